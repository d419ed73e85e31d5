"""The buttons of an answer to what somebody wrote: taking a 'done' back, and who is to see their note."""

from slack_bolt.async_app import AsyncAck

from bot import settling
from bot.acts import Press
from bot.answering import NOT_YOURS
from bot.deliveries import replies, upkeep
from bot.parsing.refusal import Refusal
from storage import actions
from storage.records import Audience


async def not_done(ack: AsyncAck, press: Press) -> None:
    """Take back that an action is done: it is open again, and its nudges go on."""
    async with press.bot.sessions.begin() as session:
        sent = await press.sent(session)
        owner = await actions.owner(session, press.team, press.id)
        action = await actions.hold(session, press.team, owner.action_id) if owner else None
        owner = await actions.owner(session, press.team, press.id) if action else None
        if sent is None or action is None or owner is None or sent.recipient != press.user:
            raise Refusal(NOT_YOURS)
        if (await replies.part_of(session, action, press.user)).owner != owner:
            raise Refusal(NOT_YOURS)
        await settling.take_back(session, action, owner, press.user, press.at, sent)
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
        sent = await press.sent(session)
        about = sent.about if sent is not None and sent.recipient == press.user else {}
        note = await actions.note(session, press.team, press.id)
        action = await actions.hold(session, press.team, note.action_id) if note else None
        note = await actions.note(session, press.team, press.id) if action else None
        if sent is None or action is None or note is None or about.get("note") != note.id:
            raise Refusal(NOT_YOURS)
        first = Audience.NOBODY if about.get("away") else Audience.UNDECIDED
        if note.audience is not first or (about.get("away") and audience is not Audience.ASKER):
            raise Refusal("You have said already who is to see that.")
        note = await actions.let_see(session, action, note, audience, at=press.at, place=sent.sent_ts or "")
        if about.get("away"):
            await replies.pass_to_asker(session, action, note, at=press.at)
        if audience is Audience.GROUP:
            await upkeep.put_updates(session, action, at=press.at, pressed=sent)
        else:
            await replies.put_update(session, action, sent, at=press.at)
