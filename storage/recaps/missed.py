"""What one member of a group does not know of: found by indexes, however long ago it was decided.

The SQL here sorts decisions by the same rules as `news_of` and `rank` in `scheduler.recaps`, which do so for
a few of them in Python.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)

from storage.database import Session
from storage.meetings import there
from storage.records import (
    FIRST_HAND,
    OPEN_ACTIONS,
    UNDER_WAY,
    WEIGHTY,
    How,
    News,
    Rank,
    Relation,
    Strength,
)
from storage.tables import LONG_AGO, actions, awareness, concerns, decisions, links, meetings, owners

FOR_EVER = datetime(9000, 1, 1, tzinfo=UTC)

_TEAM: BindParameter[str] = bindparam("team")
_CHANNEL: BindParameter[str] = bindparam("channel")
_USER: BindParameter[str] = bindparam("user")


@dataclass(frozen=True)
class Found:
    """Decisions that somebody does not know of: those that matter most to them, of `count` in all."""

    ids: tuple[int, ...]
    count: int


@dataclass(frozen=True)
class InPerson:
    """What is told in person: what they missed `since` a time (None: ever), and what changed before `by`."""

    since: datetime | None
    by: datetime


_ENDED_BY: BindParameter[datetime] = bindparam("ended_by")
_RECORDED = there.recorded(_TEAM, _CHANNEL).where(meetings.c.ends_at <= _ENDED_BY).cte("recorded")
_ATTENDED = there.attended(_TEAM, _USER).cte("attended")
_MADE, _SETTLED = meetings.alias("made_at"), meetings.alias("settled_at")
_OLDER = decisions.alias("older")
_OLDER_MADE, _OLDER_SETTLED = meetings.alias("older_made_at"), meetings.alias("older_settled_at")


def _of(table: Any, decision_id: Any) -> Any:
    return and_(table.c.team == _TEAM, table.c.decision_id == decision_id)


def _at_any(meeting_ids: CTE, *held: FromClause) -> ColumnElement[bool]:
    """Tell whether any of the joined meetings `held` (each may be missing) is among `meeting_ids`."""
    ids = select(meeting_ids.c.id)
    return or_(*(each.c.id.is_not(None) & each.c.id.in_(ids) for each in held))


def _with_meetings(of: FromClause, made: FromClause, settled: FromClause) -> FromClause:
    """Return decisions, each with the meetings at which it was made and settled, if at any."""
    return of.outerjoin(made, there.made_at(of, made)).outerjoin(settled, there.settled_at(of, settled))


def _touched(since: str) -> ColumnElement[bool]:
    """Tell whether a decision was made or settled since a time."""
    at: BindParameter[datetime] = bindparam(since)
    return (decisions.c.decided_at >= at) | (decisions.c.settled_at >= at)


_KNOWN = _of(awareness, decisions.c.id) & (awareness.c.user == _USER)
# People who took part or recorded it know it for good; people who were told know how it stood at the time.
_UP_TO_DATE = awareness.c.at >= func.coalesce(decisions.c.settled_at, LONG_AGO)
_AWARE = exists().where(
    _KNOWN, awareness.c.how.in_(FIRST_HAND) | ((awareness.c.how == How.CONFIRMED) & _UP_TO_DATE)
)
_TOLD = exists().where(_KNOWN, awareness.c.how == How.TOLD, _UP_TO_DATE)
_OUTDATED = exists().where(_KNOWN, awareness.c.how.not_in(FIRST_HAND), ~_UP_TO_DATE) & ~_TOLD
_TOOK_PART = awareness.c.how.in_([How.MEETING, How.THREAD])
_HAD_A_PART = or_(
    _OLDER.c.author == _USER,
    exists().where(_of(awareness, _OLDER.c.id), awareness.c.user == _USER, _TOOK_PART),
    exists().where(_of(concerns, _OLDER.c.id), concerns.c.author == _USER),
    _at_any(_ATTENDED, _OLDER_MADE, _OLDER_SETTLED),
)
_CHANGES_THEIRS = (
    select(links.c.id)
    .select_from(
        links.join(
            _with_meetings(_OLDER, _OLDER_MADE, _OLDER_SETTLED),
            and_(_OLDER.c.team == links.c.team, _OLDER.c.id == links.c.older_id),
        )
    )
    .where(links.c.team == _TEAM, links.c.newer_id == decisions.c.id)
    .where(links.c.relation.in_([Relation.SUPERSEDES, Relation.AMENDS]), _HAD_A_PART)
    .correlate(decisions)
    .exists()
)
_THEIRS_TO_DO = exists().where(
    *(_of(actions, decisions.c.id), actions.c.undone_at.is_(None), actions.c.status.in_(OPEN_ACTIONS)),
    *(owners.c.team == _TEAM, owners.c.action_id == actions.c.id),
    *(owners.c.user == _USER, owners.c.answer.in_(UNDER_WAY)),
)
_OBJECTED_TO = exists().where(
    _of(concerns, decisions.c.id),
    *(concerns.c.status.in_(WEIGHTY), concerns.c.strength == Strength.OBJECTION),
)
_IS_MISSED = _at_any(_RECORDED, _MADE, _SETTLED)
_NEWS = case(
    (_IS_MISSED, News.MISSED.value),
    (_OUTDATED, News.CHANGED.value),
    (or_(*(each.c.ends_at > _ENDED_BY for each in (_MADE, _SETTLED))), News.NOT_KNOWN_YET.value),
    (_MADE.c.id.is_not(None) | _SETTLED.c.id.is_not(None), News.UNRECORDED.value),
    else_=News.CHANNEL.value,
)
_RANK = case(
    (_OUTDATED | _CHANGES_THEIRS, Rank.CHANGED.value),
    (_THEIRS_TO_DO, Rank.THEIRS_TO_DO.value),
    (_OBJECTED_TO, Rank.OBJECTED_TO.value),
    else_=Rank.OTHER.value,
)
_UNKNOWN = (
    select(decisions.c.id, func.count().over().label("in_all"))
    .select_from(_with_meetings(decisions, _MADE, _SETTLED))
    .where(decisions.c.team == _TEAM, decisions.c.channel == _CHANNEL, decisions.c.undone_at.is_(None))
    .where(~_AWARE, ~_at_any(_ATTENDED, _MADE, _SETTLED))
    .order_by(_NEWS, _RANK, decisions.c.decided_at.desc(), decisions.c.id.desc())
    .limit(bindparam("most"))
)
_TO_TELL = or_(
    and_(_IS_MISSED, _touched("missed_since")),
    and_(~_IS_MISSED, _OUTDATED, decisions.c.settled_at < bindparam("changed_by")),
)


async def missing(
    session: Session,
    team: str,
    channel: str,
    user: str,
    *,
    most: int,
    made_since: datetime | None = None,
    made_before: datetime | None = None,
    touched_since: datetime | None = None,
    in_person: InPerson | None = None,
    told: bool | None = None,
    without: Sequence[int] = (),
    ended_by: datetime = FOR_EVER,
) -> Found:
    """Return decisions that a member was not there for and does not know of, what matters most first.

    Only what was made since or before a time, or made or settled since one; what is to be told `in_person`;
    what they were `told` of as it stands now, or were not. What a meeting decides that has not `ended_by` a
    time is not missed yet.
    """
    values = {"team": team, "channel": channel, "user": user, "most": most, "ended_by": ended_by}
    values |= {"made_since": made_since, "made_before": made_before}
    values |= {"touched_since": touched_since, "without": list(without)}
    if in_person is not None:
        values |= {"missed_since": in_person.since or LONG_AGO, "changed_by": in_person.by}
    narrowed = [one is not None for one in (made_since, made_before, touched_since, in_person)]
    found = [*await session.execute(_narrowed(*narrowed, told, bool(without)), values)]
    return Found(tuple(row.id for row in found), found[0].in_all if found else 0)


@cache
def _narrowed(
    made: bool, before: bool, touched: bool, in_person: bool, told: bool | None, without: bool
) -> Select[tuple[int, int]]:
    """Return the statement with the conditions that are asked for; each is served by an index."""
    statement = _UNKNOWN
    if made:
        statement = statement.where(decisions.c.decided_at >= bindparam("made_since"))
    if before:
        statement = statement.where(decisions.c.decided_at < bindparam("made_before"))
    if touched:
        statement = statement.where(_touched("touched_since"))
    if in_person:
        statement = statement.where(_TO_TELL)
    if told is not None:
        statement = statement.where(_TOLD if told else ~_TOLD)
    if without:
        statement = statement.where(decisions.c.id.not_in(bindparam("without", expanding=True)))
    return statement
