"""Working days and hours, and what recurs at a local wall time. Values and a time in, values out.

A plan is a local wall time in a zone; an instant (aware, UTC) is computed from it as late as possible,
so that 10:00 stays 10:00 when the clocks change, or when a government changes its mind about them.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice, takewhile
from typing import cast
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule as Rule  # noqa: N812 - a class that is spelt like a function
from dateutil.rrule import rrulestr

OPENS = time(9)
CLOSES = time(17, 30)

# More than a local day can differ from the same day in UTC, even in zones that crossed the date line.
MARGIN = timedelta(days=2)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)

WEEKDAYS = (0, 1, 2, 3, 4)
"""Monday to Friday, on which people work who have not said otherwise."""
# RFC 5545 also has finer ones; no group meets every second, and listing those would take for ever.
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PART = re.compile(r"(?P<name>[A-Z]+)=(?P<value>[A-Z0-9,+-]+)")


@lru_cache(maxsize=256)
def _public_holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    # Imported late: it is slow to load, and only needed for a group whose country is known.
    import holidays

    # An unknown place has no holidays: people there may get a nudge on one, but no error.
    for place in (subdivision, None):
        try:
            return frozenset(holidays.country_holidays(country.upper(), subdiv=place, years=year))
        except NotImplementedError:
            continue
    return frozenset()


def warm() -> None:
    """Load the public holidays package now, because its first use is slow and somebody would wait for it."""
    _public_holidays("GB", "ENG", 2026)


@dataclass(frozen=True)
class Working:
    """The office hours of a person or a group, in `zone`: usually 09:00 to 17:30, Monday to Friday.

    `days` are those of the week, 0 for Monday, on which they work; hours end on the day on which they begin.
    `country` is an ISO 3166 code such as 'GB', and `subdivision` a part of it: 'ENG', 'SCT', 'NIR' or 'WLS'.
    Their public holidays are off; without a country, or with one that is not known, there are none.
    """

    zone: ZoneInfo
    country: str | None = None
    subdivision: str | None = None
    days: tuple[int, ...] = WEEKDAYS
    begins: time = OPENS
    ends: time = CLOSES

    def is_working_day(self, day: date) -> bool:
        """Tell whether `day` is one on which they work, and no public holiday."""
        return day.weekday() in self.days and not self.is_public_holiday(day)

    def is_public_holiday(self, day: date) -> bool:
        """Tell whether `day` is a public holiday, be it at a weekend; none is where no country is known."""
        return self.country is not None and day in _public_holidays(self.country, self.subdivision, day.year)

    def on_or_before(self, day: date) -> date:
        """Return `day`, or the last working day before it."""
        while not self.is_working_day(day):
            day -= DAY
        return day

    def on_or_after(self, day: date) -> date:
        """Return `day`, or the first working day after it."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def working_days_before(self, day: date, count: int) -> date:
        """Return the working day `count` working days before `day`, which need not be one itself."""
        for _ in range(count):
            day = self.on_or_before(day - DAY)
        return day

    def working_days_after(self, day: date, count: int) -> date:
        """Return the working day `count` working days after `day`, which need not be one itself."""
        for _ in range(count):
            day = self.on_or_after(day + DAY)
        return day

    def next_working_day(self, day: date) -> date:
        """Return the first working day later than `day`."""
        return self.working_days_after(day, 1)

    def opens(self, day: date) -> datetime:
        """Return when office hours begin on a local day, in UTC."""
        return instant(datetime.combine(day, self.begins), self.zone)

    def closes(self, day: date) -> datetime:
        """Return when office hours end on a local day, in UTC."""
        return instant(datetime.combine(day, self.ends), self.zone)

    def is_open(self, at: datetime) -> bool:
        """Tell whether an aware time falls within office hours, which end just before their last moment."""
        local = at.astimezone(self.zone)
        return self.begins <= local.time() < self.ends and self.is_working_day(local.date())

    def next_opening(self, after: datetime) -> datetime:
        """Return the first beginning of office hours at or after an aware time, in UTC."""
        day = self.on_or_after(local_day(after, self.zone))
        # A zone that crosses the date line skips a whole day, and clocks that are put forward may skip hours.
        while (opening := self.opens(day)) < after or not self.is_open(opening):
            day = self.next_working_day(day)
        return opening

    def next_open(self, at: datetime) -> datetime:
        """Return `at`, in UTC, when it is within office hours, else the next opening."""
        return at.astimezone(UTC) if self.is_open(at) else self.next_opening(at)


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """Return the date on the wall in `zone` at an aware time."""
    return at.astimezone(zone).date()


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """Return when a naive local wall time happens, in UTC.

    A time that the clocks skip becomes the moment they skip to; a repeated time means its first occurrence.
    """
    if local.tzinfo is not None:
        raise ValueError(f"{local} is not a local wall time: it carries a zone")
    first = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == local:
        return first
    # In a gap, fold=0 uses the offset before it and fold=1 the one after; the change is in between.
    return _change_between(local.replace(tzinfo=zone, fold=1).astimezone(UTC), first, zone)


def _change_between(earlier: datetime, later: datetime, zone: ZoneInfo) -> datetime:
    """Return the first second at which the offset of `zone` is the one it has at `later`."""
    earlier, later = earlier.replace(microsecond=0), later.replace(microsecond=0)
    offset = later.astimezone(zone).utcoffset()
    while later - earlier > timedelta(seconds=1):
        middle = (earlier + (later - earlier) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            later = middle
        else:
            earlier = middle
    return later


def occurrences(
    rrule: str,
    start: datetime,
    zone: ZoneInfo,
    *,
    after: datetime,
    before: datetime | None = None,
    limit: int = 500,
) -> list[datetime]:
    """Return when a series takes place, in UTC: from `after` on, earlier than `before`, at most `limit`.

    `rrule` is an RFC 5545 rule such as 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' and `start` the naive local wall
    time of the first occurrence. Every date of the rule counts once, whatever the clocks do. Windows that
    meet (one's `before` is the other's `after`) neither share nor lose an occurrence. Exceptions to a series
    are left to the caller. Raises ValueError for a rule that can not be read.
    """
    rule = _rule(rrule, start, zone)
    nearly = after.astimezone(zone).replace(tzinfo=None, fold=0) - MARGIN
    times = (instant(local, zone) for local in rule.xafter(nearly, inc=True))
    upcoming = (at for at in times if at >= after)
    window = upcoming if before is None else takewhile(lambda at: at < before, upcoming)
    return list(islice(window, limit))


def _rule(text: str, start: datetime, zone: ZoneInfo) -> Rule:
    if start.tzinfo is not None:
        raise ValueError(f"{start} is not a local wall time: it carries a zone")
    parts = dict(_part(part) for part in text.upper().removeprefix("RRULE:").split(";"))
    if parts.get("FREQ") not in FREQUENCIES or parts.get("INTERVAL", "1").strip("0") == "":
        raise ValueError(f"'{text}' does not say how often, or says too often for a meeting")
    if "UNTIL" in parts:
        parts["UNTIL"] = _local_until(parts["UNTIL"], zone)
    # From one line without dates dateutil makes a rule, never a set of rules.
    return cast(Rule, rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start))


def _part(part: str) -> tuple[str, str]:
    found = PART.fullmatch(part)
    if not found:
        raise ValueError(f"'{part}' is not a part of an RRULE")
    return found["name"], found["value"]


def _local_until(until: str, zone: ZoneInfo) -> str:
    # dateutil compares wall times: an end in UTC becomes one, and a bare date lasts until midnight.
    if until.endswith("Z"):
        at = datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return f"{at.astimezone(zone):%Y%m%dT%H%M%S}"
    return until if "T" in until else f"{until}T235959"


def nudge_days(due: date, working: Working) -> tuple[date, ...]:
    """Return the days on which to nudge about something due, oldest first; all are working days.

    Two working days before; on the due day (or the last working day before it); one working day after; then
    weekly, twice.
    """
    after = working.working_days_after(due, 1)
    weekly = (working.on_or_after(after + weeks * WEEK) for weeks in (1, 2))
    return (working.working_days_before(due, 2), working.on_or_before(due), after, *weekly)


def recap_at(meeting_start: datetime, lead_working_days: int, working: Working) -> datetime:
    """Return when the recap for a meeting goes out, in UTC: 09:00, that many working days before it."""
    meeting_day = local_day(meeting_start, working.zone)
    at = working.opens(working.on_or_before(working.working_days_before(meeting_day, lead_working_days)))
    if at >= meeting_start:
        # With no lead and an early meeting, the same morning would be too late.
        at = working.opens(working.working_days_before(meeting_day, 1))
    return at
