"""Messages that are edited or deleted after something was captured from them.

The record then says so and stays as it was confirmed. Slack promises no order, so what a record ends up
saying depends on when the changes were made, never on when we heard of them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.context import Bot
from bot.deliveries import cards
from bot.stamps import instant
from storage import actions, decisions, events_seen
from storage.database import Session
from storage.records import Action, Decision

EDITED = "edited"
DELETED = "deleted"


@dataclass(frozen=True)
class SourceChange:
    """What became of the message `ts` of a channel; `stamp` is Slack's name for the change, a ts itself."""

    channel: str
    ts: str
    kind: str
    stamp: str
    by: str | None

    @property
    def at(self) -> datetime:
        """When it was changed, by Slack's clock."""
        return instant(self.stamp)


def read(event: dict[str, Any]) -> SourceChange | None:
    """Return what a `message_changed` or `message_deleted` means; None when the words stayed the same.

    Slack also tells of a 'change' when it unfolds a link, or when a thread gets its first reply.
    """
    channel, stamp = str(event.get("channel")), str(event.get("event_ts") or event.get("ts"))
    if event.get("subtype") == "message_deleted":
        return SourceChange(channel, str(event.get("deleted_ts")), DELETED, stamp, None)
    now, before = event.get("message") or {}, event.get("previous_message")
    if now.get("subtype") == "tombstone":
        return SourceChange(channel, str(now.get("ts")), DELETED, stamp, None)
    edited = now.get("edited") or {}
    same = not edited if before is None else now.get("text") == before.get("text")
    if same:
        return None
    return SourceChange(channel, str(now.get("ts")), EDITED, edited.get("ts") or stamp, edited.get("user"))


def outweighs(change: SourceChange, kind: str | None, at: datetime | None) -> bool:
    """Tell whether a change is to be noted over the one noted before: deletions last, else the later one."""
    if kind is None or at is None:
        return True
    if change.kind != kind:
        return change.kind == DELETED
    return change.at > at


async def heard(bot: Bot, team: str, event: dict[str, Any]) -> None:
    """Note on every record of a message that it was changed or deleted."""
    change = read(event)
    if change is None:
        return
    async with bot.sessions.read() as session:
        concerned = bool(await records(session, team, change.channel, change.ts))
    if not (concerned or _mentions(bot, team, event)):
        return
    async with bot.sessions.begin() as session:
        # Kept for a mention that Slack tells us of only afterwards, and to know the same edit again.
        if not await events_seen.first_time(session, team, _key(change), at=change.at):
            return
        await _first(session, team, change)
        for found in await records(session, team, change.channel, change.ts):
            # Held, so that two changes that arrive at once are weighed one after the other.
            record = await _held(session, found)
            await note(session, bot, record, change, at=bot.clock())


async def records(session: Session, team: str, channel: str, ts: str) -> list[Decision | Action]:
    """Return everything that was captured from one message."""
    return [
        *await decisions.said_in(session, team, channel, ts),
        *await actions.said_in(session, team, channel, ts),
    ]


async def _held(session: Session, found: Decision | Action) -> Decision | Action:
    if isinstance(found, Decision):
        return await decisions.lock(session, found.team, found.id) or found
    return await actions.hold(session, found.team, found.id) or found


async def note(
    session: Session, bot: Bot, record: Decision | Action, change: SourceChange, *, at: datetime
) -> None:
    """Note one change on one record, unless a later or weightier one is noted already."""
    if not outweighs(change, record.source_change, record.source_changed_at):
        return
    # Only its author can edit a message; who deleted one, Slack does not say.
    author = record.said_by if change.kind == EDITED else None
    actor = change.by or author or bot.workspaces[record.team].bot_user
    values: dict[str, Any] = {"source_change": change.kind, "source_changed_at": change.at}
    what = f"source {change.kind}"
    if isinstance(record, Decision):
        await decisions.change(session, record, what, actor=actor, at=at, **values)
    else:
        await actions.change(session, record, what, actor=actor, at=at, **values)
    await cards.put_update(session, record, at=at)


async def know(session: Session, team: str, channel: str, message: dict[str, Any]) -> None:
    """Note that what is captured from `message` has its last edit in it, should Slack tell of that late."""
    stamp = (message.get("edited") or {}).get("ts")
    if stamp:
        change = SourceChange(channel, str(message.get("ts")), EDITED, stamp, None)
        await events_seen.first_time(session, team, _key(change), at=change.at)


async def catch_up(session: Session, bot: Bot, record: Decision | Action, *, at: datetime) -> None:
    """Note on a new record what we heard of its message before we heard of the message itself."""
    for kind in (EDITED, DELETED):
        key = f"source {kind}:{record.channel}:{record.said_ts}"
        when = await events_seen.when(session, record.team, key)
        if when is not None:
            change = SourceChange(record.channel, str(record.said_ts), kind, f"{when.timestamp():.6f}", None)
            await note(session, bot, record, change, at=at)


async def _first(session: Session, team: str, change: SourceChange) -> None:
    key = f"source {change.kind}:{change.channel}:{change.ts}"
    await events_seen.first_time(session, team, key, at=change.at)


def _key(change: SourceChange) -> str:
    return f"{change.kind}:{change.channel}:{change.ts}:{change.stamp}"


def _mentions(bot: Bot, team: str, event: dict[str, Any]) -> bool:
    token = f"<@{bot.workspaces[team].bot_user}"
    texts = [(event.get(name) or {}).get("text") for name in ("message", "previous_message")]
    return any(token in (text or "") for text in texts)
