"""The forms to raise and to close a concern, as they come back."""

from slack_bolt.async_app import AsyncAck

from bot.decisions import service as decision_service
from bot.decisions.buttons import show_details_again
from bot.decisions.concerns import service, views
from bot.decisions.corrections import service as corrections
from bot.decisions.corrections import views as correction_views
from bot.decisions.corrections.views import Sort
from bot.language import slack_text
from bot.slack.blocks import modals
from bot.slack.incoming import access
from bot.slack.incoming.requests import Submission
from storage.records import ConcernStatus, Consequence, Strength


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
    """Close a concern in the words that were filled in, and show so in the Details behind the form.

    If the decision is to be amended for it, the form in its place is the one in which that is done.
    """
    view, user, concern_id = submission.view, submission.user, submission.metadata["concern"]
    words, consequence = slack_text.clean(modals.written(view, "outcome")), views.chosen(view)
    closing = service.Closing(ConcernStatus(submission.metadata["status"]), words, consequence)
    async with submission.bot.sessions.begin() as session:
        decision = await service.lock_decision(session, submission.team, concern_id)
        await access.refuse_outsiders(session, decision.team, decision.channel, user)
        await service.close(session, decision, concern_id, closing, user=user, at=submission.at)
        seen = await corrections.seen(session, decision)
    submission.bot.background.start(show_details_again(submission, decision))
    if consequence is Consequence.AMEND:
        form = correction_views.form(decision, seen, sort=Sort.AGREED, changed=words)
        await ack(response_action="update", view=form)
    else:
        await ack()
