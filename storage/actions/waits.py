"""What owners wait for before they can go on, and who waits for an action."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from storage import history, rows
from storage.database import Session
from storage.records import (
    NOT_WAITING,
    NUDGED_ANEW,
    OPEN_ACTIONS,
    UNDER_WAY,
    Action,
    Note,
    Owner,
)
from storage.tables import actions, owners

WAITS, GOES_ON, RELEASED = "blocked", "unblocked", "released"
_FIELDS = [owners.c[field] for field in Owner.__dataclass_fields__]
_SET = update(owners).where(owners.c.team == bindparam("of_team"), owners.c.id == bindparam("of_id"))
_WAITING = (
    select(*_FIELDS)
    .join(actions, (actions.c.team == owners.c.team) & (actions.c.id == owners.c.action_id))
    .where(owners.c.team == bindparam("team"), owners.c.answer.in_(UNDER_WAY))
    .where(actions.c.status.in_(OPEN_ACTIONS), actions.c.undone_at.is_(None))
    .order_by(owners.c.id)
)
_WAITING_FOR_ACTION = _WAITING.where(owners.c.waits_action == bindparam("action_id"))
_WAITING_FOR_PERSON = _WAITING.where(
    owners.c.waits_user == bindparam("user"), actions.c.channel == bindparam("channel")
)


async def wait(
    session: Session,
    action: Action,
    owner: Owner,
    words: str,
    *,
    user: str | None = None,
    blocking: Action | None = None,
    note: Note,
    actor: str,
    at: datetime,
    place: str | None = None,
    again: bool = False,
) -> None:
    """Let an owner wait, for what their `words` say: a `user`, or another action that is `blocking`.

    They wait `again` for what was over, and is not any more.
    Nudges begin anew, for whom it waits for. Its history does not say for what: only the note may.
    """
    values = {"waits_since": at, "waits_for": words, "waits_user": user, "waits_note": note.id}
    values |= {"waits_action": blocking.id if blocking is not None else None}
    await _set(session, owner, {**NUDGED_ANEW, **values})
    after = {"again": True} if again else None
    await history.write(session, action, WAITS, actor=actor, at=at, place=place, after=after)


async def go_on(
    session: Session,
    action: Action,
    owner: Owner,
    *,
    actor: str,
    at: datetime,
    why: str,
    place: str | None = None,
    other: Action | None = None,
) -> None:
    """Let an owner wait no more, and say `why`; their own nudges begin anew.

    An `other` action that is over remembers whom it has let go on, who wait again once it is open again.
    """
    await _set(session, owner, {**NUDGED_ANEW, **NOT_WAITING})
    after = {"owner": owner.id, "why": why, "other": other.id if other is not None else None}
    await history.write(session, action, GOES_ON, actor=actor, at=at, place=place, after=after)
    if other is not None:
        after = {"owner": owner.id, "label": action.label, "wait": owner.waits_note}
        await history.write(session, other, RELEASED, actor=actor, at=at, after=after)


async def waiting_for(session: Session, action: Action) -> list[Owner]:
    """Return those with an open part who wait for an action."""
    key = {"team": action.team, "action_id": action.id}
    return rows.every(await session.execute(_WAITING_FOR_ACTION, key), Owner)


async def waiting_for_person(session: Session, team: str, channel: str, user: str) -> list[Owner]:
    """Return those with an open part in a group who wait for a person."""
    key = {"team": team, "channel": channel, "user": user}
    return rows.every(await session.execute(_WAITING_FOR_PERSON, key), Owner)


async def _set(session: Session, owner: Owner, values: Mapping[str, Any]) -> None:
    await session.execute(_SET.values(**values), {"of_team": owner.team, "of_id": owner.id})
