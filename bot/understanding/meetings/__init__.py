"""What words of when a group meets mean, in a form or in a text: a series, one meeting, or a change of one.

A plan's words are taken apart from the surest to the loosest, each part leaving the rest to the next:

    holidays.read    'unless it's a bank holiday', 'or the day after' what becomes of public holidays
    exceptions.read  'except August', 'skip 24 December'         when it does not meet
    rules.months     'of March and June'                         in which months alone
    times.read       'at 10:00 for 90 minutes', '10-11:30'       when in the day, how long
    days.end         'until July', '6 times', 'for six months'   when it stops
    days.first       'from 3 December'                           when it starts
    rules.rate       'fortnightly', 'of every month'             how often
    rules.rule       'every second Tuesday', 'the 15th'          on which days, as an RRULE
    bot.language.dates '3 December', 'next Tuesday'              one day, when it does not recur

Words that are left over are refused, never skipped.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.language.recurrence.plans import Cancel, Meant, Move, OneMeeting, SeriesPlan, Show
from bot.language.recurrence.saying import describe

SHORTEST_AND_LONGEST = (5, 12 * 60)
"""Minutes that a meeting may take."""

__all__ = [
    "SHORTEST_AND_LONGEST",
    "Cancel",
    "Meant",
    "Move",
    "OneMeeting",
    "SeriesPlan",
    "Show",
    "describe",
    "read",
]


def read(text: str, *, now: datetime, zone: ZoneInfo, locale: str | None) -> Meant:
    """Return what somebody means by words of when a group meets; raise Refusal when that is not clear.

    `now` is aware; days and times are read as those on the wall of `zone`, in the order of `locale`.
    """
    # Its regular expressions are a good part of what it takes to import the bot.
    from bot.understanding.meetings import reading

    return reading.read(text, now=now, zone=zone, locale=locale)
