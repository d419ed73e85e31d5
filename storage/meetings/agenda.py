"""What people put on the agendas of meetings."""

from datetime import datetime

from sqlalchemy import and_, bindparam, insert, select, update

from storage import history, rows
from storage.database import Session
from storage.records import AgendaItem, Meeting, MeetingStatus
from storage.tables import agenda_items, decisions, meetings

_PUT = insert(agenda_items).returning(agenda_items)
_COMES_BACK = and_(decisions.c.team == agenda_items.c.team, decisions.c.id == agenda_items.c.decision_id)
_OF = (
    select(agenda_items)
    .select_from(agenda_items.outerjoin(decisions, _COMES_BACK))
    .where(agenda_items.c.team == bindparam("team"), agenda_items.c.meeting_id == bindparam("meeting_id"))
    .where(decisions.c.undone_at.is_(None))
    .order_by(agenda_items.c.id)
)
_CARRY = (
    update(agenda_items)
    .where(agenda_items.c.team == bindparam("of_team"))
    .where(
        agenda_items.c.meeting_id.in_(
            select(meetings.c.id)
            .where(meetings.c.team == bindparam("of_team"), meetings.c.channel == bindparam("of_channel"))
            .where(meetings.c.status == MeetingStatus.CANCELLED, meetings.c.starts_at > bindparam("after"))
        )
    )
    .values(meeting_id=bindparam("to"))
)


async def put_on_agenda(
    session: Session,
    meeting: Meeting,
    words: str,
    minutes: int | None,
    *,
    by: str,
    at: datetime,
    decision_id: int | None = None,
) -> AgendaItem:
    """Put an item on a meeting's agenda; one that is a decision is off it again when that is undone."""
    values = {"team": meeting.team, "meeting_id": meeting.id, "text": words, "minutes": minutes}
    values |= {"author": by, "at": at, "decision_id": decision_id}
    item = rows.one(await session.execute(_PUT, values), AgendaItem)
    await history.write(session, meeting, "agenda item", actor=by, at=at, after={"text": words})
    return item


async def agenda_of(session: Session, meeting: Meeting) -> list[AgendaItem]:
    """Return what was put on a meeting's agenda, in the order in which it was."""
    key = {"team": meeting.team, "meeting_id": meeting.id}
    return rows.every(await session.execute(_OF, key), AgendaItem)


async def carry_over(session: Session, to: Meeting, *, after: datetime) -> None:
    """Put the items of a group's cancelled meetings after a time on the agenda of another meeting."""
    values = {"of_team": to.team, "of_channel": to.channel, "after": after, "to": to.id}
    await session.execute(_CARRY, values)
