"""The form in which a decision is corrected, as it comes back."""

from slack_bolt.async_app import AsyncAck

from bot.decisions import service as decision_service
from bot.decisions.buttons import decision_of, show_details_again
from bot.decisions.corrections import service, views
from bot.decisions.corrections.service import Meanwhile, Wording
from bot.decisions.corrections.views import Sort
from bot.language import slack_text
from bot.language.refusal import Faults
from bot.slack.blocks import modals
from bot.slack.blocks.modals import View
from bot.slack.incoming import access
from bot.slack.incoming.requests import Submission
from bot.understanding import following
from bot.understanding.following import Follow
from storage.database import Session
from storage.records import Decision

NO_WORDING = "What should it say? For example: We will pilot the crisis café from January."
NO_SORT = f"Choose {Sort.WORDING}, or {Sort.AGREED}."
NO_CHANGE = "What has changed? For example: the providers can not start before summer."
ONLY_THE_WORDING = f"If something has changed, choose {Sort.AGREED}; otherwise leave this empty."
TIED = "Please leave out what it replaces or amends: record that as a decision of its own."


async def correct(ack: AsyncAck, submission: Submission) -> None:
    """Correct or amend a decision, once, and show so in the Details behind the form.

    When somebody else was quicker, the form says what they made of it, and keeps what was typed.
    """
    try:
        async with submission.bot.sessions.begin() as session:
            decision = await _correct(session, submission)
    except Meanwhile as meanwhile:
        changed = views.Changed(meanwhile.decision, meanwhile.seen, meanwhile.by, meanwhile.newer)
        await ack(response_action="update", view=views.form_again(changed, submission.view))
        return
    submission.bot.background.start(show_details_again(submission, decision))
    await ack()


async def _correct(session: Session, submission: Submission) -> Decision:
    """Return the decision as it is afterwards."""
    view, user, at = submission.view, submission.user, submission.at
    decision = await decision_service.lock(session, submission.team, decision_of(view))
    await access.refuse_outsiders(session, decision.team, decision.channel, user)
    if not await submission.first_time(session):
        return decision
    await service.refuse_unless_correctable(session, decision, user, at)
    wording, sort, changed = _filled_in(view, decision)
    if sort is Sort.WORDING:
        return await service.correct(session, decision, wording, user=user, at=at)
    await service.amend(session, decision, wording, changed, user=user, at=at)
    return await decision_service.find(session, decision.team, decision.id)


def _filled_in(view: View, decision: Decision) -> tuple[Wording, Sort | None, str]:
    """Return what was filled in; raise Refusal with all that is wrong with it, by input."""
    faults, sort = Faults(), views.sort_in(view)
    words, because, changed = (
        slack_text.clean(modals.written(view, name)) for name in ("wording", "because", "changed")
    )
    if not any(letter.isprintable() and not letter.isspace() for letter in words):
        faults.add("wording", NO_WORDING)
    elif set(_ties(words)) - set(_ties(decision.text)):
        faults.add("wording", TIED)
    if sort is None:
        faults.add("sort", NO_SORT)
    elif sort is Sort.AGREED and not changed:
        faults.add("changed", NO_CHANGE)
    elif sort is Sort.WORDING and changed:
        faults.add("changed", ONLY_THE_WORDING)
    faults.refuse()
    return Wording(words, because or None, str(modals.metadata(view).get("seen"))), sort, changed


def _ties(words: str) -> tuple[Follow, ...]:
    return following.from_end(words)[1]
