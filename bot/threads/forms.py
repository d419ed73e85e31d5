"""The form that lists several things to record, and the question which decision a concern is about."""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot.actions import fit_owners
from bot.actions import meant as assigned
from bot.actions.service import Draft
from bot.decisions import afterwards
from bot.decisions.concerns import views as concern_views
from bot.language import bounds
from bot.language.dates import Question, Understood
from bot.language.refusal import Faults, Refusal, beside
from bot.meetings import calendars
from bot.slack.blocks import modals
from bot.slack.incoming import access
from bot.slack.incoming.requests import Submission, id_in
from bot.sources import late_cards, typed
from bot.threads import reading, service, views
from bot.threads.reading import Read
from bot.threads.service import ToRecord
from bot.understanding import days
from storage import decisions
from storage.database import Session
from storage.records import Action, Assignee, Decision, OwnerKind

UNREAD = "There is more in this form than can be read at once: shorten this one, or leave some out."
NOTHING = "Nothing is chosen: record this as a decision or an action, or press Cancel."


async def record(ack: AsyncAck, submission: Submission) -> None:
    """Record everything that was confirmed, or nothing while something is wrong with it."""
    made: list[Decision | Action] = []
    found = await _read(submission)
    async with submission.bot.sessions.begin() as session:
        confirmed = await _confirmed(session, submission, found)
        if await submission.first_time(session):
            await typed.settle_form(session, submission)
            made = await service.record(session, confirmed, at=submission.at)
    for one in made:
        late_cards.wait(submission, one)
        if isinstance(one, Decision):
            afterwards.begin(submission.bot, one)
    await ack()


async def _read(submission: Submission) -> list[Read]:
    """Return what the form says."""
    source = submission.source
    confirmed = views.confirmed(submission.view, source)
    async with submission.bot.sessions.read() as session:
        calendar = await calendars.find(
            session, source.team, source.channel, source.author, now=submission.at
        )
        understood = await typed.understood(session, submission)
    length = sum(len(each.words) for each in confirmed)
    return await bounds.in_thread(length, lambda: reading.read(confirmed, calendar, understood=understood))


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


async def _confirmed(session: Session, submission: Submission, found: list[Read]) -> list[ToRecord]:
    """Return what is to be recorded; raise Refusal with all that is wrong, by input."""
    shared = submission.source
    if not found:
        raise Refusal(NOTHING, field="as_1")
    with beside(f"as_{found[0].confirmed.number}"):
        await access.refuse_outsiders(session, shared.team, shared.channel, shared.author)
    faults = Faults()
    confirmed: list[ToRecord] = []
    for each in found:
        source = each.confirmed.source
        if each.decision is None:
            confirmed.append(ToRecord(source, await _draft(session, each, faults)))
            continue
        if not each.words:
            number = each.confirmed.number
            faults.add(f"words_{number}", "What was decided? Write it here, or choose Leave out.")
        confirmed.append(ToRecord(source, each.decision))
    faults.refuse()
    return confirmed


async def _draft(session: Session, read: Read, faults: Faults) -> Draft:
    number, team, due = read.confirmed.number, read.confirmed.source.team, None
    owners = tuple(Assignee(OwnerKind.PERSON, user) for user in read.confirmed.owners)
    if read.action is not None:
        # People are chosen in the form; whoever else was named has no input there.
        owners += tuple(one for one in read.action.owners if one.kind is not OwnerKind.PERSON)
    if not read.words:
        faults.add(f"words_{number}", "What is to be done? Write it here, or choose Leave out.")
    if not owners or await fit_owners.unfit(session, team, owners):
        faults.add(f"owners_{number}", "Choose who is to do it: people, not bots or closed accounts.")
    if read.unread:
        faults.add(f"words_{number}", UNREAD)
    elif read.due is not None and isinstance(read.due.answer, Question):
        field, write = ("due", "Write") if read.confirmed.due else ("words", "Write, for example, by")
        faults.add(f"{field}_{number}", days.ask(read.due.answer, write))
    elif read.due is not None and isinstance(read.due.answer, Understood):
        due = read.due.answer.day
    if read.action is None:
        return Draft(read.words, owners, due)
    meeting = read.action.meeting if due == read.action.due else None
    action = replace(read.action, text=read.words, owners=owners, due=due, meeting=meeting)
    with faults.beside(f"words_{number}"):
        return await assigned.complete(session, action, read.confirmed.source)
    return Draft(read.words, owners, due)
