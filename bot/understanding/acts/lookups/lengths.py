"""A time that is named by its length, from today back or ahead: 'the last ten days', 'the next fortnight'."""

import re
from datetime import date
from itertools import islice

from bot.language.dates import days
from bot.language.wording import NUMBERS
from bot.understanding.acts.lookups.units import DAY, WEEK

MOST_TRIED = 6
_COUNTS = {
    **{word: count for count, word in enumerate(NUMBERS) if count},
    **{"a": 1, "an": 1, "couple": 2, "few": 3},
}
_LENGTH = (
    rf"(?:a |the )?(?:(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)}) (?:of )?)?"
    r"(?P<units>days|weeks|months|fortnight|years|day|week|month|year)\b"
)
_ROLLING = re.compile(rf"(?:(?:in|over|for|during|from|of) )?(?:the |our )?(?:last|past|previous) {_LENGTH}")
_AWAY = re.compile(
    rf"(?:for |been |had |after |was |my |from )(?:off |away |out |on leave )?(?:for )?{_LENGTH}"
)
_AGO = re.compile(rf"(?:since |from )?{_LENGTH} ago")
_COMING = re.compile(rf"(?:due )?(?:(?:in|over|for|during|within) )?(?:the )?(?:next|coming) {_LENGTH}")

Found = tuple[date, tuple[int, int]]
"""A day, and from where to where of the text it is told."""


def past(folded: str, today: date, *, away: bool) -> Found | None:
    """Return the first day of a time up to now; `away` tells that any length is how long somebody was off."""
    for pattern in (_ROLLING, _AGO, *((_AWAY,) if away else ())):
        for match in islice(pattern.finditer(folded), MOST_TRIED):
            counts = match["count"] or match["units"] == "fortnight"
            # 'Last week' is a week of the calendar; 'the past week' is the last seven days.
            if not counts and (pattern is _AWAY or (pattern is _ROLLING and "past" not in match[0])):
                continue
            return _back(match, today), match.span()
    return None


def coming(folded: str, today: date) -> Found | None:
    """Return the last day of a time from now on; 'next week' is a week of the calendar, and none."""
    match = _COMING.search(folded)
    if match is None or (match["count"] is None and match["units"] != "fortnight"):
        return None
    return today + (today - _back(match, today)), match.span()


def _back(match: re.Match[str], today: date) -> date:
    typed = match["count"] or "1"
    count, unit = int(typed) if typed.isdigit() else _COUNTS[typed], match["units"].removesuffix("s")
    if unit in ("month", "year"):
        return days.add_months(today, -count * (12 if unit == "year" else 1))
    return today - count * {"day": DAY, "week": WEEK, "fortnight": 2 * WEEK}[unit]
