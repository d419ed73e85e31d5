"""Who was there when a decision was made, as far as anybody said so: the one place that tells it in SQL.

Recording is not attending. A person was there when they, or the chair, said so of the meeting at which a
decision was made or settled; where fewer than two were said to be there it is not recorded who was, and
nobody is told that they missed it. Whoever did say so knows of it all the same.

Each function takes what restricts `decisions`; a caller's query is bounded by that, and by indexes.
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

    That is one step in the index of planned meetings, which SQLite only sees where the status is spelt out.
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
    """Tell whether `held` is that meeting and ran at a time; what was moved since did not."""
    return and_(held.c.team == of.c.team, held.c.id == meeting, held.c.starts_at <= at, held.c.ends_at > at)


def made_at(of: FromClause, held: FromClause) -> ColumnElement[bool]:
    """Join to decisions the meetings at which they were made, as far as they were made at any."""
    meeting = func.coalesce(of.c.meeting_id, _last_begun(of, of.c.decided_at))
    return _during(of, held, meeting, of.c.decided_at)


def settled_at(of: FromClause, held: FromClause) -> ColumnElement[bool]:
    """Join to decisions the meetings at which their status last changed by itself, if at any."""
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
"""Who in Slack is said to be at a meeting, and by which rows of what was said of it."""

# Nobody of these is counted twice: who stands in for another has said nothing of themselves.
_ENOUGH = (
    select(case((_STANDS_IN, _said.c.substitute), else_=_said.c.user))
    .distinct()
    .where(_OF_MEETING, _PRESENT | _STANDS_IN | _STANDS_IN_OUTSIDE)
    .limit(ENOUGH_THERE)
    .correlate(meetings)
    .subquery("enough")
)
IS_RECORDED = select(func.count()).select_from(_ENOUGH).scalar_subquery() >= ENOUGH_THERE
"""Tells of a row of `meetings` whether it is recorded who was there; see `records.is_recorded`.

It looks no further than to the last one needed, of however many were there.
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
    """Return the `id` of each decision made or settled at a meeting, and if who was there is `recorded`.

    The meeting `ends_at` a time.
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
    """Return the `id` of each meeting that somebody was said to be at."""
    return union_all(
        *(
            select(_said.c.meeting_id.label("id")).where(_said.c.team == team, here == user, said)
            for here, said in _HERE
        )
    )


def recorded(team: BindParameter[str], channel: BindParameter[str]) -> Select[tuple[int]]:
    """Return the `id` of each meeting of a group of which it is recorded who was there."""
    return select(meetings.c.id).where(meetings.c.team == team, meetings.c.channel == channel, IS_RECORDED)
