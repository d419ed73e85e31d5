"""Work that repeats: open again once it is done, and as it was when that is taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, update

from storage import history, rows
from storage.actions.owners import owners_of
from storage.database import Session
from storage.records import (
    NO_MEETING,
    NUDGED_ANEW,
    Action,
    Answer,
    Change,
    DueMeeting,
    Owner,
    Repeats,
    action_status,
    packing,
)
from storage.tables import actions, owners

DONE_THIS_TIME, TAKEN_BACK = "done this time", "reopened"
_ACTION = (
    update(actions)
    .where(actions.c.team == bindparam("of_team"), actions.c.id == bindparam("of_id"))
    .returning(actions)
)
_OWNER = update(owners).where(owners.c.team == bindparam("of_team"), owners.c.id == bindparam("of_id"))
_FIELDS = ("due", "deferrals", "last_done_at", "due_meeting", "repeats")


async def begin_again(
    session: Session,
    action: Action,
    due: date | None,
    *,
    actor: str,
    at: datetime,
    place: str | None = None,
    due_meeting: DueMeeting | None = None,
    since: datetime | None = None,
) -> Action:
    """Open an action again that was done, due on the next day of its rule; its owners keep it.

    The history has this time with all that taking it back needs. No meeting moves the new day, unless the
    work comes again with the meetings: then it hangs on the next `due_meeting`, and it was done for those
    that began by `since`.
    """
    known = await owners_of(session, action)
    answers = [Answer.ACCEPTED if owner.answer is Answer.DONE else owner.answer for owner in known]
    for owner, answer in zip(known, answers, strict=True):
        await _set_owner(session, owner, answer, at)
    repeats = action.repeats
    if repeats is not None and repeats.each_meeting is not None:
        done_for = action.due_meeting.meeting if action.due_meeting is not None else NO_MEETING
        repeats = replace(repeats, since=since, done_for=done_for)
    values = {"due": due, "deferrals": 0, "last_done_at": at, "due_meeting": due_meeting, "repeats": repeats}
    changed = await _set(session, action, answers, values, closed_at=None)
    before = history.fields_of(action, _FIELDS) | {"owners": {str(one.id): one.answer.value for one in known}}
    after = history.fields_of(changed, _FIELDS)
    await history.write(
        session, action, DONE_THIS_TIME, actor=actor, at=at, before=before, after=after, place=place
    )
    return changed


async def last_time(session: Session, action: Action) -> Change | None:
    """Return when an action was last done, if nothing has changed since; None when that can not be undone."""
    change = await history.latest_change(session, action)
    return change if change is not None and change.what == DONE_THIS_TIME else None


async def take_back(
    session: Session,
    action: Action,
    time: Change,
    owner: Owner | None,
    *,
    actor: str,
    at: datetime,
    place: str | None = None,
) -> Action:
    """Make an action as it was before it was done that `time`, save that an `owner` has still to do it."""
    was = time.before or {}
    known = await owners_of(session, action)
    still = {str(owner.id): Answer.ACCEPTED.value} if owner is not None else {}
    said: dict[str, str] = was.get("owners", {}) | still
    answers = [Answer(said.get(str(one.id), one.answer.value)) for one in known]
    for one, answer in zip(known, answers, strict=True):
        await _set_owner(session, one, answer, at)
    changed = await _set(session, action, answers, _stored(was), closed_at=None)
    before, after = history.fields_of(action, _FIELDS), history.fields_of(changed, _FIELDS)
    await history.write(
        session, action, TAKEN_BACK, actor=actor, at=at, before=before, after=after, place=place
    )
    return changed


def _stored(was: dict[str, Any]) -> dict[str, Any]:
    """Return the values of an action from a line of its history."""
    due, done = was.get("due"), was.get("last_done_at")
    # Earlier lines do not have how it repeats, which has not changed since.
    repeats = {"repeats": packing.read(Repeats, was["repeats"])} if was.get("repeats") else {}
    return repeats | {
        "due": date.fromisoformat(due) if due else None,
        "deferrals": was.get("deferrals", 0),
        "last_done_at": datetime.fromisoformat(done) if done else None,
        "due_meeting": packing.read(DueMeeting, tied) if (tied := was.get("due_meeting")) else None,
    }


async def _set(
    session: Session, action: Action, answers: Sequence[Answer], values: dict[str, Any], **more: Any
) -> Action:
    statement = _ACTION.values(status=action_status(answers), **values, **more)
    return rows.one(await session.execute(statement, {"of_team": action.team, "of_id": action.id}), Action)


async def _set_owner(session: Session, owner: Owner, answer: Answer, at: datetime) -> None:
    """Give an owner an answer; those who have a part in it are nudged from the beginning."""
    answered_at = at if answer is not owner.answer else owner.answered_at
    statement = _OWNER.values(answer=answer, answered_at=answered_at, nudges=0, **NUDGED_ANEW)
    await session.execute(statement, {"of_team": owner.team, "of_id": owner.id})
