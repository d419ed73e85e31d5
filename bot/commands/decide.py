"""`/decide`: records what the channel has just agreed on."""

from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.deliveries import cards
from bot.parsing import decisions as parsing
from bot.views import decisions as views
from scheduler.clock import Clock
from storage import decisions, events_seen
from storage.database import Sessions
from storage.records import Source


async def decide(ack: AsyncAck, command: dict[str, Any], team: str, sessions: Sessions, clock: Clock) -> None:
    """Record `/decide <sentence>` and post its card."""
    resolution = parsing.read(command["text"])
    now = clock()
    source = Source(team=team, channel=command["channel_id"], author=command["user_id"])
    async with sessions.begin() as session:
        new = await events_seen.first_time(session, team, f"command:{command['trigger_id']}", at=now)
        if not new:
            return
        decision = await decisions.record(
            session, resolution.text, reason=resolution.reason, source=source, at=now
        )
        await cards.put_card(session, decision, at=now)
    await ack(**views.recorded(decision))
