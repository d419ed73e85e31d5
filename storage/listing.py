"""Lists decisions and actions for somebody who looks them up.

The caller has made sure that they may see the channels that are handed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import BindParameter, Select, bindparam, case, or_, select

from storage import rows, search
from storage.database import Session
from storage.records import (
    OPEN_ACTIONS,
    UNDER_WAY,
    Action,
    ActionStatus,
    Answer,
    Decision,
    DecisionStatus,
    RecordKind,
)
from storage.tables import actions, decisions, owners

MOST_FOUND = 500
"""Of a search, newest first: the filters choose among these."""

_TEAM: BindParameter[str] = bindparam("team")
_CHANNELS: BindParameter[list[str]] = bindparam("channels", expanding=True)
_SOONEST = (case((actions.c.due.is_(None), 1), else_=0), actions.c.due, actions.c.id.desc())
_DECISIONS = (
    select(decisions)
    .where(decisions.c.team == _TEAM, decisions.c.channel.in_(_CHANNELS), decisions.c.undone_at.is_(None))
    .order_by(decisions.c.decided_at.desc(), decisions.c.id.desc())
    .limit(bindparam("most"))
)
_ACTIONS = (
    select(actions)
    .where(actions.c.team == _TEAM, actions.c.channel.in_(_CHANNELS), actions.c.undone_at.is_(None))
    .order_by(*_SOONEST)
    .limit(bindparam("most"))
)
_OWNED_BY = actions.c.id.in_(
    select(owners.c.action_id)
    .where(owners.c.team == bindparam("team"), owners.c.user.in_(bindparam("people", expanding=True)))
    .where(owners.c.answer.not_in([Answer.DECLINED, Answer.PASSED_ON]))
)
# Whoever has done their part of what waits for others has nothing left to do.
_LEFT_TO = or_(
    actions.c.status.not_in(OPEN_ACTIONS),
    actions.c.id.in_(
        select(owners.c.action_id)
        .where(owners.c.team == bindparam("team"), owners.c.user.in_(bindparam("people", expanding=True)))
        .where(owners.c.answer.in_(UNDER_WAY))
    ),
)
_ENDED = (ActionStatus.DONE, ActionStatus.DROPPED)


@dataclass(frozen=True)
class Filter:
    """Which records are wanted: with all `words`, of one of `statuses` and `people`, due before a day."""

    words: str = ""
    statuses: Sequence[str] = ()
    people: Sequence[str] = ()
    due_before: date | None = None


async def decided(
    session: Session, team: str, channels: Sequence[str], wanted: Filter, *, limit: int
) -> list[Decision]:
    """Return decisions that were not undone, newest first; `people` are those who recorded them."""
    if not channels:
        return []
    statement: Select[tuple[object, ...]] = _DECISIONS
    values = {"team": team, "channels": list(channels), "most": limit}
    if wanted.words:
        ids = await search.find(session, team, channels, RecordKind.DECISION, wanted.words, limit=MOST_FOUND)
        if not ids:
            return []
        statement = statement.where(decisions.c.id.in_(ids))
    if wanted.statuses:
        statement = statement.where(
            decisions.c.status.in_([DecisionStatus(each) for each in wanted.statuses])
        )
    if wanted.people:
        statement = statement.where(decisions.c.author.in_(wanted.people))
    return rows.every(await session.execute(statement, values), Decision)


async def assigned(
    session: Session, team: str, channels: Sequence[str], wanted: Filter, *, limit: int
) -> list[Action]:
    """Return actions that were not undone, the soonest due first; without a status asked for, any."""
    if not channels:
        return []
    statement: Select[tuple[object, ...]] = _ACTIONS
    values: dict[str, object] = {"team": team, "channels": list(channels), "most": limit}
    if wanted.words:
        ids = await search.find(session, team, channels, RecordKind.ACTION, wanted.words, limit=MOST_FOUND)
        if not ids:
            return []
        statement = statement.where(actions.c.id.in_(ids))
    if wanted.statuses:
        statement = statement.where(actions.c.status.in_([ActionStatus(each) for each in wanted.statuses]))
    if wanted.people:
        statement = statement.where(_OWNED_BY, *(() if wanted.words else (_LEFT_TO,)))
        values["people"] = list(wanted.people)
    if wanted.due_before is not None:
        statement = statement.where(actions.c.due < wanted.due_before)
    return rows.every(await session.execute(statement, values), Action)


OPEN = tuple(status.value for status in OPEN_ACTIONS)
CLOSED = tuple(status.value for status in _ENDED)
