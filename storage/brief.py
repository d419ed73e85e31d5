"""Decisions in brief: what is needed of many at once, and is read several times as fast as all there is."""

from sqlalchemy import bindparam, select

from storage import rows
from storage.database import Session
from storage.records import STANDING, Decision, DecisionInBrief
from storage.tables import decisions

_OF_GROUP = (
    select(decisions.c.id, decisions.c.number, decisions.c.text, decisions.c.status, decisions.c.author)
    .where(decisions.c.team == bindparam("team"), decisions.c.channel == bindparam("channel"))
    .where(decisions.c.undone_at.is_(None))
    .order_by(decisions.c.number.desc())
    .limit(bindparam("limit"))
)
_EARLIER = _OF_GROUP.where(decisions.c.status.in_(STANDING), decisions.c.number < bindparam("number"))


async def latest(session: Session, team: str, channel: str, *, limit: int) -> list[DecisionInBrief]:
    """Return a group's decisions that were not undone, newest first."""
    key = {"team": team, "channel": channel, "limit": limit}
    return rows.every(await session.execute(_OF_GROUP, key), DecisionInBrief)


async def earlier(session: Session, decision: Decision, *, limit: int) -> list[DecisionInBrief]:
    """Return the decisions of its group that stand and have a lower number than this one, newest first."""
    key = {"team": decision.team, "channel": decision.channel, "number": decision.number, "limit": limit}
    return rows.every(await session.execute(_EARLIER, key), DecisionInBrief)
