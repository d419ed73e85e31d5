"""Who was told that they missed a decision, and where that has turned out to be wrong."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select, union, update

from storage import decisions as made
from storage.database import Session
from storage.dialects import by_ids, insert_once
from storage.meetings import there
from storage.records import Decision, Meeting
from storage.tables import decisions, meetings, told_missed

_NOTE = insert_once(told_missed)
_PUT_RIGHT = (
    update(told_missed)
    .where(told_missed.c.team == bindparam("of_team"), told_missed.c.user == bindparam("of_user"))
    .where(told_missed.c.decision_id == bindparam("of_decision"))
    .values(put_right_at=bindparam("then"))
)


def _told_of(during: ColumnElement[bool], when: ColumnElement[Any]) -> Select[tuple[int, str]]:
    """Select who was told that they missed a decision made, or settled, at a meeting."""
    told = (told_missed.c.team == decisions.c.team) & (told_missed.c.decision_id == decisions.c.id)
    return (
        select(told_missed.c.decision_id, told_missed.c.user)
        .select_from(decisions.join(meetings, during).join(told_missed, told))
        .where(decisions.c.team == bindparam("team"), decisions.c.channel == bindparam("channel"))
        .where(when >= bindparam("begins"), when < bindparam("ends"), decisions.c.undone_at.is_(None))
        .where(meetings.c.id == bindparam("meeting_id"), told_missed.c.put_right_at.is_(None))
    )


_TOLD = union(
    _told_of(there.made_at(decisions, meetings), decisions.c.decided_at),
    _told_of(there.settled_at(decisions, meetings), decisions.c.settled_at),
)
_WERE_THERE = there.people(*by_ids(decisions))
_OCCASIONS = there.occasions(*by_ids(decisions))


async def note_missed(session: Session, found: Iterable[Decision], user: str, *, at: datetime) -> None:
    """Note that somebody was told that they missed some decisions."""
    for decision in found:
        values = {"team": decision.team, "decision_id": decision.id, "user": user, "at": at}
        await session.execute(_NOTE, values)


async def told_wrongly(session: Session, meeting: Meeting) -> dict[str, list[Decision]]:
    """Return what people were told that they missed at a meeting and, as is known now, did not: by person.

    They were there, or it is recorded no longer who was.
    """
    values = {"team": meeting.team, "channel": meeting.channel, "meeting_id": meeting.id}
    values |= {"begins": meeting.starts_at, "ends": meeting.ends_at}
    told = [(row.decision_id, row.user) for row in await session.execute(_TOLD, values)]
    ids = {"team": meeting.team, "ids": sorted({decision_id for decision_id, _ in told})}
    if not told:
        return {}
    were_there = {(row.id, row.user) for row in await session.execute(_WERE_THERE, ids)}
    recorded = {row.id for row in await session.execute(_OCCASIONS, ids) if row.recorded}
    wrong = defaultdict[str, list[int]](list)
    for decision_id, user in told:
        if (decision_id, user) in were_there or decision_id not in recorded:
            wrong[user].append(decision_id)
    return {user: await made.with_ids(session, meeting.team, found) for user, found in wrong.items()}


async def put_right(session: Session, found: Iterable[Decision], user: str, *, at: datetime) -> None:
    """Note that somebody was told that they had not missed some decisions after all."""
    for decision in found:
        values = {"of_team": decision.team, "of_decision": decision.id, "of_user": user, "then": at}
        await session.execute(_PUT_RIGHT, values)
