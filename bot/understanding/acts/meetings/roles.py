"""Who chairs, and who speaks for what: 'Val is taking the chair on 14 January', 'I'm with the Police now'."""

import re
from dataclasses import replace
from functools import partial

from bot.language.refusal import Refusal
from bot.understanding import organisations
from bot.understanding.acts.meetings import named, which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Known
from bot.understanding.meaning import Confirm, Meaning, MeetingAct, MeetingDoes, OpenForm, Show, What

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
        r" the chair|tak(?:e|es|ing) over (?:as |the role of )?(?:the |our |as )?(?:new )?chair(?:person|man"
        r"|woman)?\b|chairs?\b|chairing|(?:the |our |as |acting |new ){0,3}chair(?:person|man"
        r"|woman)?)(?P<rest>.*)"
    ),
)
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
    for pattern in (*_CHAIRS, _HANDS_OVER):
        found = pattern.fullmatch(heard.text)
        held = which.find(found["rest"].strip(" ,:"), known) if found else None
        if found is None or held is None:
            continue
        spots = heard.who(found["who"] or "")
        day = held.days[0] if held.named and len(held.days) == 1 and not held.all else None
        if found["me"]:
            return Confirm((MeetingAct(MeetingDoes.CHAIR, day=day, who=(known.speaker,)),))
        if len(spots) != 1:
            return OpenForm(meeting=MeetingAct(MeetingDoes.CHAIR), why=WHO)
        act = MeetingAct(MeetingDoes.CHAIR, day=day)
        return named.of_people(heard, spots, known, partial(_is_to_chair, act))
    if at_its_door and heard.text.split(" ")[0] == "chair":
        return OpenForm(meeting=MeetingAct(MeetingDoes.CHAIR), why=WHO)
    return None


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
