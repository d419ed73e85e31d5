"""Why somebody got a message: what it is about, who did that, when it was planned, what Slack answered."""

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from textwrap import shorten
from typing import Any

from bot.language import wording
from bot.operations.reasons import REASONS
from storage import actions, decisions, groups, history, meetings, outbox, people
from storage.database import Session
from storage.records import Action, Decision, Meeting, OutboxState, Outgoing, Owner, subjects
from storage.records.kinds import ReplyMeans

_LINK = re.compile(
    r"https://[\w.-]+/archives/(?P<channel>\w+)/p(?P<seconds>\d{9,11})(?P<micros>\d{6})(?:[?#]\S*)?"
)
_DECISIONS = ("decision", "newer", "older")
"""What fields of a message's subject name a decision."""
_LONGEST = 80
_MOST_SHOWN = 20
_UNTIL_SENT = "it waits to be sent"
_BECAME = {
    OutboxState.CARRIED: "it waits to be told with other things",
    OutboxState.PENDING: _UNTIL_SENT,
    OutboxState.SENDING: "it is being sent",
    OutboxState.DOUBT: "nobody knows whether it arrived: it is looked for in Slack",
    OutboxState.DROPPED: "not sent",
    OutboxState.PARKED: "given up",
}


@dataclass(frozen=True)
class Line:
    """One fact about a message; `deeper` is how far it is set in."""

    what: str
    said: str
    deeper: int = 0


async def find(session: Session, asked: str) -> list[Outgoing]:
    """Return the messages with a key, or at a link in Slack, each followed by what it carried."""
    link = _LINK.fullmatch(asked.strip().strip("<>"))
    found = list[Outgoing]()
    for workspace in await groups.workspaces_known(session):
        if link is not None:
            place = link["channel"], f"{link['seconds']}.{link['micros']}"
            one = await outbox.sent_as(session, workspace.team, *place)
        else:
            one = await outbox.find(session, workspace.team, asked)
        if one is not None:
            found += [one, *(await outbox.carried.said_by(session, one) if one.kind.carries else ())]
    return found


def unknown(asked: str) -> str:
    """Return what to say of a message that is not known."""
    where = (
        "find a key in the log, or copy a message's link in Slack: https://…slack.com/archives/C0123/p1733…"
    )
    return f"No message of the bot's is known by {asked!r}; {where}"


async def explained(session: Session, message: Outgoing) -> list[Line]:
    """Return why a message went out, and what became of it."""
    to = await _whom(session, message.team, message.recipient)
    group = f"the group in {message.channel}" if message.channel else ""
    return [
        Line(message.kind.value, f"to {to or group}"),
        Line("because", REASONS[message.kind], 1),
        Line("key", message.key, 1),
        *([Line("shows", f"what {group} has on record", 1)] if to and group else []),
        *[line async for line in _about(session, message)],
        *_when(message),
        Line("became", await _became(session, message), 1),
    ]


def written(lines: Sequence[Line]) -> str:
    """Return facts as lines of aligned text."""
    wide = max(len(line.what) for line in lines if line.deeper == 1)
    return "\n".join(_written(line, wide) for line in lines)


def _written(line: Line, wide: int) -> str:
    if not line.deeper:
        return f"{wording.begin(line.what)} {line.said}"
    what = line.what if line.deeper == 1 else ""
    return f"  {what:{wide}}  {'  ' * (line.deeper - 1)}{line.said}"


async def _about(session: Session, message: Outgoing) -> AsyncIterator[Line]:
    """Yield each record that a message is about, with its history up to when it was last about to be sent."""
    found = await _records(session, message)
    for record in found[:_MOST_SHOWN]:
        yield Line("about", await _described(session, record), 1)
        for change in await history.changes_of(session, record):
            if message.settled_at is None or change.at <= message.settled_at:
                who = await _whom(session, message.team, change.actor) or change.actor
                yield Line("", f"{_at(change.at)}  {change.what} by {who}", 2)
    if len(found) > _MOST_SHOWN:
        yield Line("about", f"{len(found) - _MOST_SHOWN} more", 1)


async def _records(session: Session, message: Outgoing) -> list[Action | Decision | Meeting]:
    about, team = asdict(message.about), message.team
    ids = dict.fromkeys(
        [*(about[name] for name in _DECISIONS if about.get(name)), *_decisions_shown(message)]
    )
    found: list[Action | Decision | Meeting | None] = [
        await decisions.find(session, team, number) for number in ids
    ]
    found += [await actions.find(session, team, number) for number in dict.fromkeys(message.about.action_ids)]
    if (meeting := about.get("meeting")) is not None:
        found.append(await meetings.find(session, team, meeting))
    return [record for record in found if record is not None]


def _decisions_shown(message: Outgoing) -> Sequence[int]:
    about: Any = message.about
    shows = isinstance(about, subjects.Items) and message.kind.reply_means is ReplyMeans.ITS_DECISIONS
    return about.shown if shows else ()


async def _described(session: Session, record: Action | Decision | Meeting) -> str:
    if isinstance(record, Meeting):
        return f"the meeting from {_at(record.starts_at)} to {_at(record.ends_at)}, {record.status.value}"
    said = f"{record.label} '{shorten(record.text, _LONGEST, placeholder=' …')}', {record.status.value}"
    if isinstance(record, Decision):
        return said
    due = f"due {record.due:%Y-%m-%d}" if record.due else "without a due day"
    owners = [await _owner(session, one) for one in await actions.owners_of(session, record)]
    return f"{said}, {due}, {'owned by ' + ', '.join(owners) if owners else 'owned by nobody'}"


async def _owner(session: Session, owner: Owner) -> str:
    named = owner.name or owner.organisation or "somebody"
    return f"{await _whom(session, owner.team, owner.user) or named} ({owner.answer.value})"


async def _whom(session: Session, team: str, user: str | None) -> str:
    person = await people.find(session, team, user) if user else None
    return f"{person.name} ({user})" if person is not None else user or ""


def _when(message: Outgoing) -> Iterator[Line]:
    yield Line("planned", _at(message.created_at), 1)
    if message.due_at != message.settled_at:
        yield Line("due", _at(message.due_at), 1)
    if message.expires_at is not None:
        yield Line("expires", f"{_at(message.expires_at)}: later it is not sent", 1)
    if message.claimed_at is not None and message.attempts:
        tries = f"{message.attempts} {'time' if message.attempts == 1 else 'times'}"
        yield Line("tried", f"{tries}, last at {_at(message.claimed_at)}", 1)


async def _became(session: Session, message: Outgoing) -> str:
    if message.state is not OutboxState.SENT:
        at = f"{_at(message.settled_at)}: " if message.settled_at else ""
        return f"{at}{_BECAME[message.state]}{f' ({message.reason})' if message.reason else ''}"
    at = _at(message.settled_at) if message.settled_at else "at a time that is not kept"
    if message.sent_channel is None or message.sent_ts is None:
        return f"{at}: sent; Slack gave it no address"
    place = message.sent_channel, message.sent_ts
    said = await outbox.sent_as(session, message.team, *place)
    within = f", told in '{said.key}'" if said is not None and said.kind.carries and said != message else ""
    return f"{at}: sent, and Slack answered that it is message {place[1]} in {place[0]}{within}"


def _at(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
