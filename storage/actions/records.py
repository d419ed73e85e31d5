"""The actions themselves: recorded, found, changed and undone."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, case, insert, or_, select, update

from storage import groups, history, rows, search
from storage.database import Session
from storage.records import (
    NUDGED_ANEW,
    OPEN_ACTIONS,
    Action,
    ActionStatus,
    Answer,
    Assignee,
    Decision,
    DueMeeting,
    Owner,
    OwnerKind,
    Repeats,
    Source,
    action_status,
)
from storage.tables import actions, members, owners

_OTHER = actions.alias("other")
_INSERT = insert(actions).returning(actions)
_OWN = insert(owners).returning(*(owners.c[field] for field in Owner.__dataclass_fields__))
_KEY = (actions.c.team == bindparam("of_team"), actions.c.id == bindparam("of_id"))
_BY_ID = select(actions).where(*_KEY)
_LOCK = _BY_ID.with_for_update()
_GROUP = (actions.c.team == bindparam("team"), actions.c.channel == bindparam("channel"))
_BY_NUMBER = select(actions).where(*_GROUP, actions.c.number == bindparam("number"))
_SAID_IN = select(actions).where(*_GROUP, actions.c.said_ts == bindparam("said_ts"))
# Those with a due date first.
_SOONEST = (case((actions.c.due.is_(None), 1), else_=0), actions.c.due, actions.c.number)
_OPEN = (actions.c.status.in_(OPEN_ACTIONS), actions.c.undone_at.is_(None))
_OF_GROUP = select(actions).where(*_GROUP, *_OPEN).order_by(*_SOONEST).limit(bindparam("limit"))
_CLOSED_LATELY = (
    select(actions)
    .where(*_GROUP, actions.c.closed_at.is_not(None), actions.c.undone_at.is_(None))
    .order_by(actions.c.closed_at.desc(), actions.c.id.desc())
    .limit(bindparam("limit"))
)
_BY_MEETING = (
    select(actions).where(*_GROUP, *_OPEN, actions.c.due_meeting.is_not(None)).order_by(actions.c.id)
)
_FOR_DECISION = (*_GROUP, actions.c.decision_id == bindparam("decision_id"))
_SERVING = select(actions).where(*_FOR_DECISION, *_OPEN)
_CARRYING_OUT = (
    select(actions).where(*_FOR_DECISION, actions.c.undone_at.is_(None)).order_by(actions.c.number)
)
_MINE = (
    select(owners.c.id)
    .join(_OTHER, (_OTHER.c.team == owners.c.team) & (_OTHER.c.id == owners.c.action_id))
    .where(_OTHER.c.team == actions.c.team, _OTHER.c.channel == actions.c.channel)
    .where(owners.c.user == bindparam("user"), owners.c.kind == OwnerKind.PERSON)
)
_MEMBER = select(members.c.user).where(
    members.c.team == actions.c.team,
    members.c.channel == actions.c.channel,
    members.c.user == bindparam("user"),
    members.c.left_at.is_(None),
)
_KNOWN_AS = (
    select(actions)
    .where(actions.c.team == bindparam("team"), actions.c.number == bindparam("number"))
    .where(or_(_MEMBER.exists(), _MINE.exists()))
    .order_by(actions.c.id)
)
_NUDGE_ANEW = (
    update(owners)
    .where(owners.c.team == bindparam("of_team"), owners.c.action_id == bindparam("of_id"))
    .values(**NUDGED_ANEW)
)


async def record(
    session: Session,
    text: str,
    assignees: Iterable[Assignee],
    *,
    source: Source,
    at: datetime,
    due: date | None = None,
    measure: str | None = None,
    decision_id: int | None = None,
    reason: str | None = None,
    repeats: Repeats | None = None,
    due_meeting: DueMeeting | None = None,
) -> Action:
    """Record an action under its group's next number, with its owners and history.

    An owner who records it themselves has thereby accepted it. The `due` day of one that hangs on a meeting
    is worked out by the caller.
    """
    assigned = list(dict.fromkeys(assignees))
    answers = [_first_answer(assignee, source) for assignee in assigned]
    values = _said(source) | {
        "number": await groups.next_action(session, source.team, source.channel),
        "text": text,
        "due": due,
        "measure": measure,
        "reason": reason,
        "repeats": repeats,
        "due_meeting": due_meeting,
        "status": action_status(answers),
        "decision_id": decision_id,
        "created_at": at,
    }
    action = rows.one(await session.execute(_INSERT, values), Action)
    named = [await _own(session, action, *pair, at=at) for pair in zip(assigned, answers, strict=True)]
    await search.add(session, action, text, measure, reason)
    after = history.fields_of(action, ("text", "due", "measure", "decision_id"))
    after["owners"] = [owner.user or owner.name or owner.organisation for owner in named]
    await history.write(
        session, action, "recorded", actor=source.author, at=at, after=after, place=source.said_ts
    )
    return action


def _said(source: Source) -> dict[str, Any]:
    """Return whose record it is, and where it was said."""
    where = ("team", "channel", "author", "said_ts", "thread_ts", "said_by", "read_ts", "said_also")
    return {name: getattr(source, name) for name in where}


def _first_answer(assignee: Assignee, source: Source) -> Answer:
    own = assignee.kind is OwnerKind.PERSON and assignee.user == source.author
    return Answer.ACCEPTED if own else Answer.ASKED


async def _own(
    session: Session, action: Action, assignee: Assignee, answer: Answer, *, at: datetime
) -> Owner:
    answered_at = at if answer is Answer.ACCEPTED else None
    key = {"team": action.team, "action_id": action.id, "answer": answer, "answered_at": answered_at}
    return rows.one(await session.execute(_OWN, key | vars(assignee)), Owner)


async def find(session: Session, team: str, action_id: int) -> Action | None:
    """Return an action of a workspace by its id, undone or not; None when there is none."""
    return rows.first(await session.execute(_BY_ID, {"of_team": team, "of_id": action_id}), Action)


async def lock(session: Session, team: str, action_id: int) -> Action | None:
    """Do the same as `find`, and lock the action until the transaction ends."""
    return rows.first(await session.execute(_LOCK, {"of_team": team, "of_id": action_id}), Action)


async def numbered(session: Session, team: str, channel: str, number: int) -> Action | None:
    """Return a group's action by its number (7 for A7), undone or not; None when there is none."""
    key = {"team": team, "channel": channel, "number": number}
    return rows.first(await session.execute(_BY_NUMBER, key), Action)


async def said_in(session: Session, team: str, channel: str, ts: str) -> list[Action]:
    """Return the actions that were captured from one message."""
    key = {"team": team, "channel": channel, "said_ts": ts}
    return rows.every(await session.execute(_SAID_IN, key), Action)


async def open_in(session: Session, team: str, channel: str, *, limit: int) -> list[Action]:
    """Return a group's open actions, the soonest due first."""
    key = {"team": team, "channel": channel, "limit": limit}
    return rows.every(await session.execute(_OF_GROUP, key), Action)


async def closed_in(session: Session, team: str, channel: str, *, limit: int) -> list[Action]:
    """Return a group's actions that are done or dropped, those that were closed last first."""
    key = {"team": team, "channel": channel, "limit": limit}
    return rows.every(await session.execute(_CLOSED_LATELY, key), Action)


async def known_as(session: Session, team: str, user: str, number: int) -> list[Action]:
    """Return the actions of this number (7 for A7), undone or not, in all groups that a person knows of.

    They know of the groups that they are in, and of those where they own something.
    """
    key = {"team": team, "user": user, "number": number}
    return rows.every(await session.execute(_KNOWN_AS, key), Action)


async def change(
    session: Session,
    action: Action,
    what: str,
    *,
    actor: str,
    at: datetime,
    place: str | None = None,
    **values: Any,
) -> Action:
    """Set some fields of an action, and write their old and new values into its history."""
    statement = update(actions).where(*_KEY).values(**values).returning(actions)
    found = await session.execute(statement, {"of_team": action.team, "of_id": action.id})
    changed = rows.one(found, Action)
    before, after = history.fields_of(action, values), history.fields_of(changed, values)
    await history.write(session, action, what, actor=actor, at=at, before=before, after=after, place=place)
    return changed


async def redate(
    session: Session, action: Action, due: date, *, actor: str, at: datetime, place: str | None = None
) -> Action:
    """Give an action another due day; a later one counts as a deferral, and its nudges start again.

    It no longer moves with a meeting.
    """
    later = action.due is not None and due > action.due
    values: dict[str, Any] = {"due": due, "deferrals": action.deferrals + later}
    values |= {"due_meeting": None} if action.due_meeting is not None else {}
    changed = await change(session, action, "dated", actor=actor, at=at, place=place, **values)
    await session.execute(_NUDGE_ANEW, {"of_team": action.team, "of_id": action.id})
    return changed


async def due_by_meeting(session: Session, team: str, channel: str) -> list[Action]:
    """Return a group's open actions whose due day moves with a meeting, oldest first."""
    return rows.every(await session.execute(_BY_MEETING, {"team": team, "channel": channel}), Action)


async def serving(session: Session, decision: Decision) -> list[Action]:
    """Return the open actions of a decision's group that are for it."""
    key = {"team": decision.team, "channel": decision.channel, "decision_id": decision.id}
    return rows.every(await session.execute(_SERVING, key), Action)


async def carrying_out(session: Session, decision: Decision) -> list[Action]:
    """Return all actions of a decision's group that are or were for it, by number; none that was undone."""
    key = {"team": decision.team, "channel": decision.channel, "decision_id": decision.id}
    return rows.every(await session.execute(_CARRYING_OUT, key), Action)


async def move_with_meeting(
    session: Session, action: Action, due: date, due_meeting: DueMeeting, *, actor: str, at: datetime
) -> Action:
    """Give an action the due day that its meeting now makes, and start its nudges again.

    Nobody has put it off: that is no deferral.
    """
    changed = await change(
        session, action, "moved with its meeting", actor=actor, at=at, due=due, due_meeting=due_meeting
    )
    await session.execute(_NUDGE_ANEW, {"of_team": action.team, "of_id": action.id})
    return changed


async def undo(
    session: Session, action: Action, *, actor: str, at: datetime, place: str | None = None
) -> Action:
    """Undo an action recorded by mistake: its number stays used and its history stays."""
    return await change(session, action, "undone", actor=actor, at=at, place=place, undone_at=at)


async def close(
    session: Session, action: Action, *, actor: str, at: datetime, dropped: str | None = None
) -> Action:
    """Close an action over its owners' heads: as done, or dropped for the reason given."""
    status, what = (ActionStatus.DROPPED, "dropped") if dropped else (ActionStatus.DONE, "closed")
    values: dict[str, Any] = {"status": status, "closed_at": at, "closed_because": dropped}
    return await change(session, action, what, actor=actor, at=at, **values)


async def open_again(session: Session, action: Action, answers: Iterable[Answer]) -> Action:
    """Open an action that was closed; its status follows from its owners' answers. No history is written."""
    values = {"status": action_status(list(answers)), "closed_at": None, "closed_because": None}
    statement = update(actions).where(*_KEY).values(**values).returning(actions)
    return rows.one(await session.execute(statement, {"of_team": action.team, "of_id": action.id}), Action)


async def note_card(session: Session, team: str, action_id: int, ts: str) -> None:
    """Remember which message is the action's card."""
    await session.execute(
        update(actions).where(*_KEY).values(card_ts=ts), {"of_team": team, "of_id": action_id}
    )


async def restate(session: Session, action: Action, answers: Iterable[Answer], *, at: datetime) -> Action:
    """Derive an action's status from its owners' answers; the caller writes the history."""
    status = action_status(list(answers))
    if status is action.status:
        return action
    closed_at = at if status is ActionStatus.DONE else None
    statement = update(actions).where(*_KEY).values(status=status, closed_at=closed_at).returning(actions)
    return rows.one(await session.execute(statement, {"of_team": action.team, "of_id": action.id}), Action)
