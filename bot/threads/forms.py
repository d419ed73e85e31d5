"""Takes the form of Capture thread, and the question which decision a concern is about."""

from datetime import datetime

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.service import Draft
from bot.decisions import service as decision_service
from bot.decisions.concerns import views as concern_views
from bot.language import dates, slack_text
from bot.language.dates import Question, Understood
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Submission, id_in
from bot.sources import conversations
from bot.threads import deliveries, views
from bot.threads.views import Chosen
from bot.understanding import days
from bot.understanding import decisions as understanding
from bot.understanding.decisions import Resolution
from bot.understanding.threads import Kind
from storage import decisions, people
from storage.database import Session
from storage.records import Assignee, Decision, OwnerKind, Source

NOT_HERE = "You are not in that channel, so nothing can be recorded there."
NOTHING = "Nothing is chosen: record this as a decision or an action, or press Cancel."


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Record everything that was confirmed, or nothing while something is amiss with it."""
    bot, now = submission.bot, submission.at
    errors: dict[str, str] = {}
    recorded: list[Decision] = []
    async with bot.sessions.begin() as session:
        ready = await _ready(session, submission, errors)
        if not errors and await submission.first_time(session):
            for each, source, what in ready:
                if isinstance(what, Draft):
                    await action_service.capture(session, what, source, at=now)
                else:
                    key = f"{submission.key}:{each.number}"
                    captured = await decision_service.record_once(session, key, what, source=source, at=now)
                    recorded.append(captured.decision)
                    if captured.alike is not None:
                        await deliveries.put_alike(session, captured.decision, captured.alike.older, at=now)
    if errors:
        await ack(response_action="errors", errors=errors)
        return
    for decision in recorded:
        bot.background.start(conversations.remember(bot, decision))
    await ack()


async def concern_chosen(ack: AsyncAck, submission: Submission) -> None:
    """Go on to the concern form for the decision that was chosen."""
    chosen = id_in(modals.selected(submission.view, "decision"))
    team, channel = submission.team, submission.metadata["channel"]
    async with submission.bot.sessions.read() as session:
        decision = await decisions.find(session, team, chosen)
        member = await people.is_member(session, team, channel, submission.user)
    if decision is None or decision.channel != channel or not member:
        raise Refusal("There is no such decision in this channel: choose another one.")
    await ack(response_action="update", view=concern_views.form(decision))


async def _ready(
    session: Session, submission: Submission, errors: dict[str, str]
) -> list[tuple[Chosen, Source, Draft | Resolution]]:
    """Return what is to be recorded, with where it was said; what is amiss goes into `errors`, by input."""
    team, user, now = submission.team, submission.user, submission.at
    channel, thread_ts = views.place(submission.view)
    chosen = views.chosen(submission.view)
    if not chosen:
        errors["as_1"] = NOTHING
    elif not await people.is_member(session, team, channel, user):
        errors[f"as_{chosen[0].number}"] = NOT_HERE
    ready = []
    for each in chosen:
        source = Source(team, channel, user, each.ts, thread_ts, each.by, each.read_ts)
        read = _action if each.kind is Kind.ACTION else _decision
        what = await read(session, source, each, now, errors)
        if what is not None:
            ready.append((each, source, what))
    return ready


async def _decision(
    session: Session, source: Source, chosen: Chosen, now: datetime, errors: dict[str, str]
) -> Resolution | None:
    words = slack_text.clean(chosen.words)
    text, follows = understanding.split_relations(words)
    reason = None
    if chosen.ts is None:
        # What was typed as a command says why like a command.
        text, reason, follows = understanding.divided(words)
    if not text:
        errors[f"words_{chosen.number}"] = "What was decided? Write it here, or choose Leave out."
        return None
    return Resolution(text, reason, follows)


async def _action(
    session: Session, source: Source, chosen: Chosen, now: datetime, errors: dict[str, str]
) -> Draft | None:
    owners = tuple(Assignee(OwnerKind.PERSON, user) for user in chosen.owners)
    unfit = await action_service.unfit(session, source.team, owners)
    words = slack_text.clean(chosen.words)
    if not words:
        errors[f"words_{chosen.number}"] = "What is to be done? Write it here, or choose Leave out."
    if not owners or unfit:
        errors[f"owners_{chosen.number}"] = "Choose who is to do it: people, not bots or closed accounts."
    calendar = await calendars.find(session, source.team, source.channel, source.author, now=now)
    found = dates.find(words, calendar)
    if found is not None and isinstance(found.answer, Question):
        errors[f"words_{chosen.number}"] = days.ask(found.answer, "Write, for example, by")
    if f"words_{chosen.number}" in errors or f"owners_{chosen.number}" in errors:
        return None
    due = found.answer.day if found is not None and isinstance(found.answer, Understood) else None
    return Draft(words, owners, due)
