"""The button `What came of it`, on whatever says that somebody's part is done."""

from slack_bolt.async_app import AsyncAck

from bot.actions.asks import views as ask_views
from bot.nudges.outcomes import service, views
from bot.slack.incoming.requests import Press
from storage import decisions


async def open_form(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks what came of it."""
    async with press.bot.sessions.begin() as session:
        action = await service.authorise(session, press.team, press.user, press.id)
        decision = await decisions.find(session, action.team, action.decision_id or 0)
    await press.open(views.form(action, decision, ask_views.packed(press.id, press.message_at)))
    await ack()
