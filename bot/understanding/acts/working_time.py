"""When people work, as they say it of themselves: '10 to 16, Monday to Thursday', 'not on Fridays'.

All words of a text have to be about that: a meeting or a deadline at such a time is of something else.
"""

import re
from dataclasses import dataclass, field
from datetime import time

from bot.language.recurrence import times, words
from bot.language.refusal import Refusal
from bot.language.wording import word_set
from bot.understanding.meaning import WorkingTime
from bot.understanding.plain import Plain

MOST = 200
"""Characters that are read; nobody says this in more."""

_TIME = rf"(?:{times.DIGITS}|{times.PLAIN}|\d{{1,2}})"
_COUNTED = (
    r"(?!\s*(?:[./:]\d|\w*(?:day|week|hour|minute|time|message|reminder|nudge|meeting)s\b|an?\b|per\b))"
)
_TO = r"\s*(?:-|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill?\b)\s*"
_TOKEN = re.compile(
    rf"(?P<hours>{times.EDGE}(?P<start>{_TIME}){times.TO}(?P<end>{_TIME})(?![\w:]){_COUNTED})"
    rf"|(?P<bound>\b(?:before|after|until|till?|from)\s+(?P<at>{_TIME})(?![\w:]){_COUNTED})"
    rf"|(?P<range>\b(?P<first>{words.DAY}){_TO}(?P<last>{words.DAY}))"
    rf"|(?P<day>\b(?P<name>{words.DAY})(?:\s+(?P<early>am)\b)?)"
    r"|(?P<part>\b(?:mornings?|afternoons?|pm|(?:before|after) lunch(?:time)?)\b)"
    r"|(?P<word>[a-z][a-z']*)|(?P<mark>[^\sa-z])"
)
_DAYS = {"weekday": (0, 1, 2, 3, 4), "weekdays": (0, 1, 2, 3, 4), "weekend": (5, 6), "weekends": (5, 6)}
_NOT = word_set("not no never don't dont except excluding without apart nothing stop")
_OFF = word_set("off out")
_MORNING, _AFTERNOON = (time(9), time(12)), (time(13), time(17, 30))
_EARLY = word_set("morning mornings before")
_MARKS = frozenset(",;.!/+-:()")
_BESIDE = _NOT | word_set(
    "i i'm im am we work working works only just usually normally generally mostly always my usual normal"
    " office contracted own days day hours pattern times time are is be in on at the to me please from"
    " between and or of for every each during remind message nudge contact write ping chase email reminders"
    " messages nudges can could you would prefer rather like want best if possible thanks thank hi hello"
    " hey so but it's that's with do does o'clock onwards on us part full off out available around send any"
    " half new now will as have take then because sending week two three four there"
)
_WORKS = re.compile(
    r"\bi (?:only |just |usually |normally |generally |mostly |always |now )*work\b"
    r"|\bi (?:do not|don't|dont|never) (?:usually |normally )?work\b|\bpart[- ]time\b"
    r"|\bmy (?:usual |normal |new |working |work |office |contracted |own )*"
    r"(?:days|hours|times|pattern|week)\b"
)
_REACHED = re.compile(
    r"\b(?:remind|message|nudge|contact|write|ping|chase|email)\b|\b(?:reminders|messages|nudges)\b"
    r"|\bonly (?:in the |on )?(?:mornings?|afternoons?)\b|\b(?:mornings|afternoons) only\b"
)
_ALWAYS = re.compile(r"\b(?:only|always|usually|normally|generally|mostly|every|each)\b")
_AM = word_set("i'm im am")
_THERE = word_set("in off out working available around")
_USUAL = re.compile(
    r"(?:(?:i (?:now )?work|i'm|i am|back (?:to|on)|use|keep|my|the|to|on|at|in|now|again|remind me"
    r"|message me|write to me|please) )*"
    r"(?:(?:usual|normal|office|standard|default|ordinary|regular|working|full) (?:working )?"
    r"(?:hours|days|week|times?)|full[- ]time|any (?:day|time)|all week)(?: again| please| now)*"
)


def is_usual(plain: Plain) -> bool:
    """Tell whether somebody goes back to the hours of everybody: 'usual hours', 'I work full time again'."""
    return _USUAL.fullmatch(words.plain(plain.text[:MOST])) is not None


def read(plain: Plain, *, alone: bool = False) -> WorkingTime | None:
    """Return when somebody works who says that and nothing else; None for any other text.

    Where nothing else is spoken of, days and times `alone` are enough.
    """
    text = words.plain(plain.text) if len(plain.text) <= MOST else ""
    spoken = _spoken(text)
    if spoken is None or not spoken.is_whole:
        return None
    standing = _WORKS.search(text) is not None
    if alone:
        standing = standing or spoken.is_plural or _ALWAYS.search(text) is not None
        return spoken.meant if spoken.is_standing(standing) else None
    if not standing and not (spoken.is_plural and spoken.is_of_being):
        reached = _REACHED.search(text) is not None and spoken.is_standing(spoken.is_plural)
        passing = spoken.is_passing and _ALWAYS.search(text) is None
        return spoken.meant if reached and not passing else None
    return spoken.meant if spoken.is_standing(standing) else None


@dataclass
class _Spoken:
    """What was found in a text so far."""

    days: list[int] = field(default_factory=list)
    off: list[int] = field(default_factory=list)
    singular: int = 0
    ranges: int = 0
    spans: list[tuple[time | None, time | None]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    once: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it is one stretch of time, the same on all its days, and some day is left."""
        begins = {begin for begin, _ in self.spans if begin is not None}
        ends = {end for _, end in self.spans if end is not None}
        once = len(begins) < 2 and len(ends) < 2 and (not begins or not ends or min(begins) < min(ends))
        return bool(self.days or self.off or self.spans) and once and len(set(self.off)) < 7

    @property
    def is_plural(self) -> bool:
        """Whether days are spoken of as they come each week: 'Fridays'."""
        return bool(self.days or self.off) and not self.singular and not self.ranges

    @property
    def is_of_being(self) -> bool:
        """Whether somebody says of themselves that they are there, or are not: 'I'm in', 'I am off'."""
        return not _AM.isdisjoint(self.words) and not _THERE.isdisjoint(self.words)

    @property
    def is_one_day(self) -> bool:
        """Whether all that is said is one day of the week, which is rather how often somebody is reminded."""
        return len(set(self.days)) == 1 and not self.off and not self.spans

    @property
    def is_passing(self) -> bool:
        """Whether it may be of today or tomorrow alone: 'in the morning', 'after 2'."""
        return self.once == len(self.spans) == 1 and not self.days and not self.off

    def is_standing(self, standing: bool) -> bool:
        """Tell whether it is of every week: one day as 'Friday' is only that of this week."""
        if self.singular == 1 and not self.ranges:
            return False
        if self.singular and (self.off or not (standing or self.singular > 1)):
            return False
        return standing or not self.is_one_day

    @property
    def _bounds(self) -> tuple[time | None, time | None]:
        begins = next((begin for begin, _ in self.spans if begin is not None), None)
        return begins, next((end for _, end in self.spans if end is not None), None)

    @property
    def meant(self) -> WorkingTime:
        """What was said, as a whole."""
        begins, ends = self._bounds
        days = tuple(sorted(set(self.days) - set(self.off)))
        return WorkingTime(days, tuple(sorted(set(self.off))) if not days else (), begins, ends)


def _spoken(text: str) -> _Spoken | None:
    """Return what is said of days and times; None where anything else is said as well."""
    spoken, negated = _Spoken(), False
    for found in _TOKEN.finditer(text):
        kind, said = found.lastgroup or "", found[0]
        if kind == "word":
            spoken.words.append(said)
            negated = negated or said in _NOT
        if not _TAKES[kind](spoken, found, negated):
            return None
        if kind == "word" and said == "only":
            negated = False
    if not _OFF.isdisjoint(spoken.words) and not spoken.off:
        # 'I have Fridays off'
        spoken.days, spoken.off = [], spoken.days
    return spoken


def _take_hours(spoken: _Spoken, found: re.Match[str], negated: bool) -> bool:
    span = _hours(found["start"], found["end"])
    spoken.spans += [span] if span is not None else []
    return span is not None and not negated


def _hours(start: str, end: str) -> tuple[time, time] | None:
    try:
        return times.hours(start, end)
    except Refusal:
        return None


def _take_bound(spoken: _Spoken, found: re.Match[str], negated: bool) -> bool:
    """Take one end of the hours: 'not before 10', 'after 10', 'before 4', 'not after 4'."""
    try:
        at = times.likeliest(found["at"])
    except Refusal:
        return False
    begins = (found[0].split()[0] in ("after", "from")) is not negated
    spoken.once += not negated
    spoken.spans.append((at, None) if begins else (None, at))
    return True


def _take_range(spoken: _Spoken, found: re.Match[str], negated: bool) -> bool:
    first, last = words.weekday(found["first"]), words.weekday(found["last"])
    spoken.ranges += 1
    _add(spoken, [day % 7 for day in range(first, last + (1 if last >= first else 8))], negated)
    return True


def _take_day(spoken: _Spoken, found: re.Match[str], negated: bool) -> bool:
    spoken.singular += not found["name"].endswith("days")
    spoken.spans += [_MORNING] if found["early"] else []
    _add(spoken, [words.weekday(found["name"])], negated)
    return not (found["early"] and negated)


def _take_part(spoken: _Spoken, found: re.Match[str], negated: bool) -> bool:
    early = found[0].split()[0] in _EARLY
    spoken.spans.append(_MORNING if early is not negated else _AFTERNOON)
    # 'Tuesday morning' is one of this week; 'Tuesday mornings' are all.
    if found[0].endswith("s"):
        spoken.singular = 0
    else:
        spoken.once += not negated
    return True


def _take_word(spoken: _Spoken, found: re.Match[str], negated: bool) -> bool:
    if found[0] in _DAYS:
        _add(spoken, list(_DAYS[found[0]]), negated)
        return True
    return found[0] in _BESIDE


def _take_mark(spoken: _Spoken, found: re.Match[str], negated: bool) -> bool:
    return found[0] in _MARKS


def _add(spoken: _Spoken, days: list[int], negated: bool) -> None:
    (spoken.off if negated else spoken.days).extend(days)


_TAKES = {
    "hours": _take_hours,
    "bound": _take_bound,
    "range": _take_range,
    "day": _take_day,
    "part": _take_part,
    "word": _take_word,
    "mark": _take_mark,
}
