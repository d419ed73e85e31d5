"""The forms to raise and to close a concern."""

from slack_bolt.async_app import AsyncAck

from bot.decisions import settling
from bot.decisions.concerns import service, views
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Press, Submission, id_in
from storage import concerns, decisions, people
from storage.records import ConcernStatus, Strength


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Raise the concern that was filled in, once."""
    view, team, user, now = submission.view, submission.team, submission.user, submission.at
    words = slack_text.clean(modals.written(view, "concern"))
    strength = Strength(modals.selected(view, "strength") or Strength.RESERVATION)
    decision_id = submission.metadata["decision"]
    async with submission.bot.sessions.begin() as session:
        if await submission.first_time(session):
            await service.raise_concern(session, team, decision_id, words, strength, user=user, at=now)
    await ack()


async def close(ack: AsyncAck, press: Press) -> None:
    """Ask in what words a concern is closed; a choice in the Details of its decision."""
    named, _, status = press.value.partition(" ")
    async with press.bot.sessions.read() as session:
        concern = await concerns.find(session, press.team, id_in(named))
        decision = await decisions.find(session, press.team, concern.decision_id) if concern else None
        if decision and not await people.is_member(session, press.team, decision.channel, press.user):
            raise Refusal(service.NOT_HERE)
    fits = decision is not None and settling.decision_of(press.view) == decision.id
    if concern is not None and decision is not None and fits and status in set(ConcernStatus):
        await press.open(views.closing_form(concern, decision, ConcernStatus(status)))
    await ack()


async def closed(ack: AsyncAck, submission: Submission) -> None:
    """Close a concern in the words that were filled in, and show so in the Details behind the form."""
    kept, team, user, now = submission.metadata, submission.team, submission.user, submission.at
    status, words = (
        ConcernStatus(kept["status"]),
        slack_text.clean(modals.written(submission.view, "outcome")),
    )
    async with submission.bot.sessions.begin() as session:
        decision = await service.close(session, team, kept["concern"], status, words, user=user, at=now)
    submission.bot.background.start(settling.show_again(submission, decision))
    await ack()
