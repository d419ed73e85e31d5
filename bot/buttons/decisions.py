"""The buttons of a decision's card, and of what people are told about one."""

from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.buttons import places
from bot.buttons.replies import reply
from bot.context import Bot
from bot.deliveries import cards, replacements
from bot.views import text
from storage import decisions, links, people
from storage.database import Session
from storage.records import Decision, How

UNKNOWN = "There is no such decision here."


async def undo(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Undo a decision for whoever recorded it, for 15 minutes; tell anybody else why not."""
    user, now = body["user"]["id"], bot.clock()
    async with bot.sessions.begin() as session:
        decision = await meant(session, team, body, action.get("value"), at=now)
        newer = [] if decision is None else [one for _, one in await links.newer_of(session, decision)]
        undoable = decision is not None and cards.undoable(decision, now)
        why_not = _why_not(decision, user, newer, undoable=undoable)
        if decision is not None and why_not is None:
            undone = await decisions.change(session, decision, "undone", actor=user, at=now, undone_at=now)
            for older in await links.release(session, decision, actor=user, at=now):
                await cards.put_update(session, older, at=now)
                await replacements.put_undone(session, undone, older, at=now)
            await cards.put_update(session, undone, at=now)
    if why_not is not None:
        reply(bot.chores, body, client, respond, text.note(why_not))
    await ack()


def _why_not(decision: Decision | None, user: str, newer: list[Decision], *, undoable: bool) -> str | None:
    """Return why a decision can not be undone, or None when it can."""
    if decision is None:
        return UNKNOWN
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
    return None


async def got_it(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], team: str, bot: Bot) -> None:
    """Note that somebody who was told of a decision has read it; the message then says so."""
    user, now = body["user"]["id"], bot.clock()
    async with bot.sessions.begin() as session:
        decision = await meant(session, team, body, action.get("value"), at=now)
        known = await decisions.who_knows(session, decision) if decision is not None else {}
        if decision is not None and How.CONFIRMED not in known.get(user, set()):
            await decisions.make_aware(session, decision, [user], How.CONFIRMED, at=now)
            await replacements.put_changed(session, decision, user, at=now)
    await ack()


async def meant(
    session: Session, team: str, body: dict[str, Any], value: str | None, *, at: datetime
) -> Decision | None:
    """Return the decision that a button's value names, locked, if where it was pressed may show it.

    Whoever presses in the group's own channel is in it, and is noted as a member.
    """
    decision = await decisions.lock(session, team, places.id_in(value))
    if decision is None or not await places.shows(session, team, body, decision.channel):
        return None
    if places.channel_of(body) == decision.channel:
        await people.join(session, team, decision.channel, body["user"]["id"], at=at)
    return decision
