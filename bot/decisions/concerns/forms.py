"""The forms to raise and to close a concern, as they come back."""

from slack_bolt.async_app import AsyncAck

from bot.decisions import service as decision_service
from bot.decisions.buttons import show_details_again
from bot.decisions.concerns import service
from bot.language import slack_text
from bot.slack.blocks import modals
from bot.slack.incoming import access
from bot.slack.incoming.requests import Submission
from storage.records import ConcernStatus, Strength


async def raise_concern(ack: AsyncAck, submission: Submission) -> None:
    """Raise the concern that was filled in, once."""
    view, user, named = submission.view, submission.user, submission.metadata["decision"]
    words = slack_text.clean(modals.written(view, "concern"))
    strength = Strength(modals.selected(view, "strength") or Strength.RESERVATION)
    async with submission.bot.sessions.begin() as session:
        if await submission.first_time(session):
            decision = await decision_service.lock(session, submission.team, named)
            await access.refuse_outsiders(session, decision.team, decision.channel, user)
            await service.raise_concern(session, decision, words, strength, user=user, at=submission.at)
    await ack()


async def close_concern(ack: AsyncAck, submission: Submission) -> None:
    """Close a concern in the words that were filled in, and show so in the Details behind the form."""
    concern_id, status = submission.metadata["concern"], ConcernStatus(submission.metadata["status"])
    user, words = submission.user, slack_text.clean(modals.written(submission.view, "outcome"))
    async with submission.bot.sessions.begin() as session:
        decision = await service.lock_decision(session, submission.team, concern_id)
        await access.refuse_outsiders(session, decision.team, decision.channel, user)
        await service.close(session, decision, concern_id, status, words, user=user, at=submission.at)
    submission.bot.background.start(show_details_again(submission, decision))
    await ack()
