"""Who was at a meeting: 'I was there last time', 'attendance: all but Kate'."""

import re

from bot.understanding.acts.meetings import named, which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Known
from bot.understanding.meaning import Meaning, MeetingAct, MeetingDoes, OpenForm

_WAS = re.compile(
    rf"(?:i|{named.PEOPLE}) ?(?:was|were|wasn't|weren't|didn't|have been|had been|i've been|did"
    r"|attended|came|turned up|showed up|made it|joined)"
    r"\b(?P<rest>.*)"
)
_HEAD = re.compile(
    r"(?:attendance|present|attended|in attendance|there|those present|who was there)(?P<rest>[: ].*)"
)
_WERE = re.compile(
    r"(?:those |the people |people |also |the following )?(?:people |members )?(?:were )?(?:present"
    r"|there|in attendance|attending|attended|came"
    r"|who (?:came|attended|were there|were present))(?P<rest> .{0,60}?)?(?: (?:were|was|are|included))?:? "
    rf"{named.PEOPLE}(?P<me>,? (?:and|&) (?:myself|me|i))?"
)
_EVERYBODY = re.compile(
    r"(?:everyone|everybody|all|we|the whole (?:group|board|committee))(?: of us)?(?: all)?(?: (?:was|were))?"
    r"(?: (?:there|here|present|attended|came))?"
    rf"(?:,? (?:but|except|apart from|other than|bar|save)(?: for)? {named.PEOPLE})?"
    r"(?: ?(?:was|were|came|attended)(?: (?:there|here|present))?)?(?P<rest>.*)"
)
_LISTED = re.compile(rf"{named.PEOPLE}(?P<rest>.*)")
_CORRECT = re.compile(
    r"(?:correct|edit|change|fix|amend|update|mend|record|take) (?:the )?(?:attendance"
    r"|who was there)(?P<rest>.*)"
)
_NOT = re.compile(r"\b(?:not|wasn't|weren't|didn't|never)\b")
_THERE = re.compile(r"\b(?:there|here|present|attended|came|at|attend|turned up|showed up|made it|joined)\b")
_ALL_BUT = re.compile(
    r"(?:everyone|everybody|all|we all|all of us)(?: (?:was|were))? (?:there|here|present|attended|came"
    r"|turned up)(?P<rest> .{0,40}?)?,?"
    rf" (?:but|except|apart from|other than|bar|save)(?: for)? {named.PEOPLE}"
)
_ONLY = re.compile(
    rf"(?:only|just|nobody but|no one but|nobody except|no one except) {named.PEOPLE}(?P<me>,? (?:and"
    rf"|&) (?:me|i|myself))?"
    r" (?:was|were|came|attended|turned up|showed up|made it)(?: (?:there|here|present))?(?P<rest>.*)"
)
_MARKED = re.compile(
    rf"(?:put|mark|record|note|list|show|count) (?:{named.PEOPLE}|(?P<me>me))(?: down)?(?: as)? (?:there"
    rf"|present|attending"
    r"|having attended|in attendance|having been there)(?P<rest>.*)"
)
_NOBODY_ELSE = re.compile(r",? (?:and |but )?(?:nobody|no one|no-one) else\b.*|,? only$")


def attendance(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Return who is said to have been at a meeting; None where nobody is."""
    said = heard.text
    if found := _CORRECT.fullmatch(said):
        held = which.find_past(found["rest"], known)
        day = held.days[-1] if held and held.days else None
        return OpenForm(meeting=MeetingAct(MeetingDoes.ATTENDANCE, day=day))
    return None if heard.asks else _said(heard, known, at_its_door=at_its_door)


def _said(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    return _said_at_length(heard, known, at_its_door=at_its_door) or _said_briefly(
        heard, known, at_its_door=at_its_door
    )


def _said_at_length(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Read 'all present bar Lena', 'mark Kate as there', 'those present were the Chair and myself'."""
    if but := _ALL_BUT.fullmatch(heard.text):
        missing = {user for spot in heard.who(but["who"]) for user in spot.who}
        there = tuple(one.user for one in known.people if one.user not in missing)
        return _there(known, there, but["rest"] or "", sure=at_its_door)
    if marked := _MARKED.fullmatch(heard.text):
        if marked["me"]:
            return _there(known, (), marked["rest"], sure=True)
        return _named(heard, known, marked["who"], marked["rest"])
    if only := _ONLY.fullmatch(heard.text):
        return _named(heard, known, only["who"], only["rest"], me=bool(only["me"]))
    if were := _WERE.fullmatch(heard.text):
        return _named(heard, known, were["who"], were["rest"] or "", me=bool(were["me"]))
    return None


def _said_briefly(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    head = _HEAD.fullmatch(heard.text)
    about = _NOBODY_ELSE.sub("", head["rest"].strip(" :") if head else heard.text)
    if (found := _EVERYBODY.fullmatch(about)) and (head or _THERE.search(about)):
        missing = {user for spot in heard.who(found["who"] or "") for user in spot.who}
        there = tuple(one.user for one in known.people if one.user not in missing)
        return _there(known, there, found["rest"], sure=at_its_door)
    if head and (people := _LISTED.fullmatch(about)):
        return _named(heard, known, people["who"], people["rest"])
    found = _WAS.fullmatch(about)
    if found is None or not _THERE.search(about):
        return None
    if _NOT.search(about):
        return OpenForm(meeting=MeetingAct(MeetingDoes.ATTENDANCE)) if at_its_door else None
    return _named(heard, known, found["who"] or "", found["rest"], sure=at_its_door)


def _named(
    heard: Heard, known: Known, marks: str, rest: str, *, sure: bool = True, me: bool = False
) -> Meaning | None:
    if not marks:
        return _there(known, (), rest, sure=sure)
    held = which.find_past(rest.strip(" ,.;:-"), known)
    if held is None:
        return None
    own = (known.speaker,) if me else ()
    return named.of_people(
        heard, heard.who(marks), known, lambda who: _there(known, (*who, *own), rest, sure=True) or OpenForm()
    )


def _there(known: Known, who: tuple[str, ...], rest: str, *, sure: bool) -> Meaning | None:
    held = which.find_past(rest.strip(" ,.;:-"), known)
    if held is None or not (held.days or sure):
        return None
    if not held.days:
        return OpenForm(why="No meeting has been held then.", meeting=MeetingAct(MeetingDoes.ATTENDANCE))
    return MeetingAct(MeetingDoes.ATTENDANCE, day=held.days[-1], who=who)
