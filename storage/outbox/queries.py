"""Finding messages: by key, by where they were sent, or by their state.

This includes messages that have left the outbox: see `storage.outbox.sent`.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select

from storage.database import Session
from storage.outbox import messages, sent
from storage.outbox.messages import CARRYING, FIELDS
from storage.records import Kind, OutboxState, Outgoing
from storage.tables import outbox

OPEN = (OutboxState.PENDING, OutboxState.SENDING, OutboxState.DOUBT, OutboxState.PARKED)
"""States of messages that are still to be dealt with; there are never many."""

_BY_KEY = select(*FIELDS).where(outbox.c.team == bindparam("team"), outbox.c.key == bindparam("key"))
_OF_MESSAGE = (
    select(*FIELDS)
    .where(outbox.c.team == bindparam("team"))
    .where(outbox.c.sent_channel == bindparam("channel"), outbox.c.sent_ts == bindparam("ts"))
    # Later changes of the message have the same ts, and so has all that it carries.
    .order_by(outbox.c.kind.in_(CARRYING).desc(), outbox.c.id)
    .limit(1)
)
_LAST_SENT = (
    select(*FIELDS)
    .where(outbox.c.team == bindparam("team"), outbox.c.sent_channel == bindparam("channel"))
    .where(outbox.c.kind.in_(bindparam("kinds", expanding=True)))
    .order_by(outbox.c.sent_ts.desc(), outbox.c.kind.in_(CARRYING).desc())
    .limit(1)
)
_STUCK = (
    select(*FIELDS)
    .where(outbox.c.state.in_([OutboxState.PARKED, OutboxState.DOUBT]))
    .order_by(outbox.c.due_at.desc())
    .limit(bindparam("limit"))
)
_FIRST_DUE = func.coalesce(outbox.c.first_due_at, outbox.c.due_at)
_COUNTS = (
    select(outbox.c.state, func.count(), func.min(_FIRST_DUE))
    .where(outbox.c.state.in_(OPEN))
    .group_by(outbox.c.state)
)


async def find(session: Session, team: str, key: str) -> Outgoing | None:
    """Return the message with this key, or None."""
    found = messages.first(await session.execute(_BY_KEY, {"team": team, "key": key}))
    # In this order, so that a message that leaves the outbox in between is found by the second query.
    return found or await sent.find(session, team, key)


async def sent_as(session: Session, team: str, channel: str, ts: str) -> Outgoing | None:
    """Return what was sent as the message `ts` of a Slack channel, or None when the bot did not send it."""
    key = {"team": team, "channel": channel, "ts": ts}
    found = messages.first(await session.execute(_OF_MESSAGE, key))
    left = await sent.sent_as(session, team, channel, ts)
    both = [one for one in (found, left) if one is not None]
    return min(both, key=lambda one: (not one.kind.carries, one.id), default=None)


async def last_sent(session: Session, team: str, channel: str, kinds: Iterable[Kind]) -> Outgoing | None:
    """Return the latest message of some kinds that was sent to a Slack channel, or None."""
    wanted = [kind.value for kind in kinds]
    if not wanted:
        return None
    key = {"team": team, "channel": channel, "kinds": wanted}
    found = messages.first(await session.execute(_LAST_SENT, key))
    return found or await sent.last_sent(session, team, channel, wanted)


async def counts(session: Session) -> Sequence[tuple[OutboxState, int, datetime | None]]:
    """Return, for each state that is OPEN, how many messages are in it and when the first was due."""
    return [tuple(row) for row in await session.execute(_COUNTS)]


async def stuck(session: Session, *, limit: int) -> list[Outgoing]:
    """Return the latest messages that are parked or in doubt, of all workspaces; for the operator."""
    return [messages.read(row) for row in await session.execute(_STUCK, {"limit": limit})]
