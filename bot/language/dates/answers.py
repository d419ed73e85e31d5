"""The values of reading a date: what goes in, what comes out of it, and the rules between."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.language import telling
from scheduler.calendar import Working

WORKING_DAY_ENDS = time(17)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


@dataclass(frozen=True)
class Calendar:
    """Everything that the meaning of a phrase depends on, apart from its own words.

    `now` is aware, in UTC. `zone` is the owner's, else the group's. `locale` is Slack's ('en-GB'); None when
    unknown: 3/4/2027 is then asked about. `meetings` are the group's coming ones, as local dates, ascending.
    `country` and `subdivision` say whose public holidays are off ('GB', 'WLS'); None when unknown: nobody's.
    """

    now: datetime
    zone: ZoneInfo
    locale: str | None
    meetings: tuple[date, ...] = ()
    country: str | None = None
    subdivision: str | None = None

    @cached_property
    def working(self) -> Working:
        """The working days of the group's nation, in the owner's zone."""
        return Working(self.zone, self.country, self.subdivision)

    @property
    def today(self) -> date:
        """The date where the owner is."""
        return self.now.astimezone(self.zone).date()

    @property
    def coming(self) -> tuple[date, ...]:
        """The group's meetings from today on, ascending, each once."""
        return tuple(sorted({day for day in self.meetings if day >= self.today}))


@dataclass(frozen=True)
class Understood:
    """One day, from today to two years on, and the words it was read from.

    Beside it, for whoever shows it: `at_meeting` is the meeting that the day hangs on, with which it moves;
    `next_working_day` is set where the day is none itself; `others` are more days to offer, ascending;
    `opens` is the first day of the week, quarter or the like that was named, and ends on the day.
    """

    day: date
    words: str
    # The same day in the same words is the same answer, whatever is offered beside it.
    at_meeting: date | None = field(default=None, compare=False)
    next_working_day: date | None = field(default=None, compare=False)
    others: tuple[date, ...] = field(default=(), compare=False)
    opens: date | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Question:
    """What to ask instead of guessing: one plain sentence, and up to four days to offer as buttons."""

    asks: str
    readings: tuple[date, ...] = ()


@dataclass(frozen=True)
class FoundDate:
    """A due phrase within a text: `text[start:end]` is it with its 'by', `phrase` is what `read` takes.

    `leaves` tells whether it stands beside the work, so that the wording is complete without it.
    """

    start: int
    end: int
    phrase: str
    answer: Understood | Question
    leaves: bool = True


@dataclass(frozen=True)
class Reading:
    """What a rule makes of a phrase, before it is checked against today.

    One day and no `asks` is certain; anything else becomes a question, in which '{phrase}' is what was typed.
    `closes` marks the end of something: 'before the end of the month' is that same day, while 'before Friday'
    is the working day before; `timed` an hour of the day, with the same effect. `opens` is the first day of a
    period: 'before next week' is before its Monday. `at_meeting` is the meeting that the day hangs on.
    `itself` is what lengths are counted from, where that is another day. `others` are offered beside.
    `deliberate` is a date with its weekday or in full: nobody writes that by oversight. `named` is something
    that happens, such as a conference: only after 'by' and the like is it meant as a time. `unknown` takes in
    words of no rule: a shorter phrase goes before.
    """

    days: tuple[date, ...]
    asks: str = ""
    closes: bool = False
    timed: bool = False
    opens: date | None = None
    at_meeting: date | None = None
    itself: date | None = None
    others: tuple[date, ...] = ()
    deliberate: bool = False
    named: bool = False
    unknown: bool = False


Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Calendar], Reading | None]]
"""A pattern over canonical words, and what to make of a phrase that is all of it."""


def rule(pattern: str, make: Callable[[re.Match[str], Calendar], Reading | None]) -> Rule:
    """Return a rule; `make` may still answer None, and the next rule is tried."""
    return re.compile(pattern), make


def first_that_fits(rules: tuple[Rule, ...], text: str, calendar: Calendar) -> Reading | None:
    """Return the reading of the first rule that fits the whole text, if one does."""
    for pattern, make in rules:
        if (match := pattern.fullmatch(text)) and (reading := make(match, calendar)):
            return reading
    return None


def echo(day: date) -> str:
    """Return the day as people read it back: 'Friday 4 December'."""
    return telling.day(day)


def due_at(day: date, zone: ZoneInfo) -> datetime:
    """Return the end of the owner's working day, 17:00 in `zone`, aware, in UTC."""
    return datetime.combine(day, WORKING_DAY_ENDS, tzinfo=zone).astimezone(UTC)
