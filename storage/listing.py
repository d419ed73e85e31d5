"""Lists decisions and actions for somebody who looks them up.

The caller has checked that they may see the channels passed in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, case, func, or_, select

from storage import first_rows, rows, search
from storage.database import Session
from storage.dialects import Unindexed, by_ids
from storage.first_rows import Order, Segment
from storage.records import (
    OPEN_ACTIONS,
    UNDER_WAY,
    Action,
    ActionStatus,
    Answer,
    Decision,
    DecisionStatus,
    OwnerKind,
    RecordKind,
)
from storage.tables import actions, decisions, owners

MOST_FOUND = 500
"""How many results of a search, newest first, the filters are applied to."""

_LATEST = Order(decisions.c.decided_at, latest=True)
_SOONEST = Order(actions.c.due)
Conditions = list[ColumnElement[bool]]
_TEAM: BindParameter[str] = bindparam("team")
_CHANNELS: BindParameter[str] = bindparam("channels", expanding=True)
_PEOPLE: BindParameter[str] = bindparam("people", expanding=True)
_THESE_DECISIONS = (
    select(decisions)
    .where(*by_ids(decisions), decisions.c.undone_at.is_(None))
    .order_by(decisions.c.decided_at.desc(), decisions.c.id.desc())
    .limit(bindparam("most"))
)
_ACTIONS = (
    select(actions)
    .where(Unindexed(actions.c.team) == _TEAM, actions.c.undone_at.is_(None))
    .order_by(case((actions.c.due.is_(None), 1), else_=0), actions.c.due, actions.c.id.desc())
    .limit(bindparam("most"))
)
_THESE_ACTIONS = _ACTIONS.where(*by_ids(actions))
# These are looked up by their owners: see `_owned`.
_ACTIONS_OF = _ACTIONS.where(Unindexed(actions.c.channel).in_(_CHANNELS))
_OWNED = select(owners.c.action_id).where(owners.c.team == _TEAM, owners.c.user.in_(_PEOPLE))
_OWNED_BY = _OWNED.where(owners.c.answer.not_in([Answer.DECLINED, Answer.PASSED_ON]))
# An owner who has done their part has nothing left to do, even if others have.
_LEFT_TO = _OWNED.where(owners.c.answer.in_(UNDER_WAY))
_ENDED = (ActionStatus.DONE, ActionStatus.DROPPED)
_USER_GROUP = (
    select(owners.c.user)
    .join(actions, actions.c.id == owners.c.action_id)
    .where(owners.c.team == _TEAM, owners.c.kind == OwnerKind.USER_GROUP)
    .where(func.lower(owners.c.name).in_(bindparam("names", expanding=True)))
    .where(Unindexed(actions.c.channel).in_(_CHANNELS))
    .limit(1)
)
OPEN = tuple(status.value for status in OPEN_ACTIONS)
CLOSED = tuple(status.value for status in _ENDED)


@dataclass(frozen=True)
class Filter:
    """Which records are wanted: with all `words`, of one of `statuses` and `people`.

    `decided` is from when to when, the end excluded, decisions were made; `due` are the first and the last
    day on which actions are due. None at either end leaves it open.
    """

    words: str = ""
    statuses: Sequence[str] = ()
    people: Sequence[str] = ()
    decided: tuple[datetime | None, datetime | None] = (None, None)
    due: tuple[date | None, date | None] = (None, None)


async def user_group(session: Session, team: str, channels: Sequence[str], name: str) -> str | None:
    """Return the id of the user group of a name that owns an action in these channels, None for none."""
    called = name.lower()
    values = {"team": team, "channels": list(channels), "names": [called, f"@{called}"]}
    found: str | None = (await session.execute(_USER_GROUP, values)).scalar()
    return found


async def decided(
    session: Session, team: str, channels: Sequence[str], wanted: Filter, *, limit: int
) -> list[Decision]:
    """Return decisions that were not undone, newest first; `people` are those who recorded them."""
    if not channels:
        return []
    if not wanted.words:
        segments = list(_segments_of_decisions(wanted))
        found = await first_rows.rows(session, _LATEST, segments, team, channels, limit=limit)
        return [rows.record(row, Decision) for row in found]
    ids = await search.find(session, team, channels, RecordKind.DECISION, wanted.words, limit=MOST_FOUND)
    if not ids:
        return []
    conditions = (*_of_statuses(wanted), *_recorded_by(wanted.people), *_decided(wanted))
    statement = _THESE_DECISIONS.where(*conditions)
    return rows.every(await session.execute(statement, {"team": team, "ids": ids, "most": limit}), Decision)


def _segments_of_decisions(wanted: Filter) -> Iterator[Segment]:
    stands, status, author = decisions.c.undone_at.is_(None), decisions.c.status, decisions.c.author
    wanted_statuses, when = [DecisionStatus(each) for each in wanted.statuses], _decided(wanted)
    if wanted.people:
        for person, each in product(wanted.people, wanted_statuses or DecisionStatus):
            yield Segment([author == person, status == each, stands, *when], backwards=True)
    elif wanted_statuses:
        yield from (Segment([status == each, stands, *when], backwards=True) for each in wanted_statuses)
    else:
        yield Segment([stands, *when], backwards=True)


def _of_statuses(wanted: Filter) -> Conditions:
    statuses = [DecisionStatus(each) for each in wanted.statuses]
    return [decisions.c.status.in_(statuses)] if statuses else []


def _recorded_by(people: Sequence[str]) -> Conditions:
    return [decisions.c.author.in_(people)] if people else []


def _decided(wanted: Filter) -> Conditions:
    since, until = wanted.decided
    conditions: Conditions = []
    if since is not None:
        conditions.append(decisions.c.decided_at >= since)
    if until is not None:
        conditions.append(decisions.c.decided_at < until)
    return conditions


def _due(wanted: Filter) -> Conditions:
    first, last = wanted.due
    conditions: Conditions = []
    if first is not None:
        conditions.append(actions.c.due >= first)
    if last is not None:
        conditions.append(actions.c.due <= last)
    return conditions


async def assigned(
    session: Session, team: str, channels: Sequence[str], wanted: Filter, *, limit: int
) -> list[Action]:
    """Return actions that were not undone, the soonest due first; of any status if none is asked for."""
    if not channels:
        return []
    if not (wanted.words or wanted.people):
        segments = list(_segments_of_actions(wanted))
        found = await first_rows.rows(session, _SOONEST, segments, team, channels, limit=limit)
        return [rows.record(row, Action) for row in found]
    values: dict[str, Any] = {"team": team, "channels": list(channels), "most": limit}
    statement = _THESE_ACTIONS if wanted.words else _ACTIONS_OF
    if wanted.words:
        ids = await search.find(session, team, channels, RecordKind.ACTION, wanted.words, limit=MOST_FOUND)
        values["ids"] = ids
        if not ids:
            return []
    if wanted.people:
        statement = statement.where(*_owned(wanted))
        values["people"] = list(wanted.people)
    statement = statement.where(*_as_wanted(wanted))
    return rows.every(await session.execute(statement, values), Action)


def _segments_of_actions(wanted: Filter) -> Iterator[Segment]:
    """Yield a segment for each status, with and without a due date, as they are indexed."""
    stands, due = actions.c.undone_at.is_(None), actions.c.due
    for status in [ActionStatus(each) for each in wanted.statuses or ActionStatus]:
        of = actions.c.status == status
        if when := _due(wanted):
            yield Segment([of, *when, stands], backwards=False)
        else:
            yield Segment([of, due.is_not(None), stands], backwards=False)
            yield Segment([of, due.is_(None), stands], backwards=True)


def _owned(wanted: Filter) -> Conditions:
    """Return the conditions for what some people own; open actions count only if they have a part left."""
    if wanted.words:
        return [actions.c.id.in_(_OWNED_BY)]
    if set(wanted.statuses) <= set(OPEN):
        return [actions.c.id.in_(_LEFT_TO)]
    return [
        actions.c.id.in_(_OWNED_BY),
        or_(actions.c.status.not_in(OPEN_ACTIONS), actions.c.id.in_(_LEFT_TO)),
    ]


def _as_wanted(wanted: Filter) -> Conditions:
    conditions: Conditions = []
    if wanted.statuses:
        conditions.append(actions.c.status.in_([ActionStatus(each) for each in wanted.statuses]))
    return [*conditions, *_due(wanted)]
