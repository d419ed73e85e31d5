"""What falls due, of every kind: found in one statement that reads ends of indexes, and locks nothing."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    TextClause,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from storage.database import Session
from storage.dialects import SecondsNow
from storage.records import OPEN_ACTIONS, MeetingStatus, OutboxState
from storage.tables import UNBEGUN, UNENDED, UNSCHEDULED, actions, groups, meetings, outbox, owners, series

_NOW = bindparam("now", type_=meetings.c.starts_at.type)
_SINCE = bindparam("since", type_=meetings.c.starts_at.type)
_PLANNED = meetings.c.status == MeetingStatus.PLANNED


def _is(state: OutboxState) -> ColumnElement[bool]:
    # Spelled out, so that PostgreSQL knows how few there are of it also in a plan for any values.
    return outbox.c.state == literal_column(f"'{state.value}'")


def _by_now(column: ColumnElement[Any], *wanted: ColumnElement[bool] | TextClause) -> ColumnElement[bool]:
    # The least of all is at the end of an index. To look whether there is any, PostgreSQL may read the table.
    return select(func.min(column)).where(*wanted).scalar_subquery() <= _NOW


_NEW_OWNERS = exists().where(
    UNSCHEDULED,
    (actions.c.team == owners.c.team) & (actions.c.id == owners.c.action_id),
    actions.c.status.in_(OPEN_ACTIONS) & actions.c.undone_at.is_(None) & actions.c.due.is_not(None),
)
_DUE = select(
    or_(_by_now(owners.c.hand_on_at), _by_now(groups.c.ask_chair_at)).label("departures"),
    or_(
        _by_now(meetings.c.starts_at, _PLANNED, UNBEGUN, meetings.c.starts_at >= _SINCE),
        _by_now(meetings.c.ends_at, _PLANNED, UNENDED, meetings.c.ends_at >= _SINCE),
        _by_now(series.c.again_at, series.c.ended_at.is_(None)),
    ).label("meetings"),
    or_(_NEW_OWNERS, _by_now(owners.c.nudge_at), _by_now(owners.c.tell_at)).label("nudges"),
    _by_now(outbox.c.due_at, _is(OutboxState.CARRIED)).label("mornings"),
)
_TO_CLAIM = select(
    or_(
        _by_now(outbox.c.due_at, _is(OutboxState.PENDING)),
        _by_now(outbox.c.due_at, _is(OutboxState.DOUBT)),
        exists().where(_is(OutboxState.SENDING), outbox.c.leased_until < SecondsNow()),
    )
)
_NEXT = union_all(
    *(
        select(func.min(column)).where(column > _NOW, *wanted)
        for column, *wanted in (
            (owners.c.hand_on_at,),
            (groups.c.ask_chair_at,),
            (meetings.c.starts_at, _PLANNED),
            (meetings.c.ends_at, _PLANNED, UNENDED),
            (series.c.again_at, series.c.ended_at.is_(None)),
            (owners.c.nudge_at,),
            (owners.c.tell_at,),
            *(
                (outbox.c.due_at, _is(state))
                for state in (OutboxState.CARRIED, OutboxState.PENDING, OutboxState.DOUBT)
            ),
        )
    )
)

KINDS = frozenset(_DUE.selected_columns.keys())
"""What `due` knows of; whatever else there is to be planned has to be looked at."""


async def due(session: Session, *, now: datetime, since: datetime) -> set[str]:
    """Return of which KINDS something may be due by now, in any workspace: never too few.

    Meetings that began or ended before `since` are let be.
    """
    row = (await session.execute(_DUE, {"now": now, "since": since})).one()
    return {name for name, is_due in row._mapping.items() if is_due}


async def is_to_claim(session: Session, *, now: datetime) -> bool:
    """Tell whether a message is due to be sent, or to be looked for, or was left by its sender."""
    return bool((await session.execute(_TO_CLAIM, {"now": now})).scalar_one())


async def next_after(session: Session, now: datetime) -> datetime | None:
    """Return when, after now, the next of KINDS falls due, or the next message."""
    times = (await session.execute(_NEXT, {"now": now})).scalars()
    return min((time for time in times if time is not None), default=None)
