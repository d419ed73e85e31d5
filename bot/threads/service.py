"""Recording what was confirmed of a thread, or of several things typed at once: all of it, or nothing."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import service as action_service
from bot.actions.service import Draft
from bot.decisions import service as decision_service
from bot.threads import deliveries
from bot.understanding.decisions import Resolution
from storage.database import Session
from storage.records import Decision, Source


async def record(
    session: Session, meant: Sequence[tuple[Source, Draft | Resolution]], *, at: datetime
) -> list[Decision]:
    """Record each, and have the author asked about decisions that look related; return the new decisions."""
    made = []
    for source, what in meant:
        if isinstance(what, Draft):
            await action_service.record(session, what, source, at=at)
            continue
        recorded = await decision_service.record(session, what, source, at=at)
        made.append(recorded.decision)
        if recorded.related is not None:
            await deliveries.put_alike(session, recorded.decision, recorded.related.older, at=at)
    return made
