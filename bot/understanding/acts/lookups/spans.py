"""The time that somebody asks about: from a day, to a day, or both."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language import dates
from bot.language.dates import Understood
from bot.language.dates.answers import MONTHS, WEEKDAYS
from bot.understanding import recaps
from bot.understanding.known import Known

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MOST_TRIED = 6
"""How many places of a text are tried: each is read as a date in several ways."""
_SHORT = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"sept": 9}
_MONTH = "|".join([*MONTHS, "sept", *(month[:3] for month in MONTHS)])
_WEEKDAY = "|".join(WEEKDAYS)
_LAST_MEETING = r"(?:the |our )?(?:last|previous|latest) (?:meeting|time)(?:'s)?"
_SPAN = re.compile(
    rf"(?P<since>since|after) (?P<meeting>{_LAST_MEETING})\b"
    rf"|(?:at|from|of|in) (?P<at_meeting>{_LAST_MEETING})\b"
    r"|(?:due |in |from |of |for |over |during )?(?:the )?(?P<which>this|last|next|past) "
    r"(?P<unit>week|month|quarter|year)(?:'s)?\b"
    r"|(?:due |from |of )?(?P<day>today|yesterday|tomorrow)(?:'s)?\b"
    rf"|(?:on |from |of |last )(?P<weekday>{_WEEKDAY})(?:'s)?\b"
    rf"|(?P<whose>{_WEEKDAY})'s?\b"
    rf"|(?:in|from|of|during|last) (?P<month>{_MONTH})(?: (?P<year>20\d\d))?\b"
    r"|(?:since|after) (?P<past>[^,;?]{2,40})"
    r"|(?:due |made |agreed )?on (?P<on>(?:the )?\d[^,;?]{1,30})"
    r"|(?:due )?(?P<before>by|before|until|till) (?P<until>[^,;?]{2,40})"
)


_BARE_MONTH = re.compile(rf"(?P<month>{_MONTH})(?: (?P<year>20\d\d))?")
LONGEST = 30


@dataclass(frozen=True)
class Span:
    """A time, and where in a text it is said; both days still count."""

    since: date | None
    until: date | None
    start: int
    end: int


def find(folded: str, known: Known) -> Span | None:
    """Return the first time that a text names, in lower case; None where it names none."""
    at = 0
    for _ in range(MOST_TRIED):
        match = _SPAN.search(folded, at)
        if match is None or (found := _meant(match, known)) is not None:
            return found if match is not None else None
        # 'By Rosa since March': what is no day may have one behind it.
        at = match.start() + 1
    return None


def alone(folded: str, known: Known, *, ahead: bool) -> Span | None:
    """Return the time that is all there is of a text: 'November', '12/11'; `ahead` where work is due."""
    bare = folded.strip(" ?!.")
    if re.fullmatch(_LAST_MEETING, bare):
        return Span(known.last.day, known.last.day, 0, len(folded)) if known.last else None
    if month := _BARE_MONTH.fullmatch(bare):
        return Span(*_month(month["month"], month["year"], known.today), 0, len(folded))
    if not re.search(r"\d", bare) or len(bare) > LONGEST:
        return None
    if ahead:
        answer = dates.read(bare, known.calendar)
        day = answer.day if isinstance(answer, Understood) else None
    else:
        day = recaps.past_day(bare, today=known.today, locale=known.calendar.locale)
    return Span(day, day, 0, len(folded)) if day else None


def _meant(match: re.Match[str], known: Known) -> Span | None:
    today = known.today
    if match["meeting"] or match["at_meeting"]:
        day = known.last.day if known.last else None
        if day is None:
            return None
        return Span(day, day if match["at_meeting"] else None, *match.span())
    if match["unit"]:
        return Span(*_unit(match["which"], match["unit"], today), *match.span())
    if match["day"]:
        on = today + {"yesterday": -DAY, "today": 0 * DAY, "tomorrow": DAY}[match["day"]]
        return Span(on, on, *match.span())
    if match["weekday"] or match["whose"]:
        on = _weekday(match["weekday"] or match["whose"], today)
        return Span(on, on, *match.span())
    if match["month"]:
        return Span(*_month(match["month"], match["year"], today), *match.span())
    return _open_ended(match, known)


def _open_ended(match: re.Match[str], known: Known) -> Span | None:
    """Return a time with one end: 'since March', 'by 4 December'; as many words as make sense of it."""
    name = next(each for each in ("past", "on", "until") if match[each])
    words = match[name].split(" ")
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        end = match.start(name) + len(phrase)
        if name == "on":
            on = _day(phrase, known)
            if on is not None and not phrase.isdigit():
                return Span(on, on, match.start(), end)
        elif name == "past":
            since = recaps.past_day(phrase, today=known.today, locale=known.calendar.locale)
            if since is not None:
                return Span(since, None, match.start(), end)
        else:
            answer = dates.read(f"{match['before']} {phrase}", known.calendar)
            if isinstance(answer, Understood):
                return Span(None, answer.day, match.start(), end)
    return None


def _day(phrase: str, known: Known) -> date | None:
    """Return a day that is over where there is one of that name, else one to come."""
    past = recaps.past_day(phrase, today=known.today, locale=known.calendar.locale)
    if past is not None:
        return past
    answer = dates.read(phrase, known.calendar)
    return answer.day if isinstance(answer, Understood) else None


def _unit(which: str, unit: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of this, the last or the next week, month, quarter or year."""
    step = {"this": 0, "last": -1, "past": -1, "next": 1}[which]
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + step * WEEK
        return monday, monday + 6 * DAY
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    index = (today.year * 12 + today.month - 1) // months * months + step * months
    return _first(index), _first(index + months) - DAY


def _first(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def _weekday(name: str, today: date) -> date:
    """Return the last day of that name, not counting today."""
    back = (today.weekday() - WEEKDAYS.index(name) - 1) % 7 + 1
    return today - back * DAY


def _month(name: str, year: str | None, today: date) -> tuple[date, date]:
    """Return a month: of the year that is named, or the last one that has begun."""
    number = _SHORT[name[:3]]
    wanted = int(year) if year else today.year - (number > today.month)
    index = wanted * 12 + number - 1
    return _first(index), _first(index + 1) - DAY
