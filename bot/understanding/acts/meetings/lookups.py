"""What is asked about meetings: when the next one is, its agenda, who was there, who comes."""

import re

from bot.language.recurrence import times
from bot.language.refusal import Refusal
from bot.understanding.acts.lookups import words
from bot.understanding.acts.meetings import named, which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Known
from bot.understanding.meaning import Meaning, Show, What

_AGENDA = re.compile(
    r"(?:(?:show|see|view|read|give|list|get|send|have)(?: me| us)? |what's |what is |what will be "
    r"|what has been put |what's been put |what have we (?:got |put )?"
    r"|is there |have we got )?"
    r"(?:on |in )?(?:the |our |an? |next )?(?:draft )?agenda(?: items?)?(?P<rest>.*)"
)
_DISCUSSED = re.compile(
    r"what(?:'s| is| are)? (?:are we|will we be|do we|will we|are you|is to be|have we got to|we'll be"
    r"|we're|we are"
    r"|we will be|is being|will be|being|up for|we need to|we've got to) (?:discussion\b|discuss(?:ing"
    r"|ed)?\b|cover(?:ing)?"
    r"|discussion\b|talk(?:ing)? about|talked about|on)(?P<rest>.*)"
)
_WHO_WAS = re.compile(
    r"(?:who|who all|who else) (?:missed|wasn't|didn't|was|were|came|attended|had come|turned up"
    r"|showed up|was at"
    r"|made it|did attend)"
    r"\b(?P<rest>.*)"
)
_WAS_THERE = re.compile(
    rf"(?:(?:was|were) (?:everyone|everybody|all of us|we all|{named.PEOPLE}) (?:there|present|at|here)"
    rf"|did ¤\d{{1,3}} (?:come|attend|turn up"
    rf"|show up|make it))"
    r"\b(?P<rest>.*)"
)
_WHO_COMES = re.compile(
    r"(?:who's|who is|who are|who else is|who else|who will be|who has|who|who can't|who won't|anyone"
    r"|has anyone|any)"
    r" (?:down to come|planning to come|due to come|able to come|coming|come|attending|there|away|absent"
    r"|be there|(?:sent|sending|given|sends"
    r"|sent in)? ?(?:their )?apologies"
    r"|can't come|can't make it|make it|not coming|expected|missing|in|out)(?P<rest>.*)"
)
_IS_COMING = re.compile(
    rf"(?:(?:is|are|will) {named.PEOPLE} (?:coming|attending|going|there|be there|be coming|expected)"
    rf"|how many"
    r" (?:apologies|are coming|people are coming|of us are coming))(?P<rest>.*)"
)
_ATTENDANCE = re.compile(
    r"(?:show |list |see )?(?:the )?(?:attendance|attendees|register of attendance)(?P<rest>.*)"
)
_WHO_CHAIRS = re.compile(r"(?:who's|who is|who) (?:the chair|in the chair|chairs?|chairing|our chair)\b.*")
_LAST = re.compile(r"(?:when|what day|what date) (?:did we|was|was it we|were we|have we)(?P<rest>.*)")
_WHEN = re.compile(
    r"(?:what time's|what date's|what day's|when's|when is|when are|when do|when will|when does"
    r"|what time is|what time are"
    r"|what time do|what time|where is"
    r"|where's|where are|where do|where will|how long is|how long are|what date is|what day is"
    r"|which day is|what's"
    r"|what is|what are|is there|are there|do we have|have we got|have we|are we|is|do we"
    r"|what about|when|where|date of"
    r"|dates of|dates for|dates|how many|what date's|what day's|what time's|which date is|time of|show"
    r"|show me|see|list|which)\b(?P<rest>.*)"
)
_OF_MEETINGS = re.compile(r"\b(?:meet|meeting|meetings|meets|session|next one|agenda|next board)\b")
_NOISE = re.compile(
    r"\b(?:we|us|still|on|due|be|meet|meets|meeting|meetings|again|happening|going|ahead|happen"
    r"|start|starts|begin|does"
    r"|do|held|group|board|planned|last|finish|end|any|there|dates?|times?|coming|up|upcoming"
    r"|have|got|scheduled|is|are|left|many|how|board's"
    r"|when|it|that|to|be|as|ever|year's|calendar|future)\b"
)
_AND_MORE = re.compile(
    r"(?:,|\?| -)? (?:and|&|or) (?:is there|are there|what's|what is|what|where's|where is|where"
    r"|how long|how|who's|who|when"
    r"|does|do we|can you|could you|please) .*"
)
"""A second question, which the same answer answers: when a meeting is, where and for how long."""
_UNTIL = re.compile(r"(\bmeet(?:ings?|ing)?) (?:till|until|before|up to|by) .*")
_AT_ALL = re.compile(r"\bat all\b|,.*")
_SO_FAR = re.compile(r" (?:or not|so far|yet|now|at the moment|currently|at present)$")
_AT_A_TIME = re.compile(
    r" (?:still )?at (?:\d|ten|nine|eleven|noon|two|three|half|one|four|five|six)(?:[^,]{0,40})$"
)
_BARE = re.compile(
    r"(?:show|next|the next|list|dates?|meetings?|upcoming|when|the next one|schedule|coming|next meeting)"
    r"(?: (?:meetings?|one|date|dates|time|place|details|date and time|date and place|time and place"
    r"|date, time and place))?"
)


_LINK = re.compile(
    r"(?:what's |what is |where's |where is |is there |have we got |have you got |send (?:me |us )?"
    r"|where do i find )?"
    r"(?:the |an? |our )?(?:zoom|teams|meeting|joining|dial-in|join|video)? ?(?:link|joining details"
    r"|joining instructions"
    r"|details|dial-in)(?: (?:for|to|on) (?P<rest>.*))?"
)
_THEN_WHEN = re.compile(
    r"(?P<rest>.{2,50}?)[,:]? ?-? (?:when|what time|what date|what day"
    r"|where)(?: is (?:it|that))?"
)
_ASKS_WHEN = re.compile(
    r"\b(?:at )?(?:when|what (?:time|hour|date|day|room|venue)|where|which (?:day|date|hour|time|room)"
    r"|how long)\b"
    r"|\b(?:begins?|starts?)\b"
)
_WORTH = re.compile(
    r"(?:is it|is there|are we|do we|would it be|are you|what's|is) (?:really |still |even |any |the "
    r"|actually )*"
    r"(?:worth|point|sense|need|bother|sensible)\w{0,3}(?: in| of| to)? (?:meeting|having|holding|meet"
    r"|have|hold|going)\b(?P<rest>.*)"
)
"""'Is it worth meeting on the 10th?' cancels nothing."""


def lookup(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Return what is asked for; None where nothing is."""
    said = _AND_MORE.sub("", heard.text) or heard.text
    said = _SO_FAR.sub("", said) or said
    if not said:
        return Show(What.MEETING) if at_its_door else None
    if at_its_door and words.HELP.fullmatch(said):
        return Show(What.HELP)
    sure = at_its_door or bool(_OF_MEETINGS.search(said)) or _asks_of_one(said, known)
    asked = _agenda_or_people(heard, known, sure=sure, at_its_door=at_its_door)
    if asked is not None:
        return asked
    if (
        (sure or "link" in said)
        and (link := _LINK.fullmatch(said))
        and (held := which.find(link["rest"] or "", known))
    ):
        return Show(What.MEETING, day=held.days[0] if held.named and len(held.days) == 1 else None)
    return _asked(said, known, at_its_door=at_its_door, asks=heard.asks) if sure else None


def _asks_of_one(said: str, known: Known) -> bool:
    """Tell whether it is asked when or where, of a day with a meeting: 'what room on the 10th'."""
    if _ASKS_WHEN.match(said) is None:
        return False
    held = which.find(" ".join(_NOISE.sub(" ", _ASKS_WHEN.sub(" ", said)).split()), known)
    return held is not None and held.named and bool(held.days) and not held.all


def _asked(said: str, known: Known, *, at_its_door: bool, asks: bool) -> Meaning | None:
    """Return the meetings of which something else is asked: when they are, or whether they are worth it."""
    worth = _WORTH.fullmatch(said)
    if worth and (held := which.find(_AT_ALL.sub(" ", worth["rest"]), known)):
        return Show(What.MEETING, day=held.days[0] if held.named and len(held.days) == 1 else None)
    if found := _LAST.fullmatch(said):
        return _last(found["rest"], known)
    bare = _BARE.fullmatch(said)
    if bare and (at_its_door or "meeting" in said):
        return _next(known)
    if at_its_door and (alone := _only_names_one(said, known)):
        return alone
    found = _WHEN.fullmatch(said) or _THEN_WHEN.fullmatch(said)
    if found is None and _ASKS_WHEN.search(said) and asks and not said.startswith(("start ", "begin ")):
        return _when(_ASKS_WHEN.sub(" ", said), known)
    return _when(found["rest"], known) if found else None


def _agenda_or_people(heard: Heard, known: Known, *, sure: bool, at_its_door: bool) -> Meaning | None:
    said = heard.text
    if found := _AGENDA.fullmatch(said) or _DISCUSSED.fullmatch(said):
        return _of_coming(What.AGENDA, found["rest"], known)
    if _WHO_CHAIRS.fullmatch(said):
        return Show(What.PEOPLE)
    attendance = _ATTENDANCE.fullmatch(said) if at_its_door or heard.asks else None
    if found := _WHO_WAS.fullmatch(said) or attendance:
        return _of_past(found["rest"], known, sure=at_its_door)
    if (heard.asks or said.startswith(("did ", "was ", "were "))) and (found := _WAS_THERE.fullmatch(said)):
        return _of_past(found["rest"], known, sure=True)
    if found := _IS_COMING.fullmatch(said) or _WHO_COMES.fullmatch(said):
        held = which.find(found["rest"], known)
        if sure or (held is not None and held.named and held.days):
            return _of_coming(What.ATTENDANCE, found["rest"], known, day=True)
    return None


def _only_names_one(said: str, known: Known) -> Meaning | None:
    """Read a month, or a day with a meeting, that stands alone: 'January', '10 December'."""
    held = which.find(said, known) if not _names_time(said) else None
    if held is None or held.all or not held.named or not (held.days or which.span(said, known)):
        return None
    return _when(said, known)


def _next(known: Known) -> Show:
    """Show the next meeting; while one runs, that is the one after it."""
    return Show(What.MEETING, day=known.coming[0].day if known.running and known.coming else None)


def _names_time(said: str) -> bool:
    try:
        at, minutes, _ = times.read(said)
    except Refusal:
        return True
    return at is not None or minutes is not None


def _of_coming(what: What, rest: str, known: Known, *, day: bool = False) -> Meaning | None:
    held = which.find(rest.strip(" :"), known)
    if held is None or (":" in rest and not held.named):
        return None
    if held.days and (held.named or day) and not held.all:
        return Show(what, day=held.days[0] if (held.named and which.core(rest) != "next") or day else None)
    return Show(what, day=held.said)


def _of_past(rest: str, known: Known, *, sure: bool) -> Meaning | None:
    held = which.find_past(rest, known)
    if held is None:
        coming = which.find(rest, known)
        return Show(What.ATTENDANCE, day=coming.days[0]) if sure and coming and coming.days else None
    plain = set(which.core(rest).split()) <= {"last", "time", "previous", "latest"}
    return Show(What.ATTENDANCE, day=None if plain or not held.days else held.days[-1])


def _last(rest: str, known: Known) -> Meaning | None:
    held = which.find_past(_NOISE.sub(" ", rest), known)
    if held is None:
        return None
    return Show(What.MEETING, day=held.days[-1] if held.days else held.said)


def _when(rest: str, known: Known) -> Meaning | None:
    rest = _AT_A_TIME.sub("", rest)
    rest = _UNTIL.sub(r"\1", rest)
    phrase = " ".join(_NOISE.sub(" ", rest).split())
    held = which.find(phrase, known)
    if held is None:
        return None
    if not held.named or held.all or which.core(phrase) == "next":
        return Show(What.MEETING) if held.all else _next(known)
    if not held.days:
        span = which.span(phrase, known)
        return (
            Show(What.MEETING, day=held.said)
            if span is None
            else Show(What.MEETING, since=span[0], until=span[1])
        )
    return Show(What.MEETING, day=held.days[0])
