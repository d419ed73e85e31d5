"""Reactions that propose a message: scales for a decision, a pushpin for an action.

The person who reacts is offered the form; nothing is recorded until they confirm it there. Taking the
reaction back withdraws the offer.
"""

from slack_bolt.async_app import AsyncAck

from bot.slack.incoming.requests import Event, Json
from bot.threads import service
from bot.understanding.threads import RecordAs
from storage.offers import Proposed

PROPOSED_AS = {"scales": RecordAs.DECISION, "pushpin": RecordAs.ACTION}


async def added(ack: AsyncAck, event: Event) -> None:
    """Offer the form to a member who reacted to somebody's message."""
    proposed = proposed_by(event.fields, event.team)
    ts, by = str(event.fields.get("event_ts")), event.fields.get("item_user")
    if proposed is not None and by != event.bot.workspaces[event.team].bot_user:
        async with event.bot.sessions.begin() as session:
            await service.offer(session, proposed, ts, by=by, at=event.at)
    await ack()


async def removed(ack: AsyncAck, event: Event) -> None:
    """Withdraw what a reaction proposed."""
    proposed = proposed_by(event.fields, event.team)
    if proposed is not None:
        async with event.bot.sessions.begin() as session:
            await service.withdraw_offer(session, proposed, str(event.fields.get("event_ts")))
    await ack()


def proposed_by(event: Json, team: str) -> Proposed | None:
    """Return what a reaction proposes; None for every other reaction. Skin tones make no difference."""
    item = event.get("item") or {}
    kind = PROPOSED_AS.get(str(event.get("reaction")).partition("::")[0])
    if kind is None or item.get("type") != "message" or not event.get("user"):
        return None
    return Proposed(team, str(item.get("channel")), str(item.get("ts")), event["user"], kind)
