"""Who has gone, with what is theirs to do: the only SQL that hands it on, once, and asks who chairs.

Somebody goes when their account is closed, when they leave a group's channel, or when they do not see it any
more: it has become private, or they a guest. What they leave is looked at by `owners.hand_on_at`, and never
by reading all open actions.
"""

from datetime import datetime, timedelta

from sqlalchemy import Boolean, String, bindparam, exists, false, func, or_, select, update

from storage import rows
from storage.database import Session
from storage.records import (
    LADDER_ENDED,
    NUDGED_ANEW,
    OPEN_ACTIONS,
    UNDER_WAY,
    Group,
    Owner,
    OwnerKind,
)
from storage.tables import actions, groups, members, owners, people
from storage.tables.columns import UtcDateTime

GRACE = timedelta(hours=1)
"""How long somebody may be gone by mistake before anybody is told."""
BATCH = 100

_FIELDS = [owners.c[field] for field in Owner.__dataclass_fields__]
_OPEN_HERE = (
    exists()
    .where(actions.c.team == owners.c.team, actions.c.id == owners.c.action_id)
    .where(actions.c.status.in_(OPEN_ACTIONS), actions.c.undone_at.is_(None))
    .where(or_(bindparam("of_channel", type_=String).is_(None), actions.c.channel == bindparam("of_channel")))
)
_OPEN = update(owners).where(
    owners.c.team == bindparam("of_team"), owners.c.answer.in_(UNDER_WAY), _OPEN_HERE
)
_OWN = (owners.c.kind == OwnerKind.PERSON) & (owners.c.user == bindparam("of_user"))
# Whose own it is and who waits for them are found by an index each, and so in two statements.
_THEIRS = (_OPEN.where(_OWN), _OPEN.where(owners.c.waits_user == bindparam("of_user")))
_LEFT = [each.where(owners.c.handed_at.is_(None)).values(hand_on_at=bindparam("when")) for each in _THEIRS]
_KEPT = [each.values(hand_on_at=None) for each in _THEIRS]
_THEIRS_AGAIN = _OPEN.where(_OWN, owners.c.handed_at.is_not(None)).values(handed_at=None, **NUDGED_ANEW)
_IN_CHANNEL = (
    exists()
    .where(members.c.team == owners.c.team, members.c.channel == bindparam("of_channel"))
    .where(members.c.user == owners.c.user)
)
_IS_IN = _IN_CHANNEL.where(members.c.left_at.is_(None))
# One row by its key, and no EXISTS, for which PostgreSQL would read all people at once.
_IS_LIMITED = (
    select(or_(people.c.guest, func.coalesce(people.c.home_team != people.c.team, false())))
    .where(people.c.team == owners.c.team, people.c.user == owners.c.user)
    .scalar_subquery()
)
_SEES_IT = or_(_IS_IN, ~func.coalesce(_IS_LIMITED, false()) & ~bindparam("private", type_=Boolean))
_OF_CHANNEL = update(owners).where(
    owners.c.team == bindparam("of_team"),
    owners.c.answer.in_(UNDER_WAY),
    owners.c.kind == OwnerKind.PERSON,
    owners.c.action_id.in_(
        select(actions.c.id)
        .where(actions.c.team == bindparam("of_team"), actions.c.channel == bindparam("of_channel"))
        .where(actions.c.status.in_(OPEN_ACTIONS), actions.c.undone_at.is_(None))
    ),
)
_UNSEEN = _OF_CHANNEL.where(~_SEES_IT, owners.c.hand_on_at.is_(None), owners.c.handed_at.is_(None))
_SEEN_AGAIN = _OF_CHANNEL.where(_SEES_IT, ~_IN_CHANNEL)
_NOT_HANDED = _SEEN_AGAIN.where(owners.c.hand_on_at.is_not(None)).values(hand_on_at=None)
_ANEW = _SEEN_AGAIN.where(owners.c.handed_at.is_not(None)).values(handed_at=None, **NUDGED_ANEW)
_DUE = (
    select(*_FIELDS)
    .where(owners.c.hand_on_at <= bindparam("now"))
    .order_by(owners.c.hand_on_at, owners.c.id)
    .limit(BATCH)
)
_NEXT = select(func.min(owners.c.hand_on_at))
_ONE = update(owners).where(owners.c.team == bindparam("of_team"), owners.c.id == bindparam("of_id"))
_CHAIRED = (
    update(groups)
    .where(groups.c.team == bindparam("of_team"), groups.c.chair == bindparam("of_user"))
    .where(or_(bindparam("of_channel", type_=String).is_(None), groups.c.channel == bindparam("of_channel")))
    .values(ask_chair_at=bindparam("when", type_=UtcDateTime))
)
_CHAIRS_DUE = select(groups).where(groups.c.ask_chair_at <= bindparam("now")).order_by(groups.c.channel)
_NEXT_CHAIR = select(func.min(groups.c.ask_chair_at))


async def gone(session: Session, team: str, user: str, channel: str | None = None, *, at: datetime) -> None:
    """Note that somebody has gone, from one group or from all; what they leave is handed on after a while."""
    key = {"of_team": team, "of_user": user, "of_channel": channel, "when": at + GRACE}
    for left in _LEFT:
        await session.execute(left, key)
    await session.execute(_CHAIRED, key)


async def back(session: Session, team: str, user: str, channel: str | None = None) -> None:
    """Note that somebody is back; what was handed on in a group, and is still theirs, is nudged about anew.

    With an account again they are in no group yet, so that only what others have not been told of is kept.
    """
    key = {"of_team": team, "of_user": user, "of_channel": channel}
    for kept in _KEPT:
        await session.execute(kept, key)
    if channel is not None:
        await session.execute(_THEIRS_AGAIN, key)
    await session.execute(_CHAIRED, key | {"when": None})


async def look(session: Session, team: str, channel: str, *, private: bool, at: datetime) -> None:
    """Have handed on, after a while, what those own in a group who are not in its channel and do not see it.

    What was handed on, and is seen by now although its owner is not in the channel, is nudged about anew.
    """
    key = {"of_team": team, "of_channel": channel, "private": private}
    await session.execute(_UNSEEN.values(hand_on_at=at + GRACE), key)
    for seen in (_NOT_HANDED, _ANEW):
        await session.execute(seen, key)


async def due(session: Session, *, now: datetime) -> list[Owner]:
    """Return those, in all workspaces, who have gone or wait for somebody who has, to be dealt with now."""
    return rows.every(await session.execute(_DUE, {"now": now}), Owner)


async def note_handed(session: Session, owner: Owner, *, at: datetime) -> None:
    """Note that others were told of what an owner has left: they are not nudged about it any more."""
    handed = {"hand_on_at": None, "handed_at": at, "nudge_at": None, "nudge_step": LADDER_ENDED}
    await session.execute(_ONE.values(tell_at=None, **handed), {"of_team": owner.team, "of_id": owner.id})


async def look_again(session: Session, owner: Owner, when: datetime | None) -> None:
    """Have an owner who has gone looked at again at `when`, or not any more."""
    await session.execute(_ONE.values(hand_on_at=when), {"of_team": owner.team, "of_id": owner.id})


async def chairs_due(session: Session, *, now: datetime) -> list[Group]:
    """Return the groups, in all workspaces, whose chair has gone and which are to be asked who chairs."""
    return rows.every(await session.execute(_CHAIRS_DUE, {"now": now}), Group)


async def note_asked(session: Session, group: Group) -> None:
    """Note that a group was asked who chairs it."""
    key = {"of_team": group.team, "of_user": group.chair, "of_channel": group.channel, "when": None}
    await session.execute(_CHAIRED, key)


async def next_due(session: Session) -> datetime | None:
    """Return when somebody who has gone is next to be dealt with, or None."""
    times = [(await session.execute(each)).scalar_one_or_none() for each in (_NEXT, _NEXT_CHAIR)]
    return min((time for time in times if time is not None), default=None)
