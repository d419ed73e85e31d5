"""Records a decision that somebody filled in."""

from bot.decisions import service
from bot.decisions.service import NewDecision
from bot.slack.incoming.requests import Submission
from bot.sources import typed
from bot.understanding.following import FollowingResolution
from storage.database import Session
from storage.records import Source


async def record(
    session: Session, submission: Submission, resolution: FollowingResolution, source: Source
) -> NewDecision:
    """Record what a form holds; its second arrival is answered like the first."""
    if not await submission.first_time(session):
        return await service.recorded_before(session, submission.team, await submission.outcome(session))
    await typed.settle_form(session, submission)
    recorded = await service.record(session, resolution, source, at=submission.at)
    await submission.remember(session, recorded.outcome)
    return recorded
