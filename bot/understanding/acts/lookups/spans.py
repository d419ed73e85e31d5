"""The time that somebody asks about: from a day, to a day, or both."""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from bot.language import dates
from bot.language.dates import Understood
from bot.language.dates.answers import MONTHS, WEEKDAYS
from bot.understanding import past_days
from bot.understanding.acts.lookups import lengths, units
from bot.understanding.acts.lookups.units import DAY
from bot.understanding.known import Known

MOST_TRIED = 6
"""How many places of a text are tried: each is read as a date in several ways."""
_MONTH = "|".join([*MONTHS, "sept", *(month[:3] for month in MONTHS)])
_WEEKDAY = "|".join(WEEKDAYS)
_LAST_MEETING = r"(?:the |our )?(?:last|previous|latest) (?:meeting|time)(?:'s)?"
_A_DAY = (
    r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?"
    rf"(?: (?:{_MONTH})\b)?(?: 20\d\d)?|\d{{1,2}}[/.]\d{{1,2}}(?:[/.](?:20)?\d\d)?"
    rf"|(?:last )?(?:{_MONTH})\b(?: \d{{1,2}}\b(?:st|nd|rd|th)?)?(?: 20\d\d)?|(?:last )?(?:{_WEEKDAY})"
    r"|yesterday|last week|last month|last meeting|previous meeting)(?![\w/])"
)
_TO = r"(?:to|until|till|up to|through|up until|and)"
_RANGE = re.compile(
    rf"(?:(?P<between>between|from|since|after) )?(?P<first>{_A_DAY})(?: {_TO} | ?- ?)(?P<last>{_A_DAY})"
)
_FROM_NOW = re.compile(
    r"(?:between|from) (?:now|today|here) (?:and|to|until|till|up to) (?P<until>[^,;?]{2,40})"
)
_HELD = re.compile(
    rf"(?:at|from|of|in|during) (?:the |our )?(?:(?P<held>{_MONTH})|(?P<on>{_A_DAY}))"
    r" (?:meeting|board|session)\b"
    rf"|(?P<open>since|after|at|from|of|in|during) (?:the |our )?(?:meeting|board|session)(?: held"
    rf"| we had)? (?:of|on|in|for)"
    rf" (?:the )?(?:(?P<held_in>(?:{_MONTH})\b)|(?P<held_on>{_A_DAY}))"
)
_OF_LAST_MEETING = re.compile(rf"(?:(?:at|from|of|in|since|after) )?{_LAST_MEETING}\b")
_SINCE_MEETING = re.compile(r"since (?:we last met|we met|last time|the last one|our last(?: one)?)\b")
_SINCE_START = re.compile(
    r"(?:since|from|after) (?:the )?(?:very )?(?:start|beginning) of (?:the|this) (?:current |calendar )?"
    r"(?P<unit>year|quarter|month|week)\b"
)
_SPAN = re.compile(
    rf"(?P<since>since|after) (?P<meeting>{_LAST_MEETING})\b"
    rf"|(?:at|from|of|in) (?P<at_meeting>{_LAST_MEETING})\b|(?P<bare_meeting>{_LAST_MEETING})(?=[?!. ]*$)"
    r"|(?:due |in |from |of |for |over |during )?(?:the )?(?P<which>this|last|next) "
    r"(?P<unit>week|month|quarter|year)(?:'s)?\b"
    r"|(?:due |from |of |on )?(?P<day>today|yesterday|tomorrow)(?:'s)?\b"
    rf"|(?:on |from |of |last )(?P<weekday>{_WEEKDAY})(?:'s)?\b"
    rf"|(?P<whose>{_WEEKDAY})'s?\b"
    rf"|(?:in|from|of|during|last|for|over) (?P<month>{_MONTH})(?: (?P<year>20\d\d))?\b"
    r"|(?P<open>since|after|from) (?P<past>[^,;?]{2,40})"
    r"|(?:due |made |agreed )?on (?P<on>(?:the )?\d[^,;?]{1,30})|due (?P<due_on>(?:the )?\d[^,;?]{1,30})"
    r"|(?:in|from|of|during) (?P<only_year>20\d\d)\b"
    rf"|(?:due )?(?:at|for) (?P<for_meeting>(?:the |our )?(?:next|{_MONTH}) meeting)\b"
    r"|(?:due |up )?(?P<before>on or before|by|before|prior to|until|till|to) (?P<until>[^,;?]{2,40})"
)


_BARE_MONTH = re.compile(rf"(?P<month>{_MONTH})(?: (?P<year>20\d\d))?")
_BARE_WEEKDAY = re.compile(rf"(?:last )?(?P<day>{_WEEKDAY})")
_BARE_DAY = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?")
LONGEST = 30


@dataclass(frozen=True)
class Span:
    """A time, and where in a text it is said; both days still count."""

    since: date | None
    until: date | None
    start: int
    end: int


def find(folded: str, known: Known, *, ahead: bool = True, away: bool = False) -> Span | None:
    """Return the first time that a text names, in lower case; None where it names none.

    `ahead` tells that the days may be to come; `away` that any length is how long somebody was not there.
    """
    if (stretch := _range(folded, known, ahead)) is not None:
        return stretch
    if (plainly := _plainly(folded, known, ahead=ahead, away=away)) is not None:
        return plainly
    at = 0
    for _ in range(MOST_TRIED):
        match = _SPAN.search(folded, at)
        if match is None or (found := _meant(match, known, ahead)) is not None:
            return found if match is not None else None
        # 'By Rosa since March': what is no day may have one behind it.
        at = match.start() + 1
    return None


def _plainly(folded: str, known: Known, *, ahead: bool, away: bool) -> Span | None:
    """Return a time that is named by a length, by a meeting, or by where a week, month or year begins."""
    if not ahead and (back := lengths.past(folded, known.today, away=away)) is not None:
        return Span(back[0], None, *back[1])
    if (coming := _coming(folded, known)) is not None:
        return coming
    if known.last is not None and (met := _SINCE_MEETING.search(folded)):
        return Span(known.last.day, None, *met.span())
    if start := _SINCE_START.search(folded):
        return Span(units.unit("this", start["unit"], known.today)[0], None, *start.span())
    if not ahead and (held := _held(folded, known)) is not None:
        return held
    return None


def _range(folded: str, known: Known, ahead: bool) -> Span | None:
    """Return the time from one day to another: 'between 1 and 15 November', 'since March until May'."""
    for match in islice(_RANGE.finditer(folded), MOST_TRIED):
        first, last = match["first"], match["last"]
        if first.isdigit() and last.isdigit():
            continue
        if _BARE_DAY.fullmatch(first):
            # The month of the second day is that of the first, too.
            first += "".join(f" {word}" for word in last.split() if word[:3] in units.SHORT or len(word) == 4)
        since, until = _begins(first, known), _ends(last, known)
        if ahead:
            since, until = _day_ahead(first, known), _day_ahead(last, known)
        if since is None or until is None:
            continue
        if since > until:
            continue
        return Span(since, until, *match.span())
    return None


def _day_ahead(phrase: str, known: Known) -> date | None:
    answer = dates.read(phrase.removeprefix("the "), known.calendar)
    return answer.day if isinstance(answer, Understood) else None


def _begins(phrase: str, known: Known) -> date | None:
    return past_days.read(phrase.removeprefix("the "), today=known.today, locale=known.calendar.locale)


def _ends(phrase: str, known: Known) -> date | None:
    """Return the last day of what a phrase names: of 'May', the 31st."""
    bare = phrase.removeprefix("the ").removeprefix("last ")
    if month := _BARE_MONTH.fullmatch(bare):
        return min(units.month(month["month"], month["year"], known.today)[1], known.today)
    if bare in ("week", "month"):
        return units.unit("last", bare, known.today)[1]
    if bare in ("meeting", "previous meeting"):
        return known.last.day if known.last else None
    return _begins(phrase, known)


def _coming(folded: str, known: Known) -> Span | None:
    """Return the time from now on that is named by its length, or by its end: 'in the next ten days'."""
    if now := _FROM_NOW.search(folded):
        words = now["until"].split(" ")
        for count in range(len(words), 0, -1):
            answer = dates.read(f"by {' '.join(words[:count])}", known.calendar)
            if isinstance(answer, Understood):
                end = now.start("until") + len(" ".join(words[:count]))
                return Span(known.today, answer.day, now.start(), end)
    ahead = lengths.coming(folded, known.today)
    return Span(known.today, ahead[0], *ahead[1]) if ahead else None


def _held(folded: str, known: Known) -> Span | None:
    """Return the day of a meeting that was held: 'from the November meeting'."""
    match = _HELD.search(folded)
    if match is None:
        return None
    on, month = match["on"] or match["held_on"], match["held"] or match["held_in"]
    day = _begins(on, known) if on else None
    number = units.SHORT[month[:3]] if month else 0
    held = [one.day for one in known.meetings if one.start <= known.now]
    found = [each for each in held if each == day or each.month == number]
    until = None if match["open"] in ("since", "after") else found[-1] if found else None
    return Span(found[-1], until, *match.span()) if found else None


def of_no_meeting(folded: str, known: Known) -> tuple[tuple[int, int], ...]:
    """Return where a text speaks of the last meeting of a group that never met, as far as we know."""
    found = _OF_LAST_MEETING.search(folded) if known.last is None else None
    return (found.span(),) if found else ()


def alone(folded: str, known: Known, *, ahead: bool) -> Span | None:
    """Return the time that is all there is of a text: 'November', '12/11'; `ahead` where work is due."""
    bare = folded.strip(" ?!.")
    if re.fullmatch(_LAST_MEETING, bare):
        return Span(known.last.day, known.last.day, 0, len(folded)) if known.last else None
    if month := _BARE_MONTH.fullmatch(bare):
        return Span(*units.month(month["month"], month["year"], known.today, ahead=ahead), 0, len(folded))
    if not ahead and (weekday := _BARE_WEEKDAY.fullmatch(bare)):
        on = units.weekday(weekday["day"], known.today)
        return Span(on, on, 0, len(folded))
    if not (re.search(r"\d", bare) or (ahead and _BARE_WEEKDAY.fullmatch(bare))) or len(bare) > LONGEST:
        return None
    if ahead:
        answer = dates.read(bare, known.calendar)
        day = answer.day if isinstance(answer, Understood) else None
    else:
        day = past_days.read(bare, today=known.today, locale=known.calendar.locale)
    return Span(day, day, 0, len(folded)) if day else None


def beside(folded: str, start: int, end: int, known: Known, *, ahead: bool) -> Span | None:
    """Return the time that is all there is of a text beside whom it names: 'Rosa, October'."""
    before, after = folded[:start].strip(" ,:-"), folded[end:].removeprefix("'s").strip(" ,:-?!.")
    found = alone(before or after, known, ahead=ahead) if bool(before) != bool(after) else None
    return replace(found, start=end if after else 0, end=len(folded) if after else start) if found else None


def _meant(match: re.Match[str], known: Known, ahead: bool) -> Span | None:
    today = known.today
    if match["meeting"] or match["at_meeting"] or match["bare_meeting"]:
        day = known.last.day if known.last else None
        if day is None:
            return None
        return Span(day, None if match["meeting"] else day, *match.span())
    if match["unit"]:
        return Span(*units.unit(match["which"], match["unit"], today), *match.span())
    if match["day"]:
        on = today + {"yesterday": -DAY, "today": 0 * DAY, "tomorrow": DAY}[match["day"]]
        return Span(on, on, *match.span())
    if match["weekday"] or match["whose"]:
        coming = ahead and not match[0].startswith("last")
        on = units.weekday(match["weekday"] or match["whose"], today, ahead=coming)
        return Span(on, on, *match.span())
    if match["month"]:
        coming = ahead and not match[0].startswith("last")
        return Span(*units.month(match["month"], match["year"], today, ahead=coming), *match.span())
    if match["only_year"] or match["for_meeting"]:
        return _of_year_or_meeting(match, known, ahead)
    return _open_ended(match, known, ahead)


def _of_year_or_meeting(match: re.Match[str], known: Known, ahead: bool) -> Span | None:
    if match["only_year"]:
        year = int(match["only_year"])
        return Span(date(year, 1, 1), date(year, 12, 31), *match.span())
    if match["for_meeting"]:
        answer = dates.read(f"by {match['for_meeting']}", known.calendar) if ahead else None
        return Span(None, answer.day, *match.span()) if isinstance(answer, Understood) else None
    return None


def _open_ended(match: re.Match[str], known: Known, ahead: bool) -> Span | None:
    """Return a time with one end: 'since March', 'by 4 December'; as many words as make sense of it."""
    name = next(each for each in ("past", "on", "due_on", "until") if match[each])
    words = match[name].split(" ")
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        found = _ends_of(name, phrase, match, known, ahead)
        if found is not None:
            return Span(*found, match.start(), match.start(name) + len(phrase))
    return None


def _ends_of(
    name: str, phrase: str, match: re.Match[str], known: Known, ahead: bool
) -> tuple[date | None, date | None] | None:
    """Return the first and the last day of a time by the part of it that says when."""
    if name in ("on", "due_on"):
        on = _day_ahead(phrase, known) if name == "due_on" and ahead else _day(phrase, known)
        return (on, on) if on is not None and not phrase.isdigit() else None
    if name == "past" and ahead and match["open"] != "since":
        first = _day_ahead(phrase, known)
        return (first + DAY * (match["open"] == "after"), None) if first is not None else None
    if name == "past":
        since = past_days.read(phrase, today=known.today, locale=known.calendar.locale)
        return (since, None) if since is not None else None
    until = _until(match["before"], phrase, known, ahead)
    return (None, until) if until is not None else None


def _until(before: str, phrase: str, known: Known, ahead: bool) -> date | None:
    """Return the last day that counts of 'before Friday', 'up to 20 November'."""
    if not ahead:
        past = known.last.day if known.last and re.fullmatch(_LAST_MEETING, phrase) else None
        past = past or _begins(phrase, known)
        if past is not None:
            return past - DAY if before in ("before", "prior to") else past
    if before == "to":
        return None
    other = {"on or before": "by", "prior to": "before"}.get(before, before)
    answer = dates.read(f"{other} {phrase}", known.calendar)
    return answer.day if isinstance(answer, Understood) else None


def _day(phrase: str, known: Known) -> date | None:
    """Return a day that is over where there is one of that name, else one to come."""
    past = past_days.read(phrase, today=known.today, locale=known.calendar.locale)
    if past is not None:
        return past
    answer = dates.read(phrase, known.calendar)
    return answer.day if isinstance(answer, Understood) else None
