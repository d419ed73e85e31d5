"""Takes the form of Capture thread, and the question which decision a concern is about."""

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.service import Draft
from bot.decisions import service as decision_service
from bot.decisions.concerns import views as concern_views
from bot.decisions.service import Compared
from bot.language.dates import Question, Understood
from bot.language.refusal import Refusal
from bot.meetings import calendars, days
from bot.slack import beside
from bot.slack.blocks import modals
from bot.slack.requests import Submission, id_in
from bot.sources import conversations
from bot.threads import deliveries, reading, views
from bot.threads.reading import Read
from bot.understanding.threads import Kind
from storage import decisions, people
from storage.database import Session
from storage.records import Assignee, Decision, OwnerKind, Source

Ready = tuple[Read, Source, Draft | None]
"""An item, where it was said, and the action that it is to become, if it is to be one."""

NOT_HERE = "You are not in that channel, so nothing can be recorded there."
UNREAD = "There is more in this form than can be read at once: shorten this one, or leave some out."
NOTHING = "Nothing is chosen: record this as a decision or an action, or press Cancel."


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Record everything that was confirmed, or nothing while something is amiss with it."""
    bot = submission.bot
    read, standing = await _read(submission)
    errors: dict[str, str] = {}
    recorded: list[Decision] = []
    async with bot.sessions.begin() as session:
        ready = await _ready(session, submission, read, errors)
        if not errors and await submission.first_time(session):
            recorded = await _record(session, submission, ready, standing)
    if errors:
        await ack(response_action="errors", errors=errors)
        return
    for decision in recorded:
        bot.chores.spawn(conversations.remember(bot, decision))
    await ack()


async def _read(submission: Submission) -> tuple[list[Read], list[int]]:
    """Return what the form says, with the ids of the decisions that it was compared with."""
    team, (channel, _) = submission.team, views.place(submission.view)
    chosen = views.chosen(submission.view)
    async with submission.bot.sessions.read() as session:
        calendar = await calendars.of(session, team, channel, submission.user, now=submission.at)
        standing = await decision_service.standing(session, team, channel)
    texts = [decision.text for decision in standing]
    length = sum(map(len, texts)) + sum(len(each.words) for each in chosen)
    read = await beside.read(length, lambda: reading.read(chosen, calendar, texts))
    return read, [decision.id for decision in standing]


async def _record(
    session: Session, submission: Submission, ready: list[Ready], standing: list[int]
) -> list[Decision]:
    """Record all that the form holds; return the decisions."""
    now, before = submission.at, list(standing)
    recorded: list[Decision] = []
    for read, source, draft in ready:
        if draft is not None:
            await action_service.capture(session, draft, source, at=now)
        if read.decision is None:
            continue
        key = f"{submission.key}:{read.chosen.number}"
        alike = Compared(None if read.alike is None else before[read.alike])
        captured = await decision_service.record_once(
            session, key, read.decision, source=source, at=now, alike=alike
        )
        recorded.append(captured.decision)
        before.insert(0, captured.decision.id)
        if captured.alike is not None:
            await deliveries.put_alike(session, captured.decision, captured.alike.older, at=now)
    return recorded


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
    session: Session, submission: Submission, read: list[Read], errors: dict[str, str]
) -> list[Ready]:
    """Return what is to be recorded, with where it was said; what is amiss goes into `errors`, by input."""
    team, user = submission.team, submission.user
    channel, thread_ts = views.place(submission.view)
    if not read:
        errors["as_1"] = NOTHING
    elif not await people.is_member(session, team, channel, user):
        errors[f"as_{read[0].chosen.number}"] = NOT_HERE
    ready: list[Ready] = []
    for each in read:
        said = each.chosen
        source = Source(team, channel, user, said.ts, thread_ts, said.by, said.read_ts)
        draft = None
        if said.kind is Kind.ACTION:
            draft = await _draft(session, team, each, errors)
        elif not each.words:
            errors[f"words_{said.number}"] = "What was decided? Write it here, or choose Leave out."
        ready.append((each, source, draft))
    return ready


async def _draft(session: Session, team: str, read: Read, errors: dict[str, str]) -> Draft:
    number, due = read.chosen.number, None
    owners = tuple(Assignee(OwnerKind.PERSON, user) for user in read.chosen.owners)
    unfit = await action_service.unfit(session, team, owners)
    if not read.words:
        errors[f"words_{number}"] = "What is to be done? Write it here, or choose Leave out."
    if not owners or unfit:
        errors[f"owners_{number}"] = "Choose who is to do it: people, not bots or closed accounts."
    if read.unread:
        errors[f"words_{number}"] = UNREAD
    elif read.due is not None and isinstance(read.due.answer, Question):
        errors[f"words_{number}"] = days.asked(read.due.answer, "Write, for example, by")
    elif read.due is not None and isinstance(read.due.answer, Understood):
        due = read.due.answer.day
    return Draft(read.words, owners, due)
