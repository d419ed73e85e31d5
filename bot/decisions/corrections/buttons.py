"""The button in a decision's Details that corrects what it says."""

from slack_bolt.async_app import AsyncAck

from bot.decisions import service as decision_service
from bot.decisions.buttons import decision_of
from bot.decisions.corrections import service, views
from bot.slack.incoming import access
from bot.slack.incoming.requests import Press


async def open_form(ack: AsyncAck, press: Press) -> None:
    """Open the form, filled in with what the decision says."""
    async with press.bot.sessions.read() as session:
        decision = await decision_service.find(session, press.team, decision_of(press.view))
        await access.refuse_outsiders(session, press.team, decision.channel, press.user)
        await service.refuse_unless_correctable(session, decision, press.user, press.at)
        seen = await service.seen(session, decision)
    await press.open(views.form(decision, seen))
    await ack()
