"""The buttons of an answer to what somebody wrote: taking a 'done' back, and who is to see their note."""

from slack_bolt.async_app import AsyncAck

from bot.actions import refresh
from bot.actions.asks.service import NOT_YOURS
from bot.actions.details import service as details_service
from bot.language.refusal import Refusal
from bot.nudges.replies import deliveries
from bot.slack.incoming.requests import Press
from storage import actions
from storage.records import Audience, Outgoing, subjects


async def not_done(ack: AsyncAck, press: Press) -> None:
    """Take back that an action is done: it is open again, and its nudges go on."""
    async with press.bot.sessions.begin() as session:
        sent = await press.outbox_row(session)
        owner = await actions.owner(session, press.team, press.id)
        action = await actions.lock(session, press.team, owner.action_id) if owner else None
        owner = await actions.owner(session, press.team, press.id) if action else None
        if sent is None or action is None or owner is None or sent.recipient != press.user:
            raise Refusal(NOT_YOURS)
        if (await deliveries.part_of(session, action, press.user)).owner != owner:
            raise Refusal(NOT_YOURS)
        await details_service.take_back(session, action, owner, press.user, press.at, sent)
    await ack()


async def the_group(ack: AsyncAck, press: Press) -> None:
    """Show a note on the action's card."""
    await _let_see(press, Audience.GROUP)
    await ack()


async def only_the_asker(ack: AsyncAck, press: Press) -> None:
    """Leave a note to whoever asked for the action, who is sent it if they were not yet."""
    await _let_see(press, Audience.ASKER)
    await ack()


async def nobody(ack: AsyncAck, press: Press) -> None:
    """Show a note to nobody who was not sent it."""
    await _let_see(press, Audience.NOBODY)
    await ack()


async def _let_see(press: Press, audience: Audience) -> None:
    async with press.bot.sessions.begin() as session:
        sent = await press.outbox_row(session)
        about = _about(sent, press.user)
        note = await actions.note(session, press.team, press.id)
        action = await actions.lock(session, press.team, note.action_id) if note else None
        note = await actions.note(session, press.team, press.id) if action else None
        if sent is None or action is None or about is None or note is None or about.note != note.id:
            raise Refusal(NOT_YOURS)
        first = Audience.NOBODY if about.away else Audience.UNDECIDED
        if note.audience is not first or (about.away and audience is not Audience.ASKER):
            raise Refusal("You have said already who is to see that.")
        note = await actions.let_see(session, action, note, audience, at=press.at, place=sent.sent_ts or "")
        if about.away:
            await deliveries.pass_to_asker(session, action, note, at=press.at)
        if audience is Audience.GROUP:
            await refresh.put_updates(session, action, at=press.at, pressed=sent)
        else:
            await refresh.put_answer_update(session, action, sent, at=press.at)


def _about(sent: Outgoing | None, user: str) -> subjects.Noted | None:
    if sent is None or sent.recipient != user or not isinstance(sent.about, subjects.Noted):
        return None
    return sent.about
