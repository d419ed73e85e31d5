"""A whole phrase: the rules in their order, and what joins them ('before …', 'a week after …', '… or …').

'Before Friday' is due on the last working day before it, which is Thursday; 'before the next meeting'
likewise. Only 'before the end of' something, or before an hour of a day, means that day itself, because
hours are not counted.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from bot.language.dates import (
    days,
    durations,
    feasts,
    happenings,
    meetings,
    months,
    numeric,
    periods,
    quarters,
    vague,
    weekdays,
)
from bot.language.dates.answers import WEEKDAYS, Calendar, Reading, Rule, first_that_fits, rule
from bot.language.dates.normalise import MONTH, WEEKDAY

RULES = (
    *(meetings.RULES + weekdays.RULES + months.RULES + numeric.RULES + periods.RULES + quarters.RULES),
    *(feasts.RULES + durations.RULES + vague.RULES + happenings.RULES),
)

HOUR = re.compile(r"(?:(?:at|by|before|in|on|around|from) )*(?:TIME|EOD)(?= |$)|(?<=\S) at \d{1,2}$")
LEAD = re.compile(
    r"(?:(?:by|on|at|for|in(?! \d)|no late than|not late than|no less than|not less than|latest"
    r"|least|minimum) )+"
)
TAIL = re.compile(r" (?:at |by )?latest$| or (?:soon|sooner|early|earlier|before|late)$")

JOINTS = frozenset("or before after from on end ending meeting week commencing".split())  # noqa: SIM905
MOST_JOINTS = 6
MOST_UNKNOWN = 6
BODIES = "board|committee|council|cabinet|group|team|partnership|trustees|trustee|governors|panel|executive"
MONTH_NAMED = rf"(?:{MONTH})"
OF_BODY = "Is {phrase} one of this group's own meetings?"
AFTER = "Which day exactly is {phrase}?"

LENGTH_AFTER = rf"(?:in )?{durations.LENGTH} (?P<joint>(?:(?:from|after|on|hence) )*)(?P<rest>.+)"
ONE_AFTER = (
    r"(?P<count>)(?P<unit>(?:working )?day(?! on)|week|fortnight) (?P<joint>(?:from|after|on) )(?P<rest>.+)"
)
LENGTH_BEFORE = rf"{durations.LENGTH} (?P<joint>before) (?P<rest>.+)"
ONE_BEFORE = r"(?:last )?(?P<count>)(?P<unit>(?:working )?day|week|fortnight) (?P<joint>before) (?P<rest>.+)"


@lru_cache(maxsize=1024)
def resolve(text: str, calendar: Calendar) -> Reading | None:
    """Return what canonical text means by our own rules, unchecked against today; None when unknown."""
    timed = bool(HOUR.search(text))
    bare = _without_hours(text) if timed else text
    bare = TAIL.sub("", LEAD.sub("", bare + " ", count=1).strip() if LEAD.match(bare + " ") else bare)
    if not bare and "TIME" in text:
        return Reading((calendar.today, calendar.today + timedelta(days=1)), "On which day is {phrase}?")
    reading = first_that_fits(RULES, bare, calendar)
    # Each joint can be taken in several ways, so their number is bounded.
    if reading is None and sum(word in JOINTS for word in bare.split()) <= MOST_JOINTS:
        reading = first_that_fits(JOINS, bare, calendar)
    return replace(reading, timed=True) if reading and timed else reading


def _without_hours(text: str) -> str:
    kept = " ".join(HOUR.sub(" ", text.replace("this TIME", "today")).split())
    return kept or ("today" if "EOD" in text else "")


def _before(match: re.Match[str], calendar: Calendar) -> Reading | None:
    reading = resolve(match["rest"], calendar)
    return before(reading, calendar) if reading else None


def _before_a_length(match: re.Match[str], calendar: Calendar) -> Reading:
    """Ask: 'before two weeks' may be within them, and the German 'vor zwei Wochen' is two weeks ago."""
    day = durations.shift(calendar.today, match, calendar)
    return Reading((day,) if day else (), "Is this the day that {phrase} means?")


def before(reading: Reading, calendar: Calendar) -> Reading:
    """Return the last working day before what was read, or the same day when that is the end of something."""
    if reading.timed:
        return reading
    if reading.opens:
        asks = reading.asks if reading.named else ""
        return Reading((_working_day_before(reading.opens, calendar),), asks, named=reading.named)
    if reading.closes:
        return reading
    moved = tuple(_working_day_before(day, calendar) for day in reading.days)
    return replace(reading, days=moved, itself=None, others=())


def _working_day_before(day: date, calendar: Calendar) -> date:
    """Return the last working day before; the plain day before when that one has passed already."""
    before = days.add_working(day, -1, calendar.working)
    return before if before >= calendar.today else day - timedelta(days=1)


def _end_of(match: re.Match[str], calendar: Calendar) -> Reading | None:
    reading = resolve(match["rest"], calendar)
    if reading is None or (reading.opens and (reading.asks or len(reading.days) != 1)):
        return None
    return replace(reading, closes=True, opens=None)


def _after_length(match: re.Match[str], calendar: Calendar) -> Reading | None:
    reading = resolve(match["rest"], calendar)
    if reading is None:
        return None
    # 'Within two weeks of receipt', of which only the 'in' is left.
    joined = match["joint"] or (reading.named and match.string.startswith("in "))
    if (reading.asks or match["rest"] == "now") and not joined:
        return None
    return _shifted(reading, match, calendar, 1)


def _before_length(match: re.Match[str], calendar: Calendar) -> Reading | None:
    reading = resolve(match["rest"], calendar)
    return _shifted(reading, match, calendar, -1) if reading else None


def _shifted(reading: Reading, match: re.Match[str], calendar: Calendar, sign: int) -> Reading:
    if reading.named and match["joint"] and not set(reading.days) <= set(calendar.coming):
        return replace(_beside(reading), days=reading.days)  # days of what is not known are not counted from
    # Nobody knows yet when the letter comes of which 'within two weeks of receipt' speaks: perhaps today.
    known_days = (calendar.today,) if reading.named and not match["joint"] else _counted_from(reading)
    counted = [durations.shift(known, match, calendar, sign) for known in known_days]
    return replace(_beside(reading), days=tuple(filter(None, counted)))


def _counted_from(reading: Reading) -> tuple[date, ...]:
    return (reading.itself,) if reading.itself else reading.days


def _beside(reading: Reading) -> Reading:
    """Return what a day that is counted from another keeps of it: its meeting, and its question."""
    return Reading((), reading.asks, at_meeting=reading.at_meeting)


def _weekday_beside(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """Return the last such weekday before something, or the first after it."""
    reading = resolve(match["rest"], calendar)
    if reading is None:
        return None
    weekday, earlier = WEEKDAYS.index(match["weekday"]), match["joint"] == "before"
    moved = (
        days.coming(day - timedelta(days=7) if earlier else day + timedelta(days=1), weekday)
        for day in _counted_from(reading)
    )
    return replace(_beside(reading), days=tuple(moved))


def _after(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """Ask how long after a feast, a meeting or the like."""
    reading = resolve(match["rest"], calendar)
    if reading is None or not (reading.itself or reading.at_meeting or reading.named):
        return None
    moved = {calendar.working.next_working_day(day) for day in _counted_from(reading)}
    later = {days.week_end(days.in_week(day, 1, 0), calendar.working) for day in _counted_from(reading)[:1]}
    return replace(_beside(reading), days=tuple(sorted(moved | later)), asks=AFTER)


def _unknown(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """Ask for the day of what is not known; 'two weeks before we start' names no day by itself."""
    few = len(match["rest"].split()) <= MOST_UNKNOWN
    return Reading((), "When is {phrase}?", unknown=True) if few else None


def _sometime(match: re.Match[str], calendar: Calendar) -> Reading:
    """Ask: 'the end of the pilot' is plainly a time, but who knows which."""
    return Reading(vague.likely(calendar), "When is {phrase}?", named=True, unknown=True)


def _meeting_on(match: re.Match[str], calendar: Calendar) -> Reading | None:
    reading = resolve(match["rest"], calendar)
    if reading is None or reading.asks or len(reading.days) != 1:
        return None
    if reading.opens:
        return meetings.within(reading.opens, reading.opens + timedelta(days=6), calendar)
    return meetings.on(reading.days[0], calendar)


def _of_body(match: re.Match[str], calendar: Calendar) -> Reading | None:
    """Ask whether 'the next board meeting' is this group's own, of which alone the days are known."""
    reading = resolve(f"{match['rest']}meeting{match['month'] or ''}", calendar)
    if reading is None:
        return None
    others = tuple(day for day in calendar.coming if day > calendar.today)[:2]
    return Reading(tuple(sorted({*reading.days, *others})), OF_BODY)


def _week_of(match: re.Match[str], calendar: Calendar) -> Reading | None:
    reading = resolve(match["rest"], calendar)
    if reading is None or reading.asks or len(reading.days) != 1:
        return None
    monday = days.in_week(reading.days[0], 0, 0)
    return Reading((days.week_end(monday, calendar.working),), opens=monday)


def _ending(match: re.Match[str], calendar: Calendar) -> Reading | None:
    return resolve(match["rest"], calendar)


def _either(match: re.Match[str], calendar: Calendar) -> Reading | None:
    one, other = resolve(match["one"], calendar), resolve(match["other"], calendar)
    return Reading(one.days + other.days, "Which of the two days is {phrase}?") if one and other else None


JOINS: tuple[Rule, ...] = (
    rule(r"(?P<one>.+?) or (?P<other>.+)", _either),
    rule(rf"before {durations.LENGTH}", _before_a_length),
    rule(r"before (?P<rest>.+)", _before),
    rule(LENGTH_BEFORE, _before_length),
    rule(LENGTH_AFTER, _after_length),
    rule(ONE_BEFORE, _before_length),
    rule(ONE_AFTER, _after_length),
    rule(rf"(?:last |w1th )?(?P<weekday>{WEEKDAY}) (?P<joint>before|after) (?P<rest>.+)", _weekday_beside),
    rule(rf"{durations.LENGTH} (?:before|after) (?P<rest>.+)", _unknown),
    rule(r"after (?P<rest>.+)", _after),
    rule(r"start (?P<rest>.*meeting)", _ending),
    rule(r"end (?P<rest>.+)", _end_of),
    rule(r"meeting (?:on )?(?P<rest>.+)", _meeting_on),
    rule(rf"(?P<rest>(?:\w+ ){{0,2}})(?:{BODIES}) meeting(?P<month> (?:in )?{MONTH_NAMED})?", _of_body),
    rule(r"(?P<rest>.+) meeting", _meeting_on),
    rule(r"(?:week|commencing|week on) (?P<rest>.+)", _week_of),
    rule(r"ending (?:on )?(?P<rest>.+)", _ending),
    rule(
        r"(?:end|start|close|completion|hence|whenever) (?!user|product|result|up\b)\D{1,60}|then|whenever",
        _sometime,
    ),
)
