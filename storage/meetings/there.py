"""Who was there when a decision was made, as far as anybody said so: the one place that works it out in SQL.

Recording is not attending. A person was there if they, or the chair, said so of the meeting at which a
decision was made or settled. With fewer than two people said to be there, attendance counts as not recorded,
and nobody is told that they missed it; the one who did say so still knows of it.

Each function takes conditions on `decisions`, which bound the caller's query.
"""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    and_,
    bindparam,
    case,
    func,
    select,
    union,
    union_all,
)

from storage.records import ENOUGH_THERE, MeetingStatus, Presence
from storage.tables import attendances, decisions, meetings

_begun = meetings.alias("begun")
_own = attendances.alias("own")
_said = attendances.alias("said")


def _last_begun(of: FromClause, at: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the group's planned meeting that began last by a time, over or not.

    The status is a literal, so that SQLite finds it in one step of the index of planned meetings.
    """
    planned = bindparam("planned", MeetingStatus.PLANNED, _begun.c.status.type, literal_execute=True)
    return (
        select(_begun.c.id)
        .where(_begun.c.team == of.c.team, _begun.c.channel == of.c.channel)
        .where(_begun.c.status == planned, _begun.c.starts_at <= at)
        .order_by(_begun.c.starts_at.desc())
        .limit(1)
        .correlate(of)
        .scalar_subquery()
    )


def _during(
    of: FromClause, held: FromClause, meeting: ColumnElement[Any], at: ColumnElement[Any]
) -> ColumnElement[bool]:
    """Tell whether `held` is that meeting and ran at a time; a meeting that was moved since did not."""
    return and_(held.c.team == of.c.team, held.c.id == meeting, held.c.starts_at <= at, held.c.ends_at > at)


def made_at(of: FromClause, held: FromClause) -> ColumnElement[bool]:
    """Join to decisions the meetings at which they were made, if any."""
    meeting = func.coalesce(of.c.meeting_id, _last_begun(of, of.c.decided_at))
    return _during(of, held, meeting, of.c.decided_at)


def settled_at(of: FromClause, held: FromClause) -> ColumnElement[bool]:
    """Join to decisions the meetings at which their own status last changed, if any."""
    return _during(of, held, _last_begun(of, of.c.settled_at), of.c.settled_at)


_OCCASIONS = (made_at(decisions, meetings), settled_at(decisions, meetings))

_OF_MEETING = and_(_said.c.team == meetings.c.team, _said.c.meeting_id == meetings.c.id)
_SPEAKS_FOR_THEMSELVES = (
    select(_own.c.id)
    .where(_own.c.team == _said.c.team, _own.c.meeting_id == _said.c.meeting_id)
    .where(_own.c.user == _said.c.substitute)
    .correlate(_said)
    .exists()
)
_SENT = _said.c.presence == Presence.SUBSTITUTE
_PRESENT = _said.c.presence == Presence.PRESENT
_STANDS_IN = and_(_SENT, _said.c.substitute.is_not(None), ~_SPEAKS_FOR_THEMSELVES)
_STANDS_IN_OUTSIDE = and_(_SENT, _said.c.substitute.is_(None))
_HERE = ((_said.c.user, _PRESENT), (_said.c.substitute, _STANDS_IN))
"""Columns that name people in Slack who are said to be at a meeting, and the condition of each."""

# This counts nobody twice: a stand-in here has no attendance of their own.
_ENOUGH = (
    select(case((_STANDS_IN, _said.c.substitute), else_=_said.c.user))
    .distinct()
    .where(_OF_MEETING, _PRESENT | _STANDS_IN | _STANDS_IN_OUTSIDE)
    .limit(ENOUGH_THERE)
    .correlate(meetings)
    .subquery("enough")
)
IS_RECORDED = select(func.count()).select_from(_ENOUGH).scalar_subquery() >= ENOUGH_THERE
"""Tells whether a row of `meetings` has its attendance recorded; see `records.is_recorded`.

It stops counting at the number needed.
"""


def people(*wanted: ColumnElement[bool], user: BindParameter[str] | None = None) -> CompoundSelect[Any]:
    """Return each decision's `id` with each `user` who was said to be there when it was made or settled."""
    return union(
        *(
            select(decisions.c.id, here.label("user"))
            .select_from(decisions.join(meetings, during).join(_said, and_(_OF_MEETING, said)))
            .where(*wanted, *([] if user is None else [here == user]))
            for during in _OCCASIONS
            for here, said in _HERE
        )
    )


def occasions(*wanted: ColumnElement[bool]) -> CompoundSelect[Any]:
    """Return the `id` of each decision made or settled at a meeting, with the meeting's end.

    `recorded` says whether attendance of the meeting is recorded.
    """
    return union_all(
        *(
            select(decisions.c.id, IS_RECORDED.label("recorded"), meetings.c.ends_at)
            .select_from(decisions.join(meetings, during))
            .where(*wanted)
            for during in _OCCASIONS
        )
    )


def attended(team: BindParameter[str], user: BindParameter[str]) -> CompoundSelect[Any]:
    """Return the `id` of each meeting that a person was said to be at."""
    return union_all(
        *(
            select(_said.c.meeting_id.label("id")).where(_said.c.team == team, here == user, said)
            for here, said in _HERE
        )
    )


def recorded(team: BindParameter[str], channel: BindParameter[str]) -> Select[tuple[int]]:
    """Return the `id` of each meeting of a group whose attendance is recorded."""
    return select(meetings.c.id).where(meetings.c.team == team, meetings.c.channel == channel, IS_RECORDED)
