"""Concerns: the only SQL that writes or reads them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, insert, select, update

from storage import history, rows
from storage.database import Session
from storage.records import (
    WEIGHTY,
    Concern,
    ConcernStatus,
    Consequence,
    Decision,
    Meeting,
    Strength,
)
from storage.tables import concerns, decisions

SAME_WITHIN = timedelta(minutes=1)
"""The same words again within this time count as a double press, not as a second concern."""

_INSERT = insert(concerns).returning(concerns)
_KEY = (concerns.c.team == bindparam("of_team"), concerns.c.id == bindparam("of_id"))
_BY_ID = select(concerns).where(*_KEY)
_OF = (
    select(concerns)
    .where(concerns.c.team == bindparam("team"), concerns.c.decision_id == bindparam("decision_id"))
    .order_by(concerns.c.id)
)
_OPEN_IN = (
    select(concerns)
    .join(decisions, decisions.c.id == concerns.c.decision_id)
    .where(concerns.c.team == bindparam("team"), concerns.c.channel == bindparam("channel"))
    .where(concerns.c.status == ConcernStatus.OPEN, decisions.c.undone_at.is_(None))
    .order_by(concerns.c.id)
    .limit(bindparam("limit"))
)
_RAISED_AT = (
    select(concerns)
    .where(concerns.c.team == bindparam("team"), concerns.c.channel == bindparam("channel"))
    .where(concerns.c.status.in_(WEIGHTY))
    .where(concerns.c.raised_at >= bindparam("begins"), concerns.c.raised_at < bindparam("ends"))
    .order_by(concerns.c.id)
)
_UPHELD = (
    select(concerns)
    .where(concerns.c.team == bindparam("team"), concerns.c.status == ConcernStatus.UPHELD)
    .where(concerns.c.decision_id.in_(bindparam("ids", expanding=True)))
    .order_by(concerns.c.closed_at, concerns.c.id)
)
_SAME = (
    select(concerns)
    .where(concerns.c.team == bindparam("team"), concerns.c.decision_id == bindparam("decision_id"))
    .where(concerns.c.author == bindparam("author"), concerns.c.text == bindparam("text"))
    .where(concerns.c.raised_at > bindparam("since"), concerns.c.status == ConcernStatus.OPEN)
)
_CLOSE = (
    update(concerns)
    .where(*_KEY, concerns.c.status == ConcernStatus.OPEN)
    .values(
        status=bindparam("to"),
        closed_at=bindparam("at"),
        closed_by=bindparam("by"),
        outcome=bindparam("because"),
        consequence=bindparam("follows", type_=concerns.c.consequence.type),
    )
    .returning(concerns)
)


async def raise_concern(
    session: Session, decision: Decision, text: str, strength: Strength, *, author: str, at: datetime
) -> tuple[Concern, bool]:
    """Raise a concern on a decision, with its history; tell whether it is new.

    The same words of the same person within a minute are one concern. The caller locks the decision.
    """
    key = {"team": decision.team, "decision_id": decision.id, "author": author, "text": text}
    since = at - SAME_WITHIN
    same = rows.first(await session.execute(_SAME, key | {"since": since}), Concern)
    if same is not None:
        return same, False
    values = key | {
        "channel": decision.channel,
        "strength": strength,
        "status": ConcernStatus.OPEN,
        "raised_at": at,
    }
    concern = rows.one(await session.execute(_INSERT, values), Concern)
    after = {"text": text, "strength": strength.value, "decision": decision.id}
    await history.write(session, concern, "raised", actor=author, at=at, after=after)
    return concern, True


async def find(session: Session, team: str, concern_id: int) -> Concern | None:
    """Return a concern of a workspace by its id; None when there is none."""
    return rows.first(await session.execute(_BY_ID, {"of_team": team, "of_id": concern_id}), Concern)


async def raised_on(session: Session, decision: Decision) -> list[Concern]:
    """Return every concern on a decision, open or closed, oldest first."""
    key = {"team": decision.team, "decision_id": decision.id}
    return rows.every(await session.execute(_OF, key), Concern)


async def open_in(session: Session, team: str, channel: str, *, limit: int) -> list[Concern]:
    """Return the first open concerns on a group's decisions that were not undone, oldest first."""
    key = {"team": team, "channel": channel, "limit": limit}
    return rows.every(await session.execute(_OPEN_IN, key), Concern)


async def raised_at(session: Session, meeting: Meeting) -> list[Concern]:
    """Return the concerns that were raised while a meeting ran and are open or upheld, oldest first."""
    key = {"team": meeting.team, "channel": meeting.channel}
    span = {"begins": meeting.starts_at, "ends": meeting.ends_at}
    return rows.every(await session.execute(_RAISED_AT, key | span), Concern)


async def upheld_on(session: Session, team: str, ids: Sequence[int]) -> list[Concern]:
    """Return the upheld concerns on some decisions, the earliest upheld first."""
    if not ids:
        return []
    return rows.every(await session.execute(_UPHELD, {"team": team, "ids": list(ids)}), Concern)


async def close(
    session: Session,
    concern: Concern,
    status: ConcernStatus,
    outcome: str | None,
    *,
    actor: str,
    at: datetime,
    consequence: Consequence | None = None,
) -> Concern | None:
    """Close an open concern, and note who did so with what outcome; None when it was closed before.

    One that is upheld may have a `consequence` for its decision, which the caller brings about.
    """
    key = {"of_team": concern.team, "of_id": concern.id}
    values = key | {"to": status, "at": at, "by": actor, "because": outcome, "follows": consequence}
    closed = rows.first(await session.execute(_CLOSE, values), Concern)
    if closed is not None:
        after = {"status": status.value, "outcome": outcome, "decision": concern.decision_id}
        after |= {"consequence": consequence.value} if consequence is not None else {}
        before = {"status": concern.status.value}
        await history.write(session, closed, status.value, actor=actor, at=at, before=before, after=after)
    return closed
