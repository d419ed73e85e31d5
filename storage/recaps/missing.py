"""What one member of a group does not know of: found by indexes, however long ago it was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, and_, bindparam, case, exists, func, or_, select

from storage.database import Session
from storage.recaps import there
from storage.records import OPEN_ACTIONS, THERE, Answer, ConcernStatus, How, Relation, Strength
from storage.tables import actions, awareness, concerns, decisions, links, owners

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

_TEAM: BindParameter[str] = bindparam("team")
_USER: BindParameter[str] = bindparam("user")


@dataclass(frozen=True)
class Found:
    """Decisions that somebody does not know of: those that matter most to them, of `count` in all."""

    ids: tuple[int, ...]
    count: int


def _of(table: Any, decision_id: Any) -> Any:
    return and_(table.c.team == _TEAM, table.c.decision_id == decision_id)


_KNOWN = _of(awareness, decisions.c.id) & (awareness.c.user == _USER)
# Who was there when it was made knows of it; who was told knows what it had come to by then.
_UP_TO_DATE = awareness.c.at >= func.coalesce(decisions.c.settled_at, LONG_AGO)
_AWARE = exists().where(
    _KNOWN, awareness.c.how.in_(THERE) | ((awareness.c.how == How.CONFIRMED) & _UP_TO_DATE)
)
_TOLD = exists().where(_KNOWN, awareness.c.how == How.TOLD, _UP_TO_DATE)
_OUTDATED = exists().where(_KNOWN, awareness.c.how.not_in(THERE), ~_UP_TO_DATE) & ~_TOLD
_WAS_THERE = there.made_with(there.MEETING.c.channel == bindparam("channel"))
_HAD_A_PART = or_(
    exists().where(_of(awareness, links.c.older_id), awareness.c.user == _USER, awareness.c.how.in_(THERE)),
    exists().where(_of(concerns, links.c.older_id), concerns.c.author == _USER),
    links.c.older_id.in_(_WAS_THERE),
)
_CHANGES_THEIRS = exists().where(
    *(links.c.team == _TEAM, links.c.newer_id == decisions.c.id),
    links.c.relation.in_([Relation.SUPERSEDES, Relation.AMENDS]),
    _HAD_A_PART,
)
_THEIRS_TO_DO = exists().where(
    *(_of(actions, decisions.c.id), actions.c.undone_at.is_(None), actions.c.status.in_(OPEN_ACTIONS)),
    *(owners.c.team == _TEAM, owners.c.action_id == actions.c.id),
    *(owners.c.user == _USER, owners.c.answer != Answer.PASSED_ON),
)
_OBJECTED_TO = exists().where(
    _of(concerns, decisions.c.id),
    *(concerns.c.status == ConcernStatus.OPEN, concerns.c.strength == Strength.OBJECTION),
)
# As `scheduler.recaps.rank` has it: what changed for them comes first.
_RANK = case((_OUTDATED | _CHANGES_THEIRS, 0), (_THEIRS_TO_DO, 1), (_OBJECTED_TO, 2), else_=3)
_UNKNOWN = (
    select(decisions.c.id, func.count().over().label("in_all"))
    .where(decisions.c.team == _TEAM, decisions.c.channel == bindparam("channel"))
    .where(decisions.c.undone_at.is_(None), ~_AWARE, decisions.c.id.not_in(_WAS_THERE))
    .order_by(_RANK, decisions.c.decided_at.desc(), decisions.c.id.desc())
    .limit(bindparam("most"))
)


async def missing(
    session: Session,
    team: str,
    channel: str,
    user: str,
    *,
    most: int,
    made_since: datetime | None = None,
    touched_since: datetime | None = None,
    told: bool | None = None,
    without: Sequence[int] = (),
) -> Found:
    """Return what a member neither was there for nor has confirmed, what matters most to them first.

    Made since a time, or made or settled since one; those alone of which they were `told`, or were not.
    """
    values = {"team": team, "channel": channel, "user": user, "most": most}
    values |= {"made_since": made_since, "touched_since": touched_since, "without": list(without)}
    statement = _narrowed(made_since is not None, touched_since is not None, told, bool(without))
    found = [*await session.execute(statement, values)]
    return Found(tuple(row.id for row in found), found[0].in_all if found else 0)


@cache
def _narrowed(made: bool, touched: bool, told: bool | None, without: bool) -> Select[tuple[int, int]]:
    """Return the statement with those of its conditions that are asked for, each found by an index."""
    statement = _UNKNOWN
    if made:
        statement = statement.where(decisions.c.decided_at >= bindparam("made_since"))
    if touched:
        since: Any = bindparam("touched_since")
        statement = statement.where((decisions.c.decided_at >= since) | (decisions.c.settled_at >= since))
    if told is not None:
        statement = statement.where(_TOLD if told else ~_TOLD)
    if without:
        statement = statement.where(decisions.c.id.not_in(bindparam("without", expanding=True)))
    return statement
