"""How many of a group's people know a decision as it stands now, of how many."""

from sqlalchemy import BindParameter, and_, bindparam, false, func, or_, select

from storage.database import Session
from storage.meetings import there
from storage.records import FIRST_HAND, Decision, How, Reach
from storage.tables import LONG_AGO, awareness, decisions, groups, members, people

_TEAM: BindParameter[str] = bindparam("team")
_CHANNEL: BindParameter[str] = bindparam("channel")
_DECISION: BindParameter[int] = bindparam("decision_id")
_THIS = (decisions.c.team == _TEAM, decisions.c.id == _DECISION)
_THERE = there.people(*_THIS)
# Whoever took part or recorded it knows it for good; others as it stood when they read it.
_AS_IT_STANDS = or_(
    awareness.c.how.in_(FIRST_HAND), awareness.c.at >= func.coalesce(decisions.c.settled_at, LONG_AGO)
)
_READ = (
    select(awareness.c.user)
    .join(decisions, and_(decisions.c.team == awareness.c.team, decisions.c.id == awareness.c.decision_id))
    .where(awareness.c.team == _TEAM, awareness.c.decision_id == _DECISION)
    .where(awareness.c.how != How.TOLD, _AS_IT_STANDS)
)
_MEMBERS = (
    select(members.c.user)
    .join(groups, and_(groups.c.team == members.c.team, groups.c.channel == members.c.channel))
    .outerjoin(people, and_(people.c.team == members.c.team, people.c.user == members.c.user))
    .where(members.c.team == _TEAM, members.c.channel == _CHANNEL, members.c.left_at.is_(None))
    .where(groups.c.synced_at.is_not(None))
    .where(~func.coalesce(people.c.deactivated, false()), ~func.coalesce(people.c.bot, false()))
)


async def reach_of(session: Session, decision: Decision) -> Reach | None:
    """Return how far a decision has reached in its group; None while it is not known who is in that.

    Being told of it is not having read it.
    """
    group = {"team": decision.team, "channel": decision.channel}
    present = set((await session.execute(_MEMBERS, group)).scalars())
    key = {"team": decision.team, "decision_id": decision.id}
    know = set((await session.execute(_READ, key)).scalars())
    know |= {row.user for row in await session.execute(_THERE, key)}
    return Reach(len(present & know), len(present)) if present else None
