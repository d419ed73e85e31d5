"""Single days within a plan: the day of one meeting, and the first and last day of a series."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.language import dates
from bot.language.recurrence import words
from bot.language.refusal import Refusal
from scheduler import calendar

STOP = (
    r"(?=\s+(?:for|at|on|from|starting|beginning|until|till|every|each|weekly|fortnightly|monthly)\b"
    r"|\s*;|\s*,(?!\s*\d{4})|\s*$)"
)
UNTIL = re.compile(
    r"\b(?:until|till?|through|up to|(?:ending|finishing|ends?)(?: on| in| by| at)?)(?: and including)?"
    rf"\s+(?P<day>[^\s;].*?){STOP}"
)
FROM = re.compile(
    rf"\b(?:from|starting|beginning|commencing|as of)\s+(?:(?:on|from|in)\s+)?(?P<day>[^\s;].*?){STOP}"
)
COUNT = re.compile(
    rf"\b(?:for\s+)?(?P<count>{words.NUMBER})\s+(?:times|meetings|occasions|sessions)\b"
    r"(?!\s+(?:an?|per|each|every)\s+(?:week|month|quarter|year))"
)
SPAN = re.compile(rf"\bfor\s+(?:the next\s+)?(?P<count>{words.NUMBER}|an?)\s+(?P<unit>week|month|year)s?\b")
WHOLE_MONTH = re.compile(
    rf"(?:the )?(?:end of |beginning of |start of )?(?:next )?(?P<month>{words.MONTH})(?: (?P<year>20\d\d))?"
)
NEW_YEAR = re.compile(r"(?:the )?(?:new|next) year")
EXAMPLES = re.compile(r"[:.,\s]for example\b", re.IGNORECASE)
MOST_MEETINGS = 500
MOST_YEARS = 5
UNTIL_JULY = "every second Tuesday at 10:00 until July"
LAST_MOMENT = time(23, 59, 59)


@dataclass(frozen=True)
class Here:
    """What a day depends on apart from its words: an aware `now`, the group's zone, and the locale."""

    now: datetime
    zone: ZoneInfo
    locale: str | None

    @property
    def today(self) -> date:
        """The date where the group is."""
        return calendar.local_day(self.now, self.zone)


@dataclass(frozen=True)
class End:
    """When a series stops, as typed: after so many meetings, after a span of time, or on a day; or never."""

    count: int | None = None
    span: relativedelta | None = None
    day: str | None = None

    def part(self, start: datetime, here: Here) -> Sequence[str]:
        """Return the part of an RRULE that ends a series which starts at a wall time."""
        if self.count is not None:
            return (f"COUNT={self.count}",)
        last = self._last(start.date(), here)
        if last is None:
            return ()
        if not start.date() <= last <= start.date() + relativedelta(years=MOST_YEARS):
            raise Refusal(
                f"The first meeting would be on {dates.echo(start.date())}"
                f" and the last by {dates.echo(last)}: is that right? For example: `/meeting {UNTIL_JULY}`"
            )
        until = calendar.instant(datetime.combine(last, LAST_MOMENT), here.zone)
        return (f"UNTIL={until:%Y%m%dT%H%M%SZ}",)

    def _last(self, first: date, here: Here) -> date | None:
        if self.span is not None:
            return first + self.span - timedelta(days=1)
        if self.day is None:
            return None
        if found := WHOLE_MONTH.fullmatch(self.day):
            month = _month(found, first)
            return month + relativedelta(months=1) - timedelta(days=1)
        return one(self.day, here, UNTIL_JULY, ends=True)


def end(text: str) -> tuple[End, str]:
    """Return when a series stops and the words that do not say so; Refusal for more meetings than we plan."""
    if found := COUNT.search(text):
        count = words.number(found["count"])
        if not 1 <= count <= MOST_MEETINGS:
            raise Refusal(
                f"I can plan between 1 and {MOST_MEETINGS} meetings, not {count}."
                " For example: `/meeting every second Tuesday at 10:00, 6 times`"
            )
        return End(count=count), words.without(found, text)
    if found := SPAN.search(text):
        spans = {
            "week": relativedelta(weeks=1),
            "month": relativedelta(months=1),
            "year": relativedelta(years=1),
        }
        return End(span=spans[found["unit"]] * words.number(found["count"])), words.without(found, text)
    if found := UNTIL.search(text):
        return End(day=found["day"]), words.without(found, text)
    return End(), text


def first(text: str, here: Here) -> tuple[date | None, str]:
    """Return the day from which a series runs, if one is named, and the words that do not name it."""
    found = FROM.search(text)
    if not found:
        return None, text
    if NEW_YEAR.fullmatch(found["day"]):
        return date(here.today.year + 1, 1, 1), words.without(found, text)
    if found["day"] == "next month":
        return here.today + relativedelta(months=1, day=1), words.without(found, text)
    if month := WHOLE_MONTH.fullmatch(found["day"]):
        return max(_month(month, here.today), here.today), words.without(found, text)
    return one(found["day"], here, "every second Tuesday at 10:00 from 3 December"), words.without(
        found, text
    )


def one(phrase: str, here: Here, example: str = "3 December at 14:00", *, ends: bool = False) -> date:
    """Return the day that is meant; Refusal, with an example, when it is not clear which.

    Of a week or a longer time that is the last day where it `ends` something, and else none.
    """
    meant = dates.read(
        phrase, dates.Calendar(now=here.now.astimezone(UTC), zone=here.zone, locale=here.locale)
    )
    if isinstance(meant, dates.Understood):
        if meant.opens is not None and not ends:
            raise Refusal(f"Which day is '{phrase}'? For example: `/meeting {example}`")
        return meant.day
    # The question would speak of a due date, and give examples of one.
    asks = EXAMPLES.split(meant.asks.replace(" due?", "?"))[0].rstrip(" .?!:,")
    raise Refusal(f"{asks}? For example: `/meeting {example}`")


def _month(found: re.Match[str], after: date) -> date:
    """Return the first day of the month that is meant: the next one from a day on, unless it has a year."""
    month = words.month(found["month"])
    if found["year"]:
        return date(int(found["year"]), month, 1)
    return date(after.year + (month < after.month), month, 1)
