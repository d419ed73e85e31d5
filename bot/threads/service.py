"""Recording what was confirmed of a thread, or of several things typed at once: all of it, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actions import service as action_service
from bot.actions.service import Draft
from bot.decisions import service as decision_service
from bot.decisions.service import Compared
from bot.threads import deliveries
from bot.understanding.decisions import FollowingResolution
from storage.database import Session
from storage.records import Decision, Source


@dataclass(frozen=True)
class ToRecord:
    """Something that was confirmed, and where it was said.

    `related` counts the decisions before it, newest first: those of the same form, then the group's.
    """

    source: Source
    what: Draft | FollowingResolution
    related: int | None = None


async def record(
    session: Session, confirmed: Sequence[ToRecord], standing: Sequence[int], *, at: datetime
) -> list[Decision]:
    """Record each, and have the author asked about decisions that look related; return the new decisions.

    `standing` are the ids of the group's decisions with which these were compared, newest first.
    """
    made: list[Decision] = []
    before = list(standing)
    for each in confirmed:
        if isinstance(each.what, Draft):
            await action_service.record(session, each.what, each.source, at=at)
            continue
        compared = Compared(None if each.related is None else before[each.related])
        recorded = await decision_service.record(session, each.what, each.source, at=at, compared=compared)
        made.append(recorded.decision)
        before.insert(0, recorded.decision.id)
        if recorded.related is not None:
            await deliveries.ask_whether_related(session, recorded.decision, recorded.related.older, at=at)
    return made
