"""Messages that are edited or deleted after something was recorded from them, or before.

The record then says so and stays as it was confirmed. Slack promises no order, so what a record ends up
saying depends on when the changes were made, never on when we heard of them: each change is kept, even of a
message without a record, and each record knows up to which change its message had been read.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.slack.blocks.addresses import instant
from bot.slack.incoming.requests import Event, Json
from bot.sources import cards
from bot.sources.cards import Record
from storage import actions, decisions, events_seen, groups
from storage.database import Session
from storage.records import Decision

EDITED = "edited"
DELETED = "deleted"

_NEVER = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class SourceChange:
    """What became of the message `ts` of a channel, when by Slack's clock, and by whom if Slack says so."""

    channel: str
    ts: str
    kind: str
    at: datetime
    by: str | None = None


def told_by(event: Json) -> SourceChange | None:
    """Return what a `message_changed` or `message_deleted` means; None when the words stayed the same.

    Slack also tells of a 'change' when it unfolds a link, or when a thread gets its first reply.
    """
    channel, stamp = str(event.get("channel")), str(event.get("event_ts") or event.get("ts"))
    if event.get("subtype") == "message_deleted":
        return SourceChange(channel, str(event.get("deleted_ts")), DELETED, instant(stamp))
    now, before = event.get("message") or {}, event.get("previous_message")
    if now.get("subtype") == "tombstone":
        return SourceChange(channel, str(now.get("ts")), DELETED, instant(stamp))
    edited = now.get("edited") or {}
    same = not edited if before is None else now.get("text") == before.get("text")
    if same:
        return None
    at = instant(str(edited.get("ts") or stamp))
    return SourceChange(channel, str(now.get("ts")), EDITED, at, edited.get("user"))


async def hear(event: Event) -> None:
    """Keep that a message was changed or deleted, and note it on every record of it."""
    if (change := told_by(event.fields)) is not None:
        async with event.bot.sessions.begin() as session:
            change = replace(change, channel=await groups.now_at(session, event.team, change.channel))
            await note(session, event.team, change, at=event.at)


def outweighs(change: SourceChange, kind: str | None, at: datetime | None) -> bool:
    """Tell whether a change replaces the one noted before: a deletion always does, else the later one."""
    if kind is None or at is None:
        return True
    if change.kind != kind:
        return change.kind == DELETED
    return change.at > at


async def note(session: Session, team: str, change: SourceChange, *, at: datetime) -> None:
    """Note a change on every record of the message, and keep it for those still to be made of it."""
    await events_seen.note_latest(session, team, _key(change.kind, change.channel, change.ts), at=change.at)
    for record in await recorded_from(session, team, change.channel, change.ts):
        # Locked, so that two changes that arrive at once are weighed one after the other.
        await _note_on(session, await _locked(session, record), change, at=at)


async def recorded_from(session: Session, team: str, channel: str, ts: str) -> list[Record]:
    """Return everything that was recorded from one message."""
    return [
        *await decisions.said_in(session, team, channel, ts),
        *await actions.said_in(session, team, channel, ts),
    ]


async def note_edits_since_read(session: Session, record: Record, *, at: datetime) -> None:
    """Note on a new record what became of its message since it was read."""
    if record.said_ts is None:
        return
    for kind in (EDITED, DELETED):
        # Upserting the 'never' mark blocks until any transaction that is recording the real change has ended.
        key = _key(kind, record.channel, record.said_ts)
        when = await events_seen.note_latest(session, record.team, key, at=_NEVER)
        if when > _NEVER:
            change = SourceChange(record.channel, record.said_ts, kind, when)
            await _note_on(session, await _locked(session, record), change, at=at)


async def _locked(session: Session, record: Record) -> Record:
    found: Record | None
    if isinstance(record, Decision):
        found = await decisions.lock(session, record.team, record.id)
    else:
        found = await actions.lock(session, record.team, record.id)
    return found or record


async def _note_on(session: Session, record: Record, change: SourceChange, *, at: datetime) -> None:
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
    await cards.refresh_card_alone(session, record, at=at)


async def _bot_user(session: Session, team: str) -> str:
    workspace = await groups.workspace(session, team)
    return workspace.bot_user if workspace is not None else ""


def _key(kind: str, channel: str, ts: str) -> str:
    return f"source {kind}:{channel}:{ts}"
