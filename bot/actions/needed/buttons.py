"""The buttons of the question whether an action is still needed: `Drop` and `Still needed`."""

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.needed import service
from bot.slack.incoming.requests import Press
from storage import outbox
from storage.database import Session
from storage.records import Kind, Outgoing


async def drop(ack: AsyncAck, press: Press) -> None:
    """Drop the action."""
    async with press.bot.sessions.begin() as session:
        action = await action_service.lock(session, press.team, press.id)
        await service.drop(session, action, await _question(session, press), press.user, at=press.at)
    await ack()


async def keep(ack: AsyncAck, press: Press) -> None:
    """Tell its owner that it is still needed."""
    async with press.bot.sessions.begin() as session:
        action = await action_service.lock(session, press.team, press.id)
        await service.keep(session, action, await _question(session, press), press.user, at=press.at)
    await ack()


async def _question(session: Session, press: Press) -> Outgoing | None:
    """Return the question that was answered, which came with other things perhaps."""
    said = await outbox.carried.said_in(session, press.team, *press.message_at)
    asked = (each for each in said if each.kind is Kind.STILL_NEEDED)
    return next((each for each in asked if press.id in each.about.action_ids), None)
