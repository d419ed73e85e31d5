"""Every decision and action of every group, as JSON, CSV or Markdown, for operators."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from storage import actions, concerns, decisions, groups, links, listing, people
from storage.database import Session, Sessions
from storage.listing import Filter
from storage.records import Action, Answer, Decision, Group, Relation, Setting, There

EVERYTHING = 1_000_000
COLUMNS = (
    *("group", "record", "status", "text", "reason", "owners", "due", "recorded by", "recorded at"),
    *("who was there", "replaces", "amends", "concerns", "options not chosen", "comes back on"),
    *("for", "deferred", "closed at", "dropped because", "notes"),
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
            await _register(session, group)
            for workspace in await groups.workspaces_known(session)
            for group in await groups.of_workspace(session, workspace.team)
        ]


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
    there = await decisions.there(session, decision)
    who = there.people if there.setting is Setting.MEETING else ()
    older = await links.older_of(session, decision)
    raised = await concerns.of(session, decision)
    named = await _names(session, decision.team, [decision.author, *who, *(each.author for each in raised)])
    return {
        "record": decision.label,
        "status": decision.status.value,
        "text": decision.text,
        "reason": decision.reason,
        "recorded by": named[decision.author],
        "recorded at": decision.decided_at.isoformat(),
        "who was there": _who_was_there(there, named),
        "replaces": [each.label for link, each in older if link.relation is Relation.SUPERSEDES],
        "amends": [each.label for link, each in older if link.relation is Relation.AMENDS],
        "concerns": [
            f"{each.strength.value} by {named[each.author]}, {each.status.value}: {each.text}"
            + (f" ({each.outcome})" if each.outcome else "")
            for each in raised
        ],
        "options not chosen": decision.not_chosen,
        "comes back on": decision.come_back_on.isoformat() if decision.come_back_on else None,
    }


def _who_was_there(there: There, named: dict[str, str]) -> list[str] | str:
    """Return the names of who was there, or a word where it is not known or there was no meeting."""
    if there.setting is Setting.MEETING:
        return [*(named[user] for user in there.people), *there.stand_ins]
    return "not recorded" if there.setting is Setting.UNRECORDED else "decided in the channel"


async def _action(session: Session, action: Action) -> dict[str, Any]:
    """Return an action's row, with only those notes that its group may see."""
    served = await decisions.find(session, action.team, action.decision_id) if action.decision_id else None
    notes = await actions.notes_of(session, action)
    owners = [
        owner for owner in await actions.owners_of(session, action) if owner.answer is not Answer.PASSED_ON
    ]
    users = [owner.user for owner in owners if owner.user]
    named = await _names(session, action.team, [action.author, *users, *(note.author for note in notes)])
    return {
        "record": action.label,
        "status": action.status.value,
        "text": action.text,
        "reason": action.measure,
        "owners": [named.get(owner.user or "") or owner.name or owner.organisation or "" for owner in owners],
        "due": action.due.isoformat() if action.due else None,
        "recorded by": named[action.author],
        "recorded at": action.created_at.isoformat(),
        "for": served.label if served is not None else None,
        "deferred": action.deferrals or None,
        "closed at": action.closed_at.isoformat() if action.closed_at else None,
        "dropped because": action.closed_because,
        "notes": [f"{named[note.author]}: {note.text}" for note in notes],
    }


async def _names(session: Session, team: str, users: Sequence[str]) -> dict[str, str]:
    known = await people.known(session, team, users)
    return {user: known[user].name if user in known else user for user in users}


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
