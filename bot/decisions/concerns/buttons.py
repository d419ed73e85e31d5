"""Raise a concern, on a card or on what somebody was told; and the menu that closes one, in the Details."""

from slack_bolt.async_app import AsyncAck

from bot.decisions import service as decision_service
from bot.decisions.buttons import decision_of
from bot.decisions.concerns import service, views
from bot.slack.incoming import access
from bot.slack.incoming.requests import Press, id_in
from storage import concerns
from storage.records import ConcernStatus, subjects


async def open_form(ack: AsyncAck, press: Press) -> None:
    """Open the form for a concern on a decision, with what was written of it to the bot alone."""
    async with press.bot.sessions.read() as session:
        decision = await service.find_decision(session, press.team, press.id)
        sent = await press.outbox_row(session) if press.is_alone and not press.view else None
    about = sent.about if sent is not None and sent.recipient == press.user else None
    await press.open(views.form(decision, about.words if isinstance(about, subjects.DirectAnswer) else ""))
    await ack()


async def open_closing_form(ack: AsyncAck, press: Press) -> None:
    """Ask in what words a concern is closed, as what was chosen in the Details of its decision."""
    named, _, status = press.value.partition(" ")
    async with press.bot.sessions.read() as session:
        decision = await decision_service.find(session, press.team, decision_of(press.view))
        await access.refuse_outsiders(session, press.team, decision.channel, press.user)
        concern = await concerns.find(session, press.team, id_in(named))
        offered = await service.offered(session, decision, press.user, press.at)
    if concern is not None and concern.decision_id == decision.id and status in set(ConcernStatus):
        await press.open(views.closing_form(concern, decision, ConcernStatus(status), offered))
    await ack()
