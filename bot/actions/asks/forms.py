"""The form that an ask opens to pass an action on, and who may answer whatever it opens."""

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.asks import service, views
from bot.actions.service import Authorised
from bot.slack.incoming.requests import Submission
from storage.database import Session


async def passed_on(ack: AsyncAck, submission: Submission) -> None:
    """Ask somebody else in the owner's place."""
    taker, reason = views.taker(submission.view)
    async with submission.bot.sessions.begin() as session:
        authorised = await authorise(session, submission, chair_too=True)
        if await submission.first_time(session):
            await action_service.pass_on(session, authorised, taker, reason)
    await ack()


async def authorise(session: Session, submission: Submission, *, chair_too: bool = False) -> Authorised:
    """Return what somebody may answer who sends in a form that a button opened; else raise Refusal."""
    owner_id, message = views.unpacked(submission.view)
    return await service.authorise_answer(
        session, submission.team, submission.user, owner_id, message, at=submission.at, chair_too=chair_too
    )
