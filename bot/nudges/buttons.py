"""The buttons of a nudge: `Done`, `Still on it` and `Snooze`; its `Pass on` is the same as an ask's."""

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.asks import buttons as ask_buttons
from bot.actions.asks import views as ask_views
from bot.nudges import service, views
from bot.slack.incoming.requests import Press


async def done(ack: AsyncAck, press: Press) -> None:
    """Close the owner's part; somebody who was told that its nudges have ended closes the whole action."""
    await ask_buttons.answer(press, action_service.finish, chair_too=True)
    await ack()


async def still_on_it(ack: AsyncAck, press: Press) -> None:
    """Note that the owner is at it; the next nudge comes as planned."""
    await ask_buttons.answer(press, service.still_on_it)
    await ack()


async def snooze(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks until when."""
    async with press.bot.sessions.read() as session:
        authorised = await ask_buttons.authorise(session, press)
        days = await service.days_to_snooze(session, authorised)
    await press.open(
        views.snooze(authorised.action, days, ask_views.packed(authorised.owner.id, press.message_at))
    )
    await ack()
