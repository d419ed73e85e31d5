"""Who chairs, and who speaks for what: 'Val is taking the chair on 14 January', 'I'm with the Police now'."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from bot.language import dates
from bot.language.refusal import Refusal
from bot.understanding import organisations
from bot.understanding.acts.meetings import named, which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.acts.meetings.which import Which
from bot.understanding.known import Known
from bot.understanding.meaning import (
    About,
    Ask,
    Confirm,
    Meaning,
    MeetingAct,
    MeetingDoes,
    OpenForm,
    Reading,
    Show,
    What,
)
from bot.understanding.people import Spot

_SOMEBODY = rf"(?:{named.PEOPLE}|(?P<me>i|i'm|i'll|i've|me|myself))"
_CHAIRS = (
    re.compile(
        rf"(?:the )?(?:new )?chair(?:person|man|woman)?(?: is now| is| will be| to be|:"
        rf"| for)? ?{_SOMEBODY}(?P<rest>.*)"
    ),
    re.compile(
        rf"(?:can|could|have|let|make|ask|get|set|appoint|name|elect)? ?{_SOMEBODY} ?(?:is |will |to |'s "
        rf"|now |shall |can |be |happy to |willing to |glad to |able to |going to ){{0,3}}(?:(?:take"
        rf"|taking|takes|in|has|have)"
        r" the chair|(?:acts?|acting|deputis(?:e|es|ing)|stands? in|standing in|fills? in|filling in|serves?"
        r"|serving) as (?:the |our |acting |temporary ){0,2}chair(?:person|man|woman)?|tak(?:e|es|ing) over"
        r" (?:as |the role of )?(?:the |our |as )?(?:new )?chair(?:person|man|woman)?\b|chairs?\b|chairing"
        r"|(?:the |our |as |acting |new ){0,3}chair(?:person|man"
        r"|woman)?)(?P<rest>.*)"
    ),
)
_FOR_DAY = re.compile(
    r"(?:the )?chair(?:person|man|woman)? (?:for|on|at|of) (?P<rest>[^¤:]{2,40}?)"
    rf"(?: is| will be| to be|:) ?{_SOMEBODY}"
)
"""'Chair for 8 December: Lena'."""
_FOR_GOOD = re.compile(r"\b(?:from now on|from here on|permanently|for good|in future|as usual|instead)\b")
"""What says no meeting: whoever chairs from now on is the group's chair."""
_THIS_TIME = re.compile(
    r"\b(?:for the day|this time|just this once|this once|for once|for now|temporarily)\b"
)
_UNTIL = re.compile(r"(?:until|till|up to|before)\b")
_SINCE = re.compile(r"(?:from|starting|as of|after|since)\b")
_HANDS_OVER = re.compile(
    rf"(?:hand|give|pass)(?: over)? the chair(?: over)? to {named.PEOPLE}(?P<me>)(?P<rest>.*)"
)
_SPEAKS = re.compile(
    rf"{_SOMEBODY} ?(?:am |is |are |now |'s )*(?:with|from|represents?|representing|speaks? for"
    rf"|speaking for|works? for|works? at|work for"
    r"|work at|working for|joined|has joined|have joined|moving to|moved to|belongs? to|here for|sits? for"
    r"|of|on behalf of|stands? for)"
    r" (?P<now>now )?(?:the )?(?P<name>.+)"
)
_SPOKEN_FOR = re.compile(
    rf"(?:the )?(?P<name>[^¤]{{2,60}}?) (?:is|are|will be)(?: now)? (?:represented"
    rf"|spoken for) by {named.PEOPLE}(?P<me>)(?P<now> now)?"
)
_FROM_NOW = re.compile(r" (?:now|from now on|these days|as of (?:now|today)|from today|at present|nowadays)$")
_ORGANISATION = re.compile(r"organisation\b:? ?(?P<rest>.*)")
WHO = "Who chairs? Name one person, for example `/meeting chair @rosa`."


def role(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Return who is to chair, or whom somebody speaks for; None where neither is said."""
    return _chair(heard, known, at_its_door=at_its_door) or _organisation(
        heard, known, at_its_door=at_its_door
    )


def _chair(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    if heard.asks and not heard.text.startswith(("can ", "could ")):
        return None
    for pattern in (_FOR_DAY, *_CHAIRS, _HANDS_OVER):
        found = pattern.fullmatch(heard.text)
        rest = _FOR_GOOD.sub(" ", found["rest"]).strip(" ,:") if found else ""
        held = _held(rest, known) if found else None
        if found is None or held is None:
            continue
        spots = heard.who(found["who"] or "")
        if not found["me"] and len(spots) != 1:
            return OpenForm(meeting=MeetingAct(MeetingDoes.CHAIR), why=WHO)

        def make(day: date | None, spots: tuple[Spot, ...] = spots) -> Meaning:
            act = MeetingAct(MeetingDoes.CHAIR, day=day)
            if not spots:
                return _is_to_chair(act, (known.speaker,))
            return named.of_people(heard, spots, known, partial(_is_to_chair, act))

        return _on_which(held, rest, known, make)
    if at_its_door and heard.text.split(" ")[0] == "chair":
        return OpenForm(meeting=MeetingAct(MeetingDoes.CHAIR), why=WHO)
    return None


def _held(rest: str, known: Known) -> Which | None:
    """Return when somebody chairs: 'on the 10th', 'in December and January', 'until Easter', 'this time'."""
    bare = _THIS_TIME.sub(" ", rest).strip(" ,:")
    if bare != rest and not bare:
        return which.find("today" if known.running is not None else "next", known)
    if _UNTIL.match(bare):
        return which.find(f"meetings {bare}", known)
    return which.together(bare, known)


def _on_which(held: Which, rest: str, known: Known, make: Callable[[date | None], Meaning]) -> Meaning:
    """Return who chairs: the group from now on where no meeting is named, else each that is, and no other."""
    if held.all or not held.named:
        return make(None)
    if _SINCE.match(rest) and held.days:
        # Whoever chairs from a day on is named on that day, or chairs that meeting alone.
        readings = (
            Reading(f"Only on {dates.echo(held.days[0])}", make(held.days[0])),
            Reading("From now on", make(None)),
        )
        return Ask(About.READING, readings, "Is that for one meeting?")
    if len(held.days) > 1 and held.each:
        each = [made for day in held.days if isinstance(made := make(day), Confirm)]
        if len(each) == len(held.days):
            return Confirm(tuple(act for one in each for act in one.does))
    return which.of_one(held, known, make, MeetingAct(MeetingDoes.CHAIR, day=held.said))


def _is_to_chair(act: MeetingAct, who: tuple[str, ...]) -> Meaning:
    return Confirm((replace(act, who=who),))


def _organisation(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    if at_its_door and (head := _ORGANISATION.fullmatch(heard.text)):
        return _affiliation(heard, head.start("rest"))
    found = _SPOKEN_FOR.fullmatch(heard.text) or _SPEAKS.fullmatch(heard.text)
    if found is None or heard.asks:
        return None
    since = _FROM_NOW.search(found["name"])
    end = found.start("name") + since.start() if since else found.end("name")
    name = heard.typed(found.start("name"), end).strip(" .,")
    name = _as_held(name, known) or (name if at_its_door and _looks_like_one(name) else "")
    if not name or len(name) > organisations.LONGEST:
        return None
    if found["me"]:
        return MeetingAct(MeetingDoes.ORGANISATION, organisation=name)
    return named.of_people(
        heard,
        heard.who(found["who"]),
        known,
        lambda who: MeetingAct(MeetingDoes.ORGANISATION, who=who, organisation=name),
    )


def _affiliation(heard: Heard, start: int) -> Meaning:
    """Read what follows 'organisation': people and a name, in whichever order."""
    rest = heard.text[start:]
    if not rest:
        return Show(What.PEOPLE)
    spots = heard.who(rest)
    tokens = " ".join(f"<@{spot.who[0]}>" for spot in spots if len(spot.who) == 1)
    name = " ".join(heard.typed(start + at.start(), start + at.end()) for at in _NOT_MARKS.finditer(rest))
    if nobody := named.nobody_known(heard, spots):
        return nobody
    if any(len(spot.who) != 1 for spot in spots):
        return OpenForm(why="Several people here go by that name: pick one from Slack's list.")
    try:
        found = organisations.read(f"{tokens} {name}")
    except Refusal as refusal:
        return OpenForm(why=str(refusal))
    if found is None:
        return Show(What.PEOPLE)
    return MeetingAct(MeetingDoes.ORGANISATION, who=found.people, organisation=found.organisation or "")


_NOT_MARKS = re.compile(r"(?<!\S)[^¤\s]\S*")


def _as_held(name: str, known: Known) -> str | None:
    """Return a body that somebody speaks for already, as it is spelt there; None for another."""
    held = [*known.organisations, *(person.organisation for person in known.people if person.organisation)]
    return next((each for each in held if each.casefold() == name.casefold()), None)


def _looks_like_one(name: str) -> bool:
    return name[:1].isupper() and not re.search(r"\d", name)
