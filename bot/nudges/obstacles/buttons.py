"""The buttons `I can't`, of an ask and of a nudge, and `No longer needed`, of the last one."""

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.asks import buttons as ask_buttons
from bot.actions.asks import views as ask_views
from bot.nudges.obstacles import service, views
from bot.slack.incoming.requests import Press


async def open_form(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks what now."""
    async with press.bot.sessions.read() as session:
        authorised = await ask_buttons.authorise(session, press)
        action_service.refuse_done(authorised)
    metadata = ask_views.packed(authorised.owner.id, press.message_at)
    await press.open(views.form(authorised.action, metadata))
    await ack()


async def not_needed(ack: AsyncAck, press: Press) -> None:
    """Drop the action, or ask whoever may whether it is still needed."""
    await ask_buttons.answer(press, service.not_needed)
    await ack()
