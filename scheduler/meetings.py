"""Which meetings a series has, and what a chair's correction changes in the attendance. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from scheduler import calendar
from scheduler.calendar import Working
from storage.records import DueMeeting, EachMeeting, Meeting, MeetingStatus, Presence, Slot, Stretch

AHEAD = timedelta(days=400)
MOST = 60
ENOUGH = 30
"""How many meetings of a frequent series are left when its next ones are written down."""
EVERY = timedelta(days=30)
"""How often the next meetings of any other series are written down."""
LAST_MOMENT = time(23, 59, 59)
LATE = timedelta(hours=1)
"""How long after a meeting people may still say that they were there."""


@dataclass(frozen=True)
class DaysOff:
    """Days of a series' rule on which it does not meet, or on another day instead.

    What falls on a public holiday by `hours` is held `holiday_shift` days later, or on the next working day
    beyond that, or not at all for 0; without a shift it is held all the same.
    """

    left_out: Collection[date] = ()
    holiday_shift: int | None = None
    hours: Working | None = None

    def held_on(self, day: date) -> date | None:
        """Return the day on which the meeting of a day is held; None where it is not."""
        if day in self.left_out:
            return None
        if self.holiday_shift is None or self.hours is None or not self.hours.is_public_holiday(day):
            return day
        if self.holiday_shift == 0:
            return None
        instead = day + timedelta(days=self.holiday_shift)
        return self.hours.on_or_after(instead) if self.holiday_shift > 0 else self.hours.on_or_before(instead)


NO_DAYS_OFF = DaysOff()


def slot(local: datetime, zone: ZoneInfo, minutes: int) -> Slot:
    """Return a meeting at a naive wall time: its instants, and its day where the group is."""
    starts_at = calendar.instant(local, zone)
    return Slot(starts_at, starts_at + timedelta(minutes=minutes), calendar.local_day(starts_at, zone))


def stretch(
    rrule: str,
    starts: datetime,
    zone: ZoneInfo,
    minutes: int,
    *,
    now: datetime,
    after: datetime | None = None,
    off: DaysOff = NO_DAYS_OFF,
) -> Stretch:
    """Return the coming meetings of a series: about 400 days of them, and 60 at most.

    `starts` is the naive wall time of the first. With `after` only those from then on, to continue an earlier
    stretch. There is none on the days that are `off`. Raises ValueError for a rule that can not be read.
    """
    since, most = (now, MOST) if after is None else (max(after, now), MOST - ENOUGH)
    horizon = max(now.astimezone(UTC) + AHEAD, since)
    times = calendar.occurrences(rrule, starts, zone, after=since, limit=most + 1)
    kept = [at for at in times if at < horizon][:most]
    held = (_held(at, starts, zone, minutes, off) for at in kept)
    slots = tuple({one.starts_at: one for one in held if one is not None and one.starts_at >= now}.values())
    if len(kept) == len(times):
        return Stretch(slots, horizon, None)
    if len(kept) == most:
        return Stretch(slots, times[most], kept[-ENOUGH])
    return Stretch(slots, horizon, now + EVERY)


def _held(at: datetime, starts: datetime, zone: ZoneInfo, minutes: int, off: DaysOff) -> Slot | None:
    """Return when the meeting is held that the rule puts at a time; None where it is not."""
    own = calendar.local_day(at, zone)
    day = off.held_on(own)
    if day is None:
        return None
    if day != own:
        return slot(datetime.combine(day, starts.time()), zone, minutes)
    return Slot(at, at + timedelta(minutes=minutes), own)


def last_before(day: date, zone: ZoneInfo) -> datetime:
    """Return the last moment before a local day."""
    return calendar.instant(datetime.combine(day - calendar.DAY, LAST_MOMENT), zone)


def ending_at(rrule: str, last: datetime) -> str:
    """Return a rule that has no meeting after a time, in place of the end that it had."""
    kept = [part for part in rrule.split(";") if not part.startswith(("UNTIL=", "COUNT="))]
    return ";".join([*kept, f"UNTIL={last.astimezone(UTC):%Y%m%dT%H%M%SZ}"])


def due_by(meeting: date, due: DueMeeting | EachMeeting, hours: Working) -> date:
    """Return the day that is so long before the day of a meeting, or after it."""
    if not due.working:
        return meeting - timedelta(days=due.days)
    if due.days < 0:
        return hours.working_days_after(meeting, -due.days)
    return hours.working_days_before(meeting, due.days)


def due_before(meeting: date, due: DueMeeting, hours: Working, today: date) -> date:
    """Return the day that is so long before the day of a meeting, though never one that has passed."""
    return max(due_by(meeting, due, hours), today)


def is_open(meeting: Meeting, now: datetime) -> bool:
    """Tell whether people may still say for themselves whether they are at a meeting."""
    return meeting.status is MeetingStatus.PLANNED and now < meeting.ends_at + LATE


def corrections(
    known: Mapping[str, Presence], present: Collection[str], apologies: Collection[str]
) -> dict[str, Presence]:
    """Return what the chair's word changes in the attendance that is `known`.

    People who were said to be present or excused, and whom the chair names as neither, were absent. Those who
    sent a substitute and are not named keep their substitute.
    """
    named = dict.fromkeys(apologies, Presence.APOLOGIES) | dict.fromkeys(present, Presence.PRESENT)
    was_said = (Presence.PRESENT, Presence.APOLOGIES)
    gone = [user for user, presence in known.items() if presence in was_said and user not in named]
    said = named | dict.fromkeys(gone, Presence.ABSENT)
    return {user: presence for user, presence in said.items() if known.get(user) is not presence}
