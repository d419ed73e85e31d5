"""Nudges: the only SQL that reads who is to be nudged about what, and stores when.

What falls due is found by `owners.nudge_at`, over all workspaces, and never by reading all open actions.
`nudge_at` is when to look at an owner again; `scheduler.nudges` says when they are nudged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, bindparam, exists, false, func, or_, select, update

from storage import meetings, unreadable_rows
from storage import mornings as mornings_taken
from storage.database import Session
from storage.dialects import by_ids
from storage.recipients import HAS_LEFT, RECIPIENT
from storage.records import (
    NUDGED_ANEW,
    OPEN_ACTIONS,
    UNDER_WAY,
    UNSAID,
    Action,
    Answer,
    Assignment,
    HowOften,
    Owner,
    OwnerKind,
    Preference,
    RecordKind,
)
from storage.tables import (
    LONG_AGO,
    UNSCHEDULED,
    actions,
    groups,
    history,
    mornings,
    owners,
    people,
    preferences,
    workspaces,
)

BATCH = 100
"""So few that people who write meanwhile do not notice the wait."""

BEFORE_DUE = timedelta(days=30)
"""From how long before actions are due their groups' meetings count: at an earlier one it was too soon."""

_OWNER = list(Owner.__dataclass_fields__)
_ACTION = list(Action.__dataclass_fields__)
_OTHERS = {
    "recipient": RECIPIENT,
    "zone": people.c.zone,
    "gone": func.coalesce(people.c.deactivated, false()) | HAS_LEFT,
    "group_zone": groups.c.zone,
    "workspace_zone": workspaces.c.zone,
    "country": groups.c.country,
    "subdivision": groups.c.subdivision,
    "chair": groups.c.chair,
    "rests": groups.c.archived_at.is_not(None),
    "planned_for": owners.c.recipient,
}
_TAKEN = {"last_morning": mornings.c.last, "morning_before": mornings.c.before}
_PREFERENCE = list(Preference.__dataclass_fields__)
_FROM = (
    owners.join(actions, (actions.c.team == owners.c.team) & (actions.c.id == owners.c.action_id))
    .outerjoin(people, (people.c.team == owners.c.team) & (people.c.user == RECIPIENT))
    .outerjoin(preferences, (preferences.c.team == owners.c.team) & (preferences.c.user == RECIPIENT))
    .outerjoin(mornings, (mornings.c.team == owners.c.team) & (mornings.c.user == RECIPIENT))
    .outerjoin(groups, (groups.c.team == actions.c.team) & (groups.c.channel == actions.c.channel))
    .outerjoin(workspaces, workspaces.c.team == owners.c.team)
)
_ALL = select(
    *(owners.c[field].label(f"owner_{field}") for field in _OWNER),
    *(actions.c[field].label(f"action_{field}") for field in _ACTION),
    *(preferences.c[field].label(f"preference_{field}") for field in _PREFERENCE),
    *(column.label(name) for name, column in (_OTHERS | _TAKEN).items()),
).select_from(_FROM)
_OPEN = (actions.c.status.in_(OPEN_ACTIONS), actions.c.undone_at.is_(None), actions.c.due.is_not(None))
_LIVE = _ALL.where(*_OPEN, owners.c.answer.in_(UNDER_WAY), groups.c.archived_at.is_(None))
_CHANGED_AT = (
    select(func.max(history.c.at))
    .where(history.c.team == owners.c.team)
    .where(history.c.record == RecordKind.ACTION.value, history.c.record_id == actions.c.id)
    .scalar_subquery()
)
_UNSCHEDULED = (
    _LIVE.add_columns(_CHANGED_AT.label("since")).where(UNSCHEDULED).order_by(owners.c.id).limit(BATCH)
)
_OWED = (
    _ALL.where(actions.c.status.in_(OPEN_ACTIONS), actions.c.undone_at.is_(None))
    .where(owners.c.team == bindparam("team"), owners.c.answer.not_in([Answer.DONE, Answer.PASSED_ON]))
    .order_by(actions.c.due.is_(None), actions.c.due, actions.c.id, owners.c.id)
)
_OWED_BY = _OWED.where(owners.c.kind == OwnerKind.PERSON, owners.c.user == bindparam("user"))
# Looked up by the person who is nudged in their place.
_OWED_FOR = _OWED.where(owners.c.kind == OwnerKind.OUTSIDE, owners.c.recipient == bindparam("user"))
_DUE = (
    _LIVE.where(owners.c.nudge_at <= bindparam("now"), owners.c.nudge_at >= bindparam("since"))
    .where(or_(owners.c.nudge_at > bindparam("since"), owners.c.id > bindparam("after")))
    .order_by(owners.c.nudge_at, owners.c.id)
    .limit(BATCH)
)
_DUE_FOR = _LIVE.where(
    owners.c.nudge_at <= bindparam("now"),
    owners.c.team == bindparam("team"),
    owners.c.recipient == bindparam("recipient"),
).order_by(actions.c.due, actions.c.id, owners.c.id)
# Not while they snooze: their next nudge may still get it done.
_ALL_UNTOLD = _LIVE.where(owners.c.tell_at <= bindparam("now"), owners.c.nudge_at.is_(None)).order_by(
    owners.c.tell_at, owners.c.id
)
_UNTOLD = (
    _ALL_UNTOLD.where(owners.c.tell_at >= bindparam("since"))
    .where(or_(owners.c.tell_at > bindparam("since"), owners.c.id > bindparam("after")))
    .limit(BATCH)
)
_UNTOLD_FOR = _ALL_UNTOLD.where(owners.c.team == bindparam("team"), owners.c.tell == bindparam("recipient"))
_NEXT_TOLD = select(func.min(owners.c.tell_at)).where(owners.c.tell_at > bindparam("now"))
_THESE = _ALL.where(*by_ids(owners)).order_by(actions.c.due, actions.c.id, owners.c.id)
_OVER = or_(
    owners.c.answer.not_in(UNDER_WAY),
    ~exists().where(actions.c.team == owners.c.team, actions.c.id == owners.c.action_id, *_OPEN),
)
_SET_ASIDE = update(owners).where(owners.c.nudge_at <= bindparam("now"), _OVER).values(nudge_at=None)
_FORGO = (
    update(owners)
    .where(owners.c.tell_at <= bindparam("now"))
    .where(or_(owners.c.nudge_at.is_not(None), _OVER))
    .values(tell_at=None)
)
_NEXT = select(func.min(owners.c.nudge_at)).where(owners.c.nudge_at > bindparam("now"))
_OVERDUE = (
    select(owners.c.id)
    .where(or_(owners.c.nudge_at <= bindparam("now"), owners.c.tell_at <= bindparam("now")))
    .limit(1)
)
_KEY = (owners.c.team == bindparam("of_team"), owners.c.id == bindparam("of_id"))
_SET = update(owners).where(*_KEY)
_LOOK_AGAIN = (
    update(owners)
    .where(owners.c.team == bindparam("of_team"), owners.c.nudge_at > bindparam("at"))
    .values(nudge_at=bindparam("at"))
)
_IN_GROUP = owners.c.action_id.in_(
    select(actions.c.id)
    .where(actions.c.team == bindparam("of_team"), actions.c.channel == bindparam("of_channel"))
    .where(actions.c.status.in_(OPEN_ACTIONS))
)
_LOOK_AGAIN_FOR = _LOOK_AGAIN.where(owners.c.recipient == bindparam("of_user"))
_LOOK_AGAIN_IN = _LOOK_AGAIN.where(_IN_GROUP)


async def unscheduled(session: Session) -> list[Assignment]:
    """Return assignments, in all workspaces, whose next nudge is not worked out yet."""
    return await _every(session, _UNSCHEDULED, {})


async def due(session: Session, *, now: datetime, after: Owner | None = None) -> list[Assignment]:
    """Return assignments, in all workspaces, to look at now: the longest waiting first, behind `after`."""
    since = after.nudge_at if after is not None and after.nudge_at is not None else LONG_AGO
    values = {"now": now, "since": since, "after": after.id if after is not None else 0}
    return await _every(session, _DUE, values)


async def due_for(session: Session, team: str, recipient: str, *, now: datetime) -> list[Assignment]:
    """Return one person's assignments to look at now, in all groups, the longest overdue first."""
    return await _every(session, _DUE_FOR, {"team": team, "recipient": recipient, "now": now})


async def escalations_due(session: Session, *, now: datetime, after: Owner | None = None) -> list[Assignment]:
    """Return assignments, in all workspaces, whose end of nudges is due to be told.

    The longest waiting come first, starting behind `after`.
    """
    since = after.tell_at if after is not None and after.tell_at is not None else LONG_AGO
    values = {"now": now, "since": since, "after": after.id if after is not None else 0}
    return await _every(session, _UNTOLD, values)


async def escalations_due_for(
    session: Session, team: str, recipient: str, *, now: datetime
) -> list[Assignment]:
    """Return the assignments, in all groups, whose end of nudges one person is due to be told."""
    return await _every(session, _UNTOLD_FOR, {"team": team, "recipient": recipient, "now": now})


async def with_ids(session: Session, team: str, ids: Iterable[int]) -> list[Assignment]:
    """Return the assignments of owners by id, live or not, the longest overdue first."""
    wanted = list(ids)
    return await _every(session, _THESE, {"team": team, "ids": wanted}) if wanted else []


async def owed_by(session: Session, team: str, user: str) -> list[Assignment]:
    """Return what a person still has to do, due or not, then what they are nudged about for others."""
    values = {"team": team, "user": user}
    own = await _every(session, _OWED_BY, values)
    return [*own, *await _every(session, _OWED_FOR, values)]


async def find(session: Session, team: str, owner_id: int) -> Assignment | None:
    """Return the assignment of one owner of a workspace; None when there is none."""
    return next(iter(await with_ids(session, team, [owner_id])), None)


async def set_aside(session: Session, *, now: datetime) -> None:
    """Stop looking at owners who fell due but whose action is by now closed, declined or without a date.

    Nobody is told of those, nor of owners who snoozed: their next nudge decides that again.
    """
    await session.execute(_SET_ASIDE, {"now": now})
    await session.execute(_FORGO, {"now": now})


async def look_at(session: Session, owner: Owner, when: datetime | None, **values: Any) -> None:
    """Have an owner looked at again at `when`, or never, and set other values of their nudges."""
    statement = _SET.values(nudge_at=when, **values)
    await session.execute(statement, {"of_team": owner.team, "of_id": owner.id})


async def plan_anew(session: Session, owner: Owner) -> None:
    """Have an owner's nudges worked out again from the beginning."""
    await session.execute(_SET.values(**NUDGED_ANEW), {"of_team": owner.team, "of_id": owner.id})


async def escalate(session: Session, owner: Owner, recipient: str | None, when: datetime | None) -> None:
    """Have somebody told at `when` that an owner gets no more nudges; None, when nobody is left to tell."""
    key = {"of_team": owner.team, "of_id": owner.id}
    await session.execute(_SET.values(tell=recipient, tell_at=when), key)


async def note_escalated(session: Session, owner: Owner, message: str) -> None:
    """Note the key of the message by which somebody was told of it."""
    key = {"of_team": owner.team, "of_id": owner.id}
    await session.execute(_SET.values(tell_at=None, escalation_key=message), key)


async def look_again(
    session: Session, team: str, *, at: datetime, user: str | None = None, channel: str | None = None
) -> None:
    """Have the future nudges of a person or a group worked out again, after a change of zone or place."""
    key = {"of_team": team, "at": at}
    if user is not None:
        await session.execute(_LOOK_AGAIN_FOR, key | {"of_user": user})
    if channel is not None:
        await session.execute(_LOOK_AGAIN_IN, key | {"of_channel": channel})


async def next_due(session: Session, *, now: datetime) -> datetime | None:
    """Return when, after `now`, the next assignment is to be looked at or escalated, or None."""
    times = [(await session.execute(each, {"now": now})).scalar_one_or_none() for each in (_NEXT, _NEXT_TOLD)]
    return min((time for time in times if time is not None), default=None)


async def is_due(session: Session, *, now: datetime) -> bool:
    """Tell whether an assignment is waiting to be looked at or escalated."""
    return (await session.execute(_OVERDUE, {"now": now})).first() is not None


async def _every(session: Session, statement: Select[Any], values: dict[str, Any]) -> list[Assignment]:
    key = (owners.c.team, owners.c.id)
    found = await unreadable_rows.every(session, statement, values, _assignment, key)
    by_meetings = [each for each in found if each.preference.often is HowOften.BEFORE_MEETINGS]
    days = await _meeting_days(session, by_meetings)
    return [replace(each, meetings=days.get((each.action.team, each.action.channel), ())) for each in found]


async def _meeting_days(
    session: Session, assignments: Sequence[Assignment]
) -> dict[tuple[str, str], tuple[date, ...]]:
    """Return the days on which the groups of some assignments meet, by workspace and channel."""
    since = min((each.action.due for each in assignments if each.action.due is not None), default=date.max)
    days: dict[tuple[str, str], tuple[date, ...]] = {}
    for team in {each.action.team for each in assignments}:
        channels = {each.action.channel for each in assignments if each.action.team == team}
        found = await meetings.days_of(session, team, channels, since - BEFORE_DUE)
        days |= {(team, channel): of_channel for channel, of_channel in found.items()}
    return days


def _assignment(found: Row[Any]) -> Assignment:
    row = found._asdict()
    owner = Owner(**{field: row[f"owner_{field}"] for field in _OWNER})
    action = Action(**{field: row[f"action_{field}"] for field in _ACTION})
    preference = UNSAID
    if row["preference_often"] is not None:
        preference = Preference(**{field: row[f"preference_{field}"] for field in _PREFERENCE})
    unreadable_rows.sane(action.due, owner.snoozed_until, preference.away_from, preference.away_until)
    others = {name: row[name] for name in _OTHERS}
    taken = mornings_taken.days(*(row[name] for name in _TAKEN))
    return Assignment(owner, action, **others, since=row.get("since"), preference=preference, taken=taken)
