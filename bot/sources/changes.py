"""The message that a record was captured from, and what became of it since it was read.

The record then says so and stays as it was confirmed. Slack promises no order, so what a record ends up
saying depends on when the changes were made, never on when we heard of them: each change is kept, be there
a record of the message or not, and each record knows up to which change its message had been read.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.slack.blocks.addresses import instant
from bot.sources import cards
from storage import actions, decisions, events_seen, groups
from storage.database import Session
from storage.records import Action, Decision

EDITED = "edited"
DELETED = "deleted"

Record = Decision | Action

_NEVER = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class SourceChange:
    """What became of the message `ts` of a channel, `at` what time by Slack's clock, and by whom if known."""

    channel: str
    ts: str
    kind: str
    at: datetime
    by: str | None = None


def outweighs(change: SourceChange, kind: str | None, at: datetime | None) -> bool:
    """Tell whether a change is to be noted over the one noted before: deletions last, else the later one."""
    if kind is None or at is None:
        return True
    if change.kind != kind:
        return change.kind == DELETED
    return change.at > at


async def changed(session: Session, team: str, change: SourceChange, *, at: datetime) -> None:
    """Keep a change for whoever has the message before them in a form, and note it on every record of it."""
    await events_seen.latest(session, team, _key(change.kind, change.channel, change.ts), at=change.at)
    for found in await captured_from(session, team, change.channel, change.ts):
        # Held, so that two changes that arrive at once are weighed one after the other.
        await _note(session, await _held(session, found), change, at=at)


async def captured_from(session: Session, team: str, channel: str, ts: str) -> list[Record]:
    """Return everything that was captured from one message."""
    return [
        *await decisions.said_in(session, team, channel, ts),
        *await actions.said_in(session, team, channel, ts),
    ]


async def catch_up(session: Session, record: Record, *, at: datetime) -> None:
    """Note on a new record what became of its message since it was read."""
    if record.said_ts is None:
        return
    for kind in (EDITED, DELETED):
        # Noting that it never happened waits for whoever is noting at this moment that it did.
        key = _key(kind, record.channel, record.said_ts)
        when = await events_seen.latest(session, record.team, key, at=_NEVER)
        if when > _NEVER:
            change = SourceChange(record.channel, record.said_ts, kind, when)
            await _note(session, await _held(session, record), change, at=at)


async def _held(session: Session, found: Record) -> Record:
    if isinstance(found, Decision):
        return await decisions.lock(session, found.team, found.id) or found
    return await actions.lock(session, found.team, found.id) or found


async def _note(session: Session, record: Record, change: SourceChange, *, at: datetime) -> None:
    """Note one change on one record, unless it was read, or a later or weightier one is noted already."""
    if record.read_ts is not None and change.at <= instant(record.read_ts):
        return
    if not outweighs(change, record.source_change, record.source_changed_at):
        return
    # Only its author can edit a message; who deleted one, Slack does not say.
    author = record.said_by if change.kind == EDITED else None
    actor = change.by or author or await _bot_user(session, record.team)
    values: dict[str, Any] = {"source_change": change.kind, "source_changed_at": change.at}
    what = f"source {change.kind}"
    if isinstance(record, Decision):
        await decisions.change(session, record, what, actor=actor, at=at, **values)
    else:
        await actions.change(session, record, what, actor=actor, at=at, **values)
    await cards.put_update(session, record, at=at)


async def _bot_user(session: Session, team: str) -> str:
    workspace = await groups.workspace(session, team)
    return workspace.bot_user if workspace is not None else ""


def _key(kind: str, channel: str, ts: str) -> str:
    return f"source {kind}:{channel}:{ts}"
