"""Planning meetings: a series, or one alone; and moving, cancelling and beginning them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import String, bindparam, delete, func, insert, or_, select, union_all, update

from storage import history, rows
from storage.database import Session
from storage.dialects import insert_once
from storage.records import Meeting, MeetingStatus, Presence, RecordKind, Series, Slot, Source, Stretch
from storage.tables import LONG_AGO, attendances, meetings, series
from storage.tables import history as told

BATCH = 20
"""So few series, each with many meetings, that people who write meanwhile do not notice the wait."""

_INSERT_SERIES = insert(series).returning(series)
_SERIES_OF = (
    select(series)
    .where(series.c.team == bindparam("team"), series.c.channel == bindparam("channel"))
    .where(series.c.ended_at.is_(None))
    .order_by(series.c.id.desc())
    .limit(1)
)
_SERIES_BY_ID = select(series).where(series.c.team == bindparam("team"), series.c.id == bindparam("id"))
_END_SERIES = (
    update(series)
    .where(series.c.team == bindparam("of_team"), series.c.channel == bindparam("of_channel"))
    .where(series.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"), again_at=None)
    .returning(series)
)
_TO_EXTEND = (
    select(series)
    .where(series.c.again_at <= bindparam("at"), series.c.ended_at.is_(None))
    .where(or_(series.c.again_at > bindparam("since"), series.c.id > bindparam("after")))
    .where(series.c.again_at >= bindparam("since"))
    .order_by(series.c.again_at, series.c.id)
    .limit(BATCH)
)
_NEXT_TO_EXTEND = select(func.min(series.c.again_at)).where(
    series.c.again_at > bindparam("at"), series.c.ended_at.is_(None)
)
_THIS_SERIES = (series.c.team == bindparam("of_team"), series.c.id == bindparam("of_id"))
_END_THIS = update(series).where(*_THIS_SERIES).values(ended_at=bindparam("at"), again_at=None)
_SHORTEN = update(series).where(*_THIS_SERIES).values(rrule=bindparam("shorter"))
_REACH = update(series).where(*_THIS_SERIES).values(until=bindparam("reaches"), again_at=bindparam("then"))
_INSERT = insert(meetings).returning(meetings)
_INSERT_ONCE = insert_once(meetings)
_KEY = (meetings.c.team == bindparam("of_team"), meetings.c.id == bindparam("of_id"))
_STILL_PLANNED = meetings.c.status == MeetingStatus.PLANNED
_OF_SERIES = (
    meetings.c.team == bindparam("of_team"),
    meetings.c.series_id == bindparam("of_series"),
    meetings.c.starts_at > bindparam("after"),
    _STILL_PLANNED,
)
_ADOPT = (
    update(meetings)
    .where(*_OF_SERIES, meetings.c.starts_at == bindparam("begins"))
    .values(series_id=bindparam("to_series"), ends_at=bindparam("ends"), day=bindparam("on"))
    .values(place=func.coalesce(bindparam("at_place", type_=String), meetings.c.place))
)
_CANCEL_REST = update(meetings).where(*_OF_SERIES).values(status=MeetingStatus.CANCELLED).returning(meetings)
_CANCEL = (
    update(meetings).where(*_KEY, _STILL_PLANNED).values(status=MeetingStatus.CANCELLED).returning(meetings)
)
_MOVE = (
    update(meetings)
    .where(*_KEY, _STILL_PLANNED)
    .values(starts_at=bindparam("begins"), ends_at=bindparam("ends"), day=bindparam("on"))
    .values(began_at=None, ended_at=None)
    .returning(meetings)
)
_NOT_THERE_YET = delete(attendances).where(
    attendances.c.team == bindparam("of_team"),
    attendances.c.meeting_id == bindparam("of_id"),
    attendances.c.presence == Presence.PRESENT,
)
_ARRANGED = union_all(
    select(told.c.at)
    .where(told.c.team == bindparam("team"), told.c.record == RecordKind.MEETING.value)
    .where(told.c.record_id == bindparam("id"), told.c.what.in_(["planned", "moved"])),
    select(series.c.confirmed_at).where(
        series.c.team == bindparam("team"), series.c.id == bindparam("series")
    ),
)
_BEGIN = update(meetings).where(*_KEY, meetings.c.began_at.is_(None)).values(began_at=bindparam("at"))
_POSTED = update(meetings).where(*_KEY).values(post_ts=bindparam("ts"))


async def plan_series(
    session: Session,
    source: Source,
    stretch: Stretch,
    *,
    rrule: str,
    starts: datetime,
    zone: str,
    minutes: int,
    at: datetime,
    place: str | None = None,
    left_out: tuple[date, ...] = (),
    holiday_shift: int | None = None,
) -> Series:
    """Plan a group's series and write down its coming meetings; the series it had ends.

    `stretch` has no meeting on the days that are `left_out`. Coming meetings of the earlier series that are
    at the same time become meetings of the new one, with their attendance; its others are cancelled.
    """
    ended = {"of_team": source.team, "of_channel": source.channel, "at": at}
    earlier = rows.every(await session.execute(_END_SERIES, ended), Series)
    values = {
        "team": source.team,
        "channel": source.channel,
        "rrule": rrule,
        "starts": starts,
        "zone": zone,
        "minutes": minutes,
        "author": source.author,
        "confirmed_at": at,
        "until": stretch.until,
        "again_at": stretch.again_at,
        "place": place,
        "left_out": left_out,
        "holiday_shift": holiday_shift,
    }
    planned = rows.one(await session.execute(_INSERT_SERIES, values), Series)
    for old in earlier:
        await _hand_over(session, old, planned, stretch, at)
        await history.write(session, old, "ended", actor=source.author, at=at)
    await _write_down(session, planned, stretch)
    after = {"rrule": rrule, "starts": starts.isoformat(), "zone": zone, "minutes": minutes}
    await history.write(session, planned, "planned", actor=source.author, at=at, after=after)
    return planned


async def _hand_over(session: Session, old: Series, new: Series, stretch: Stretch, at: datetime) -> None:
    ours = {"of_team": old.team, "of_series": old.id, "after": at}
    to = {"to_series": new.id, "at_place": new.place}
    kept = [ours | _times(slot) | to for slot in stretch.slots]
    if kept:
        await session.execute(_ADOPT, kept)
    await session.execute(_CANCEL_REST, ours)


async def _write_down(session: Session, planned: Series, stretch: Stretch) -> None:
    if stretch.slots:
        group = {"team": planned.team, "channel": planned.channel, "series_id": planned.id}
        group["place"] = planned.place
        await session.execute(_INSERT_ONCE, [group | _planned(slot) for slot in stretch.slots])


async def end_series(
    session: Session, planned: Series, *, after: datetime, rrule: str | None, actor: str, at: datetime
) -> list[Meeting]:
    """End a series: cancel its meetings that begin after a time, and return them.

    `rrule` is the shorter rule that it keeps until then; None for a series that ends at once.
    """
    key = {"of_team": planned.team, "of_id": planned.id}
    if rrule is None:
        await session.execute(_END_THIS, key | {"at": at})
    else:
        await session.execute(_SHORTEN, key | {"shorter": rrule})
    ours = {"of_team": planned.team, "of_series": planned.id, "after": after}
    cancelled = rows.every(await session.execute(_CANCEL_REST, ours), Meeting)
    before = {"rrule": planned.rrule} if rrule is not None else None
    now = {"rrule": rrule} if rrule is not None else None
    await history.write(session, planned, "ended", actor=actor, at=at, before=before, after=now)
    return cancelled


async def extend(session: Session, planned: Series, stretch: Stretch) -> None:
    """Write down the next meetings of a series; cancelled and moved ones stay as they are."""
    await _write_down(session, planned, stretch)
    reach = {
        "of_team": planned.team,
        "of_id": planned.id,
        "reaches": stretch.until,
        "then": stretch.again_at,
    }
    await session.execute(_REACH, reach)


async def series_of(session: Session, team: str, channel: str) -> Series | None:
    """Return the group's present series, or None."""
    return rows.first(await session.execute(_SERIES_OF, {"team": team, "channel": channel}), Series)


async def series_by_id(session: Session, team: str, series_id: int) -> Series | None:
    """Return a series of a workspace by its id, ended or not; None when there is none."""
    return rows.first(await session.execute(_SERIES_BY_ID, {"team": team, "id": series_id}), Series)


async def to_extend(session: Session, at: datetime, *, after: Series | None = None) -> list[Series]:
    """Return some of the series, in all workspaces, whose next meetings are to be written down by a time.

    The longest waiting come first, starting behind `after`.
    """
    values: dict[str, Any] = {"at": at, "since": LONG_AGO, "after": 0}
    if after is not None and after.again_at is not None:
        values |= {"since": after.again_at, "after": after.id}
    return rows.every(await session.execute(_TO_EXTEND, values), Series)


async def next_to_extend(session: Session, at: datetime) -> datetime | None:
    """Return when, after a time, the next series needs its meetings written down."""
    return (await session.execute(_NEXT_TO_EXTEND, {"at": at})).scalar_one_or_none()


async def plan_one(
    session: Session, source: Source, slot: Slot, *, at: datetime, place: str | None = None
) -> Meeting:
    """Plan one meeting outside the group's series; the group must have none at that time."""
    values = {"team": source.team, "channel": source.channel, "series_id": None, "place": place}
    values |= _planned(slot)
    meeting = rows.one(await session.execute(_INSERT, values), Meeting)
    after = history.fields_of(meeting, ("starts_at", "ends_at"))
    await history.write(session, meeting, "planned", actor=source.author, at=at, after=after)
    return meeting


async def cancel(session: Session, meeting: Meeting, *, actor: str, at: datetime) -> Meeting | None:
    """Cancel a meeting and return it; None when it was cancelled already."""
    found = await session.execute(_CANCEL, {"of_team": meeting.team, "of_id": meeting.id})
    cancelled = rows.first(found, Meeting)
    if cancelled is not None:
        await history.write(session, meeting, "cancelled", actor=actor, at=at)
    return cancelled


async def move(session: Session, meeting: Meeting, slot: Slot, *, actor: str, at: datetime) -> Meeting | None:
    """Move a meeting to another time, keeping its id; None when it was cancelled meanwhile.

    'I am here' was said of the old time, so it is dropped; apologies and substitutes stand.
    """
    values = {"of_team": meeting.team, "of_id": meeting.id} | _times(slot)
    moved = rows.first(await session.execute(_MOVE, values), Meeting)
    if moved is not None:
        await session.execute(_NOT_THERE_YET, {"of_team": meeting.team, "of_id": meeting.id})
        times = ("starts_at", "ends_at")
        before, after = history.fields_of(meeting, times), history.fields_of(moved, times)
        await history.write(session, meeting, "moved", actor=actor, at=at, before=before, after=after)
    return moved


async def arranged_at(session: Session, meeting: Meeting) -> datetime | None:
    """Return when a meeting was last planned, alone or in a series, or moved."""
    key = {"team": meeting.team, "id": meeting.id, "series": meeting.series_id}
    return max((await session.execute(_ARRANGED, key)).scalars(), default=None)


async def planned_by(session: Session, meeting: Meeting) -> str | None:
    """Return who planned a meeting, alone or with its series."""
    if meeting.series_id is not None:
        series_ = await series_by_id(session, meeting.team, meeting.series_id)
        return series_.author if series_ is not None else None
    planned = (one for one in await history.changes_of(session, meeting) if one.what == "planned")
    return next((one.actor for one in planned), None)


async def begin(session: Session, meeting: Meeting, *, at: datetime) -> bool:
    """Note that a meeting's post is planned; False when it already was."""
    begun = await session.execute(_BEGIN, {"of_team": meeting.team, "of_id": meeting.id, "at": at})
    return begun.rowcount == 1


async def note_post(session: Session, team: str, meeting_id: int, ts: str) -> None:
    """Remember which message in the channel shows who is at the meeting."""
    await session.execute(_POSTED, {"of_team": team, "of_id": meeting_id, "ts": ts})


def _times(slot: Slot) -> dict[str, Any]:
    return {"begins": slot.starts_at, "ends": slot.ends_at, "on": slot.day}


def _planned(slot: Slot) -> dict[str, Any]:
    return vars(slot) | {"status": MeetingStatus.PLANNED}
