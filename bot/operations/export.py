"""Every decision and action of every group, as JSON, CSV or Markdown, for operators."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.language import telling
from bot.language.telling import Reader
from scheduler import places
from storage import actions, concerns, corrections, decisions, groups, links, listing, meetings, people
from storage.database import Session, Sessions
from storage.listing import Filter
from storage.records import (
    Action,
    Answer,
    Concern,
    Decision,
    EarlierWording,
    Group,
    Link,
    Meeting,
    Note,
    NoteKind,
    Owner,
    Party,
    Relation,
    Setting,
    There,
)

Names = Mapping[str, str]
"""What people are called, by id."""

EVERYTHING = 1_000_000
COLUMNS = (
    *("group", "record", "status", "text", "reason", "owners", "due", "recorded by", "recorded at"),
    *("who was there", "meeting", "replaces", "amends", "concerns", "options not chosen", "comes back on"),
    *("subject to", "votes", "proposed by", "seconded by", "on behalf of", "settled at", "corrected at"),
    *("earlier wordings",),
    *("so that", "for", "repeats", "deferred", "last done at", "closed at", "dropped because", "notes"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass
class Register:
    """One group with all that it recorded: a row for each decision and action, by the names of `COLUMNS`."""

    group: str
    purpose: str | None
    rows: list[dict[str, Any]] = field(default_factory=list)


async def registers(sessions: Sessions) -> list[Register]:
    """Return every group's register, decisions before actions, oldest first; what was undone is left out."""
    async with sessions.read() as session:
        return [
            await _by_its_clock(session, group, workspace.zone)
            for workspace in await groups.workspaces_known(session)
            for group in await groups.of_workspace(session, workspace.team)
        ]


async def _by_its_clock(session: Session, group: Group, zone: str | None) -> Register:
    """Return a group's register with its times by its own clock, else by that of its workspace's `zone`."""
    with telling.to(Reader(None, places.first_known(group.zone, zone))):
        return await _register(session, group)


async def _register(session: Session, group: Group) -> Register:
    channels = [group.channel]
    made = await listing.decided(session, group.team, channels, Filter(), limit=EVERYTHING)
    given = await listing.assigned(session, group.team, channels, Filter(), limit=EVERYTHING)
    register = Register(group.name or group.channel, group.purpose)
    for decision in sorted(made, key=lambda each: each.number):
        register.rows.append({"group": register.group} | await _decision(session, decision))
    for action in sorted(given, key=lambda each: each.number):
        register.rows.append({"group": register.group} | await _action(session, action))
    return register


async def _decision(session: Session, decision: Decision) -> dict[str, Any]:
    there = await decisions.who_was_there(session, decision)
    meeting = (
        await meetings.find(session, decision.team, decision.meeting_id) if decision.meeting_id else None
    )
    older = await links.older_of(session, decision)
    raised = await concerns.raised_on(session, decision)
    parties = (decision.proposer, decision.seconder, decision.on_behalf_of)
    users = [
        decision.author,
        *(party.user for party in parties if party is not None),
        *there.people,
        *(user for each in raised for user in (each.author, each.closed_by)),
    ]
    named = await _names(session, decision.team, users)
    earlier = await corrections.earlier_wordings(session, decision)
    return decision_row(decision, there, meeting, older, raised, earlier, named)


def decision_row(
    decision: Decision,
    there: There,
    meeting: Meeting | None,
    older: Sequence[tuple[Link, Decision]],
    raised: Sequence[Concern],
    earlier: Sequence[EarlierWording],
    named: Names,
) -> dict[str, Any]:
    """Return a decision's row: `older` are those it replaces or amends, `raised` the concerns about it.

    `earlier` is what it said before each correction.
    """
    return {
        "record": decision.label,
        "status": decision.status.value,
        "text": decision.text,
        "reason": decision.reason,
        "recorded by": named[decision.author],
        "recorded at": _iso(decision.recorded_at),
        "who was there": _who_was_there(there, named),
        "meeting": _iso(meeting.starts_at) if meeting is not None else None,
        "replaces": [_older(link, one) for link, one in older if link.relation is Relation.SUPERSEDES],
        "amends": [_older(link, one) for link, one in older if link.relation is Relation.AMENDS],
        "concerns": [_concern(each, named) for each in raised],
        "options not chosen": decision.not_chosen,
        "comes back on": _iso(decision.come_back_on),
        "subject to": decision.condition,
        "votes": decision.votes.in_words if decision.votes is not None else None,
        "proposed by": _party(decision.proposer, named),
        "seconded by": _party(decision.seconder, named),
        "on behalf of": _party(decision.on_behalf_of, named),
        "settled at": _iso(decision.settled_at),
        "corrected at": _iso(decision.corrected_at),
        "earlier wordings": [line for one in earlier for line in _earlier(one)],
    }


def _party(who: Party | None, named: Names) -> str | None:
    if who is None:
        return None
    return named.get(who.user, who.user) if who.user else who.name


def _older(link: Link, older: Decision) -> str:
    return f"{older.label} ({link.changed})" if link.changed else older.label


def _concern(raised: Concern, named: Names) -> str:
    """Return a concern with who raised and closed it, when, and what came of it."""
    told = f"{raised.strength.value} by {named[raised.author]} at {_iso(raised.raised_at)}"
    told += f", {raised.status.value}"
    told += f" by {named[raised.closed_by]}" if raised.closed_by else ""
    told += f" at {_iso(raised.closed_at)}" if raised.closed_at else ""
    told += f", so {raised.consequence.value}" if raised.consequence else ""
    return f"{told}: {raised.text}" + (f" ({raised.outcome})" if raised.outcome else "")


def _earlier(one: EarlierWording) -> Iterator[str]:
    """Yield what a decision said, and then why, until it was corrected."""
    until = f"until {_iso(one.until)}"
    yield from [f"{until}: {one.text}"] if one.text else []
    yield from [f"{until}, because: {one.reason}"] if one.reason else []


def _iso(at: date | None) -> str | None:
    if isinstance(at, datetime):
        at = telling.here(at)
    return at.isoformat() if at is not None else None


def _who_was_there(there: There, named: Names) -> list[str] | str:
    """Return the names of who was there, or a word where it is not known or there was no meeting."""
    if there.setting is Setting.MEETING:
        return [*(named[user] for user in there.people), *there.stand_ins]
    return "not recorded" if there.setting is Setting.UNRECORDED else "decided in the channel"


async def _action(session: Session, action: Action) -> dict[str, Any]:
    served = await decisions.find(session, action.team, action.decision_id) if action.decision_id else None
    notes = await actions.notes_of(session, action)
    owners = await actions.owners_of(session, action)
    users = [action.author, *(owner.user for owner in owners), *(note.author for note in notes)]
    return action_row(action, served, owners, notes, await _names(session, action.team, users))


def action_row(
    action: Action, served: Decision | None, owners: Sequence[Owner], notes: Sequence[Note], named: Names
) -> dict[str, Any]:
    """Return an action's row; `notes` are only those that its group may see, `served` what it is for."""
    return {
        "record": action.label,
        "status": action.status.value,
        "text": action.text,
        "reason": action.reason,
        "owners": [_owner(owner, named) for owner in owners if owner.answer is not Answer.PASSED_ON],
        "due": _iso(action.due),
        "recorded by": named[action.author],
        "recorded at": _iso(action.recorded_at),
        "so that": action.measure,
        "for": served.label if served is not None else None,
        "repeats": action.repeats.saying if action.repeats is not None else None,
        "deferred": action.deferrals or None,
        "last done at": _iso(action.last_done_at),
        "closed at": _iso(action.closed_at),
        "dropped because": action.closed_because,
        "notes": [_note(note, named) for note in notes],
    }


def _note(note: Note, named: Names) -> str:
    """Return what somebody wrote, or what they said came of it, with who and when."""
    said = f"{named[note.author]} at {_iso(note.at)}: {note.text}"
    return f"what came of it, {said}" if note.kind is NoteKind.OUTCOME else said


def _owner(owner: Owner, named: Names) -> str:
    """Return an owner by name, with what else is known of them and what they have answered."""
    name = named.get(owner.user or "") or owner.name or owner.organisation or ""
    beside = [each for each in (owner.organisation, owner.email) if each and each != name]
    answered = (
        f"{owner.answer.value} at {_iso(owner.answered_at)}" if owner.answered_at else owner.answer.value
    )
    return f"{name} ({', '.join([*beside, answered])})"


async def _names(session: Session, team: str, users: Iterable[str | None]) -> dict[str, str]:
    """Return what people are called; somebody of whom nothing is known is called by their id."""
    ids = list(dict.fromkeys(user for user in users if user))
    known = await people.known(session, team, ids)
    return {user: known[user].name if user in known else user for user in ids}


def as_json(found: Sequence[Register]) -> str:
    """Return the registers as one JSON list of groups, each with its records."""
    shaped = [{"group": each.group, "purpose": each.purpose, "records": each.rows} for each in found]
    return json.dumps(shaped, indent=2, ensure_ascii=False) + "\n"


def as_csv(found: Sequence[Register]) -> str:
    """Return one table of all records, in which no spreadsheet takes a text for a formula."""
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    for register in found:
        table.writerows({name: _cell(value) for name, value in row.items()} for row in register.rows)
    return written.getvalue()


def as_markdown(found: Sequence[Register]) -> str:
    """Return a section for each group and a paragraph for each record."""
    lines: list[str] = []
    for register in found:
        lines += [f"# {_plain(register.group)}", ""]
        lines += [_plain(register.purpose), ""] if register.purpose else []
        for row in register.rows:
            facts = [f"{name}: {_joined(row[name])}" for name in COLUMNS[4:] if row.get(name)]
            lines += [
                f"**{row['record']}** ({row['status']}) {_plain(row['text'])}  ",
                _plain("; ".join(facts)),
                "",
            ]
    return "\n".join(lines)


def _cell(value: Any) -> str:
    words = _joined(value)
    return f"'{words}" if words.startswith(_FORMULA) else words


def _joined(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value or "")


def _plain(words: str | None) -> str:
    """Return words on one line in which nothing is Markdown or HTML."""
    escaped = "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in words or "")
    return " ".join(escaped.split())


FORMATS: dict[str, Callable[[Sequence[Register]], str]] = {
    "json": as_json,
    "csv": as_csv,
    "markdown": as_markdown,
}
