"""The pace at which Slack takes messages: one a second in a channel, none while it asks for a pause."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from storage.database import Session
from storage.dialects import SecondsNow
from storage.records import Kind, OutboxState
from storage.tables import outbox, pauses

LANE_GAP = timedelta(seconds=1)
"""Slack takes about one message a second in a channel (https://docs.slack.dev/apis/web-api/rate-limits)."""

LONGEST_PAUSE = timedelta(hours=1)
"""Longer than Slack ever asks for: a pause that seems longer was noted before the clock was set back."""

_other = outbox.alias("other")
_LATELY = (_other.c.claimed_at > bindparam("paced_since"), _other.c.claimed_at <= bindparam("now"))
_PAUSED = (pauses.c.until > bindparam("now"), pauses.c.until <= bindparam("paused_until"))
LANE_IS_FREE = ~(
    select(_other.c.id)
    .where(_other.c.team == outbox.c.team, _other.c.lane == outbox.c.lane)
    .where(*_LATELY)
    .where(_other.c.id != outbox.c.id)
    .exists()
)
NOT_PAUSED = ~(select(pauses.c.team).where(pauses.c.team == outbox.c.team).where(*_PAUSED).exists())
NOT_HELD = outbox.c.kind.not_in(bindparam("held", expanding=True))
NOT_LEASED = or_(outbox.c.leased_until.is_(None), outbox.c.leased_until < SecondsNow())

_IS_DUE = (outbox.c.due_at <= bindparam("now"), NOT_LEASED, NOT_HELD)
_WAITING = (outbox.c.state.in_([OutboxState.PENDING, OutboxState.DOUBT]), *_IS_DUE)
_MAY_GO = (
    select(outbox.c.id)
    .where(outbox.c.state == bindparam("state"), *_IS_DUE, NOT_PAUSED, LANE_IS_FREE)
    .order_by(outbox.c.due_at)
    .limit(1)
)
_LANE_TAKEN = select(func.min(_other.c.claimed_at)).where(
    *_LATELY,
    select(outbox.c.id)
    .where(outbox.c.team == _other.c.team, outbox.c.lane == _other.c.lane, outbox.c.id != _other.c.id)
    .where(*_WAITING, NOT_PAUSED)
    .exists(),
)
_PAUSE_ENDS = select(func.min(pauses.c.until)).where(
    *_PAUSED, select(outbox.c.id).where(outbox.c.team == pauses.c.team).where(*_WAITING).exists()
)


def bounds(now: datetime, held: Collection[Kind]) -> dict[str, Any]:
    """Return the values for the conditions above: the times that bound pace and pauses, the kinds held."""
    times = {"now": now, "paced_since": now - LANE_GAP, "paused_until": now + LONGEST_PAUSE}
    # Never an empty list, which SQLAlchemy would render as a subquery.
    return times | {"held": [kind.value for kind in held] or [""]}


async def next_free(session: Session, *, now: datetime, held: Collection[Kind] = ()) -> datetime | None:
    """Return when the first message that is due may go: `now`, or once its channel's pace or a pause allows.

    None when no message is due that is neither claimed nor of a kind `held`.
    """
    times = bounds(now, held)
    for state in (OutboxState.PENDING, OutboxState.DOUBT):
        if (await session.execute(_MAY_GO, times | {"state": state})).first() is not None:
            return now
    taken = (await session.execute(_LANE_TAKEN, times)).scalar_one_or_none()
    ends = (await session.execute(_PAUSE_ENDS, times)).scalar_one_or_none()
    frees = [taken + LANE_GAP] if taken else []
    return min(frees + ([ends] if ends else []), default=None)
