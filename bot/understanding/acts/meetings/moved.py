"""A meeting that is held at another time: 'move the next one to the 17th at 3', 'postpone by a week'."""

import re
from dataclasses import replace

from bot.language.recurrence import days, holidays
from bot.language.refusal import Refusal
from bot.understanding.acts.meetings import corrected, moving, rephrased, targets, which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Known
from bot.understanding.meaning import (
    Meaning,
    MeetingAct,
    MeetingDoes,
    Missing,
    OpenForm,
)

MOST_WORDS, MOST_IN_SHIFT = 20, 6
_WANTS = re.compile(
    r"(?:¤\d{1,3}|we|i|everyone|some people) (?:wants?|would like|needs?|asks? for|asked for|asks to have) "
)
_VERB = (
    r"(?:move|reschedule|postpone|shift|push|put off|put back|put|bring|change|delay|defer|swap"
    r"|switch|hold over"
    r"|start|begin|meet|hold|have|make)"
)
_MOVE = re.compile(rf"(?P<verb>{_VERB})\b ?(?P<rest>.*)")
_PLANS = re.compile(
    r"(?:put|have|hold|make|start|begin|meet|bring|change)(?: in| up)\b"
    r"|(?:put|get) (?:us|everyone|the meeting|(?:the |our )?(?:[a-z]{1,20} )?(?:board|group|committee)) in\b"
    r"|(?:change|move|switch|go) to (?:every|each|weekly|monthly|fortnightly|quarterly|annual"
    r"|[a-z]{2,6}-?weekly|[a-z]{2,6}-?monthly|(?:the )?(?:first"
    r"|second|third|last) )"
    r"|(?:have|hold|make) (?:an?|another|one more|extra) |meet (?:every|each|weekly|monthly|fortnightly)"
)
_ARROW = re.compile(r"(?:move |change )?(?P<which>[^>]{1,60}?) ?-> ?(?P<to>[^>]{1,60})")
_DAY = re.compile(r"(?:the )?\d|[a-z]{3,9} \d")
_MEETS = re.compile(
    r"(?:(?:the |our )?(?:board|group|committee|meeting) (?:will |shall |is to |to )?(?:next "
    r"|now )?(?:convene |meet |be held |be )(?:on )?)?(?:let's |we |we'll |to )?(?:meet|do|have it"
    r"|hold it|move)? ?(?:on |to )?"
)
_IT = re.compile(r" ?(?:it|the next one|next one|the meeting|the next meeting|this|that)\b ?(?:at |on |to )?")
_SUITS = re.compile(
    r"(?:would|could|does|can|will|is|how about|what about) (?P<to>.+?)(?: work| be better| suit| do"
    r"| be ok| be possible"
    r"| better| be easier| be more convenient)?"
)
_LATER = re.compile(r"(?:back|off|forward|out|on|ahead|up)\b ?")
_INSTEAD = re.compile(r"(?P<to>.{1,60}?) (?:instead of|rather than) (?P<which>.{1,60})")
_INSTEAD_OF = re.compile(
    r"(?:instead of|rather than) (?P<which>[^,]{1,60}?)(?:, ?| (?=let's|we|meet))"
    r"(?:let's |we |we'll |can we )?(?:meet|do|have it|hold it)? ?(?:on )?(?P<to>.{1,60})"
)
_OF_THE_TIME = re.compile(r"(?:the )?(?:start(?:ing)? )?time(?: of| for)? ?")
_OF_THE_DATE = re.compile(r"(?:the )?(?:date|day)(?: of| for)? ?")
_FROM = re.compile(r"\bfrom (?P<from>.{1,40}?) to (?P<to>.{1,60})$")
_FROM_ON = re.compile(r"\bfrom (?P<from>[^,]{1,40}?) (?:on|for|into) (?P<to>[^,]{1,40})$")
_NOT_THEN = re.compile(r" (?:instead of|rather than|not) (?:at )?(?P<clock>[\w.:]{1,9})(?= (?:on|for|in) |$)")
"""'At half ten instead of ten on the 10th' says another time of the same day."""
_OF_MEETINGS = re.compile(r"\b(?:meetings?|session|next one|january one|december one)\b")
_POSTPONES = ("postpone", "put off", "put back", "delay", "defer", "reschedule", "push", "hold over")
_ONLY_WITH_A_TIME = (
    "start",
    "begin",
    "meet",
    "hold",
    "have",
    "make",
    "put",
    "bring",
    "change",
    "swap",
    "switch",
)
_SERIES = re.compile(
    rf"\b(?:every|each|of the month|monthly|weekly|fortnightly|quarterly|{holidays.HOLIDAY})\b"
)
_IS_ON = re.compile(
    r"(?P<which>[^>]{1,60}?\bmeeting) (?:will (?:now )?be|is now|will (?:now )?take place) (?:on |at )?"
    r"(?P<to>[^>]{1,40}?)(?: instead| now)?"
)
"""'January's meeting will be on Wednesday 20th instead'."""
_STARTS = re.compile(
    r"(?P<which>[^>]{1,60}?) (?:now |will |is now |is |shall )?(?:starts?|starting|begins?"
    r"|beginning|kicks? off)"
    r" (?:now )?at (?P<at>[^>]{1,20}?)(?: now| instead| from now on)?"
)
"""'The next meeting starts at 9.30' says another time of one that is planned."""
MOVED = "move 3 December to 10 December at 14:00"


def moved(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Return how a meeting is moved, to be confirmed or asked about; None where none is."""
    said = rephrased.plainly(heard.text)
    if wants := _WANTS.match(said):
        said = said[wants.end() :]
    said = _from_to(_without_other_time(said), known)
    sure = at_its_door or bool(_OF_MEETINGS.search(said))
    if arrow := _ARROW.fullmatch(said):
        return moving.move(arrow["which"], arrow["to"], known, sure=sure)
    if found := _INSTEAD_OF.fullmatch(said) or _INSTEAD.fullmatch(said):
        return _instead(heard, found, known, at_its_door=at_its_door)
    if not heard.asks and (starts := _starting(said, known, sure=sure)):
        return starts
    return _otherwise(heard, said, known, at_its_door=at_its_door)


def _without_other_time(said: str) -> str:
    """Return a text without the time that is no longer meant, where a day is named behind it."""
    other = _NOT_THEN.search(said)
    if other is None or not said[other.end() :] or not corrected.is_clock(other["clock"]):
        return said
    return said[: other.start()] + said[other.end() :]


def _from_to(said: str, known: Known) -> str:
    """Return 'from the 10th to the 11th' for 'from the 10th on the 11th', as learners say it."""
    on = _FROM_ON.search(said)
    if on is None or len(which.day(on["to"], known)) != 1 or not which.day(on["from"], known):
        return said
    return f"{said[: on.end('from')]} to {on['to']}"


def _starting(said: str, known: Known, *, sure: bool) -> Meaning | None:
    """Read 'the next meeting now starts at 9.30'."""
    if (on := _IS_ON.fullmatch(said)) and said.endswith((" instead", " now")):
        held = which.find(moving.bare(on["which"]), known)
        return (
            moving.move(on["which"], on["to"], known, sure=sure) if held is not None and held.days else None
        )
    found = _STARTS.fullmatch(said)
    if found is None or not corrected.is_clock(found["at"]):
        return None
    held = which.find(moving.bare(found["which"]), known)
    if held is None or not (held.named and held.days):
        return None
    return moving.move(found["which"], f"at {found['at']}", known, sure=sure)


def _otherwise(heard: Heard, said: str, known: Known, *, at_its_door: bool) -> Meaning | None:
    sure = at_its_door or bool(_OF_MEETINGS.search(said))
    if at_its_door and not _SERIES.search(said) and (made := corrected.corrected(said, known)):
        return made
    if _PLANS.match(said):
        return None
    if (found := _MOVE.fullmatch(said)) is not None:
        return _verb(found["verb"], found["rest"], known, sure=sure)
    passive = rephrased.moved(said) if not heard.asks else None
    if passive and (at_its_door or which.find(moving.bare(passive.which), known)):
        rest = _LATER.sub("", passive.rest, count=1)
        forward, postpones = "forward" in passive.rest, passive.verb in _POSTPONES
        return _to(passive.which, rest, known, sure=sure, earlier=forward, postpones=postpones)
    return _shifted(said, known, sure=sure, earlier=False, directed=False) if at_its_door else None


def _instead(heard: Heard, found: re.Match[str], known: Known, *, at_its_door: bool) -> Meaning | None:
    """Read 'the 17th instead of the 10th', 'at half past ten rather than ten'."""
    if corrected.is_clock(found["which"]):
        if at_its_door and (made := corrected.at(found["to"], known)):
            return made
        return moved(replace(heard, text=found["to"]), known, at_its_door=at_its_door)
    suits = _SUITS.fullmatch(found["to"])
    to = suits["to"] if suits else found["to"]
    meets = _MEETS.match(to)
    to = to[meets.end() :] if meets else to
    return moving.move(found["which"], to, known, sure=at_its_door or bool(_OF_MEETINGS.search(heard.text)))


def _verb(verb: str, rest: str, known: Known, *, sure: bool) -> Meaning | None:
    earlier = verb == "bring" or bool(re.search(r"\b(?:forward|earlier|sooner)\b", rest))
    if rest.endswith(" instead"):
        rest = rest.removesuffix(" instead")
    if found := _LATER.match(rest):
        rest = rest[found.end() :]
    if clock := _OF_THE_TIME.match(rest):
        return _time_or_date(rest[clock.end() :], known, sure=sure, clock=True)
    if day := _OF_THE_DATE.match(rest):
        return _time_or_date(rest[day.end() :], known, sure=sure, clock=False)
    if (found := _FROM.search(rest)) and found["from"].strip():
        from_ = which.find(found["from"], known)
        before = rest[: found.start()]
        return moving.move(found["from"] if from_ and from_.named else before, found["to"], known, sure=sure)
    quiet = verb in _ONLY_WITH_A_TIME
    return _to("", rest, known, sure=sure, earlier=earlier, quiet=quiet, postpones=verb in _POSTPONES)


def _time_or_date(rest: str, known: Known, *, sure: bool, clock: bool) -> Meaning | None:
    which_, _, to = f" {rest}".rpartition(" to ")
    if not to:
        return None
    bare = re.fullmatch(r"\d{1,2}", to.strip())
    typed = (f"at {to}" if clock else f"{to}th") if bare else to
    return moving.move(which_, typed, known, sure=sure)


def _to(
    before: str,
    rest: str,
    known: Known,
    *,
    sure: bool,
    earlier: bool = False,
    quiet: bool = False,
    postpones: bool = False,
) -> Meaning | None:
    """Read '<which> to <when>', '<which> by a week', '<when> on <which>', as far as it is there."""
    padded = f" {rest} "
    for joint in (" to ", " until ", " till ", " for ", " by "):
        head, found, tail = padded.rpartition(joint) if joint != " to " else padded.partition(joint)
        if not found or (joint == " for " and not _DAY.match(tail)):
            continue
        to = f"by {tail.strip()}" if joint == " by " else tail.strip()
        made = moving.move(f"{before} {moving.bare(head)}", to, known, sure=sure, earlier=earlier)
        if made is not None:
            return made
    whole, directed = f"{before} {rest}".strip(), postpones or earlier
    if made := _shifted(whole, known, sure=sure, earlier=earlier, directed=directed):
        return made
    if quiet:
        return _loose(f"{before} {rest}".strip(), known, sure=sure)
    if sure and (unclear := _unclear(before, padded, known)):
        return unclear
    held = which.find(moving.bare(f"{before} {rest}"), known)
    if held is not None and (sure or (held.named and held.days)):
        return moving.unsaid(held, known, postpones=postpones or not quiet)
    return (
        OpenForm(meeting=MeetingAct(MeetingDoes.MOVE), missing=(Missing.DAY,), why="To when?")
        if sure
        else None
    )


def _unclear(before: str, padded: str, known: Known) -> Meaning | None:
    """Say what is not clear of the time to which a meeting is moved, in the form that names the meeting."""
    head, found, tail = padded.partition(" to ")
    held = which.find(moving.bare(f"{before} {head}"), known) if found else None
    if held is None or held.all:
        return None
    day = held.days[0] if len(held.days) == 1 else held.said
    act = MeetingAct(MeetingDoes.MOVE, day=day)
    return OpenForm(meeting=act, missing=(Missing.DAY,), why=_why(tail.strip(), known))


def _why(typed: str, known: Known) -> str:
    calendar = known.calendar
    try:
        days.one(typed, days.Here(calendar.now, calendar.zone, calendar.locale), MOVED)
    except Refusal as refusal:
        return str(refusal)
    return "To when?"


def _shifted(words: str, known: Known, *, sure: bool, earlier: bool, directed: bool) -> Meaning | None:
    """Read 'the next one back a week', 'an hour later on the 10th'; `directed` if the verb says which way."""
    bare = words.split()[:MOST_WORDS]
    for start in range(len(bare)):
        for end in range(min(len(bare), start + MOST_IN_SHIFT), start + 1, -1):
            phrase = " ".join(bare[start:end])
            if targets.shift(phrase, moving.SOME, earlier=earlier, directed=directed) is None:
                continue
            to = phrase if targets.shift(phrase, moving.SOME, earlier=earlier) else f"by {phrase}"
            rest = moving.bare(" ".join(bare[:start] + bare[end:]))
            return moving.move(rest, to, known, sure=sure, earlier=earlier)
    return None


def _loose(words: str, known: Known, *, sure: bool) -> Meaning | None:
    """Read 'it the 17th', 'at 11 on the 10th', 'on the 17th': a time without a 'to'."""
    for joint in (" on ", " for ", " in "):
        head, found, tail = f" {words}".rpartition(joint)
        held = which.find(tail, known) if found else None
        names_one = held is not None and held.named and held.days and head.strip()
        if names_one and (made := moving.move(tail, _after_it(head), known, sure=sure)):
            return made
    head, found, tail = words.partition(" at ")
    held = which.find(head, known) if found and corrected.is_clock(tail) else None
    if held is not None and held.named and held.days:
        return moving.move(head, f"at {tail}", known, sure=sure)
    bare = _after_it(words)
    return moving.move("", bare, known, sure=sure) if bare != words or sure else None


def _after_it(words: str) -> str:
    found = _IT.match(words)
    return words[found.end() :] or words if found else words
