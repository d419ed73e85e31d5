"""The forms to raise and to close a concern, as they come back."""

from slack_bolt.async_app import AsyncAck

from bot.decisions.buttons import show_details_again
from bot.decisions.concerns import service
from bot.language import slack_text
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Submission
from storage.records import ConcernStatus, Strength


async def raise_concern(ack: AsyncAck, submission: Submission) -> None:
    """Raise the concern that was filled in, once."""
    view, team = submission.view, submission.team
    words = slack_text.clean(modals.written(view, "concern"))
    strength = Strength(modals.selected(view, "strength") or Strength.RESERVATION)
    decision_id = submission.metadata["decision"]
    async with submission.bot.sessions.begin() as session:
        if await submission.first_time(session):
            await service.raise_concern(
                session, team, decision_id, words, strength, user=submission.user, at=submission.at
            )
    await ack()


async def close_concern(ack: AsyncAck, submission: Submission) -> None:
    """Close a concern in the words that were filled in, and show so in the Details behind the form."""
    kept, status = submission.metadata, ConcernStatus(submission.metadata["status"])
    words = slack_text.clean(modals.written(submission.view, "outcome"))
    async with submission.bot.sessions.begin() as session:
        decision = await service.close(
            session,
            submission.team,
            kept["concern"],
            status,
            words,
            user=submission.user,
            at=submission.at,
        )
    submission.bot.background.start(show_details_again(submission, decision))
    await ack()
