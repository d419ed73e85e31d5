"""What one person has to do, and what they have asked of others, in whatever groups."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, or_, select

from storage import rows
from storage.database import Session
from storage.records import OPEN_ACTIONS, UNDER_WAY, Action, Answer, Owner, OwnerKind, Part
from storage.tables import actions, owners

_OWNER = list(Owner.__dataclass_fields__)
_ACTION = list(Action.__dataclass_fields__)
_ANSWERED = (Answer.DONE, Answer.DECLINED, Answer.PASSED_ON)
_PARTS = (
    select(
        *(owners.c[field].label(f"owner_{field}") for field in _OWNER),
        *(actions.c[field].label(f"action_{field}") for field in _ACTION),
    )
    .join(actions, (actions.c.team == owners.c.team) & (actions.c.id == owners.c.action_id))
    .where(owners.c.team == bindparam("team"), owners.c.user == bindparam("user"))
    .where(owners.c.kind == OwnerKind.PERSON, actions.c.undone_at.is_(None))
    .where(
        or_(
            and_(owners.c.answer.in_(UNDER_WAY), actions.c.status.in_(OPEN_ACTIONS)),
            and_(owners.c.answer.in_(_ANSWERED), owners.c.answered_at >= bindparam("since")),
        )
    )
    .order_by(actions.c.due.is_(None), actions.c.due, actions.c.id, owners.c.id)
)
_OTHERS_PART = (
    select(owners.c.id)
    .where(owners.c.team == actions.c.team, owners.c.action_id == actions.c.id)
    .where(or_(owners.c.user.is_(None), owners.c.user != bindparam("user")))
    .where(owners.c.answer.not_in([Answer.DONE, Answer.PASSED_ON]))
    .exists()
)
_ASKED = (
    select(actions)
    .where(actions.c.team == bindparam("team"), actions.c.channel.in_(bindparam("channels", expanding=True)))
    .where(actions.c.author == bindparam("user"), actions.c.undone_at.is_(None))
    .where(actions.c.status.in_(OPEN_ACTIONS), _OTHERS_PART)
    .order_by(actions.c.due.is_(None), actions.c.due, actions.c.id)
)


async def parts_of(session: Session, team: str, user: str, *, answered_since: datetime) -> list[Part]:
    """Return what somebody has to do, the soonest due first, and what they have answered since a time.

    What they have done, declined or passed on is left out otherwise, and what others have closed.
    """
    values = {"team": team, "user": user, "since": answered_since}
    return [_part(row) for row in await session.execute(_PARTS, values)]


async def asked_by(session: Session, team: str, channels: Collection[str], user: str) -> list[Action]:
    """Return the open actions that somebody recorded and in which others have a part left."""
    if not channels:
        return []
    values = {"team": team, "channels": sorted(channels), "user": user}
    return rows.every(await session.execute(_ASKED, values), Action)


def _part(found: Row[Any]) -> Part:
    row = found._asdict()
    owner = Owner(**{field: row[f"owner_{field}"] for field in _OWNER})
    return Part(Action(**{field: row[f"action_{field}"] for field in _ACTION}), owner)
