"""That a group stops meeting: 'scrap the series', 'no more meetings after March', 'we won't meet again'.

Only what is said of all meetings that are to come ends them, at once or from a day on. What has an end of its
own ('no meetings in August', 'not again until Easter') calls off the meetings until then, and ends nothing.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.language import dates
from bot.language.wording import word_set
from bot.understanding.acts.meetings import rephrased, which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Known
from bot.understanding.meaning import About, Ask, Confirm, Meaning, MeetingAct, MeetingDoes, Reading

_OF_ALL = word_set(
    "all any every each these those whole entire remaining remainder rest future further more everything",
    "anything",
)
_BESIDE = word_set(
    "of the our its this other subsequent upcoming coming planned scheduled regular monthly weekly",
    "fortnightly quarterly board board's group group's committee committee's usual normal",
)
_SEVERAL = word_set("meetings sessions")
_MEETING = _SEVERAL | word_set("meeting session")
_SERIES = "series"
_AT_ITS_DOOR = word_set("everything anything ones dates them")
"""What is meant of meetings where nothing else is spoken of."""
_LASTING_VERBS = (
    r"stop|stopping|end|ending|discontinue|cease|terminate|conclude|wind up|give up|do away with|get rid of"
    r"|put an end to|put a stop to|scrap|abandon|axe|ditch|bin|kill"
)
_CANCEL_VERBS = r"cancel|cancell?ed|cancell?ing|call off|drop|delete|remove|stand down"
_STOPS = re.compile(rf"(?P<verb>(?P<lasting>{_LASTING_VERBS})|{_CANCEL_VERBS})\b:?(?P<rest>.*)")
_OFF = re.compile(
    r"(?:call (?P<rest>.{1,80}?) off|(?P<lasting>wind|bring) (?P<all>.{1,80}?) (?:up|to an end|to a close))"
    r"(?P<tail>.*)"
)
_NO_MORE = re.compile(
    r"(?:(?:we'll have|we'll be having|we're having|we will have|have|there'll be|there will be|there are"
    r"|let's have|we want|we have) )?no (?P<rest>.*)"
)
_WONT_BE = re.compile(
    r"there (?:won't|will not|aren't|are not|isn't going to|is not going to) be (?P<rest>any .*)"
)
_WE = r"(?:(?:we|we'll|we're|we've|let's|(?:the|this|our) (?:board|group|committee)) )?"
_STOP_MEETING = re.compile(
    rf"{_WE}(?:(?:will|shall|are|is|have|has|going|to|now|decided|agreed|should|must) ){{0,4}}"
    r"(?:stop|stopping|cease|ceasing|give up|giving up|no longer)(?: be| to)? (?:meet|meeting)\b(?P<rest>.*)"
)
_NOT_MEET = re.compile(
    rf"{_WE}(?:now )?(?:won't|will not|will never|shall not|aren't|are not|isn't|is not|don't|do not|doesn't"
    r"|does not|not)(?: be)?(?: going to)? (?:meet|meeting|(?:have|having|hold|holding) (?:any )?meetings)\b"
    r"(?P<rest>.*)"
)
_IS_OVER = re.compile(
    r"(?:(?:is|are|has|have|been|being|will|to|be|now|all|hereby|therefore|shall|should|must|going) ){0,6}"
    r"(?P<verb>(?P<lasting>discontinued|stopped|ended|terminated|concluded|wound up|scrapped|abandoned|axed"
    r"|over|no more|stops?|ends?|ceases?|comes? to an end)|cancelled|canceled|called off|off|dropped)\b"
    r"(?P<rest>.*)"
)
_LAST = re.compile(
    r"(?:the|our|this group's) (?:last|final)(?: ever)? (?:meeting|session|one) (?:is|will be|is to be"
    r"|shall be|is going to be)(?: held)?(?: on| in)? (?P<day>.{2,40})"
)
_IS_LAST = re.compile(
    r"(?P<day>.{2,40}?) (?:is|will be|is to be|shall be|is going to be) (?:the|our) (?:last|final)"
    r"(?: ever)?(?: meeting| session| one)?(?: ever)?"
)
_EVER = re.compile(
    r" ?(?:any ?more|any longer|ever again|again|at all|ever|for good|altogether|for ever|completely)\b"
)
_NOW = re.compile(
    r"(?:(?:from now|from here|from today)(?: on)?|now|in future|going forward|henceforth"
    r"|with immediate effect|forthwith|immediately|at once|straight away|(?:until|till) further notice)?"
)
_AFTER = r"after|beyond|following|once|past"
_FROM = r"from|starting|as of|as from|starting from|with effect from|effective from"
_LAST_IN = r"at the end of|by the end of|in|on|with|at(?= [a-z])"
_WHEN = re.compile(
    rf"(?:(?P<after>{_AFTER})|(?P<from>{_FROM})|(?P<ends>{_LAST_IN})) (?P<day>.{{2,40}}?)"
    r"(?: on| onwards?| is over| has been held| is done)?"
)
_END_OF = re.compile(r"(?:the )?end of ")
_WHY = re.compile(r"(?:[,;.]| -) (?P<why>.*)|(?: because| due to| owing to| as there(?: is|'s)?) .*")
_BUT = re.compile(
    r"\b(?:except|excepting|excluding|but|save|bar|other|apart|aside|only|not|keep|stays?|until|till)\b"
)
"""What says that not all of it is meant."""
_WORD = re.compile(r"\S+")
_MARKS = ",;:."
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Object:
    """What is ended: `every` meeting that is to come, or the `series`; `rest` says when."""

    every: bool
    series: bool
    rest: str


def ended(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Return that the group's meetings end, to be confirmed; None where only some are called off, or none."""
    said = rephrased.plainly(heard.text)
    nouns = _AT_ITS_DOOR if at_its_door else frozenset[str]()
    found = _OFF.fullmatch(said)
    rest = f"{found['rest'] or found['all']}{found['tail']}" if found else ""
    if found is None and (found := _STOPS.fullmatch(said)):
        rest = found["rest"]
    if found and (of := _object(rest, nouns)):
        return _end(of, of.rest, known, lasting=bool(found["lasting"]))
    return None if heard.asks else _told(said, known, nouns)


def every(known: Known) -> Meaning:
    """Return that all of a group's meetings end, to be confirmed."""
    return _confirm(known.today, known)


def _told(said: str, known: Known, nouns: frozenset[str]) -> Meaning | None:
    """Return that the meetings end, where that is said of them and nobody asks for it."""
    if found := _STOP_MEETING.fullmatch(said):
        return _from(_EVER.sub("", found["rest"], count=1), known, ends=True)
    if found := _NOT_MEET.fullmatch(said):
        ever = _EVER.match(found["rest"])
        when = found["rest"][ever.end() :] if ever else found["rest"]
        return _from(when, known) if ever or "never" in said or when.strip() else None
    if (found := _WONT_BE.fullmatch(said) or _NO_MORE.fullmatch(said)) and (
        of := _object(found["rest"], nouns)
    ):
        ever = _EVER.match(of.rest)
        when = of.rest[ever.end() :] if ever else of.rest
        return _from(when, known) if of.every or ever or when.strip() else None
    if of := _object(said, nouns):
        over = _IS_OVER.fullmatch(of.rest.strip())
        return _end(of, over["rest"], known, lasting=bool(over["lasting"])) if over else None
    return _last(said, known)


def _last(said: str, known: Known) -> Meaning | None:
    """Read 'the January meeting will be our last': one that is planned has to be named."""
    found = _LAST.fullmatch(said) or _IS_LAST.fullmatch(said)
    if found is None or not which.core(found["day"]) or _MEETING.isdisjoint(said.split()):
        return None
    days = _days(found["day"], known)
    held = [one.day for one in known.coming if days is not None and days[0] <= one.day <= days[1]]
    return _confirm(held[-1] + _ONE_DAY, known) if held else None


def _object(words: str, nouns: frozenset[str]) -> _Object | None:
    """Return of which meetings words begin to speak; None for one meeting, or something else."""
    known_words = _OF_ALL | _BESIDE | _MEETING | nouns | {_SERIES}
    seen, end = set[str](), 0
    for word in _WORD.finditer(words):
        bare = word[0].strip(_MARKS)
        if bare not in known_words:
            break
        seen.add(bare)
        end = word.start() + len(word[0].rstrip(_MARKS))
        if word[0][-1] in _MARKS:
            break
    series = _SERIES in seen
    whole = series or not _OF_ALL.isdisjoint(seen)
    if seen.isdisjoint(_MEETING | nouns | {_SERIES}) or not (whole or seen & _SEVERAL):
        return None
    return _Object(whole, series, words[end:])


def _end(of: _Object, when: str, known: Known, *, lasting: bool) -> Meaning | None:
    """Return what ends; of some meetings that are only said to be off, ask whether it is all of them."""
    bare, ever = _EVER.subn("", when, count=1)
    since = _since(bare, known, ends=lasting)
    if since is None:
        return None
    whole = _confirm(since, known, series=of.series)
    if of.every or lasting or ever or since != known.today or not known.coming:
        return whole
    next_ = known.coming[0].day
    only = Reading(f"Only {dates.echo(next_)}", Confirm((MeetingAct(MeetingDoes.CANCEL, day=next_),)))
    return Ask(About.READING, (only, Reading("All that are to come", whole)), "Which meetings?")


def _from(when: str, known: Known, *, ends: bool = False) -> Meaning | None:
    since = _since(when, known, ends=ends)
    return _confirm(since, known) if since is not None else None


def _confirm(since: date, known: Known, *, series: bool = False) -> Confirm:
    does = MeetingDoes.END_SERIES if series else MeetingDoes.END
    return Confirm((MeetingAct(does, day=since if since > known.today else None),))


def _since(when: str, known: Known, *, ends: bool = False) -> date | None:
    """Return the first day without meetings, today where none is named; None for what is no such time.

    `ends` tells that 'in March' or 'on the 14th' is when the last meeting is held.
    """
    bare = _without_reason(when).strip(" ,;:-")
    if _NOW.fullmatch(bare):
        return known.today
    found = _WHEN.fullmatch(bare)
    if found is None or (found["ends"] and not ends):
        return None
    days = _days(found["day"], known)
    if days is None:
        return None
    return days[0] if found["from"] and not _END_OF.match(found["day"]) else days[1] + _ONE_DAY


def _without_reason(when: str) -> str:
    """Return words without the clause behind them that only says why: it names no time, and keeps nothing."""
    found = _WHY.search(when)
    if found is None:
        return when
    why = found["why"] or ""
    return when[: found.start()] if which.is_no_time(why) and not _BUT.search(why) else when


def _days(phrase: str, known: Known) -> tuple[date, date] | None:
    """Return the first and the last of the days that a phrase names: of a month, a meeting, or one day."""
    bare = which.core(_END_OF.sub("", phrase, count=1))
    if bare.endswith("days"):
        # On which weekday meetings are held says not when they end.
        return None
    if bare == "new year":
        first = date(known.today.year + 1, 1, 1)
        return first, first
    held = which.find(phrase, known)
    named = held.days if held is not None and not held.all else ()
    if len(named) == 1 and not _MEETING.isdisjoint(phrase.split()):
        return named[0], named[0]
    if (within := which.span(bare, known)) is not None:
        return within
    if named:
        return (named[0], named[-1]) if len(named) == 1 or (held and held.each) else None
    # Nobody works on it, but that a day is a holiday says nothing here.
    answer = dates.read(bare, replace(known.calendar, country=None, subdivision=None))
    if not isinstance(answer, dates.Understood):
        return None
    return answer.opens or answer.day, answer.day
