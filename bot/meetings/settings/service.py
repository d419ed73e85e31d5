"""What is set of meetings: length, place and clock, of one of them or of the group's series."""

from dataclasses import dataclass
from datetime import datetime

from bot.language.recurrence import saying
from bot.language.refusal import Refusal
from bot.meetings import deliveries as meeting_deliveries
from bot.understanding.meetings import SHORTEST_AND_LONGEST
from storage import events_seen, groups, meetings
from storage.database import Session
from storage.records import Group, Meeting, Series

NO_SERIES = (
    "This group has no series of meetings yet. Name the day of one, for example"
    " `/meeting place for 3 December: Room 4`."
)


@dataclass(frozen=True)
class Changed:
    """What is set by now; `before` is what stood there, to go back to."""

    what: str
    before: str | int | None


async def first_time(session: Session, of: Meeting | Series, key: str, *, at: datetime) -> bool:
    """Tell whether something is set of meetings that was not set by this key before."""
    return await events_seen.first_time(session, of.team, key, at=at)


async def set_length(
    session: Session, of: Meeting | Series, minutes: int, *, by: str, at: datetime
) -> Changed:
    """Let a meeting, or the coming ones of a series, last so long, and have the channel told."""
    shortest, longest = SHORTEST_AND_LONGEST
    if not shortest <= minutes <= longest:
        raise Refusal(f"A meeting takes from {saying.length(shortest)} to {saying.length(longest)}.")
    if isinstance(of, Series):
        await meetings.set_length_of_series(session, of, minutes, actor=by, at=at)
        await meeting_deliveries.tell_channel_series(session, of, at=at)
        return Changed(saying.length(minutes), of.minutes)
    before = int((of.ends_at - of.starts_at).total_seconds() // 60)
    changed = await meetings.set_length(session, of, minutes, actor=by, at=at)
    await meeting_deliveries.tell_channel_changed(session, changed, by=by, at=at)
    return Changed(saying.length(minutes), before)


async def set_place(
    session: Session, of: Meeting | Series, place: str | None, *, by: str, at: datetime
) -> Changed:
    """Let a meeting, or the coming ones of a series, be held somewhere, and have the channel told."""
    if isinstance(of, Series):
        await meetings.set_place_of_series(session, of, place, actor=by, at=at)
        await meeting_deliveries.tell_channel_series(session, of, at=at)
        return Changed(place or "", of.place)
    changed = await meetings.set_place(session, of, place, actor=by, at=at)
    await meeting_deliveries.tell_channel_changed(session, changed, by=by, at=at)
    return Changed(place or "", of.place)


async def set_zone(session: Session, group: Group, zone: str, *, by: str, at: datetime) -> None:
    """Let a group's times be those of a zone."""
    await groups.change(session, group, actor=by, at=at, zone=zone)
