"""Leave on several days that are named one after the other: 'off on Thursday and Friday next week'."""

from datetime import date, timedelta

from bot.language import dates
from bot.language.dates import Understood
from bot.language.recurrence import words
from bot.language.wording import word_set
from bot.understanding import spoken_days
from bot.understanding.known import Known
from bot.understanding.line import Line
from bot.understanding.spoken_numbers import ORDINALS

Span = tuple[date, date]
"""The first day of leave, and the day on which somebody is back."""

_JOINTS = word_set("and or & + / , nor the on")
_WEEKDAYS = {name.lower(): at for at, name in enumerate(words.WEEKDAYS)} | {
    **{"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4},
    **{"sat": 5, "sun": 6},
}
_BOUND = word_set("until back return returning before again from since between starting to for - through")
"""Before or behind a day these say that it is the first one, or the one of somebody's return."""
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_FEWEST = 2
_WHOLE = word_set("and & + then all of the whole in off")
_AHEAD = {"today": 0, "tomorrow": 1}


def spans(line: Line, known: Known) -> tuple[Span, ...]:
    """Return when somebody may be away who names a day or more by its weekday or number; the likeliest first.

    There are several where the first day may be two, or where days of work lie between; none where no such
    days are named, or one of them is the first or the last of a longer time.
    """
    texts = [_weekday(piece.text, known) for piece in line.pieces]
    at = next((at for at, text in enumerate(texts) if text in _WEEKDAYS or _number(text)), None)
    if at is None or not _BOUND.isdisjoint(texts[max(0, at - 4) : at]):
        return ()
    if texts[at] not in _WEEKDAYS:
        return _of_a_month(texts, at, known)
    return _weekdays(texts, at, line.pieces[at].text, known)


def _weekday(text: str, known: Known) -> str:
    ahead = _AHEAD.get(text)
    return words.WEEKDAYS[(known.today.weekday() + ahead) % 7].lower() if ahead is not None else text


def _weekdays(texts: list[str], at: int, first: str, known: Known) -> tuple[Span, ...]:
    named, end = _run(texts, at)
    monday = known.today - timedelta(days=known.today.weekday())
    rest = [text for text in texts[end : end + 6] if text not in _WHOLE]
    if rest[1:2] == ["week"] and rest[0] in ("next", "this", "following"):
        joined = texts[end] in ("and", "&", "+")
        week = monday if rest[0] == "this" else monday + _WEEK
        days = _following(week, named) if not joined else [*_starts(first, known)[:1], *_all_of(week)]
        return _joined(days) if not _named(rest[2:]) else ()
    if _named(texts[:at]) or _named(texts[end:]):
        return ()
    before = f"{texts[at - 1]} " if at and texts[at - 1] in ("next", "this") else ""
    starts = _starts(before + first, known)
    return tuple(span for start in starts for span in _joined(_following(start, named)))


def _starts(phrase: str, known: Known) -> tuple[date, ...]:
    answer = dates.read(phrase, known.calendar)
    return (answer.day,) if isinstance(answer, Understood) else answer.readings


def _all_of(monday: date) -> list[date]:
    return [monday + timedelta(days=ahead) for ahead in range(7)]


def _of_a_month(texts: list[str], at: int, known: Known) -> tuple[Span, ...]:
    """Read '7, 8 and 9 December' and 'December 7, 8 and 9'."""
    named, end = _run(texts, at)
    month = next((text for text in texts[end : end + 2] if words.is_month(text)), "")
    if not month and at and words.is_month(texts[at - 1]):
        month = texts[at - 1]
    counts = [_number(text) for text in named]
    ordered = len(named) >= _FEWEST and counts == sorted(set(counts))
    if not ordered or not (month or all(_is_ordinal(text) for text in named)):
        return ()
    last = dates.read(f"{named[-1]} {month}".strip(), known.calendar)
    if not isinstance(last, Understood):
        return ()
    return _joined([last.day - timedelta(days=counts[-1] - count) for count in counts])


def _named(texts: list[str]) -> bool:
    """Tell whether another day or time is named in some words."""
    return any(spoken_days.promises(text) for text in texts)


def _run(texts: list[str], at: int) -> tuple[list[str], int]:
    """Return the days of one kind that are named from a piece on, and where they end."""
    kind = texts[at] in _WEEKDAYS
    named, end = [texts[at]], at + 1
    while end < len(texts):
        joint = end
        while joint < len(texts) and texts[joint] in _JOINTS:
            joint += 1
        if joint == len(texts) or not (texts[joint] in _WEEKDAYS if kind else _number(texts[joint])):
            break
        named.append(texts[joint])
        end = joint + 1
    return named, end


def _following(start: date, named: list[str]) -> list[date]:
    """Return the days on which weekdays fall, one after the other, from a day on."""
    made: list[date] = []
    for text in named:
        earliest = made[-1] + _DAY if made else start
        made.append(earliest + timedelta(days=(_WEEKDAYS[text] - earliest.weekday()) % 7))
    return made


def _joined(days: list[date]) -> tuple[Span, ...]:
    """Return days as spans: weekends between them are of no account."""
    made: list[Span] = []
    for day in days:
        if made and day == _working(made[-1][1]):
            made[-1] = (made[-1][0], day + _DAY)
        elif made and day <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], day + _DAY))
        else:
            made.append((day, day + _DAY))
    return ((made[0][0], made[-1][1]), *made) if len(made) > 1 else tuple(made)


def _working(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _is_ordinal(text: str) -> bool:
    return text in ORDINALS or text.endswith(("st", "nd", "rd", "th"))


def _number(text: str) -> int:
    """Return which day of a month a word is; 0 for any other word."""
    if text in ORDINALS:
        return ORDINALS[text]
    bare = text[:-2] if text.endswith(("st", "nd", "rd", "th")) else text
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 3 and 0 < int(bare) < 32 else 0
