"""Who owns an action, and what they answered."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, cast, insert, literal, select, update

from storage import history, rows
from storage.actions import records
from storage.database import Session
from storage.records import (
    NOT_WAITING,
    NUDGED_ANEW,
    OPEN_ACTIONS,
    UNDER_WAY,
    Action,
    Answer,
    Owner,
    OwnerKind,
)
from storage.tables import UNASKED, actions, events_seen, owners

ASKED_MARK = "user group asked:"

_FIELDS = [owners.c[field] for field in Owner.__dataclass_fields__]
_INSERT = insert(owners).returning(*_FIELDS)
_KEY = (owners.c.team == bindparam("of_team"), owners.c.id == bindparam("of_id"))
_ONE = select(*_FIELDS).where(*_KEY)
_OF = (
    select(*_FIELDS)
    .where(owners.c.team == bindparam("team"), owners.c.action_id == bindparam("action_id"))
    .order_by(owners.c.id)
)
_OF_EACH = (
    select(*_FIELDS)
    .where(owners.c.team == bindparam("team"))
    .where(owners.c.action_id.in_(bindparam("action_ids", expanding=True)))
    .order_by(owners.c.id)
)
_OF_OPEN = (
    select(*_FIELDS)
    .join(actions, (actions.c.team == owners.c.team) & (actions.c.id == owners.c.action_id))
    .where(actions.c.status.in_(OPEN_ACTIONS), actions.c.undone_at.is_(None))
)
_UNASKED = (
    _OF_OPEN.where(UNASKED)
    .where(
        ~select(events_seen.c.key)
        .where(events_seen.c.team == owners.c.team)
        .where(events_seen.c.key == literal(ASKED_MARK) + cast(owners.c.id, String))
        .exists()
    )
    .order_by(owners.c.id)
)


async def owners_of(session: Session, action: Action) -> list[Owner]:
    """Return everybody who owns an action or has passed it on, in the order in which they were added."""
    return rows.every(await session.execute(_OF, {"team": action.team, "action_id": action.id}), Owner)


async def owners_of_each(session: Session, team: str, action_ids: Sequence[int]) -> dict[int, list[Owner]]:
    """Return the owners of several actions of a workspace, by the action's id, as `owners_of` does."""
    found: dict[int, list[Owner]] = {action_id: [] for action_id in action_ids}
    if found:
        values = {"team": team, "action_ids": list(found)}
        for owner in rows.every(await session.execute(_OF_EACH, values), Owner):
            found[owner.action_id].append(owner)
    return found


async def owner(session: Session, team: str, owner_id: int) -> Owner | None:
    """Return one owner of a workspace by id; None when there is none."""
    return rows.first(await session.execute(_ONE, {"of_team": team, "of_id": owner_id}), Owner)


async def answer(
    session: Session,
    action: Action,
    owner: Owner,
    answer: Answer,
    *,
    actor: str,
    at: datetime,
    place: str | None = None,
) -> Action:
    """Note an owner's answer; the action's status follows from all the answers.

    Whoever has done their part, or does not do it, waits for nothing any more. Whoever takes on after all
    what they had declined is nudged anew.
    """
    values: Mapping[str, Any] = {} if answer in UNDER_WAY else NOT_WAITING
    if owner.answer is Answer.DECLINED and answer in UNDER_WAY:
        values = {**NUDGED_ANEW, "escalation_key": owner.escalation_key}
    await _set(session, owner, answer=answer, answered_at=at, **values)
    return await _restated(session, action, answer.value, actor=actor, at=at, place=place)


async def reopen(
    session: Session,
    action: Action,
    parts: Sequence[Owner],
    *,
    what: str = "reopened",
    actor: str,
    at: datetime,
    place: str | None = None,
) -> Action:
    """Open an action again, whoever closed it, with these owners' `parts` to be done that were done.

    They have accepted it, and the nudges of all who have something left to do start again. `what` is what its
    history says.
    """
    again = {part.id for part in parts}
    for owner in await owners_of(session, action):
        if owner.id in again or owner.has_part_left:
            said = {"answer": Answer.ACCEPTED, "answered_at": at} if owner.id in again else {}
            kept = {"escalation_key": owner.escalation_key}
            await _set(session, owner, **{**said, **NUDGED_ANEW, **NOT_WAITING, **kept})
    answers = [owner.answer for owner in await owners_of(session, action)]
    changed = await records.open_again(session, action, answers)
    before, after = {"status": action.status.value}, {"status": changed.status.value}
    await history.write(session, action, what, actor=actor, at=at, before=before, after=after, place=place)
    return changed


async def pass_on(
    session: Session,
    action: Action,
    owner: Owner,
    user: str,
    *,
    actor: str,
    at: datetime,
    place: str | None = None,
) -> Owner:
    """Make `user` the owner in place of `owner`, with no answer yet; return the new owner.

    Somebody who passed it on before, and now gets it back, is the same owner again.
    """
    new = await _asked(session, action, user, Answer.ASKED, at=at)
    gone = {"nudge_at": None, "tell_at": None, **NOT_WAITING}
    await _set(session, owner, answer=Answer.PASSED_ON, answered_at=at, **gone)
    said = {"to": user, "from": owner.user}
    await _restated(session, action, Answer.PASSED_ON.value, actor=actor, at=at, place=place, **said)
    return new


async def take_up(
    session: Session,
    action: Action,
    user_group: Owner,
    user: str,
    *,
    at: datetime,
    place: str | None = None,
) -> Owner:
    """Let a person of a user group accept for all of it; return them as the owner."""
    new = await _asked(session, action, user, Answer.ACCEPTED, at=at)
    await _set(session, user_group, answer=Answer.PASSED_ON, answered_at=at)
    await _restated(session, action, Answer.ACCEPTED.value, actor=user, at=at, place=place)
    return new


async def unasked_user_groups(session: Session) -> list[Owner]:
    """Return the user groups, in all workspaces, that own an open action and have not been asked yet."""
    return rows.every(await session.execute(_UNASKED), Owner)


async def _set(session: Session, owner: Owner, **values: Any) -> None:
    statement = update(owners).where(*_KEY).values(**values)
    await session.execute(statement, {"of_team": owner.team, "of_id": owner.id})


async def _asked(session: Session, action: Action, user: str, answer: Answer, *, at: datetime) -> Owner:
    """Return `user` as an owner with this answer: the one they were before, or a new one."""
    said = {"answer": answer, "answered_at": None if answer is Answer.ASKED else at}
    for known in await owners_of(session, action):
        if known.user == user and known.kind is OwnerKind.PERSON:
            anew = update(owners).where(*_KEY).values(**said, **NUDGED_ANEW)
            key = {"of_team": known.team, "of_id": known.id}
            found = await session.execute(anew.returning(*_FIELDS), key)
            return rows.one(found, Owner)
    new = {"team": action.team, "action_id": action.id, "kind": OwnerKind.PERSON, "user": user}
    return rows.one(await session.execute(_INSERT, {**new, **said}), Owner)


async def _restated(
    session: Session,
    action: Action,
    what: str,
    *,
    actor: str,
    at: datetime,
    place: str | None = None,
    **said: Any,
) -> Action:
    answers = [owner.answer for owner in await owners_of(session, action)]
    changed = await records.restate(session, action, answers, at=at)
    after = {"status": changed.status.value} | said
    before = {"status": action.status.value}
    await history.write(session, action, what, actor=actor, at=at, before=before, after=after, place=place)
    return changed
