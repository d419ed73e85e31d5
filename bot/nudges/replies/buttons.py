"""The buttons of an answer to what somebody wrote: taking a 'done' back, and who is to see their note."""

from slack_bolt.async_app import AsyncAck

from bot.nudges.replies import service
from bot.slack.incoming.requests import Press
from storage.records import Audience


async def not_done(ack: AsyncAck, press: Press) -> None:
    """Take back that an action is done: it is open again, and its nudges go on."""
    async with press.bot.sessions.begin() as session:
        sent = await press.outbox_row(session)
        await service.reopen(session, press.team, press.user, press.id, sent, press.at)
    await ack()


async def the_group(ack: AsyncAck, press: Press) -> None:
    """Show a note on the action's card."""
    await _let_see(press, Audience.GROUP)
    await ack()


async def only_the_asker(ack: AsyncAck, press: Press) -> None:
    """Send a note to the person who asked for the action, unless they have it, and to nobody else."""
    await _let_see(press, Audience.ASKER)
    await ack()


async def nobody(ack: AsyncAck, press: Press) -> None:
    """Show a note to nobody else."""
    await _let_see(press, Audience.NOBODY)
    await ack()


async def _let_see(press: Press, audience: Audience) -> None:
    async with press.bot.sessions.begin() as session:
        sent = await press.outbox_row(session)
        await service.let_see(session, press.team, press.user, press.id, audience, sent, press.at)
