"""The one way in which an action comes to be recorded, from a command, a form, a shortcut or a mention."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypedDict

from bot.actions.asks import deliveries as ask_deliveries
from bot.actions.views.form import Prefill
from bot.language import names, slack_text
from bot.language.bounds import Budget
from bot.language.dates import Question
from bot.meetings import calendars
from bot.slack import slow_reading
from bot.slack.blocks import text as words
from bot.sources import cards, changes
from bot.understanding import actions as understanding
from bot.understanding import several
from bot.understanding.actions import Task
from bot.understanding.several import Piece
from storage import actions, decisions, events_seen, groups, people
from storage.database import Session
from storage.records import Action, Answer, Assignee, Decision, OwnerKind, Source

MOST_OFFERED = 100
UNREAD = "There was more in it than could be read at once: see that this is right, and add what is missing."


@dataclass(frozen=True)
class Draft:
    """An action of which all is known that is needed to record it."""

    text: str
    owners: tuple[Assignee, ...]
    due: date | None = None
    measure: str | None = None
    decision: Decision | None = None


@dataclass(frozen=True)
class Unfinished:
    """Words that do not yet make an action: what was understood, and sentences that tell what is missing.

    `several` are the actions in them, where they are more than one: nothing is recorded of them together.
    """

    task: Task
    missing: tuple[str, ...]
    prefill: Prefill
    several: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Read:
    """What a text was read as: one action with the decision that it is for, unless undone, or `several`."""

    task: Task
    decision: Decision | None
    several: tuple[Piece, ...]
    called: Mapping[str, str]


class Given(TypedDict):
    """What every reading of a text depends on, beside the calendar."""

    speaker: str
    names: Mapping[str, str]
    budget: Budget


async def understand(
    session: Session, source: Source, text: str, *, at: datetime, day: date | None = None, origin: str = ""
) -> Draft | Unfinished:
    """Return what somebody typed as an action to record, or what it still needs.

    `text` is as Slack sends it, `day` what they chose when the date was asked about, and `origin` what
    the form that goes on from here is to be recorded once for.
    """
    read = await _read(session, source, text, speaker=source.author, at=at, day=day)
    if read.several:
        # What was understood of them together would have one's owner and another's date.
        whole = Task(slack_text.readable(text, read.called))
        many = f"That looks like {len(read.several)} actions, and each is recorded by itself."
        return Unfinished(whole, (many,), _prefill(source, whole, None, origin, _Meant({})), read.several)
    task, decision = read.task, read.decision
    meant = await _meant(session, source, task)
    missing = _missing(task, decision) + [_who(name, meant) for name in meant.fits]
    missing += await unfit(session, source.team, task.owners)
    missing += [UNREAD] if task.unread else []
    if not missing and task.question is None:
        return Draft(task.text, task.owners, task.due, task.measure, decision)
    prefill = _prefill(source, task, decision, origin, meant)
    return Unfinished(task, tuple(missing), prefill)


async def remember_question(
    session: Session, source: Source, origin: str, text: str, question: Question | None
) -> None:
    """Keep what was asked about words that came by the command `origin`: only that can be answered."""
    if question is not None:
        days = [day.isoformat() for day in question.readings]
        asked = {"asked": _fingerprint(source, text), "days": days}
        await events_seen.remember(session, source.team, origin, asked)


async def was_asked(session: Session, source: Source, origin: str, text: str, day: str) -> bool:
    """Tell whether somebody was asked there about just these words, and whether they meant this day."""
    asked = await events_seen.outcome_of(session, source.team, origin)
    return asked.get("asked") == _fingerprint(source, text) and day in asked.get("days", ())


def _fingerprint(source: Source, text: str) -> str:
    told = json.dumps([source.channel, source.author, text])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


async def prefill(session: Session, source: Source, text: str, *, at: datetime) -> Prefill:
    """Return the form filled in with what a message says, whose author is meant by 'I'.

    Nothing is recorded without the form, so whoever the message names is offered as an owner.
    """
    read = await _read(session, source, text, speaker=source.said_by or "", at=at)
    filled = _prefill(source, read.task, read.decision, "", await _meant(session, source, read.task))
    named = [mention.id for mention in slack_text.mentions(text) if not mention.user_group]
    owners = [user for user in filled.owners or named if user]
    unfit = {user for user in owners if await _is_unfit(session, source.team, user)}
    return replace(
        filled,
        origin=None,
        action=filled.action or slack_text.readable(text),
        owners=tuple(user for user in dict.fromkeys(owners) if user not in unfit),
    )


async def _is_unfit(session: Session, team: str, user: str) -> bool:
    return bool(await unfit(session, team, (Assignee(OwnerKind.PERSON, user),)))


async def _read(
    session: Session,
    source: Source,
    text: str,
    *,
    speaker: str,
    at: datetime,
    day: date | None = None,
) -> Read:
    """Return the action in `text`, or all that there are, and the decision that it is for."""
    calendar = await calendars.find(session, source.team, source.channel, source.author, now=at)
    mentioned = [mention.id for mention in slack_text.mentions(text)]
    known = await people.known(session, source.team, mentioned)
    called = {user: person.name for user, person in known.items()}
    named = await _named(session, source, text)

    def read() -> tuple[tuple[Piece, ...], Task]:
        given: Given = {"speaker": speaker, "names": called, "budget": Budget()}
        return several.actions(named, calendar, **given), understanding.read(text, calendar, day=day, **given)

    pieces, task = await slow_reading.read(len(text), read)
    decision = None
    if task.decision is not None:
        decision = await decisions.numbered(session, source.team, source.channel, task.decision)
    stands = decision is not None and decision.undone_at is None
    return Read(task, decision if stands else None, pieces, called)


async def several_in(
    session: Session, source: Source, text: str, *, speaker: str, at: datetime
) -> tuple[Piece, ...]:
    """Return the actions in a text that holds several."""
    return (await _read(session, source, text, speaker=speaker, at=at)).several


async def _named(session: Session, source: Source, text: str) -> str:
    """Return a text with the members in it who alone go by a name that Slack sent as it was typed."""
    if not names.are_in(text):
        return text
    known = await people.described(session, source.team, [source.channel])
    for named in reversed(names.read(text, known)):
        if len(named.people) == 1:
            text = f"{text[: named.start]}{words.person(named.people[0].user)}{text[named.end :]}"
    return text


async def capture(session: Session, draft: Draft, source: Source, *, at: datetime) -> Action:
    """Record an action, have its card posted where it was said, and each owner but its author asked."""
    await people.join(session, source.team, source.channel, source.author, at=at)
    action = await actions.record(
        session,
        draft.text,
        draft.owners,
        source=source,
        at=at,
        due=draft.due,
        measure=draft.measure,
        decision_id=draft.decision.id if draft.decision else None,
    )
    await cards.put_card(session, action, at=at)
    await changes.catch_up(session, action, at=at)
    for owner in await actions.owners_of(session, action):
        if owner.kind is OwnerKind.PERSON and owner.user and owner.answer is Answer.ASKED:
            await ask_deliveries.put_ask(session, action, owner, owner.user, by=action.author, at=at)
    return action


async def unfit(session: Session, team: str, owners: tuple[Assignee, ...]) -> list[str]:
    """Return a sentence for each of `owners` who is known to be a bot or to have no account any more."""
    users = [owner.user for owner in owners if owner.kind is OwnerKind.PERSON and owner.user]
    known = await people.known(session, team, users)
    workspace = await groups.workspace(session, team)
    said = []
    for user in users:
        person = known.get(user)
        if (workspace and user == workspace.bot_user) or (person and person.bot):
            said.append(f"{words.person(user)} is a bot and can not own an action: name a person.")
        elif person and person.deactivated:
            said.append(f"{words.person(user)} has no account here any more: name somebody else.")
    return said


def _missing(task: Task, decision: Decision | None) -> list[str]:
    said = []
    if not task.text:
        said.append("Missing: what is to be done.")
    if not task.owners and not task.unresolved:
        said.append("Missing: who is to do it. Name them first, as @mentions.")
    if task.decision is not None and decision is None:
        said.append(f"There is no D{task.decision} in this channel: choose the decision under More.")
    return said


@dataclass(frozen=True)
class _Meant:
    """The members who go by each name that Slack sent as it was typed; `told` if it said who is there."""

    fits: Mapping[str, Sequence[str]]
    told: bool = True


async def _meant(session: Session, source: Source, task: Task) -> _Meant:
    if not task.unresolved:
        return _Meant({})
    known = names.Directory(await people.described(session, source.team, [source.channel]))
    group = await groups.find(session, source.team, source.channel)
    fits = {name: [person.user for person in known.fitting(name)] for name in task.unresolved}
    return _Meant(fits, told=group is not None and group.synced_at is not None)


def _who(name: str, meant: _Meant) -> str:
    """Say whom a name may mean; nobody is assumed, and the only one is to be confirmed in the form."""
    fits = meant.fits[name]
    who = words.either([words.person(user) for user in fits])
    if not fits and not meant.told:
        return f"Slack has not told me yet who goes by ‘{words.brief(name)}’: pick them in Owners."
    if not fits:
        return f"Nobody could be found for ‘{words.brief(name)}’: pick them in Owners."
    if len(fits) == 1:
        return f"‘{words.brief(name)}’ is taken to be {who}: press Record if that is right."
    return f"‘{words.brief(name)}’ may mean {who}: pick who is meant in Owners."


def _prefill(source: Source, task: Task, decision: Decision | None, origin: str, meant: _Meant) -> Prefill:
    people_named = [owner.user for owner in task.owners if owner.kind is OwnerKind.PERSON and owner.user]
    people_named += [fits[0] for fits in meant.fits.values() if len(fits) == 1]
    asked = [words.escape(task.question.asks)] if task.question else []
    asked += [_who(name, meant) for name in meant.fits]
    return Prefill(
        channel=source.channel,
        said_ts=source.said_ts,
        thread_ts=source.thread_ts,
        said_by=source.said_by,
        read_ts=source.read_ts,
        origin=origin,
        action=task.text,
        owners=tuple(dict.fromkeys(people_named or task.suggested)),
        user_groups=tuple(owner for owner in task.owners if owner.kind is OwnerKind.USER_GROUP),
        due=task.phrase or (words.day(task.due) if task.due else ""),
        measure=task.measure or "",
        decision=decision.number if decision else None,
        decisions=(decision,) if decision else (),
        notice=" ".join(asked),
    )


async def offered(session: Session, team: str, channel: str) -> list[Decision]:
    """Return the decisions of a group that an action can be for, newest first."""
    return await decisions.latest(session, team, channel, limit=MOST_OFFERED)
