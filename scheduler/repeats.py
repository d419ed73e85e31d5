"""When work that repeats is due again. Pure: a rule and days in, a day out."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from scheduler import calendar
from storage.records import Repeats

_WALL = ZoneInfo("UTC")
"""Days have no zone: each is taken as its midnight here, and turned back."""
LAST_SURE_DATE = 28


def next_due(repeats: Repeats, due: date | None, today: date) -> date | None:
    """Return the next day after both `due` and today, however late it was done; None when there are no more.

    Raises ValueError for a rule that can not be read.
    """
    starts = repeats.starts or due or today
    after = max(due or today, today) + calendar.DAY
    found = calendar.occurrences(
        _on_days_that_every_month_has(repeats.rrule, starts),
        datetime.combine(starts, time()),
        _WALL,
        after=datetime.combine(after, time(), UTC),
        limit=1,
    )
    return found[0].date() if found else None


def _on_days_that_every_month_has(rrule: str, starts: date) -> str:
    """Return a rule that names no day so that it skips no month: from 31 January on to 28 February."""
    said = rrule.upper()
    if starts.day <= LAST_SURE_DATE or "BY" in said:
        return rrule
    days = ",".join(str(day) for day in range(LAST_SURE_DATE, starts.day + 1))
    if "FREQ=MONTHLY" in said:
        return f"{rrule};BYMONTHDAY={days};BYSETPOS=-1"
    if "FREQ=YEARLY" in said:
        return f"{rrule};BYMONTH={starts.month};BYMONTHDAY={days};BYSETPOS=-1"
    return rrule
