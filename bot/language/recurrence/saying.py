"""A plan back into plain words, which `read` takes again."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.language import telling
from bot.language.recurrence import holidays, words

WORKING_WEEK = "MO,TU,WE,TH,FR"
UNITS = {"WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
LAST = {-1: "last", -2: "second last"}
MOST_OF_THE_YEAR = 7
"""Months in which a series has to meet to be said by those that it leaves out."""
LONGEST_IN_MINUTES = 120
ORDINALS = {number: word for word, number in words.ORDINALS.items()}


def describe(
    rrule: str,
    start: datetime,
    minutes: int | None,
    zone: ZoneInfo,
    *,
    left_out: Sequence[date] = (),
    holiday_shift: int | None = None,
    starting: bool = False,
) -> str:
    """Return 'every second Tuesday at 10:00 for 90 minutes, until 31 July'.

    `start` is the naive wall time of the first meeting; with `starting` its day is said as well, for a form
    that shows a plan made long ago. `left_out` are days of the rule on which the group does not meet, and
    `holiday_shift` is what becomes of those that are public holidays.
    """
    pieces = [f"{cadence(rrule)} at {start:%H:%M}"]
    if minutes is not None:
        pieces[0] += f" for {length(minutes)}"
    if starting:
        pieces.append(f"from {telling.day_of_month(start.date())}")
    parts = _parts(rrule)
    if "COUNT" in parts:
        pieces.append(f"{parts['COUNT']} times")
    if "UNTIL" in parts:
        pieces.append(f"until {telling.day_of_month(_until(parts['UNTIL'], zone))}")
    if holiday_shift:
        pieces.append(holidays.said(holiday_shift))
    # What is left out is said last: it goes on to the end of a plan that is typed again.
    skipped = [*_months_left_out(parts), *map(telling.day_of_month, left_out)]
    skipped += [holidays.said(holiday_shift)] if holiday_shift == holidays.LEFT_OUT else []
    if skipped:
        pieces.append(f"except {words.listed(skipped)}")
    return ", ".join(pieces)


def cadence(rrule: str) -> str:
    """Return how often a rule of ours recurs, and on which days: 'every second Tuesday'.

    It names the months of a rule that meets in a few of them, and not those that a rule leaves out.
    """
    parts = _parts(rrule)
    if "BYMONTH" in parts and parts["FREQ"] != "YEARLY" and not _months_left_out(parts):
        months = words.listed([words.MONTHS[int(month) - 1] for month in parts["BYMONTH"].split(",")])
        which = _days_of_the_month(parts) if parts["FREQ"] == "MONTHLY" else _weekly(parts["BYDAY"], 1)
        return f"{which} {'of' if parts['FREQ'] == 'MONTHLY' else 'in'} {months}"
    interval = int(parts.get("INTERVAL", 1))
    if parts.keys() <= {"FREQ", "INTERVAL"} and parts["FREQ"] in UNITS:
        return f"every {_step(interval)}{UNITS[parts['FREQ']]}"
    if parts["FREQ"] == "DAILY":
        return "every day" if interval == 1 else f"every {interval} days"
    if parts["FREQ"] == "WEEKLY":
        return _weekly(parts["BYDAY"], interval)
    if parts["FREQ"] == "MONTHLY":
        return f"{_days_of_the_month(parts)} of every {_step(interval)}month"
    month = words.MONTHS[int(parts["BYMONTH"]) - 1]
    if "BYDAY" in parts:
        return f"every year on {_days_of_the_month(parts)} of {month}"
    return f"every year on {parts['BYMONTHDAY']} {month}"


def each_meeting(days: int, *, working: bool) -> str:
    """Return how work comes again with the meetings: 'before each meeting', '3 days before each meeting'."""
    if days == 0:
        return "at each meeting"
    side = "before" if days > 0 else "after"
    if abs(days) == 1 and working:
        return f"{side} each meeting"
    weeks, rest = divmod(abs(days), 7)
    far = f"{abs(days)} {'working ' * working}days"
    if not (rest or working):
        far = "a week" if weeks == 1 else f"{weeks} weeks"
    return f"{far} {side} each meeting"


def length(minutes: int) -> str:
    """Return '90 minutes', 'an hour' or '2 hours 30 minutes'."""
    if minutes == 60:
        return "an hour"
    hours, rest = divmod(minutes, 60)
    if minutes < LONGEST_IN_MINUTES:
        return f"{minutes} minutes"
    return f"{hours} hours {rest} minutes" if rest else f"{hours} hours"


def day(on: date) -> str:
    """Return a day as it can be typed again: '3 December 2026'."""
    return f"{on.day} {words.MONTHS[on.month - 1]} {on.year}"


def occasion(start: datetime, minutes: int | None) -> str:
    """Return one meeting as it can be typed again: 'Thursday 3 December at 14:00 for an hour'."""
    lasting = f" for {length(minutes)}" if minutes is not None else ""
    return f"{telling.day(start)} at {start:%H:%M}{lasting}"


def span(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> str:
    """Return when a meeting is, by the clock of `zone`: 'Tuesday 24 November, 10:00 to 11:30'."""
    starts, ends = starts_at.astimezone(zone), ends_at.astimezone(zone)
    return f"{telling.day(starts)}, {starts:%H:%M} to {ends:%H:%M}"


def clock(zone: str) -> str:
    """Return by whose clock a time is meant: 'America/New York time'."""
    return f"{zone.replace('_', ' ')} time"


def months_left_out(rrule: str) -> list[str]:
    """Return the months that a rule leaves out, where it meets in most of them: 'August'."""
    return _months_left_out(_parts(rrule))


def _months_left_out(parts: dict[str, str]) -> list[str]:
    met = {int(month) for month in parts.get("BYMONTH", "").split(",") if month}
    if parts["FREQ"] == "YEARLY" or len(met) < MOST_OF_THE_YEAR:
        return []
    return [name for number, name in enumerate(words.MONTHS, start=1) if number not in met]


def _parts(rrule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rrule.split(";"))


def _until(until: str, zone: ZoneInfo) -> date:
    return datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(zone).date()


def _weekly(by_day: str, interval: int) -> str:
    named = words.listed([words.WEEKDAYS[words.CODES.index(code)] for code in by_day.split(",")])
    if by_day == WORKING_WEEK:
        named = "weekday"
    if interval == 1:
        return f"every {named}"
    if interval == 2 and "," not in by_day:
        return f"every second {named}"
    return f"every {interval} weeks on {named}"


def _days_of_the_month(parts: dict[str, str]) -> str:
    if "BYMONTHDAY" in parts:
        numbers = [int(number) for number in parts["BYMONTHDAY"].split(",")]
        if numbers[-1] < 0:
            return f"the {words.listed([LAST[number] for number in numbers])} day"
        return f"the {words.listed([words.ordinal(number) for number in numbers])}"
    if "BYSETPOS" in parts:
        nths, name = [int(nth) for nth in parts["BYSETPOS"].split(",")], "weekday"
    else:
        codes = parts["BYDAY"].split(",")
        nths, name = [int(code[:-2]) for code in codes], words.WEEKDAYS[words.CODES.index(codes[0][-2:])]
    return f"the {words.listed([LAST.get(nth) or ORDINALS[nth] for nth in nths])} {name}"


def _step(interval: int) -> str:
    return f"{ORDINALS[interval]} " if interval > 1 else ""
