"""What is open in a group before a meeting: actions, concerns, and decisions still to be made."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import BindParameter, and_, bindparam, or_, select

from storage import rows
from storage.database import Session
from storage.dialects import by_ids
from storage.records import (
    OPEN_ACTIONS,
    Action,
    ActionStatus,
    Answer,
    Concern,
    ConcernStatus,
    Decision,
    DecisionStatus,
    Owner,
    Work,
)
from storage.tables import actions, concerns, decisions, owners

MOST = 300
"""How many rows of any kind one recap reads; it shows far fewer."""

_TEAM: BindParameter[str] = bindparam("team")
_CHANNEL: BindParameter[str] = bindparam("channel")
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_AS_IT_WAS = [
    DecisionStatus.PROPOSED,
    DecisionStatus.AGREED,
    DecisionStatus.PARKED,
    DecisionStatus.ESCALATED,
]
"""Statuses of a decision on which nothing has been done yet about an upheld concern."""
_PENDING = (
    select(decisions)
    .where(decisions.c.team == _TEAM, decisions.c.channel == _CHANNEL, decisions.c.undone_at.is_(None))
    .where(decisions.c.status.in_([DecisionStatus.PROPOSED, DecisionStatus.PARKED, DecisionStatus.ESCALATED]))
    .order_by(decisions.c.decided_at, decisions.c.id)
    .limit(MOST)
)
_IN_FORCE = (
    select(decisions)
    .where(decisions.c.team == _TEAM, decisions.c.channel == _CHANNEL, decisions.c.undone_at.is_(None))
    .where(decisions.c.status.in_([DecisionStatus.AGREED, DecisionStatus.AMENDED]))
    .order_by(decisions.c.decided_at.desc(), decisions.c.id.desc())
    .limit(bindparam("limit"))
)
_THESE = select(decisions).where(*by_ids(decisions))
_OPEN_CONCERNS = (
    select(concerns)
    .join(decisions, and_(decisions.c.team == concerns.c.team, decisions.c.id == concerns.c.decision_id))
    .where(concerns.c.team == _TEAM, concerns.c.channel == _CHANNEL)
    .where(concerns.c.status == ConcernStatus.OPEN, decisions.c.undone_at.is_(None))
    .order_by(concerns.c.raised_at, concerns.c.id)
    .limit(MOST)
)
_UPHELD = (
    select(concerns)
    .join(decisions, and_(decisions.c.team == concerns.c.team, decisions.c.id == concerns.c.decision_id))
    .where(concerns.c.team == _TEAM, concerns.c.channel == _CHANNEL)
    .where(concerns.c.status == ConcernStatus.UPHELD, decisions.c.undone_at.is_(None))
    .where(or_(decisions.c.status.in_(_AS_IT_WAS), concerns.c.closed_at >= bindparam("since")))
    .order_by(concerns.c.closed_at.desc(), concerns.c.id.desc())
    .limit(MOST)
)
_LIVE_ACTIONS = select(actions).where(actions.c.team == _TEAM, actions.c.undone_at.is_(None))
_OPEN_ACTIONS = (
    _LIVE_ACTIONS.where(actions.c.channel == _CHANNEL, actions.c.status.in_(OPEN_ACTIONS))
    .order_by(actions.c.due.is_(None), actions.c.due, actions.c.id)
    .limit(MOST)
)
_DONE_SINCE = (
    _LIVE_ACTIONS.where(actions.c.channel == _CHANNEL, actions.c.status == ActionStatus.DONE)
    .where(actions.c.closed_at >= bindparam("since"))
    .order_by(actions.c.closed_at, actions.c.id)
    .limit(MOST)
)
_DONE_THIS_TIME = (
    _LIVE_ACTIONS.where(actions.c.channel == _CHANNEL, actions.c.status.in_(OPEN_ACTIONS))
    .where(actions.c.last_done_at >= bindparam("since"))
    .order_by(actions.c.last_done_at, actions.c.id)
    .limit(MOST)
)
_OWNERS = (
    select(owners)
    .where(owners.c.team == _TEAM, owners.c.action_id.in_(_IDS), owners.c.answer != Answer.PASSED_ON)
    .order_by(owners.c.id)
)


async def pending(session: Session, team: str, channel: str) -> list[Decision]:
    """Return the group's decisions that are proposed, parked or escalated, oldest first."""
    return rows.every(await session.execute(_PENDING, {"team": team, "channel": channel}), Decision)


async def in_force(session: Session, team: str, channel: str, limit: int) -> list[Decision]:
    """Return the newest decisions of a group that hold, newest first."""
    values = {"team": team, "channel": channel, "limit": limit}
    return rows.every(await session.execute(_IN_FORCE, values), Decision)


async def open_concerns(session: Session, team: str, channel: str) -> list[tuple[Concern, Decision]]:
    """Return the open concerns of a group, each with the decision it is about, oldest first."""
    found = await session.execute(_OPEN_CONCERNS, {"team": team, "channel": channel})
    return await _with_decisions(session, team, rows.every(found, Concern))


async def upheld_concerns(
    session: Session, team: str, channel: str, since: datetime
) -> list[tuple[Concern, Decision]]:
    """Return concerns upheld since a time, or on decisions unchanged since; the earliest upheld first.

    Of more than can be read, those upheld last.
    """
    found = await session.execute(_UPHELD, {"team": team, "channel": channel, "since": since})
    return await _with_decisions(session, team, rows.every(found, Concern)[::-1])


async def _with_decisions(
    session: Session, team: str, raised: list[Concern]
) -> list[tuple[Concern, Decision]]:
    if not raised:
        return []
    about = sorted({concern.decision_id for concern in raised})
    if not about:
        return []
    found = await session.execute(_THESE, {"team": team, "ids": about})
    by_id = {decision.id: decision for decision in rows.every(found, Decision)}
    return [(concern, by_id[concern.decision_id]) for concern in raised]


async def open_work(session: Session, team: str, channel: str) -> list[Work]:
    """Return the group's open actions with their owners, the soonest due first, those without a date last."""
    found = await session.execute(_OPEN_ACTIONS, {"team": team, "channel": channel})
    return await work_of(session, team, rows.every(found, Action))


async def done_since(session: Session, team: str, channel: str, since: datetime) -> list[Action]:
    """Return the group's actions that were done since a time, earliest first; then work that repeats."""
    key = {"team": team, "channel": channel, "since": since}
    closed = rows.every(await session.execute(_DONE_SINCE, key), Action)
    return closed + rows.every(await session.execute(_DONE_THIS_TIME, key), Action)


async def work_of(session: Session, team: str, found: list[Action]) -> list[Work]:
    """Return actions with their present owners."""
    if not found:
        return []
    ids = [action.id for action in found]
    of = defaultdict[int, list[Owner]](list)
    for owner in rows.every(await session.execute(_OWNERS, {"team": team, "ids": ids}), Owner):
        of[owner.action_id].append(owner)
    return [Work(action, tuple(of[action.id])) for action in found]
