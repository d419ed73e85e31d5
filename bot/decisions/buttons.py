"""The buttons of a decision's card, and of what people are told about one."""

from slack_bolt.async_app import AsyncAck

from bot.decisions import replacements, shown, views
from bot.decisions.concerns import views as concern_views
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.slack.incoming.requests import Press
from bot.sources import cards
from storage import decisions, links
from storage.database import Session
from storage.records import Decision, How

UNKNOWN = "There is no such decision here."


async def details(ack: AsyncAck, press: Press) -> None:
    """Show the whole record to whoever presses."""
    async with press.bot.sessions.begin() as session:
        record = await shown.of(session, await _meant(session, press))
    await press.open(views.details(record, press.user))
    await ack()


async def concern(ack: AsyncAck, press: Press) -> None:
    """Open the form for a concern on the decision of a card, or of what somebody was told."""
    async with press.bot.sessions.begin() as session:
        decision = await _meant(session, press)
    if decision.undone_at is not None:
        raise Refusal(f"{decision.label} was undone, so there is nothing to be concerned about.")
    await press.open(concern_views.form(decision))
    await ack()


async def undo(ack: AsyncAck, press: Press) -> None:
    """Undo a decision for whoever recorded it, for 15 minutes; tell anybody else why not."""
    user, now = press.user, press.at
    async with press.bot.sessions.begin() as session:
        decision = await _meant(session, press)
        newer = [one for _, one in await links.newer_of(session, decision)]
        if why_not := _why_not(decision, user, newer, undoable=cards.undoable(decision, now)):
            raise Refusal(why_not)
        undone = await decisions.undo(session, decision, actor=user, at=now)
        for older in await links.release(session, decision, actor=user, at=now):
            await cards.put_update(session, older, at=now)
            await replacements.put_undone(session, undone, older, at=now)
        await cards.put_update(session, undone, at=now)
    await ack()


def _why_not(decision: Decision, user: str, newer: list[Decision], *, undoable: bool) -> str:
    """Return why a decision can not be undone; empty when it can."""
    label = decision.label
    if decision.undone_at is not None:
        return f"{label} was undone already."
    if decision.author != user:
        by = text.person(decision.author)
        return f"Only {by}, who recorded {label}, can undo it. You can press Raise a concern instead."
    if not undoable:
        said = f"{label} was recorded more than 15 minutes ago, so it stays on record. To change it, record"
        return f"{said} another one, for example: `/decide We will wait a year replaces {label}`."
    if newer:
        return f"{newer[-1].label} changes {label}, so undo {newer[-1].label} first."
    return ""


async def got_it(ack: AsyncAck, press: Press) -> None:
    """Note that somebody who was told of a decision has read it; the message then says so."""
    async with press.bot.sessions.begin() as session:
        decision = await _meant(session, press)
        known = await decisions.who_knows(session, decision)
        if How.CONFIRMED not in known.get(press.user, set()):
            await decisions.make_aware(session, decision, [press.user], How.CONFIRMED, at=press.at)
            await replacements.put_changed(session, decision, press.user, at=press.at)
    await ack()


async def _meant(session: Session, press: Press) -> Decision:
    """Return the decision that is pressed, locked."""
    decision = await decisions.lock(session, press.team, press.id)
    if decision is None:
        raise Refusal(UNKNOWN)
    return decision
