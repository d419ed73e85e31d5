"""The buttons of a decision's card and of what people are told about one, and the choices in its Details."""

from slack_bolt.async_app import AsyncAck

from bot.decisions import service, shown, views
from bot.slack.blocks import modals
from bot.slack.incoming import access
from bot.slack.incoming.requests import Json, Press, Request
from storage.records import Decision, DecisionStatus


async def details(ack: AsyncAck, press: Press) -> None:
    """Show the full record."""
    async with press.bot.sessions.begin() as session:
        record = await shown.full_record(
            session, await service.lock(session, press.team, press.id), now=press.at
        )
    await press.open(views.details(record, press.user))
    await ack()


async def undo(ack: AsyncAck, press: Press) -> None:
    """Undo a decision for its author, for 15 minutes; tell anybody else why not."""
    async with press.bot.sessions.begin() as session:
        await service.undo(session, press.team, press.id, user=press.user, at=press.at)
    await ack()


async def got_it(ack: AsyncAck, press: Press) -> None:
    """Note that somebody who was told of a decision has read it."""
    async with press.bot.sessions.begin() as session:
        await service.confirm_read(session, press.team, press.id, user=press.user, at=press.at)
    await ack()


async def settle(ack: AsyncAck, press: Press) -> None:
    """Ask what there is to say about the new status that was chosen in a decision's Details."""
    async with press.bot.sessions.read() as session:
        decision = await service.find(session, press.team, decision_of(press.view))
        await access.refuse_outsiders(session, press.team, decision.channel, press.user)
    if press.value in set(DecisionStatus):
        await press.open(views.status_form(decision, DecisionStatus(press.value)))
    await ack()


async def show_details_again(request: Request, decision: Decision) -> None:
    """Show the Details that a form was opened from as they are now."""
    async with request.bot.sessions.read() as session:
        now_stands = await service.find(session, decision.team, decision.id)
        record = await shown.full_record(session, now_stands, now=request.at)
    await request.show_again(views.details(record, request.user))


def decision_of(view: Json) -> int:
    """Return the decision whose Details a view shows; 0 for any other view."""
    return int(modals.metadata(view).get("decision") or 0)
