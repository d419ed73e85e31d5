"""A day called by a meeting: 'the next meeting', 'the November meeting', 'the meeting after next'.

On the day of a meeting, 'the next meeting' is the one after it: what is asked for at a meeting is rarely due
at the same one. 'The meeting' alone could be either then, and is asked about.
"""

import re
from datetime import date

from bot.language.dates import days
from bot.language.dates.answers import MONTHS, WEEKDAYS, Calendar, Reading, Rule, rule
from bot.language.dates.normalise import MONTH, WEEKDAY

NOT_THEN = "There is no meeting on the day of {phrase}: which one is meant?"
NONE_PLANNED = "This group has not planned {phrase}: which day is it due?"


def _meant(day: date) -> Reading:
    return Reading((day,), at_meeting=day)


def _later(calendar: Calendar) -> tuple[date, ...]:
    return tuple(day for day in calendar.coming if day > calendar.today)


def _next(match: re.Match[str], calendar: Calendar) -> Reading:
    later = _later(calendar)
    return _meant(later[0]) if later else Reading((), NONE_PLANNED)


def _the(match: re.Match[str], calendar: Calendar) -> Reading:
    coming = calendar.coming
    if coming and coming[0] == calendar.today:
        return Reading(coming[:2], "Is {phrase} today's, or the one after it?")
    return _next(match, calendar)


def _this(match: re.Match[str], calendar: Calendar) -> Reading:
    return _meant(calendar.coming[0]) if calendar.coming else Reading((), NONE_PLANNED)


def _today(match: re.Match[str], calendar: Calendar) -> Reading:
    return on(calendar.today, calendar)


def _after_next(match: re.Match[str], calendar: Calendar) -> Reading:
    later = _later(calendar)
    return _meant(later[1]) if len(later) > 1 else Reading((), NONE_PLANNED)


def _in_month(match: re.Match[str], calendar: Calendar) -> Reading:
    if match["month"]:
        month, today = MONTHS.index(match["month"]) + 1, calendar.today
        first = date(today.year + (month < today.month), month, 1)
    else:
        first = days.add_months(calendar.today.replace(day=1), int(match["which"] == "next"))
    meant = [day for day in calendar.coming if first <= day <= days.month_end(first)]
    if not meant:
        return Reading((), NONE_PLANNED)
    if match["nth"]:
        index = -1 if match["nth"] == "last" else int(match["number"]) - 1
        meant = meant[index:][:1]
    if len(meant) == 1:
        return _meant(meant[0])
    return Reading(tuple(meant), "There are several: which meeting is meant?" if meant else NONE_PLANNED)


def _on_weekday(match: re.Match[str], calendar: Calendar) -> Reading:
    weekday = WEEKDAYS.index(match["weekday"])
    meant = [day for day in calendar.coming if day.weekday() == weekday][:1]
    if meant and (meant[0] - calendar.today).days < 7:
        return _meant(meant[0])
    return Reading(tuple(meant or calendar.coming[:3]), NOT_THEN)


def on(day: date, calendar: Calendar) -> Reading:
    """Return the meeting on that day; a question with the coming ones when there is none."""
    if day in calendar.coming:
        return _meant(day)
    return Reading(calendar.coming[:3], NOT_THEN)


def within(first: date, last: date, calendar: Calendar) -> Reading:
    """Return the meeting of a week; a question when there is none, or more than one."""
    meant = tuple(day for day in calendar.coming if first <= day <= last)
    if len(meant) == 1:
        return _meant(meant[0])
    return Reading(meant) if meant else Reading(calendar.coming[:3], NOT_THEN)


NTH = r"(?:(?P<nth>last|w?(?P<number>[1-5])th) )?"
MONTH_MEANT = rf"(?:(?P<month>{MONTH})|(?P<which>this|next) month)"

RULES: tuple[Rule, ...] = (
    rule(r"(?:next|coming) meeting|meeting next", _next),
    rule(r"meeting", _the),
    rule(r"this meeting", _this),
    rule(r"today meeting|meeting today", _today),
    rule(r"(?:next )?meeting after next(?: meeting| ONE)?|next meeting but ONE|meeting after", _after_next),
    rule(rf"{NTH}{MONTH_MEANT} meeting", _in_month),
    rule(rf"{NTH}meeting (?:in )?{MONTH_MEANT}", _in_month),
    rule(rf"(?P<weekday>{WEEKDAY}) meeting", _on_weekday),
    rule(rf"meeting (?:on )?(?P<weekday>{WEEKDAY})", _on_weekday),
)
