"""The one way in which an action comes to be recorded, from a command, a form, a shortcut or a mention."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot import calendars
from bot.captures import sources
from bot.deliveries import asks, cards
from bot.parsing import actions as parsing
from bot.parsing import names, typed
from bot.parsing.actions import Task
from bot.parsing.dates import Question
from bot.views import text as words
from bot.views.actions_form import Prefill
from storage import actions, decisions, events_seen, groups, people
from storage.database import Session
from storage.records import Action, Answer, Assignee, Decision, OwnerKind, Source

MOST_OFFERED = 100


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
    """Words that do not yet make an action: what was understood, and sentences that tell what is missing."""

    task: Task
    missing: tuple[str, ...]
    prefill: Prefill


async def understand(
    session: Session, source: Source, text: str, *, at: datetime, day: date | None = None, origin: str = ""
) -> Draft | Unfinished:
    """Return what somebody typed as an action to record, or what it still needs.

    `text` is as Slack sends it, `day` what they chose when the date was asked about, and `origin` what
    the form that goes on from here is to be recorded once for.
    """
    task, decision = await _read(session, source, text, speaker=source.author, at=at, day=day)
    meant = await _meant(session, source, task)
    missing = _missing(task, decision) + [_who(name, fits) for name, fits in meant.items()]
    missing += await unfit(session, source.team, task.owners)
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
    task, decision = await _read(session, source, text, speaker=source.said_by or "", at=at)
    filled = _prefill(source, task, decision, "", await _meant(session, source, task))
    named = [mention.id for mention in typed.mentions(text) if not mention.user_group]
    owners = [user for user in filled.owners or named if user]
    unfit = {user for user in owners if await _is_unfit(session, source.team, user)}
    return replace(
        filled,
        origin=None,
        action=filled.action or typed.readable(text),
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
) -> tuple[Task, Decision | None]:
    """Return the action in `text`, and the decision that it is for, unless that was undone."""
    calendar = await calendars.of(session, source.team, source.channel, source.author, now=at)
    mentioned = [mention.id for mention in typed.mentions(text)]
    known = await people.known(session, source.team, mentioned)
    called = {user: person.name for user, person in known.items()}
    task = parsing.read(text, calendar, speaker=speaker, names=called, day=day)
    if task.decision is None:
        return task, None
    decision = await decisions.numbered(session, source.team, source.channel, task.decision)
    return task, None if decision is None or decision.undone_at is not None else decision


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
    await sources.catch_up(session, action, at=at)
    for owner in await actions.owners_of(session, action):
        if owner.kind is OwnerKind.PERSON and owner.user and owner.answer is Answer.ASKED:
            await asks.put_ask(session, action, owner, owner.user, by=action.author, at=at)
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


async def _meant(session: Session, source: Source, task: Task) -> dict[str, list[str]]:
    """Return the members who go by each name that Slack sent as it was typed."""
    if not task.unresolved:
        return {}
    known = await people.described(session, source.team, [source.channel])
    return {name: [person.user for person in names.fitting(name, known)] for name in task.unresolved}


def _who(name: str, fits: Sequence[str]) -> str:
    """Say whom a name may mean; nobody is assumed, and the only one is to be confirmed in the form."""
    who = words.either([words.person(user) for user in fits])
    if not fits:
        return f"Nobody could be found for ‘{words.brief(name)}’: pick them in Owners."
    if len(fits) == 1:
        return f"‘{words.brief(name)}’ is taken to be {who}: press Record if that is right."
    return f"‘{words.brief(name)}’ may mean {who}: pick who is meant in Owners."


def _prefill(
    source: Source, task: Task, decision: Decision | None, origin: str, meant: Mapping[str, Sequence[str]]
) -> Prefill:
    people_named = [owner.user for owner in task.owners if owner.kind is OwnerKind.PERSON and owner.user]
    people_named += [fits[0] for fits in meant.values() if len(fits) == 1]
    asked = [words.escape(task.question.asks)] if task.question else []
    asked += [_who(name, fits) for name, fits in meant.items()]
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
