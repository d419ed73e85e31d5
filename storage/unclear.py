"""What is unclear in a group until somebody answers it: the only SQL that asks and finds it.

That a new decision looks related to an older one is kept as a question; that nobody does an action, or that
it has no day, is read from the action itself, and from its owners that all of them have gone.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Executable, Select, and_, bindparam, or_, select, union, update

from storage import decisions as made
from storage import meetings, rows
from storage.database import Session
from storage.dialects import insert_once
from storage.records import (
    OPEN_ACTIONS,
    STANDING,
    UNDER_WAY,
    Action,
    ActionStatus,
    Decision,
    Meeting,
    OpenQuestion,
    Unclear,
    what_is_unclear,
)
from storage.tables import TO_COMPARE, UNANSWERED, actions, decisions, owners, related_questions

MOST = 20
"""Of each kind; nobody reads more."""

_NEWER, _OLDER = decisions.alias("newer"), decisions.alias("older")
_ASK = insert_once(related_questions)
_LEFT_TO_COMPARE = (
    select(decisions)
    .where(TO_COMPARE, decisions.c.decided_at <= bindparam("before"))
    .order_by(decisions.c.decided_at)
    .limit(MOST)
)
_COMPARED = (
    update(decisions)
    .where(decisions.c.team == bindparam("of_team"), decisions.c.id == bindparam("of_id"), TO_COMPARE)
    .values(to_compare=False)
)
_PAIR = (
    related_questions.c.team == bindparam("of_team"),
    related_questions.c.newer_id == bindparam("newer"),
    related_questions.c.older_id == bindparam("older"),
)
_ASKED = select(related_questions.c.answered_at).where(*_PAIR)
_ANSWER = (
    update(related_questions)
    .where(*_PAIR, related_questions.c.answered_at.is_(None))
    .values(answered_at=bindparam("at"), answered_by=bindparam("by"))
)
# What was withdrawn, replaced or undone since is no question any more.
_STAND = [each.c.status.in_(STANDING) & each.c.undone_at.is_(None) for each in (_NEWER, _OLDER)]


def _questions(*wanted: ColumnElement[bool]) -> Select[tuple[int, int]]:
    ends = {_NEWER: related_questions.c.newer_id, _OLDER: related_questions.c.older_id}
    found = select(related_questions.c.newer_id, related_questions.c.older_id)
    for decision, id_ in ends.items():
        found = found.join(decision, and_(decision.c.team == related_questions.c.team, decision.c.id == id_))
    return found.where(related_questions.c.team == bindparam("team"), UNANSWERED, *_STAND, *wanted)


_IN_GROUP = (
    _questions(related_questions.c.channel == bindparam("channel"))
    .order_by(related_questions.c.newer_id, related_questions.c.older_id)
    .limit(MOST)
)
_OF_THESE = _questions(related_questions.c.newer_id.in_(bindparam("ids", expanding=True))).order_by(
    related_questions.c.newer_id, related_questions.c.older_id
)
# One query for each end: with OR, the database would read all questions of the workspace.
_TOUCHING = union(
    *(
        _questions(end == bindparam("id"))
        for end in (related_questions.c.newer_id, related_questions.c.older_id)
    )
)
_UNCLEAR_ACTIONS = (
    select(actions)
    .where(actions.c.team == bindparam("team"), actions.c.channel == bindparam("channel"))
    .where(actions.c.status.in_(OPEN_ACTIONS), actions.c.undone_at.is_(None))
    .where(or_(actions.c.status == ActionStatus.DECLINED, actions.c.due.is_(None)))
    .order_by(actions.c.number)
    .limit(MOST)
)


_WHO_OWE_IT = select(owners.c.id).where(
    owners.c.team == actions.c.team, owners.c.action_id == actions.c.id, owners.c.answer.in_(UNDER_WAY)
)
_LEFT_BEHIND = (
    select(actions)
    .where(actions.c.team == bindparam("team"), actions.c.channel == bindparam("channel"))
    .where(actions.c.status.in_(OPEN_ACTIONS), actions.c.undone_at.is_(None))
    .where(_WHO_OWE_IT.where(owners.c.handed_at.is_not(None)).exists())
    .where(~_WHO_OWE_IT.where(owners.c.handed_at.is_(None)).exists())
    .order_by(actions.c.number)
    .limit(MOST)
)


async def left_to_compare(session: Session, *, before: datetime) -> list[Decision]:
    """Return decisions, in all workspaces, made before a time and compared with no earlier one yet."""
    return rows.every(await session.execute(_LEFT_TO_COMPARE, {"before": before}), Decision)


async def note_compared(session: Session, decision: Decision) -> bool:
    """Note that a decision was compared with those before it; False if somebody noted that already."""
    noted = await session.execute(_COMPARED, {"of_team": decision.team, "of_id": decision.id})
    return noted.rowcount == 1


async def ask(session: Session, newer: Decision, older: Decision, *, at: datetime) -> None:
    """Keep the question whether a new decision changes an older one, once."""
    pair = {"team": newer.team, "newer_id": newer.id, "older_id": older.id}
    await session.execute(_ASK, pair | {"channel": newer.channel, "asked_at": at})


async def answer(session: Session, newer: Decision, older: Decision, *, by: str, at: datetime) -> bool:
    """Note that it was answered how two decisions relate; tell whether that was asked, and open until now."""
    answered = await session.execute(_ANSWER, _pair(newer, older) | {"by": by, "at": at})
    return answered.rowcount == 1


async def was_asked(session: Session, newer: Decision, older: Decision) -> bool:
    """Tell whether it was ever asked how two decisions relate."""
    return (await session.execute(_ASKED, _pair(newer, older))).first() is not None


async def is_answered(session: Session, newer: Decision, older: Decision) -> bool:
    """Tell whether it was answered how two decisions relate."""
    row = (await session.execute(_ASKED, _pair(newer, older))).first()
    return row is not None and row.answered_at is not None


async def in_group(session: Session, team: str, channel: str) -> list[OpenQuestion]:
    """Return what is unclear in a group: how decisions relate, and what its open actions lack."""
    key = {"team": team, "channel": channel}
    found = rows.every(await session.execute(_UNCLEAR_ACTIONS, key), Action)
    left = rows.every(await session.execute(_LEFT_BEHIND, key), Action)
    behind = {action.id for action in left}
    asked = of_actions(action for action in found if action.id not in behind)
    unowned = [OpenQuestion(Unclear.OWNER, action) for action in left]
    return [
        *await _related(session, team, _IN_GROUP, key),
        *sorted([*asked, *unowned], key=lambda one: one.record.number),
    ]


async def of_meeting(session: Session, meeting: Meeting) -> list[OpenQuestion]:
    """Return what is unclear about the records of a meeting."""
    key = {"team": meeting.team, "ids": [one.id for one in await meetings.decided_at(session, meeting)]}
    related = await _related(session, meeting.team, _OF_THESE, key) if key["ids"] else []
    return [*related, *of_actions(await meetings.given_at(session, meeting))]


async def of_decision(session: Session, decision: Decision) -> list[OpenQuestion]:
    """Return the open questions whether a decision changes an older one."""
    return await _related(session, decision.team, _OF_THESE, {"team": decision.team, "ids": [decision.id]})


async def touching(session: Session, decision: Decision) -> list[OpenQuestion]:
    """Return the open questions whether a decision changes an older one, or a newer one changes it."""
    return await _related(session, decision.team, _TOUCHING, {"team": decision.team, "id": decision.id})


def of_actions(found: Iterable[Action]) -> list[OpenQuestion]:
    """Return what is unclear about actions."""
    asked = ((what_is_unclear(action), action) for action in found)
    return [OpenQuestion(unclear, action) for unclear, action in asked if unclear is not None]


async def _related(
    session: Session, team: str, statement: Executable, values: dict[str, Any]
) -> list[OpenQuestion]:
    pairs = [(row.newer_id, row.older_id) for row in await session.execute(statement, values)]
    ids = sorted({each for pair in pairs for each in pair})
    known = {one.id: one for one in await made.with_ids(session, team, ids)}
    return [OpenQuestion(Unclear.CHANGES, known[newer], known[older]) for newer, older in pairs]


def _pair(newer: Decision, older: Decision) -> dict[str, Any]:
    return {"of_team": newer.team, "newer": newer.id, "older": older.id}
