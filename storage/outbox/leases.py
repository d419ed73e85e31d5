"""Sending under a lease: messages are claimed, sent or looked for, and settled."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, false, func, null, or_, select, text, update

from storage.database import Session
from storage.dialects import SecondsNow
from storage.outbox import messages, pace
from storage.outbox.messages import FIELDS
from storage.records import Kind, OutboxState, Outgoing, packing
from storage.records.packing import Subject
from storage.tables import outbox

UNSETTLED = (OutboxState.CARRIED, OutboxState.PENDING, OutboxState.SENDING, OutboxState.DOUBT)

ARRIVES_WITHIN = timedelta(seconds=5)
"""How long Slack may still take to show a message whose sender is gone."""

AT_ONCE = 100
"""How many due messages are looked at for one claim."""

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7264187320165)")
_DUE = (
    select(outbox.c.id, outbox.c.team, outbox.c.lane)
    .where(outbox.c.state == bindparam("state"), outbox.c.due_at <= bindparam("now"))
    .where(pace.NOT_LEASED, pace.NOT_HELD, pace.NOT_PAUSED, pace.LANE_IS_FREE)
    .order_by(outbox.c.due_at, outbox.c.id)
    .limit(AT_ONCE)
    .with_for_update(skip_locked=True)
)
_CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(
        state=bindparam("claimed_as"),
        # When it was last about to be sent: the search for it starts there, however late.
        claimed_at=case((outbox.c.state == OutboxState.PENDING, bindparam("now")), else_=outbox.c.claimed_at),
        # A message is only sent once it was looked for, so what was lost no longer matters.
        lost_since=case((outbox.c.state == OutboxState.PENDING, null()), else_=outbox.c.lost_since),
        leased_until=SecondsNow() + bindparam("lease"),
        attempts=outbox.c.attempts + 1,
        # Whatever was asked for until now is rendered with it.
        again=false(),
    )
    .returning(*FIELDS)
)
_FIRST_DUE = func.coalesce(outbox.c.first_due_at, outbox.c.due_at)
_ABANDONED = (
    update(outbox)
    .where(outbox.c.state == OutboxState.SENDING, outbox.c.leased_until < SecondsNow())
    .values(state=OutboxState.DOUBT, due_at=bindparam("now"), first_due_at=_FIRST_DUE)
    .values(leased_until=None, reason="its sender vanished")
)
_SINCE = bindparam("since", type_=outbox.c.claimed_at.type)
_UNDER_WAY = outbox.c.state.in_([OutboxState.SENDING, OutboxState.DOUBT])
_LOSE = (
    update(outbox)
    .where(outbox.c.state.in_([*UNSETTLED, OutboxState.PARKED]))
    .values(
        # What was being sent when the backup was taken may have arrived even earlier.
        lost_since=case(
            (_UNDER_WAY, func.coalesce(outbox.c.lost_since, outbox.c.claimed_at, _SINCE)), else_=_SINCE
        ),
        claimed_at=None,
    )
)
_DOUBT_LOST = (
    update(outbox)
    .where(outbox.c.state.in_(UNSETTLED))
    # What was tried before may have been hastened, and sent before it was due.
    .where(or_(_UNDER_WAY, outbox.c.due_at <= bindparam("now"), outbox.c.attempts > 0))
    .values(
        state=OutboxState.DOUBT, due_at=bindparam("now"), leased_until=None, attempts=0, reason="restored"
    )
)
_ORPHANED = (
    update(outbox)
    .where(outbox.c.state.in_([OutboxState.SENDING, OutboxState.DOUBT]))
    .values(state=OutboxState.DOUBT, due_at=bindparam("when"), first_due_at=_FIRST_DUE, leased_until=None)
)
_OURS = (
    outbox.c.team == bindparam("of_team"),
    outbox.c.id == bindparam("of_id"),
    outbox.c.state.in_(UNSETTLED),
)
_SAME_CLAIM = outbox.c.attempts == bindparam("as_attempt")
_HOLDS = (
    select(outbox.c.id)
    .where(*_OURS, _SAME_CLAIM, outbox.c.state == OutboxState.SENDING)
    .where(outbox.c.leased_until >= SecondsNow() + bindparam("seconds"))
)
_RENDERED_AT = func.coalesce(bindparam("rendered_at", type_=outbox.c.claimed_at.type), outbox.c.claimed_at)
_SETTLE = (
    update(outbox)
    .where(*_OURS)
    .values(
        state=bindparam("to"),
        reason=bindparam("why"),
        sent_channel=bindparam("to_channel"),
        sent_ts=bindparam("as_ts"),
        settled_at=bindparam("at"),
        leased_until=None,
        # A dropped message was not sent, so it does not slow its channel down.
        claimed_at=case((bindparam("to") == OutboxState.DROPPED, null()), else_=_RENDERED_AT),
    )
)
_END = _SETTLE.where(_SAME_CLAIM)
_POSTPONE = (
    update(outbox)
    .where(*_OURS, _SAME_CLAIM)
    .values(
        state=bindparam("to"),
        due_at=bindparam("until"),
        reason=bindparam("why"),
        leased_until=None,
        attempts=outbox.c.attempts - bindparam("uncounted"),
    )
)
_POSTPONE_LATE = _POSTPONE.values(first_due_at=_FIRST_DUE)
_POSTPONE_IN_TIME = _POSTPONE.values(first_due_at=None)
_DESCRIBE = update(outbox).where(*_OURS, _SAME_CLAIM).values(about=bindparam("what"))


async def claim(
    session: Session,
    state: OutboxState,
    *,
    now: datetime,
    lease: int,
    held: Collection[Kind] = (),
) -> list[Outgoing]:
    """Take due messages that are PENDING (they become SENDING) or in DOUBT (they stay so), one a lane.

    Kinds that are `held` are left where they are. Nobody else gets the claimed messages for `lease` seconds
    of the database's clock.
    """
    if session.dialect == "postgresql":
        # Two claims at once would not see that the other has just taken a message of the same lane.
        await session.execute(_ONE_AT_A_TIME)
    due = await session.execute(_DUE, {"state": state} | pace.bounds(now, held))
    lanes: dict[tuple[str, str], int] = {}
    for row in due:
        lanes.setdefault((row.team, row.lane), row.id)
    if not lanes:
        return []
    claimed_as = OutboxState.SENDING if state is OutboxState.PENDING else state
    values = {"ids": list(lanes.values()), "claimed_as": claimed_as, "now": now, "lease": lease}
    claimed = [messages.read(row) for row in await session.execute(_CLAIM, values)]
    return sorted(claimed, key=lambda outgoing: (outgoing.due_at, outgoing.id))


async def abandon(session: Session, *, now: datetime) -> int:
    """Put in doubt what a process claimed and did not settle within its lease; return how many."""
    return (await session.execute(_ABANDONED, {"now": now})).rowcount


async def orphan(session: Session, *, now: datetime) -> int:
    """Put in doubt whatever was being sent; for the single process of a SQLite file, when it starts."""
    return (await session.execute(_ORPHANED, {"when": now + ARRIVES_WITHIN})).rowcount


async def doubt_lost(session: Session, *, since: datetime, now: datetime) -> int:
    """Put in doubt, after a restore, what the lost database may have sent `since` the backup was taken.

    When it sent them is unknown.
    """
    await session.execute(_LOSE, {"since": since})
    return (await session.execute(_DOUBT_LOST, {"now": now})).rowcount


async def holds(session: Session, outgoing: Outgoing, seconds: int) -> bool:
    """Tell whether our claim of a message still holds, and will for so many `seconds`."""
    return (await session.execute(_HOLDS, _claimed(outgoing) | {"seconds": seconds})).first() is not None


async def settle(
    session: Session,
    outgoing: Outgoing,
    state: OutboxState,
    *,
    at: datetime,
    reason: str | None = None,
    channel: str | None = None,
    ts: str | None = None,
    rendered_at: datetime | None = None,
) -> bool:
    """End a message as SENT (with where), DROPPED or PARKED (with why); False when it is no longer ours.

    SENT counts even if another process has claimed the message since. What another message carried was
    never claimed itself, and says when that was `rendered_at`.
    """
    values = {
        "to": state,
        "why": reason,
        "to_channel": channel,
        "as_ts": ts,
        "at": at,
        "rendered_at": rendered_at,
    }
    statement = _SETTLE if state is OutboxState.SENT else _END
    return (await session.execute(statement, _claimed(outgoing, state) | values)).rowcount == 1


async def postpone(
    session: Session,
    outgoing: Outgoing,
    state: OutboxState,
    *,
    until: datetime,
    reason: str,
    tried: bool = True,
    late: bool = True,
) -> None:
    """Make a message due again at `until`: to be sent when PENDING, to be looked for when in DOUBT.

    A claim that was not `tried`, because it was too early to send, does not count as an attempt.
    It counts as `late` from when it was first due, unless its right time is only known now.
    """
    values = {"to": state, "until": until, "why": reason, "uncounted": 0 if tried else 1}
    await session.execute(_POSTPONE_LATE if late else _POSTPONE_IN_TIME, _claimed(outgoing) | values)


async def describe(session: Session, outgoing: Outgoing, about: Subject) -> None:
    """Store what a message is about just before it is sent."""
    await session.execute(_DESCRIBE, _claimed(outgoing) | {"what": packing.pack(about)})


def _claimed(outgoing: Outgoing, state: OutboxState | None = None) -> dict[str, Any]:
    key = {"of_team": outgoing.team, "of_id": outgoing.id}
    return key if state is OutboxState.SENT else key | {"as_attempt": outgoing.attempts}
