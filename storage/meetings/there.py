"""Who was there when a decision was made, as far as anybody said so: the one place that tells it in SQL.

Recording is not attending. A person was there when they, or the chair, said so of the meeting at which a
decision was made or settled; where fewer than two were said to be there it is not recorded who was, and
nobody is told that they missed it. Whoever did say so knows of it all the same.

Each function takes what restricts `decisions`; a caller's query is bounded by that, and by indexes.
"""

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, and_, bindparam, func, select, union, union_all

from storage.records import ENOUGH_THERE, MeetingStatus, Presence
from storage.tables import attendances, decisions, meetings

_begun = meetings.alias("begun")
_own = attendances.alias("own")
_said = attendances.alias("said")


def _last_begun(at: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the group's planned meeting that began last by a time, over or not.

    That is one step in the index of planned meetings, which SQLite only sees where the status is spelt out.
    """
    planned = bindparam("planned", MeetingStatus.PLANNED, _begun.c.status.type, literal_execute=True)
    return (
        select(_begun.c.id)
        .where(_begun.c.team == decisions.c.team, _begun.c.channel == decisions.c.channel)
        .where(_begun.c.status == planned, _begun.c.starts_at <= at)
        .order_by(_begun.c.starts_at.desc())
        .limit(1)
        .correlate(decisions)
        .scalar_subquery()
    )


def _during(meeting: ColumnElement[Any], at: ColumnElement[Any]) -> ColumnElement[bool]:
    """Tell whether `meetings` is that meeting and ran at a time; what was moved since did not."""
    return and_(
        meetings.c.team == decisions.c.team,
        meetings.c.id == meeting,
        meetings.c.starts_at <= at,
        meetings.c.ends_at > at,
    )


MADE_AT = _during(
    func.coalesce(decisions.c.meeting_id, _last_begun(decisions.c.decided_at)), decisions.c.decided_at
)
"""Joins to a decision the meeting at which it was made, if there was one."""
SETTLED_AT = _during(_last_begun(decisions.c.settled_at), decisions.c.settled_at)
"""Joins to a decision the meeting at which its status last changed by itself, if there was one."""

_OF_MEETING = and_(_said.c.team == meetings.c.team, _said.c.meeting_id == meetings.c.id)
_SENT = and_(_OF_MEETING, _said.c.presence == Presence.SUBSTITUTE)
_SPEAKS_FOR_THEMSELVES = (
    select(_own.c.id)
    .where(_own.c.team == _said.c.team, _own.c.meeting_id == _said.c.meeting_id)
    .where(_own.c.user == _said.c.substitute)
    .correlate(_said)
    .exists()
)
_PRESENT = and_(_OF_MEETING, _said.c.presence == Presence.PRESENT)
_STANDS_IN = and_(_SENT, _said.c.substitute.is_not(None), ~_SPEAKS_FOR_THEMSELVES)
_STANDS_IN_OUTSIDE = and_(_SENT, _said.c.substitute.is_(None))


def _count(of: ColumnElement[bool], what: ColumnElement[Any]) -> ColumnElement[int]:
    counted = select(func.count(what.distinct())).select_from(_said).where(of)
    return counted.correlate(meetings).scalar_subquery()


IS_RECORDED = (
    _count(_PRESENT, _said.c.user)
    + _count(_STANDS_IN, _said.c.substitute)
    + _count(_STANDS_IN_OUTSIDE, _said.c.user)
) >= ENOUGH_THERE
"""Tells of a row of `meetings` whether it is recorded who was there; see `records.is_recorded`."""


def people(*wanted: ColumnElement[bool]) -> CompoundSelect[Any]:
    """Return each decision's `id` with each `user` who was said to be there when it was made or settled."""
    return union(
        *(
            select(decisions.c.id, user.label("user"))
            .select_from(decisions.join(meetings, during).join(_said, said))
            .where(*wanted)
            for during in (MADE_AT, SETTLED_AT)
            for user, said in ((_said.c.user, _PRESENT), (_said.c.substitute, _STANDS_IN))
        )
    )


def occasions(*wanted: ColumnElement[bool]) -> CompoundSelect[Any]:
    """Return the `id` of each decision made or settled at a meeting, and if who was there is `recorded`."""
    return union_all(
        *(
            select(decisions.c.id, IS_RECORDED.label("recorded"))
            .select_from(decisions.join(meetings, during))
            .where(*wanted)
            for during in (MADE_AT, SETTLED_AT)
        )
    )
