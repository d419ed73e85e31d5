"""How long meetings are, and where they are held, of one or of a group's series; and who chairs one."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from storage import history, rows
from storage.database import Session
from storage.records import Meeting, MeetingStatus, Series
from storage.tables import meetings, series

_KEY = (meetings.c.team == bindparam("of_team"), meetings.c.id == bindparam("of_id"))
_ENDS = update(meetings).where(*_KEY).values(ends_at=bindparam("ends")).returning(meetings)
_PLACE = update(meetings).where(*_KEY).values(place=bindparam("at_place")).returning(meetings)
_CHAIR = update(meetings).where(*_KEY).values(chair=bindparam("in_chair")).returning(meetings)
_OF_SERIES = (
    meetings.c.team == bindparam("of_team"),
    meetings.c.series_id == bindparam("of_series"),
    meetings.c.starts_at > bindparam("after"),
    meetings.c.status == MeetingStatus.PLANNED,
)
_COMING = select(meetings).where(*_OF_SERIES)
_EACH_ENDS = update(meetings).where(*_KEY).values(ends_at=bindparam("ends"))
_EACH_PLACE = update(meetings).where(*_OF_SERIES).values(place=bindparam("at_place"))
_SERIES = (series.c.team == bindparam("of_team"), series.c.id == bindparam("of_id"))
_SERIES_MINUTES = update(series).where(*_SERIES).values(minutes=bindparam("lasting"))
_SERIES_PLACE = update(series).where(*_SERIES).values(place=bindparam("at_place"))


async def set_length(
    session: Session, meeting: Meeting, minutes: int, *, actor: str, at: datetime
) -> Meeting:
    """Let a meeting last so many minutes, from when it begins."""
    ends = meeting.starts_at + timedelta(minutes=minutes)
    values = {"of_team": meeting.team, "of_id": meeting.id, "ends": ends}
    changed = rows.one(await session.execute(_ENDS, values), Meeting)
    before, after = (history.fields_of(one, ("ends_at",)) for one in (meeting, changed))
    await history.write(session, meeting, "length", actor=actor, at=at, before=before, after=after)
    return changed


async def set_place(
    session: Session, meeting: Meeting, place: str | None, *, actor: str, at: datetime
) -> Meeting:
    """Let a meeting be held somewhere; None takes back what was said of that."""
    values = {"of_team": meeting.team, "of_id": meeting.id, "at_place": place}
    changed = rows.one(await session.execute(_PLACE, values), Meeting)
    before, after = (history.fields_of(one, ("place",)) for one in (meeting, changed))
    await history.write(session, meeting, "place", actor=actor, at=at, before=before, after=after)
    return changed


async def set_chair(
    session: Session, meeting: Meeting, chair: str | None, *, actor: str, at: datetime
) -> Meeting:
    """Let somebody chair a meeting in the place of the group's chair; None for the group's chair again."""
    values = {"of_team": meeting.team, "of_id": meeting.id, "in_chair": chair}
    changed = rows.one(await session.execute(_CHAIR, values), Meeting)
    before, after = (history.fields_of(one, ("chair",)) for one in (meeting, changed))
    await history.write(session, meeting, "chair", actor=actor, at=at, before=before, after=after)
    return changed


async def set_length_of_series(
    session: Session, planned: Series, minutes: int, *, actor: str, at: datetime
) -> None:
    """Let the coming meetings of a series last so many minutes."""
    values = {"of_team": planned.team, "of_id": planned.id, "lasting": minutes}
    await session.execute(_SERIES_MINUTES, values)
    found = await session.execute(_COMING, _of(planned, at))
    lasting = timedelta(minutes=minutes)
    ends = [
        {"of_team": one.team, "of_id": one.id, "ends": one.starts_at + lasting}
        for one in rows.every(found, Meeting)
    ]
    if ends:
        await session.execute(_EACH_ENDS, ends)
    before, after = {"minutes": planned.minutes}, {"minutes": minutes}
    await history.write(session, planned, "length", actor=actor, at=at, before=before, after=after)


async def set_place_of_series(
    session: Session, planned: Series, place: str | None, *, actor: str, at: datetime
) -> None:
    """Let the coming meetings of a series be held somewhere."""
    values = {"of_team": planned.team, "of_id": planned.id, "at_place": place}
    await session.execute(_SERIES_PLACE, values)
    await session.execute(_EACH_PLACE, _of(planned, at) | {"at_place": place})
    before, after = {"place": planned.place}, {"place": place}
    await history.write(session, planned, "place", actor=actor, at=at, before=before, after=after)


def _of(planned: Series, after: datetime) -> dict[str, object]:
    return {"of_team": planned.team, "of_series": planned.id, "after": after}
