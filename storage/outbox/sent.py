"""Settled messages leave the outbox after a while, so that it stays quick; key, address and subject are kept.

They are kept as long as the record, so that a button on last year's message works and no key is sent twice.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from storage.database import Session
from storage.dialects import insert_once
from storage.outbox import messages
from storage.records import Kind, OutboxState, Outgoing
from storage.tables import messages as table
from storage.tables import outbox

AT_ONCE = 200
"""How many messages leave in one transaction: few enough that nobody notices the wait."""

_ENDED = (OutboxState.SENT, OutboxState.DROPPED)
_KEPT = (
    *("kind", "channel", "recipient", "about", "state"),
    *("sent_channel", "sent_ts", "created_at", "settled_at"),
)
_TAKE = insert_once(table).returning(table.c.id)
_TAKE_EACH = insert_once(table).returning(table.c.id, table.c.team, table.c.key)
_OLD = (
    select(outbox.c.id)
    # Parked messages may still be sent. COALESCE keeps the index on `state` out: nearly all have ended.
    .where(outbox.c.settled_at < bindparam("before"), func.coalesce(outbox.c.state, "").in_(_ENDED))
    # What is sent under one key again and again stays: there is one of it for each person.
    .where(outbox.c.kind != Kind.HOME)
    .order_by(outbox.c.settled_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_IDS: Any = bindparam("ids", expanding=True)
_KEEP = (
    update(table)
    .where(table.c.id == outbox.c.id, outbox.c.id.in_(_IDS))
    .values({name: outbox.c[name] for name in _KEPT})
)
_LEAVE = delete(outbox).where(outbox.c.id.in_(_IDS))
# While a message is in the outbox, its row here has only the key.
_LEFT = select(table).where(table.c.team == bindparam("team"), table.c.settled_at.is_not(None))
_BY_KEY = _LEFT.where(table.c.key == bindparam("key"))
_OF_MESSAGE = (
    _LEFT.where(table.c.sent_channel == bindparam("channel"), table.c.sent_ts == bindparam("ts"))
    .order_by(table.c.kind.in_(messages.CARRYING).desc(), table.c.id)
    .limit(1)
)
_LAST_SENT = (
    _LEFT.where(table.c.sent_channel == bindparam("channel"))
    .where(table.c.kind.in_(bindparam("kinds", expanding=True)))
    .order_by(table.c.sent_ts.desc(), table.c.kind.in_(messages.CARRYING).desc())
    .limit(1)
)


async def take_key(session: Session, team: str, key: str) -> int | None:
    """Take a key for ever and return the id for its message; None when it was taken before."""
    taken = await session.execute(_TAKE, {"team": team, "key": key})
    number: int | None = taken.scalar_one_or_none()
    return number


async def take_keys(session: Session, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Take keys, each of a workspace, for ever; return the ids for messages of those that were free."""
    taken = await session.execute(_TAKE_EACH, [{"team": team, "key": key} for team, key in keys])
    return {(row.team, row.key): row.id for row in taken}


async def let_go(session: Session, *, before: datetime, limit: int = AT_ONCE) -> int:
    """Take some of what was settled before a time out of the outbox, the oldest first; return how many."""
    ids = list((await session.execute(_OLD, {"before": before, "limit": limit})).scalars())
    if ids:
        await session.execute(_KEEP, {"ids": ids})
        await session.execute(_LEAVE, {"ids": ids})
    return len(ids)


async def find(session: Session, team: str, key: str) -> Outgoing | None:
    """Return the message with this key that has left the outbox, or None."""
    return _first(await session.execute(_BY_KEY, {"team": team, "key": key}))


async def sent_as(session: Session, team: str, channel: str, ts: str) -> Outgoing | None:
    """Return the message that was sent as the message `ts` of a Slack channel and has left the outbox."""
    return _first(await session.execute(_OF_MESSAGE, {"team": team, "channel": channel, "ts": ts}))


async def last_sent(session: Session, team: str, channel: str, kinds: Iterable[str]) -> Outgoing | None:
    """Return the latest message of some kinds that was sent to a Slack channel and has left the outbox."""
    values = {"team": team, "channel": channel, "kinds": list(kinds)}
    return _first(await session.execute(_LAST_SENT, values))


def _first(found: Iterable[Row[Any]]) -> Outgoing | None:
    """Return the first row as a message, without what mattered only until it was settled."""
    for row in found:
        gone: dict[str, Any] = dict.fromkeys(("expires_at", "reason", "claimed_at", "lost_since"))
        return messages.read(row, **gone, due_at=row.settled_at, attempts=0)
    return None
