"""The form that lists several things to record, and the question which decision a concern is about."""

from datetime import datetime

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.service import Draft
from bot.decisions import participants
from bot.decisions.concerns import views as concern_views
from bot.language import dates, slack_text
from bot.language.dates import Question, Understood
from bot.language.refusal import Faults, Refusal, beside
from bot.meetings import calendars
from bot.slack.blocks import modals
from bot.slack.incoming import access
from bot.slack.incoming.requests import Submission, id_in
from bot.threads import service, views
from bot.threads.views import Confirmed
from bot.understanding import days
from bot.understanding import decisions as understanding
from bot.understanding.decisions import Resolution
from bot.understanding.threads import RecordAs
from storage import decisions
from storage.database import Session
from storage.records import Assignee, Decision, OwnerKind, Source

NOTHING = "Nothing is chosen: record this as a decision or an action, or press Cancel."


async def record(ack: AsyncAck, submission: Submission) -> None:
    """Record everything that was confirmed, or nothing while something is wrong with it."""
    made: list[Decision] = []
    async with submission.bot.sessions.begin() as session:
        meant = await _meant(session, submission)
        if await submission.first_time(session):
            made = await service.record(session, meant, at=submission.at)
    for decision in made:
        submission.bot.background.start(participants.remember(submission.bot, decision))
    await ack()


async def choose_decision(ack: AsyncAck, submission: Submission) -> None:
    """Go on to the concern form for the decision that was chosen."""
    chosen = id_in(modals.selected(submission.view, "decision"))
    team, channel = submission.team, submission.metadata["channel"]
    async with submission.bot.sessions.read() as session:
        await access.refuse_outsiders(session, team, channel, submission.user)
        decision = await decisions.find(session, team, chosen)
    if decision is None or decision.channel != channel:
        raise Refusal("There is no such decision in this channel: choose another one.")
    await ack(response_action="update", view=concern_views.form(decision))


async def _meant(session: Session, submission: Submission) -> list[tuple[Source, Draft | Resolution]]:
    """Return what is to be recorded, with its source; raise Refusal with all that is wrong, by input."""
    shared = submission.source
    confirmed = views.confirmed(submission.view, shared)
    if not confirmed:
        raise Refusal(NOTHING, field="as_1")
    with beside(f"as_{confirmed[0].number}"):
        await access.refuse_outsiders(session, shared.team, shared.channel, shared.author)
    faults = Faults()
    meant: list[tuple[Source, Draft | Resolution]] = []
    for each in confirmed:
        if each.kind is RecordAs.ACTION:
            meant.append((each.source, await _action(session, each, submission.at, faults)))
        else:
            meant.append((each.source, _decision(each, faults)))
    faults.refuse()
    return meant


def _decision(confirmed: Confirmed, faults: Faults) -> Resolution:
    words = slack_text.clean(confirmed.words)
    text, follows = understanding.split_relations(words)
    reason = None
    if confirmed.source.said_ts is None:
        # What was typed as a command says why like a command.
        text, reason, follows = understanding.divided(words)
    if not text:
        faults.add(f"words_{confirmed.number}", "What was decided? Write it here, or choose Leave out.")
    return Resolution(text, reason, follows)


async def _action(session: Session, confirmed: Confirmed, now: datetime, faults: Faults) -> Draft:
    source, number = confirmed.source, confirmed.number
    owners = tuple(Assignee(OwnerKind.PERSON, user) for user in confirmed.owners)
    words = slack_text.clean(confirmed.words)
    if not words:
        faults.add(f"words_{number}", "What is to be done? Write it here, or choose Leave out.")
    if not owners or await action_service.unfit(session, source.team, owners):
        faults.add(f"owners_{number}", "Choose who is to do it: people, not bots or closed accounts.")
    calendar = await calendars.find(session, source.team, source.channel, source.author, now=now)
    found = dates.find(words, calendar)
    if found is not None and isinstance(found.answer, Question):
        faults.add(f"words_{number}", days.ask(found.answer, "Write, for example, by"))
    due = found.answer.day if found is not None and isinstance(found.answer, Understood) else None
    return Draft(words, owners, due)
