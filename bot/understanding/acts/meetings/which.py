"""Which of a group's meetings is meant: 'the next one', 'the 10th', 'the January meeting', 'in December'."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language import dates, wording
from bot.language.recurrence import times, words
from bot.language.refusal import Refusal
from bot.understanding import past_days, spoken_numbers
from bot.understanding.known import Known, KnownMeeting
from bot.understanding.meaning import About, Ask, Meaning, MeetingAct, Missing, OpenForm, Reading

MOST_LETTERS = 80
OFFERED = 3

_EMPTY = wording.word_set(
    "the our this that a an meeting meetings one ones session sessions call board group committee on of for",
    "in at from to is it coming planned scheduled upcoming it's its any whole and then again held we us",
    "arranged due set booked fixed listed organised diarised convened timetabled will's",
    "meeting's date me there here present attend come came also both attendance",
)
_ALL = wording.word_set("all every each series everything future always")
_LAST = wording.word_set("last previous past most recent time latest before")
_WEEKDAY = re.compile(rf"(?:this |coming )?(?P<day>{words.DAY})(?:'s)?")
_MONTH = re.compile(rf"(?:next )?(?P<month>{words.MONTH})(?:'s)?(?: (?P<year>20\d\d))?")
_ORDINAL = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)")
_AFTER_NEXT = ("after next", "after the next", "next but one", "after that", "following", "second next")
_SEVERAL = re.compile(rf"next (?P<count>[2-9]|{'|'.join(list(words.NUMBERS)[1:9])})")
_FROM_OR_UNTIL = re.compile(
    r"(?:(?:all|any|every|everything|anything|the|our|more|other|further|remaining|rest|of|meetings?"
    r"|ones?|sessions?"
    r"|planned|dates) ){1,6}(?P<side>after|beyond|from|starting|until|till|before"
    r"|up to) (?P<day>.{2,30}?)(?: on| onwards?)?"
)
_PART_OF_TIME = re.compile(
    rf"\b(?:{words.DAY}|{words.MONTH}|{'|'.join(words.NUMBERS)}|{'|'.join(words.ORDINALS)}|noon|midday"
    rf"|hours?|am|pm)\b"
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The first of the three months of each."""
_AND = re.compile(r",? (?:and|or|&) |, | ?/ ?")
NONE_PLANNED = "No meeting is planned."
NONE_AFTER = "No meeting is planned after the one that runs now."


@dataclass(frozen=True)
class Which:
    """The days of the meetings that may be meant: one is sure, none is not planned, several are asked about.

    `said` is a day that was named, and has no meeting. `named` tells that words named a meeting, and it is
    not just the next one; `all` that every meeting is meant, `each` that all of the few days are.
    """

    days: tuple[date, ...] = ()
    said: date | None = None
    named: bool = True
    all: bool = False
    each: bool = False


def find(phrase: str, known: Known) -> Which | None:
    """Return which coming meeting a phrase means; None for words that name none."""
    if len(phrase) > MOST_LETTERS:
        return None
    bare = core(phrase)
    if not bare or bare in ("next", "very next", "next available", "next time"):
        return Which(_days(known.coming[:1]), named=bool(bare))
    if bare in _AFTER_NEXT:
        return Which(_days(known.coming[1:2]))
    if several := _SEVERAL.fullmatch(bare):
        return Which(_days(known.coming[: words.number(several["count"])]), each=True)
    if set(bare.split()) <= _ALL | {"from", "now", "on"} and not _ALL.isdisjoint(bare.split()):
        return Which(_days(known.coming), all=True)
    if bare in ("today", "current", "today's", "tonight", "now", "today's next"):
        found = [one for one in known.meetings if one.day == known.today]
        return Which(_days(found), None if found else known.today)
    return _open_ended(phrase, known) or _within(bare, known) or _on_day(bare, known)


def _within(bare: str, known: Known) -> Which | None:
    """Return the meetings of a time: 'in January' one that is asked about, 'all in January' each of them."""
    each = " ".join(word for word in bare.split() if word not in _ALL)
    within = span(each, known)
    if within is None:
        return None
    return Which(_days([one for one in known.coming if within[0] <= one.day <= within[1]]), each=each != bare)


def _open_ended(phrase: str, known: Known) -> Which | None:
    """Return the meetings from a day on, or up to one: 'everything after Christmas', 'all until March'."""
    match = _FROM_OR_UNTIL.fullmatch(phrase.strip(" ,.;:"))
    if match is None:
        return None
    bare = core(match["day"])
    within, days = span(bare, known), day(bare, known)
    if within is None and len(days) != 1:
        return None
    first, last = within or (days[0], days[0])
    held = _days(known.coming)
    if match["side"] in ("after", "since", "beyond"):
        return Which(tuple(each for each in held if each > last), each=True)
    if match["side"] in ("from", "starting", "from the"):
        return Which(tuple(each for each in held if each >= first), each=True)
    return Which(tuple(each for each in held if each < first), each=True)


def every(phrase: str, known: Known) -> list[Which] | None:
    """Return the meetings that a phrase names, each by itself; None for words that name none."""
    parts = [part for part in _AND.split(phrase) if core(part)]
    each = [find(part, known) for part in parts]
    several = [one for one in each if one is not None and one.named and len(one.days) == 1]
    if len(parts) > 1 and len(several) == len(parts):
        return several
    whole = find(phrase, known)
    return None if whole is None else [whole]


def together(phrase: str, known: Known) -> Which | None:
    """Return the meetings that a phrase names, all of them where it names several; None for no meeting."""
    found = every(phrase, known)
    if found is None or len(found) == 1:
        return found[0] if found else None
    return Which(tuple(dict.fromkeys(day for one in found for day in one.days)), each=True)


def find_past(phrase: str, known: Known) -> Which | None:
    """Return which meeting that has begun a phrase means; the last of them, if it names none."""
    bare = core(phrase)
    begun = [one for one in known.meetings if one.start <= known.now]
    if not bare or set(bare.split()) <= _LAST:
        return Which(_days(begun[-1:]), named=bool(bare))
    if bare in ("today", "today's", "now", "yesterday", "tonight"):
        day = known.today - timedelta(days=bare == "yesterday")
        return Which(_days([one for one in begun if one.day == day]), day)
    if ordinal := _ORDINAL.fullmatch(bare):
        return Which(_days([one for one in begun if one.day.day == int(ordinal["day"])][-1:]))
    if month := _MONTH.fullmatch(bare):
        return Which(_days([one for one in begun if one.day.month == words.month(month["month"])][-1:]))
    day_ = past_days.read(bare, today=known.today, locale=known.calendar.locale)
    return Which(_days([one for one in begun if one.day == day_]), day_) if day_ else None


def core(phrase: str) -> str:
    """Return the words of a phrase that tell one meeting from another."""
    kept = [word.strip(",;:.()?!") for word in spoken_numbers.days_in_figures(phrase).split()]
    return " ".join(word for word in kept if word and word not in _EMPTY)


def _days(found: Sequence[KnownMeeting]) -> tuple[date, ...]:
    return tuple(dict.fromkeys(one.day for one in found))


def span(bare: str, known: Known) -> tuple[date, date] | None:
    """Return the first and last day of a week, a month or a year that is named."""
    bare, today = core(bare), known.today
    monday = today - timedelta(days=today.weekday())
    if bare in ("week", "this week", "next week"):
        first = monday + timedelta(days=7 * (bare == "next week"))
        return first, first + timedelta(days=6)
    if bare in ("month", "this month", "next month"):
        first = _month(today.year, today.month + (bare == "next month"))
        return first, _month(first.year, first.month + 1) - timedelta(days=1)
    if bare in ("new year", "next year", "this year", "year") or re.fullmatch(r"20\d\d", bare):
        year = int(bare) if bare.isdigit() else today.year + (bare in ("new year", "next year"))
        return date(year, 1, 1), date(year, 12, 31)
    if begins := _SEASONS.get(bare.removeprefix("this ").removeprefix("next ")):
        year = today.year + (begins + 2 < today.month)
        return _month(year, begins), _month(year, begins + 3) - timedelta(days=1)
    if found := _MONTH.fullmatch(bare):
        month = words.month(found["month"])
        year = int(found["year"] or today.year + (month < today.month))
        return _month(year, month), _month(year, month + 1) - timedelta(days=1)
    return None


def is_no_time(words_: str) -> bool:
    """Tell whether no word of some is part of a time, such as 'Friday', 'May' or 'noon'."""
    return not _PART_OF_TIME.search(words_)


def months_on(day: date, count: int) -> date:
    """Return the same day some months later, or the last of that month."""
    first = _month(day.year, day.month + count)
    last = (_month(first.year, first.month + 1) - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))


def _month(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _on_day(bare: str, known: Known) -> Which | None:
    try:
        _, _, rest = times.read(bare)
    except Refusal:
        rest = bare
    bare = core(rest)
    if found := _WEEKDAY.fullmatch(bare):
        return _on_weekday(words.weekday(found["day"]), known)
    held = {one.day for one in known.coming} | ({known.running.day} if known.running else set())
    if numbered := _ORDINAL.fullmatch(bare):
        # 'The 14th' is the 14th on which there is a meeting, also where another comes before it.
        on = tuple(sorted(each for each in held if each.day == int(numbered["day"])))
        if on:
            return Which(on[:1])
    possible = day(bare, known)
    if not possible:
        return None
    if days := tuple(each for each in possible if each in held):
        return Which(days)
    return Which(said=possible[0])


def _on_weekday(weekday: int, known: Known) -> Which:
    ahead = [known.today + timedelta(days=count) for count in range(8)]
    soon = [each for each in ahead if each.weekday() == weekday]
    held = {one.day for one in known.coming}
    if days := tuple(each for each in soon if each in held)[:1]:
        return Which(days)
    return Which(said=soon[-1])


def day(phrase: str, known: Known) -> tuple[date, ...]:
    """Return the days that a phrase may mean, one if it is sure; none for what is no day."""
    if not phrase or len(phrase) > MOST_LETTERS or not re.search(r"[a-z0-9]", phrase):
        return ()
    answer = dates.read(phrase, known.calendar)
    if isinstance(answer, dates.Understood):
        return (answer.day,)
    # The one day of a question is a guess: of next year, where this year's has passed.
    return answer.readings if len(answer.readings) > 1 else ()


def of_one(which: Which, known: Known, make: Callable[[date], Meaning], act: MeetingAct) -> Meaning:
    """Return what is done about the one meeting that is meant; a question where it may be another.

    `act` is what is to be done, for the form where there is no meeting that could be meant.
    """
    if len(which.days) == 1:
        return make(which.days[0])
    coming = [each.day for each in known.coming]
    possible = which.days or (coming if which.said is None else nearest(coming, which.said))
    if not possible:
        why = NONE_AFTER if known.running is not None else NONE_PLANNED
        return OpenForm(meeting=act, missing=(Missing.DAY,), why=why)
    asks = (
        f"No meeting is planned on {dates.echo(which.said)}. Which one?" if which.said else "Which meeting?"
    )
    readings = tuple(Reading(dates.echo(each), make(each)) for each in possible[:OFFERED])
    return Ask(About.DAY, readings, asks, OpenForm(meeting=act, missing=(Missing.DAY,)))


def nearest(days: Sequence[date], to: date) -> list[date]:
    """Return the few days that are nearest to another, in order."""
    return sorted(sorted(set(days), key=lambda each: abs(each - to))[:OFFERED])
