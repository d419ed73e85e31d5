"""The buttons of how somebody is reminded: how often, to see it, and to take a change back."""

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.nudges.preferences import commands, service, views
from bot.slack.incoming import acknowledgement
from bot.slack.incoming.requests import Press
from storage.records import HowOften


async def show(ack: AsyncAck, press: Press) -> None:
    """Show how they are reminded and why, beside the message that they pressed in."""
    acknowledgement.later(press, _show(press))
    await ack()


async def _show(press: Press) -> None:
    press.reply(await commands.as_it_stands(press))


async def choose(ack: AsyncAck, press: Press) -> None:
    """Remind them as often as they have chosen; the answer takes the place of the question."""
    team, user, at = press.team, press.user, press.at
    if press.value not in list(HowOften):
        raise Refusal(service.CHANGED_SINCE)
    async with press.bot.sessions.begin() as session:
        if await press.first_time(session):
            changed = await service.remind(session, team, user, HowOften(press.value), at=at)
            await press.remember(session, changed.outcome)
        else:
            outcome = await press.outcome(session)
            changed = await service.changed_before(session, team, user, outcome, now=at)
    press.reply(views.changed(changed), instead=True)
    await ack()


async def undo(ack: AsyncAck, press: Press) -> None:
    """Remind them as before."""
    async with press.bot.sessions.begin() as session:
        outcome = press.value_json
        if await press.first_time(session):
            changed = await service.take_back(session, press.team, press.user, outcome, at=press.at)
        else:
            undone = {"before": outcome.get("after"), "after": outcome.get("before")}
            changed = await service.changed_before(session, press.team, press.user, undone, now=press.at)
    press.reply(views.taken_back(changed), instead=True)
    await ack()
