"""From when until when somebody is away, by the days that they name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.language import dates
from bot.language.bounds import Budget
from bot.language.dates import Question, Understood
from bot.language.wording import word_set
from bot.understanding import spoken_days
from bot.understanding.known import Known
from bot.understanding.line import Line
from bot.understanding.spoken_days import SpokenDay

_SINCE = word_set("from starting since beginning commencing o dès")
_UNTIL = word_set(
    "until to through thru back return returning before tan jusqu'au jusqu'à jusqu'a jusque bis au and"
    " on - till hyd"
)
_LAST = word_set("to through thru and on -")
"""Before the last of two days: who is away from the 7th to the 18th is away on the 18th too."""
_THROUGH = "through "
BACK_AT = word_set("until back return returning before tan hyd jusqu'au again")
_WEEK_OF = ("w/c ", "wc ", "week commencing ", "week of ", "the week of ", "week beginning ", "w/b ")
ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty thirtieth thirty"
)
_RANGE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?-(\d{1,2}(?:st|nd|rd|th)?)")


_REST = re.compile(
    r" (?:(?:the )?(?:rest|remainder) of (?:the|this)|all(?: of)?(?: this)?|(?:the )?(?:whole|entire)(?: of)?"
    r"(?: this)?) (week|month)(?= )"
)


def bounds(line: Line, known: Known) -> tuple[date | None, date | None, tuple[date, ...]]:
    """Return since when, until when, and days to ask about where one that was said can be several."""
    since: date | None = None
    until: date | None = None
    questions: tuple[date, ...] = ()
    budget = Budget()
    for spoken in _spoken(line, known, budget):
        before = line.pieces[spoken.start - 1].text if spoken.start else ""
        further = [piece.text for piece in line.pieces[max(0, spoken.start - 4) : spoken.start]]
        returns = not BACK_AT.isdisjoint(further)
        if isinstance(spoken.answer, Question):
            later = tuple(day for day in spoken.answer.readings if day > known.today or not returns)
            if returns and len(later) == 1:
                until = later[0]  # nobody is back today who says on a Thursday that it will be Thursday
            else:
                questions += later
        elif before in _SINCE or (before == "between"):
            since = spoken.answer.day
        elif returns or spoken.words.lower().startswith("before"):
            until = _back_on(spoken, spoken.answer.day, known)
        else:
            since, until = _away(line, spoken, spoken.answer.day, since, until, known)
    return since, _ended(line, since, until, known), questions


def _away(
    line: Line, spoken: SpokenDay, day: date, since: date | None, until: date | None, known: Known
) -> tuple[date | None, date | None]:
    """Return since when and until when somebody is away who is so on one more day, or through it."""
    before = line.pieces[spoken.start - 1].text if spoken.start else ""
    if spoken.words.startswith(_THROUGH):
        return since, _after(day, line)
    if before in ("and", "or", "&") and until is not None and "between" not in line.words:
        return since, day + timedelta(days=1)  # away on both days
    if since is not None and before in _UNTIL:
        return since, _after(day, line) if before in _LAST else day
    return _spanned(spoken, day, since, known)


def _after(last: date, line: Line) -> date:
    """Return the day after the last one of leave, unless 'inclusive' adds that at the end."""
    return last if "inclusive" in line.words else last + timedelta(days=1)


def _ended(line: Line, since: date | None, until: date | None, known: Known) -> date | None:
    """Return the day on which somebody is back, after the last day or the length of time that is said."""
    if until is not None:
        return until + timedelta(days=1) if "inclusive" in line.words else until
    if rest := _REST.search(line.flat):
        return _next_begins(rest[1], since or known.today)
    length = spoken_days.length(line, whenever=True)
    return spoken_days.end(length, since or known.today, known.calendar) if length is not None else None


def _next_begins(unit: str, day: date) -> date:
    """Return the first day of the week or month after the one in which a day lies."""
    if unit == "week":
        return day + timedelta(days=7 - day.weekday())
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _spoken(line: Line, known: Known, budget: Budget) -> Iterator[SpokenDay]:
    for at, piece in enumerate(line.pieces[:-1]):
        match = _RANGE.fullmatch(piece.text)
        month = line.pieces[at + 1].text
        if match is not None:
            for number, before in zip(match.groups(), ("", _THROUGH), strict=True):
                answer = dates.read(f"{number} {month}", known.calendar)
                yield SpokenDay(at, at + 2, f"{before}{number} {month}", answer)
            return
    found = list(spoken_days.days(line, known.calendar, budget))
    if found and found[0].start > 1 and line.pieces[found[0].start - 1].text in ("to", "-", "until", "and"):
        # '7 to 18 December'
        number = line.pieces[found[0].start - 2].text
        answer = dates.read(f"{number} {found[0].words.split()[-1]}", known.calendar)
        if (number[0].isdecimal() or number in ORDINALS) and isinstance(answer, Understood):
            yield SpokenDay(found[0].start - 2, found[0].start - 1, number, answer)
            both = line.pieces[found[0].start - 1].text == "and" and "between" not in line.words
            if isinstance(found[0].answer, Understood) and not both:
                back = found[0].start and line.pieces[found[0].start - 1].text == "until"
                yield replace(found[0], start=0, words=f"{'before ' if back else _THROUGH}{found[0].words}")
                found = found[1:]
    yield from found


def _back_on(spoken: SpokenDay, day: date, known: Known) -> date | None:
    """Return the day on which somebody is back who is away until then."""
    words = spoken.words.lower()
    if words.startswith("before "):
        # 'Not back before Wednesday' is back on Wednesday.
        answer = dates.read(words.removeprefix("before "), known.calendar)
        return answer.day if isinstance(answer, Understood) else None
    if "end of" in words:
        return _working(day + timedelta(days=1))
    if words in ("next week", "wythnos nesaf"):
        return known.today + timedelta(days=7 - known.today.weekday())
    if words == "next month":
        return day.replace(day=1)
    return day


def _spanned(
    spoken: SpokenDay, day: date, since: date | None, known: Known
) -> tuple[date | None, date | None]:
    """Return since when and until when somebody is away on a day, or for a week."""
    words = spoken.words.lower().replace("wk", "week").replace("nxt", "next")
    monday = known.today + timedelta(days=7 - known.today.weekday())
    if words.startswith(_WEEK_OF):
        return _week_of(words, day, since, known)
    if "next week" in words:
        return monday, monday + timedelta(days=7)
    if "this week" in words or "the week" in words:
        return since, monday
    if words in ("today", "tonight", "this afternoon", "this morning", "heddiw"):
        return since, known.today + timedelta(days=1)
    return since or day, day + timedelta(days=1)


def _week_of(words: str, day: date, since: date | None, known: Known) -> tuple[date | None, date]:
    """Return the Monday of a week that is named by its first day, and the next: 'w/c 7 December'."""
    bare = next(words.removeprefix(lead) for lead in _WEEK_OF if words.startswith(lead))
    answer = dates.read(bare.strip(), known.calendar)
    first = answer.day if isinstance(answer, Understood) else day
    return since or first, first + timedelta(days=7 - first.weekday())


def _working(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day
