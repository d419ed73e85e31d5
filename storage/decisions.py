"""Decisions, and who knows of them: the only SQL for either; see `links` for their relations."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from storage import groups, history, meetings, rows, search
from storage.database import Session
from storage.dialects import by_ids, insert_latest, insert_once
from storage.records import (
    FIRST_HAND,
    STANDING,
    Decision,
    DecisionStatus,
    How,
    Meeting,
    Resolution,
    Setting,
    Source,
    There,
    is_recorded,
    present,
    stand_ins,
)
from storage.tables import UNREAD, awareness, decisions

_INSERT = insert(decisions).returning(decisions)
_KEY = (decisions.c.team == bindparam("of_team"), decisions.c.id == bindparam("of_id"))
_BY_ID = select(decisions).where(*_KEY)
_GROUP = (decisions.c.team == bindparam("team"), decisions.c.channel == bindparam("channel"))
_THESE = (
    select(decisions)
    .where(*by_ids(decisions), decisions.c.undone_at.is_(None))
    .order_by(decisions.c.decided_at, decisions.c.id)
)
_BY_NUMBER = select(decisions).where(*_GROUP).where(decisions.c.number == bindparam("number"))
_LATEST = (
    select(decisions)
    .where(*_GROUP)
    .where(decisions.c.undone_at.is_(None))
    .order_by(decisions.c.number.desc())
    .limit(bindparam("limit"))
)
_OF_MEETING = (
    select(decisions)
    .where(*_GROUP)
    .where(decisions.c.meeting_id == bindparam("meeting_id"), decisions.c.undone_at.is_(None))
    .order_by(decisions.c.number)
)
_SAID_IN = select(decisions).where(*_GROUP).where(decisions.c.said_ts == bindparam("said_ts"))
_STANDING = (
    select(decisions)
    .where(*_GROUP)
    .where(decisions.c.undone_at.is_(None), decisions.c.status.in_(STANDING))
    .order_by(decisions.c.number.desc())
    .limit(bindparam("limit"))
)
_LOCK = select(decisions).where(*_KEY).with_for_update()
_SAID_IN_THREAD = (
    select(decisions)
    .where(*_GROUP)
    .where(
        (decisions.c.thread_ts == bindparam("thread_ts")) | (decisions.c.said_ts == bindparam("thread_ts"))
    )
    .order_by(decisions.c.number.desc())
)
_UNREAD = (
    select(decisions)
    .where(UNREAD, decisions.c.decided_at >= bindparam("since"), decisions.c.undone_at.is_(None))
    .order_by(decisions.c.decided_at)
)
_READ = update(decisions).where(*_KEY).values(thread_read_at=bindparam("at"))
_AWARE = insert_once(awareness)
_AWARE_ANEW = insert_latest(awareness, "at")
_WHO_KNOWS = (
    select(awareness.c.user, awareness.c.how)
    .where(awareness.c.team == bindparam("team"), awareness.c.decision_id == bindparam("decision_id"))
    .order_by(awareness.c.at, awareness.c.user)
)


async def record(
    session: Session,
    resolution: Resolution,
    *,
    source: Source,
    at: datetime,
    meeting_id: int | None = None,
    to_compare: bool = False,
) -> Decision:
    """Record a decision under its group's next number, with its history; its author knows of it.

    With `to_compare` it is left to `storage.unclear` to find those that it looks related to.
    """
    number = await groups.next_decision(session, source.team, source.channel)
    given = {field.name: getattr(resolution, field.name) for field in fields(Resolution)}
    values = given | {
        "team": source.team,
        "channel": source.channel,
        "number": number,
        "author": source.author,
        "decided_at": at,
        "meeting_id": meeting_id,
        "said_ts": source.said_ts,
        "thread_ts": source.thread_ts,
        "said_by": source.said_by,
        "read_ts": source.read_ts,
        "said_also": source.said_also,
        "to_compare": to_compare,
    }
    decision = rows.one(await session.execute(_INSERT, values), Decision)
    await search.add(session, decision, *resolution.searchable)
    await make_aware(session, decision, [source.author], How.RECORDED, at=at)
    after = history.fields_of(decision, ("text", "reason", "status"))
    await history.write(session, decision, "recorded", actor=source.author, at=at, after=after)
    return decision


async def with_unread_threads(session: Session, *, since: datetime) -> list[Decision]:
    """Return the decisions, in all workspaces, made since a time and whose threads were not read yet."""
    return rows.every(await session.execute(_UNREAD, {"since": since}), Decision)


async def note_thread_read(session: Session, decision: Decision, *, at: datetime) -> None:
    """Note that a decision's thread was read for who took part."""
    await session.execute(_READ, {"of_team": decision.team, "of_id": decision.id, "at": at})


async def find(session: Session, team: str, decision_id: int) -> Decision | None:
    """Return a decision of a workspace by its id, undone or not; None when there is none."""
    return rows.first(await session.execute(_BY_ID, {"of_team": team, "of_id": decision_id}), Decision)


async def with_ids(session: Session, team: str, ids: Sequence[int]) -> list[Decision]:
    """Return decisions by id that were not undone, oldest first."""
    if not ids:
        return []
    return rows.every(await session.execute(_THESE, {"team": team, "ids": list(ids)}), Decision)


async def lock(session: Session, team: str, decision_id: int) -> Decision | None:
    """Do the same as `find`, and lock the decision until the transaction ends."""
    return rows.first(await session.execute(_LOCK, {"of_team": team, "of_id": decision_id}), Decision)


async def numbered(session: Session, team: str, channel: str, number: int) -> Decision | None:
    """Return a group's decision by its number (12 for D12); None when there is none."""
    key = {"team": team, "channel": channel, "number": number}
    return rows.first(await session.execute(_BY_NUMBER, key), Decision)


async def latest(session: Session, team: str, channel: str, *, limit: int) -> list[Decision]:
    """Return a group's decisions that were not undone, newest first."""
    key = {"team": team, "channel": channel, "limit": limit}
    return rows.every(await session.execute(_LATEST, key), Decision)


async def standing(session: Session, team: str, channel: str, *, limit: int) -> list[Decision]:
    """Return a group's decisions that hold or are still to be decided, newest first."""
    key = {"team": team, "channel": channel, "limit": limit}
    return rows.every(await session.execute(_STANDING, key), Decision)


async def of_meeting(session: Session, meeting: Meeting) -> list[Decision]:
    """Return what was decided at a meeting and not undone, oldest first."""
    key = {"team": meeting.team, "channel": meeting.channel, "meeting_id": meeting.id}
    return rows.every(await session.execute(_OF_MEETING, key), Decision)


async def said_in(session: Session, team: str, channel: str, ts: str) -> list[Decision]:
    """Return the decisions that were captured from one message."""
    key = {"team": team, "channel": channel, "said_ts": ts}
    return rows.every(await session.execute(_SAID_IN, key), Decision)


async def said_in_thread(session: Session, team: str, channel: str, thread_ts: str) -> list[Decision]:
    """Return the decisions that were captured from any message of one thread, newest first."""
    key = {"team": team, "channel": channel, "thread_ts": thread_ts}
    return rows.every(await session.execute(_SAID_IN_THREAD, key), Decision)


async def change(
    session: Session, decision: Decision, what: str, *, actor: str, at: datetime, **values: Any
) -> Decision:
    """Set some fields of a decision, never its text, and write their old and new values into its history."""
    if "text" in values:
        raise ValueError("a wording is only corrected, by `corrections`, which keeps the one before")
    statement = update(decisions).where(*_KEY).values(**values).returning(decisions)
    found = await session.execute(statement, {"of_team": decision.team, "of_id": decision.id})
    changed = rows.one(found, Decision)
    await history.write(
        session,
        decision,
        what,
        actor=actor,
        at=at,
        before=history.fields_of(decision, values),
        after=history.fields_of(changed, values),
    )
    return changed


async def undo(session: Session, decision: Decision, *, actor: str, at: datetime) -> Decision:
    """Undo a decision recorded by mistake: its number stays used and its history stays."""
    return await change(session, decision, "undone", actor=actor, at=at, undone_at=at)


async def settle(
    session: Session,
    decision: Decision,
    status: DecisionStatus,
    reason: str | None,
    *,
    come_back_on: date | None,
    actor: str,
    at: datetime,
) -> Decision:
    """Give a proposed or parked decision its next status, with why in its history; its own reason stands.

    The `actor` thereby knows what has become of it.
    """
    statement = update(decisions).where(*_KEY).values(status=status, come_back_on=come_back_on, settled_at=at)
    key = {"of_team": decision.team, "of_id": decision.id}
    changed = rows.one(await session.execute(statement.returning(decisions), key), Decision)
    fields = ("status", "come_back_on", "settled_at")
    before, after = (
        history.fields_of(decision, fields),
        history.fields_of(changed, fields) | {"reason": reason},
    )
    await history.write(session, decision, "settled", actor=actor, at=at, before=before, after=after)
    await make_aware(session, changed, [actor], How.CONFIRMED, at=at)
    return changed


async def set_status(session: Session, decision: Decision, status: DecisionStatus) -> Decision:
    """Give a decision the status that follows from its links; `links` writes the history."""
    statement = update(decisions).where(*_KEY).values(status=status).returning(decisions)
    found = await session.execute(statement, {"of_team": decision.team, "of_id": decision.id})
    return rows.one(found, Decision)


async def note_card(session: Session, team: str, decision_id: int, ts: str) -> None:
    """Remember which message is the decision's card."""
    await session.execute(
        update(decisions).where(*_KEY).values(card_ts=ts), {"of_team": team, "of_id": decision_id}
    )


async def make_aware(
    session: Session, decision: Decision, users: Iterable[str], how: How, *, at: datetime
) -> None:
    """Note how `users` come to know of a decision.

    Knowing it first hand counts from the first time noted; being told of it, or confirming it, from the
    latest, since they then know what had become of it.
    """
    statement = _AWARE if how in FIRST_HAND else _AWARE_ANEW
    for user in users:
        values = {"team": decision.team, "decision_id": decision.id, "user": user, "how": how, "at": at}
        await session.execute(statement, values)


async def who_knows(session: Session, decision: Decision) -> dict[str, set[How]]:
    """Return each person who is aware of a decision or was told, and how; earliest first."""
    known: dict[str, set[How]] = {}
    key = {"team": decision.team, "decision_id": decision.id}
    for row in await session.execute(_WHO_KNOWS, key):
        known.setdefault(row.user, set()).add(row.how)
    return known


async def who_was_there(session: Session, decision: Decision) -> There:
    """Return what is known of who was there when it was made.

    Attendance is read each time, since it may be corrected after the meeting.
    """
    known = await who_knows(session, decision)
    thread = tuple(user for user, how in known.items() if How.THREAD in how)
    meeting = await meetings.of_decision(session, decision)
    if meeting is None:
        return There(Setting.CHANNEL, decision.author, thread=thread)
    said = await meetings.attendances_of(session, meeting)
    names = tuple(one.substitute_name or "somebody" for one in stand_ins(said))
    setting = Setting.MEETING if is_recorded(said) else Setting.UNRECORDED
    return There(setting, decision.author, tuple(sorted(present(said))), names, thread)
