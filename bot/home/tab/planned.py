"""The meetings to come, in the words of one reader."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.home.tab.views import Coming, Said
from bot.meetings.attendance import ahead
from scheduler import calendar
from storage.records import Attendance, Change, Meeting, Presence

NOON, EVENING = 12, 18
_SAID = {
    Presence.PRESENT: Said.HERE,
    Presence.APOLOGIES: Said.APOLOGIES,
    Presence.SUBSTITUTE: Said.SUBSTITUTE,
}


def part_of_day(now: datetime, zone: ZoneInfo) -> str:
    """Return how to wish somebody well at a time: 'morning', 'afternoon' or 'evening'."""
    hour = now.astimezone(zone).hour
    return "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening"


def when(meeting: Meeting, now: datetime, reader: ZoneInfo, group: ZoneInfo) -> str:
    """Return when a meeting is by its reader's clock, and say so where the group's clock differs."""
    if meeting.starts_at <= now:
        return f"until {_clock(meeting.ends_at, reader, group)}"
    day = calendar.local_day(meeting.starts_at, reader)
    return f"{_day(day, calendar.local_day(now, reader))} at {_clock(meeting.starts_at, reader, group)}"


def coming(
    meeting: Meeting, words: str, now: datetime, attendance: Attendance | None, change: Change | None
) -> Coming:
    """Return a meeting with what its reader has said of it: in their attendance, or else by a `change`."""
    said = _SAID.get(attendance.presence, Said.NOTHING) if attendance is not None else Said.NOTHING
    if attendance is None and change is not None and change.what == ahead.WILL_COME:
        said = Said.COMING
    return Coming(meeting, words, running=meeting.starts_at <= now, said=said)


def _day(day: date, today: date) -> str:
    if day - today in (timedelta(0), timedelta(days=1)):
        return "today" if day == today else "tomorrow"
    return f"on {day:%A} {day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def _clock(at: datetime, reader: ZoneInfo, group: ZoneInfo) -> str:
    read, said = (at.astimezone(zone).utcoffset() for zone in (reader, group))
    return f"{at.astimezone(reader):%H:%M}" + (" your time" if read != said else "")
