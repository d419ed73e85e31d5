"""Messages on their way out, in the database that holds the record: put with a change, or not at all."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update

from storage import rows
from storage.database import Session
from storage.dialects import SecondsNow, insert_once, upsert
from storage.records import OutboxState, Outgoing
from storage.tables import outbox, pauses

LANE_GAP = timedelta(seconds=1)
"""Slack takes about one message a second in a channel (https://docs.slack.dev/apis/web-api/rate-limits)."""

UNSETTLED = (OutboxState.PENDING, OutboxState.SENDING, OutboxState.DOUBT)

_FIELDS = [outbox.c[field] for field in Outgoing.__dataclass_fields__]
_INSERT = insert_once(outbox)
_other = outbox.alias("other")
_LANE_IS_FREE = ~(
    select(_other.c.id)
    .where(_other.c.team == outbox.c.team, _other.c.lane == outbox.c.lane)
    .where(_other.c.claimed_at > bindparam("paced_since"), _other.c.id != outbox.c.id)
    .exists()
)
_NOT_PAUSED = ~(
    select(pauses.c.team).where(pauses.c.team == outbox.c.team, pauses.c.until > bindparam("now")).exists()
)
_DUE = (
    select(outbox.c.id, outbox.c.team, outbox.c.lane)
    .where(outbox.c.state == bindparam("state"), outbox.c.due_at <= bindparam("now"))
    .where(or_(outbox.c.leased_until.is_(None), outbox.c.leased_until < SecondsNow()))
    .where(_NOT_PAUSED, _LANE_IS_FREE)
    .order_by(outbox.c.due_at, outbox.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(
        state=bindparam("claimed_as"),
        claimed_at=bindparam("now"),
        leased_until=SecondsNow() + bindparam("lease"),
        attempts=outbox.c.attempts + 1,
    )
    .returning(*_FIELDS)
)
_ABANDONED = (
    update(outbox)
    .where(outbox.c.state == OutboxState.SENDING, outbox.c.leased_until < SecondsNow())
    .values(state=OutboxState.DOUBT, due_at=bindparam("now"), leased_until=None, reason="its sender vanished")
)
_ORPHANED = (
    update(outbox)
    .where(outbox.c.state.in_([OutboxState.SENDING, OutboxState.DOUBT]))
    .values(state=OutboxState.DOUBT, due_at=bindparam("now"), leased_until=None)
)
_NEXT = select(func.min(outbox.c.due_at)).where(
    outbox.c.state.in_([OutboxState.PENDING, OutboxState.DOUBT]), outbox.c.due_at > bindparam("now")
)
_IS_DUE = (
    select(outbox.c.id)
    .where(outbox.c.state.in_([OutboxState.PENDING, OutboxState.DOUBT]), outbox.c.due_at <= bindparam("now"))
    .limit(1)
)
_SETTLE = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"), outbox.c.id == bindparam("of_id"))
    .where(outbox.c.state.in_(UNSETTLED))
    .values(
        state=bindparam("to"),
        reason=bindparam("why"),
        sent_channel=bindparam("to_channel"),
        sent_ts=bindparam("as_ts"),
        settled_at=bindparam("at"),
        leased_until=None,
    )
)
_POSTPONE = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"), outbox.c.id == bindparam("of_id"))
    .where(outbox.c.state.in_(UNSETTLED))
    .values(state=bindparam("to"), due_at=bindparam("until"), reason=bindparam("why"), leased_until=None)
)
_DESCRIBE = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"), outbox.c.id == bindparam("of_id"))
    .where(outbox.c.state.in_(UNSETTLED))
    .values(about=bindparam("what"))
)
_HOLD = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"), outbox.c.lane == bindparam("in_lane"))
    .where(outbox.c.key.startswith(bindparam("start"), autoescape=False))
    .where(outbox.c.state == OutboxState.PENDING, outbox.c.due_at <= bindparam("now"))
    .values(due_at=outbox.c.due_at)
)
_REVIVE = (
    update(outbox)
    .where(outbox.c.team == bindparam("of_team"), outbox.c.channel == bindparam("of_channel"))
    .where(outbox.c.state == OutboxState.PARKED, outbox.c.recipient.is_(None))
    .where(outbox.c.reason.in_(["Slack refused: not_in_channel", "Slack refused: channel_not_found"]))
    .values(state=OutboxState.PENDING, due_at=bindparam("now"), attempts=0, settled_at=None)
)
_PAUSE = upsert(pauses)
_BY_KEY = select(*_FIELDS).where(outbox.c.team == bindparam("team"), outbox.c.key == bindparam("key"))
_OF_MESSAGE = (
    select(*_FIELDS)
    .where(outbox.c.team == bindparam("team"))
    .where(outbox.c.sent_channel == bindparam("channel"), outbox.c.sent_ts == bindparam("ts"))
)
_LAST_SENT = (
    select(*_FIELDS)
    .where(outbox.c.team == bindparam("team"), outbox.c.sent_channel == bindparam("channel"))
    .where(outbox.c.kind.in_(bindparam("kinds", expanding=True)))
    .order_by(outbox.c.sent_ts.desc())
    .limit(1)
)
_STUCK = (
    select(*_FIELDS)
    .where(outbox.c.state.in_([OutboxState.PARKED, OutboxState.DOUBT]))
    .order_by(outbox.c.due_at.desc())
    .limit(bindparam("limit"))
)
_COUNTS = select(outbox.c.state, func.count(), func.min(outbox.c.due_at)).group_by(outbox.c.state)


async def put(
    session: Session,
    key: str,
    kind: str,
    *,
    team: str,
    channel: str | None,
    at: datetime,
    recipient: str | None = None,
    about: dict[str, Any] | None = None,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> bool:
    """Put a message in the outbox, once for each `key` in a workspace; tell whether it was new.

    It is due at once unless `due_at` says when; not sent after `expires_at`. Without a `recipient`
    it goes to the `channel`, else to that person, who must be able to see the `channel`. A message to a
    person about several groups names none; what it may show of each is settled when it is sent.
    """
    if channel is None and recipient is None:
        raise ValueError(f"the message {key} goes nowhere")
    values = {
        "team": team,
        "key": key,
        "kind": kind,
        "channel": channel,
        "recipient": recipient,
        "lane": recipient or channel,
        "about": about or {},
        "due_at": due_at or at,
        "expires_at": expires_at,
        "state": OutboxState.PENDING,
        "created_at": at,
    }
    new = (await session.execute(_INSERT, values)).rowcount == 1
    session.stirred = session.stirred or new
    return new


async def waits(session: Session, team: str, lane: str, start: str, *, now: datetime) -> bool:
    """Tell whether a due message waits whose key has this `start`, and keep it waiting until the commit.

    It will then be rendered with what this transaction changes, so no other message is needed for that.
    """
    key = {"of_team": team, "in_lane": lane, "start": start, "now": now}
    return (await session.execute(_HOLD, key)).rowcount > 0


async def claim(
    session: Session, state: OutboxState, *, now: datetime, lease: int, limit: int = 100
) -> list[Outgoing]:
    """Take due messages that are PENDING (they become SENDING) or in DOUBT (they stay so), one a lane.

    Nobody else gets them for `lease` seconds of the database's clock.
    """
    due = await session.execute(
        _DUE, {"state": state, "now": now, "paced_since": now - LANE_GAP, "limit": limit}
    )
    lanes: dict[tuple[str, str], int] = {}
    for row in due:
        lanes.setdefault((row.team, row.lane), row.id)
    if not lanes:
        return []
    claimed_as = OutboxState.SENDING if state is OutboxState.PENDING else state
    values = {"ids": list(lanes.values()), "claimed_as": claimed_as, "now": now, "lease": lease}
    claimed = rows.every(await session.execute(_CLAIM, values), Outgoing)
    return sorted(claimed, key=lambda outgoing: (outgoing.due_at, outgoing.id))


async def abandon(session: Session, *, now: datetime) -> int:
    """Put in doubt what a process claimed and did not settle within its lease; return how many."""
    return (await session.execute(_ABANDONED, {"now": now})).rowcount


async def orphan(session: Session, *, now: datetime) -> int:
    """Put in doubt whatever was being sent: for the one process of a SQLite file, when it starts."""
    return (await session.execute(_ORPHANED, {"now": now})).rowcount


async def is_due(session: Session, *, now: datetime) -> bool:
    """Tell whether a message is due, be it that its lane or its workspace is held up for a moment."""
    return (await session.execute(_IS_DUE, {"now": now})).first() is not None


async def next_due(session: Session, *, now: datetime) -> datetime | None:
    """Return when the next message falls due after `now`, or None."""
    return (await session.execute(_NEXT, {"now": now})).scalar_one_or_none()


async def settle(
    session: Session,
    outgoing: Outgoing,
    state: OutboxState,
    *,
    at: datetime,
    reason: str | None = None,
    channel: str | None = None,
    ts: str | None = None,
) -> bool:
    """End a message as SENT (with where), DROPPED or PARKED (with why); False when it had ended before."""
    values = {
        "of_team": outgoing.team,
        "of_id": outgoing.id,
        "to": state,
        "why": reason,
        "to_channel": channel,
        "as_ts": ts,
        "at": at,
    }
    return (await session.execute(_SETTLE, values)).rowcount == 1


async def postpone(
    session: Session, outgoing: Outgoing, state: OutboxState, *, until: datetime, reason: str
) -> None:
    """Make a message due again at `until`: to be sent when PENDING, to be looked for when in DOUBT."""
    values = {
        "of_team": outgoing.team,
        "of_id": outgoing.id,
        "to": state,
        "until": until,
        "why": reason,
    }
    await session.execute(_POSTPONE, values)


async def describe(session: Session, outgoing: Outgoing, about: dict[str, Any]) -> None:
    """Remember what a message that is being sent is about, before it is."""
    values = {"of_team": outgoing.team, "of_id": outgoing.id, "what": about}
    await session.execute(_DESCRIBE, values)


async def revive(session: Session, team: str, channel: str, *, at: datetime) -> None:
    """Send what was parked because the bot was not in a channel, now that it is."""
    revived = await session.execute(_REVIVE, {"of_team": team, "of_channel": channel, "now": at})
    session.stirred = session.stirred or revived.rowcount > 0


async def pause(session: Session, team: str, *, until: datetime) -> None:
    """Send nothing more to a workspace before `until`, because Slack asked for that."""
    await session.execute(_PAUSE, {"team": team, "until": until})


async def find(session: Session, team: str, key: str) -> Outgoing | None:
    """Return the message with this key, or None."""
    return rows.first(await session.execute(_BY_KEY, {"team": team, "key": key}), Outgoing)


async def behind(session: Session, team: str, channel: str, ts: str) -> Outgoing | None:
    """Return what was sent as the message `ts` of a Slack channel, or None when the bot did not send it."""
    key = {"team": team, "channel": channel, "ts": ts}
    return rows.first(await session.execute(_OF_MESSAGE, key), Outgoing)


async def last_sent(session: Session, team: str, channel: str, kinds: Iterable[str]) -> Outgoing | None:
    """Return the latest message of some kinds that was sent to a Slack channel, or None."""
    key = {"team": team, "channel": channel, "kinds": list(kinds)}
    return rows.first(await session.execute(_LAST_SENT, key), Outgoing)


async def counts(session: Session) -> Sequence[tuple[OutboxState, int, datetime | None]]:
    """Return, for each state, how many messages are in it and the earliest due time; for the operator."""
    return [tuple(row) for row in await session.execute(_COUNTS)]


async def stuck(session: Session, *, limit: int) -> list[Outgoing]:
    """Return the latest messages that are parked or in doubt, of all workspaces; for the operator."""
    return rows.every(await session.execute(_STUCK, {"limit": limit}), Outgoing)
