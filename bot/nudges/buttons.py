"""The buttons of a nudge: `Done` and `More time`; its `I can't` is the same as an ask's.

The last nudge asks whether it is still theirs: its `Yes, by …` asks until when, its `Pass on` is an ask's.
Nudges of earlier versions offer `Still on it`, which is noted, `Snooze`, which asks for more time by now, and
`Pass on`.
"""

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.asks import buttons as ask_buttons
from bot.actions.asks import views as ask_views
from bot.nudges import more_time as more_time_form
from bot.nudges import service
from bot.slack.incoming.requests import Press


async def done(ack: AsyncAck, press: Press) -> None:
    """Close the owner's part; somebody who was told that its nudges have ended closes the whole action."""
    await ask_buttons.answer(press, action_service.finish, chair_too=True)
    await ack()


async def more_time(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks until when, and why."""
    async with press.bot.sessions.read() as session:
        authorised = await ask_buttons.authorise(session, press)
        days = await service.days_to_move_to(session, authorised)
    metadata = ask_views.packed(authorised.owner.id, press.message_at)
    await press.open(more_time_form.form(authorised.action, days, metadata))
    await ack()


async def still_on_it(ack: AsyncAck, press: Press) -> None:
    """Note that the owner is at it; the next nudge comes as planned."""
    await ask_buttons.answer(press, service.still_on_it)
    await ack()
