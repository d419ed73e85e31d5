"""Every day that a line speaks of, and every length of time: what each is of is for its reader to tell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.language import dates
from bot.language.bounds import Budget
from bot.language.dates import Calendar, Question, Understood
from bot.language.wording import NUMBERS, word_set
from bot.understanding.line import Line, Piece

MONTHS = word_set(
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sept sep oct nov dec",
)
_NAMES = MONTHS | word_set(
    "monday tuesday wednesday thursday friday saturday sunday wknd mon tue tues wed weds thu thur thurs fri"
    " sat sun",
    "today tonight tomorrow week weekend fortnight month meeting",
    "year christmas easter xmas eod eow eom cop noon midday morning afternoon evening spring summer"
    " autumn winter",
    "llun mawrth mercher iau gwener sadwrn sul yfory fory heddiw heno ionawr chwefror ebrill mai mehefin"
    " gorffennaf",
    "awst medi hydref tachwedd rhagfyr wythnos mis nadolig lundi mardi mercredi jeudi vendredi samedi"
    " dimanche",
    "demain janvier février fevrier mars avril juin juillet août aout septembre octobre novembre"
    " décembre decembre",
    "semaine mois noël aujourd'hui",
)
_BEGINS = word_set(
    "nxt before after the end this next first last in within mid middle beginning start early late half"
    " later close w/c wc dydd ddydd prochain le la diwedd nos lunch lunchtime tuesday's"
)
_NOT_DAYS = word_set("fortnight may mar sat sun meeting mai mars iau sul mon mis month year week wed morning")
"""Words that name a day only beside others."""
_FEW = 2
_SHORT = ("mon", "wed", "sat", "sun")
_LEADS = ("back", "by", "until", "on", "from", "next", "this", "before", "for", "to", "is", "be")
"""After these a day that is cut short is one, whatever it may be elsewhere."""
_MORNINGS = ("first thing in the morning", "in the morning", "the morning", "first thing")
_UNITS = {
    "day": "days",
    "days": "days",
    "week": "weeks",
    "weeks": "weeks",
    "month": "months",
    "months": "months",
}
_UNITS |= {
    "fortnight": "fortnights",
    "wythnos": "weeks",
    "semaine": "weeks",
    "semaines": "weeks",
    "jours": "days",
}
_COUNTS = {word: count for count, word in enumerate(NUMBERS) if count} | {
    **{
        "a": 1,
        "an": 1,
        "another": 1,
        "couple": 2,
        "une": 1,
        "d'une": 1,
        "un": 1,
        "deux": 2,
        "trois": 3,
        "extra": 1,
        "further": 1,
    },
    **{"fortnight": 1, "dau": 2, "dwy": 2, "tri": 3},
}
_MORE = word_set("more extra further additional longer other another")
_HANGS = ("ago", "late", "before", "after", "from", "commencing", "ending", "prior")
_AFTER = ("more", "longer", "extra", "arall", "supplémentaire", "supplémentaires")
_PARTS = frozenset(
    (
        *",;:!?()\n",
        "until",
        "to",
        "by",
        "back",
        "and",
        "or",
        "i",
        "is",
        "was",
        "now",
        "instead",
        "please",
        "ok",
    )
)
_WIDEST = 6
_MOST = 60


@dataclass(frozen=True)
class SpokenDay:
    """A day that the pieces from `start` to `end` of a line speak of."""

    start: int
    end: int
    words: str
    answer: Understood | Question


@dataclass(frozen=True)
class SpokenLength:
    """A length of time, such as 'another two working days', from `start` to `end` of a line's pieces."""

    start: int
    end: int
    words: str
    more: bool
    """Whether it comes on top of the time that there is."""


def days(line: Line, calendar: Calendar, budget: Budget) -> Iterator[SpokenDay]:
    """Yield each day that a line speaks of, in order."""
    at, looked = 0, 0
    taken = length(line, whenever=True)
    while at < len(line.pieces) and looked < _MOST and not budget.over:
        found = None
        if taken is not None and at == taken.start:
            at = taken.end
            continue
        if _may_begin(line, at):
            looked += 1
            found = _widest(line, at, calendar)
        if found is not None:
            yield found
        at = found.end if found is not None else at + 1


def length(line: Line, *, whenever: bool = False, late: bool = False) -> SpokenLength | None:
    """Return the first length of time in a line that no day hangs on: not 'in a week', not 'a week after'.

    `whenever` tells that it may be counted from a day: 'for a week from Monday'; `late` that work may be late
    by it: 'a week late'.
    """
    pieces = line.pieces
    for at, piece in enumerate(pieces):
        if piece.text not in _UNITS:
            continue
        following = pieces[at + 1].text if at + 1 < len(pieces) else ""
        allowed = ("from",) * whenever + ("late",) * late
        if following in _HANGS and following not in allowed:
            continue
        if following == "on" and promises(_text(pieces, at + 2) or "-"):
            continue  # 'a week on Monday' is a day
        start, count, more, working = _before_unit(pieces, at)
        if following == "arall" and count is None:
            count, more = 1, True
        within = ("in", "within", "this", "next", "last", *(() if more else ("of",)))
        if count is None or (start and pieces[start - 1].text in within):
            continue
        more = more or following in _AFTER or following == "late"
        unit = "weeks" if _UNITS[piece.text] == "fortnights" else _UNITS[piece.text]
        count = count * 2 if _UNITS[piece.text] == "fortnights" else count
        end = at + 2 if following in (*_AFTER, "late") else at + 1
        return SpokenLength(start, end, f"{count} {'working ' if working else ''}{unit}", more)
    return None


def on(spoken: SpokenLength, start: date, calendar: Calendar) -> date | None:
    """Return the day that lies so long after another."""
    noon = datetime.combine(start, time(12), calendar.zone).astimezone(UTC)
    answer = dates.read(f"in {spoken.words}", replace(calendar, now=noon))
    return answer.day if isinstance(answer, Understood) else None


def end(spoken: SpokenLength, start: date, calendar: Calendar) -> date | None:
    """Return the day that lies so long after another, be it a working day or not."""
    count, unit = spoken.words.split(" ")[0], spoken.words.split(" ")[-1]
    if unit in ("days", "weeks") and "working" not in spoken.words:
        return start + timedelta(days=int(count) * (7 if unit == "weeks" else 1))
    return on(spoken, start, calendar)


def _before_unit(pieces: tuple[Piece, ...], at: int) -> tuple[int, int | None, bool, bool]:
    """Return where a length begins, how many units it has, and whether they are more, and working ones."""
    start, more, working, count = at, False, False, None
    while start:
        word = pieces[start - 1].text
        if word in ("few", "some", "several"):
            return start, None, more, working
        if count is None and word not in _MORE and (said := _count(word)) is not None:
            count = said
        elif word in _MORE:
            more, count = True, 1 if word == "another" else count
        elif word in ("working", "business", "clear"):
            working = True
        elif word not in ("of", "a", "the") or (word == "of" and _text(pieces, start - 2) != "couple"):
            break
        start -= 1
    if count is None and more and not pieces[at].text.endswith("s"):
        count = 1
    return start, count, more, working


def _count(word: str) -> int | None:
    figures = word.isascii() and word.isdecimal() and len(word) < 3
    return int(word) if figures else _COUNTS.get(word)


def _text(pieces: tuple[Piece, ...], at: int) -> str:
    return pieces[at].text if 0 <= at < len(pieces) else ""


def _may_begin(line: Line, at: int) -> bool:
    word = line.pieces[at].text
    counts = word in _COUNTS and _text(line.pieces, at + 1) in _UNITS and _text(line.pieces, at + 2) == "on"
    return word in _BEGINS or promises(word) or counts


def promises(word: str) -> bool:
    """Tell whether a word may be part of a day."""
    bare = word.removesuffix("'s")
    return bare in _NAMES or word[0].isdecimal() or (word[0] in "aàâeé" and word == "aujourd'hui")


def _widest(line: Line, at: int, calendar: Calendar) -> SpokenDay | None:
    pieces = line.pieces
    for end in range(min(len(pieces), at + _WIDEST), at, -1):
        within = pieces[at:end]
        if within[-1].is_mark or not any(promises(piece.text) for piece in within):
            continue
        if any(piece.text in _PARTS for piece in within):
            continue
        if len(within) == 1 and (within[0].text in _NOT_DAYS or within[0].text.isdecimal()):
            led = _text(pieces, at - 1) in _LEADS or len(pieces) <= _FEW
            if within[0].text not in _SHORT or not led:
                continue
        words = line.plain.text[within[0].start : within[-1].end]
        if words.lower() in _MORNINGS:
            tomorrow = calendar.today + timedelta(days=1)
            return SpokenDay(at, end, words, Understood(tomorrow, words))
        answer = dates.read(words, calendar)
        if isinstance(answer, Understood) or answer.readings or "which has passed" in answer.asks:
            return SpokenDay(at, end, words, answer)
    return None
