"""What waits to be said to somebody together with other things, in one message that carries it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, exists, func, or_, select, update

from storage.database import Session
from storage.outbox import messages, queries
from storage.outbox.messages import FIELDS
from storage.records import Kind, OutboxState, Outgoing, subjects
from storage.tables import outbox

BATCH = 200

_WAITS = (outbox.c.state == OutboxState.CARRIED, outbox.c.due_at <= bindparam("now"))
_OF = (
    outbox.c.team == bindparam("of_team"),
    outbox.c.recipient == bindparam("to"),
    outbox.c.kind.in_(bindparam("kinds", expanding=True)),
)
_FOR = select(*FIELDS).where(*_WAITS, *_OF).order_by(outbox.c.id)
_DUE = (
    select(*FIELDS)
    .where(*_WAITS, outbox.c.kind.in_(bindparam("kinds", expanding=True)))
    .order_by(outbox.c.due_at, outbox.c.id)
    .limit(BATCH)
)
_PUT_OFF = update(outbox).where(*_WAITS, *_OF).values(due_at=bindparam("until"))
_BRING_FORWARD = (
    update(outbox)
    .where(outbox.c.state == OutboxState.CARRIED, *_OF)
    .where(outbox.c.due_at > bindparam("now"), outbox.c.expires_at > bindparam("now"))
    .values(due_at=bindparam("now"))
)
_WAIT = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"), outbox.c.id == bindparam("of_id"))
    .where(outbox.c.state == OutboxState.CARRIED)
    .values(due_at=bindparam("until"), reason=bindparam("why"))
)
_CARRIERS = outbox.alias("carriers")
_MAY_BE_SAID = (
    exists()
    .where(_CARRIERS.c.team == outbox.c.team, _CARRIERS.c.lane == outbox.c.recipient)
    .where(_CARRIERS.c.kind.in_([kind for kind in Kind if kind.carries]))
    .where(_CARRIERS.c.state.in_([OutboxState.SENDING, OutboxState.DOUBT]))
    .correlate(outbox)
)
"""Whether a message to the same person is on its way, or may have arrived, which may have said it."""
_EXPIRE = (
    update(outbox)
    .where(*_WAITS, outbox.c.expires_at <= bindparam("now"), ~_MAY_BE_SAID)
    .values(state=OutboxState.DROPPED, reason="too late", settled_at=bindparam("now"))
)
_NEXT = select(func.min(outbox.c.due_at)).where(
    outbox.c.state == OutboxState.CARRIED, outbox.c.due_at > bindparam("now")
)
_LAST = (
    select(*FIELDS)
    .where(outbox.c.team == bindparam("team"), outbox.c.lane == bindparam("to"))
    .where(outbox.c.kind == bindparam("kind"))
    .where(or_(outbox.c.created_at > bindparam("since"), outbox.c.settled_at.is_(None)))
    .order_by(outbox.c.id.desc())
    .limit(1)
)


async def waiting_for(session: Session, carrier: Outgoing, *, now: datetime) -> list[Outgoing]:
    """Return what a message of a kind that carries others would say now, in the order it is read in."""
    kinds = carrier.kind.carries
    values = {"of_team": carrier.team, "to": carrier.recipient, "kinds": _names(kinds), "now": now}
    found = [messages.read(row) for row in await session.execute(_FOR, values)]
    return sorted(found, key=lambda one: (kinds.index(one.kind), one.id))


async def due(session: Session, carrier: Kind, *, now: datetime) -> list[Outgoing]:
    """Return some of what waits, in all workspaces, for messages of a kind, the longest waiting first."""
    found = await session.execute(_DUE, {"kinds": _names(carrier.carries), "now": now})
    return [messages.read(row) for row in found]


async def put_off(
    session: Session, carrier: Kind, team: str, recipient: str, *, now: datetime, until: datetime
) -> None:
    """Have all that waits for somebody wait until a later time."""
    values = {"of_team": team, "to": recipient, "kinds": _names(carrier.carries)}
    await session.execute(_PUT_OFF, values | {"now": now, "until": until})


async def bring_forward(session: Session, kind: Kind, team: str, recipient: str, *, now: datetime) -> None:
    """Have the messages of a kind be said to somebody now that were to wait longer."""
    values = {"of_team": team, "to": recipient, "kinds": [kind.value], "now": now}
    await session.execute(_BRING_FORWARD, values)


async def wait(session: Session, part: Outgoing, *, until: datetime, reason: str) -> None:
    """Leave one thing out of the next message, because it is not to be said before a time."""
    key = {"of_team": part.team, "of_id": part.id}
    await session.execute(_WAIT, key | {"until": until, "why": reason})


async def expire(session: Session, *, now: datetime) -> None:
    """Drop what was to be said with other things by a time that is past, unless it may have been said."""
    await session.execute(_EXPIRE, {"now": now})


async def next_due(session: Session, *, now: datetime) -> datetime | None:
    """Return when something that waits to be carried is next to be looked at after `now`, or None."""
    return (await session.execute(_NEXT, {"now": now})).scalar_one_or_none()


async def last_to(
    session: Session, team: str, recipient: str, kind: Kind, *, since: datetime
) -> Outgoing | None:
    """Return the last message of a kind to somebody that was put since a time, or is yet to be sent."""
    values = {"team": team, "to": recipient, "kind": kind.value, "since": since}
    return messages.first(await session.execute(_LAST, values))


async def parts_of(session: Session, carrier: Outgoing) -> list[Outgoing]:
    """Return what a message has carried, or was about to, in the order it was read in."""
    keys = carrier.about_as(subjects.Carrying).parts
    found = [await queries.find(session, carrier.team, key) for key in keys]
    return [part for part in found if part is not None]


async def said_in(session: Session, team: str, channel: str, ts: str) -> Sequence[Outgoing]:
    """Return all that a Slack message said; nothing when the bot did not send it."""
    message = await queries.sent_as(session, team, channel, ts)
    return await said_by(session, message) if message is not None else ()


async def said_by(session: Session, message: Outgoing) -> Sequence[Outgoing]:
    """Return all that a message said: what it carried, or itself where it carries nothing."""
    return await parts_of(session, message) if message.kind.carries else (message,)


def _names(kinds: Sequence[Kind]) -> list[str]:
    return [kind.value for kind in kinds]
