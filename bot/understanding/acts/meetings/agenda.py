"""An item that is put on an agenda: 'add winter pressures to the next agenda'."""

import re
from datetime import date

from bot.language.recurrence import times
from bot.language.refusal import Refusal
from bot.understanding import plain
from bot.understanding.acts.meetings import which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.acts.meetings.which import Which
from bot.understanding.known import Known
from bot.understanding.meaning import Meaning, MeetingAct, MeetingDoes

_PUT = re.compile(
    r"(?:add|put|include|place|stick|have|pop|get|slot|squeeze|list|bring|bung|chuck) (?:(?:an?|one"
    r"|this) (?:agenda )?item (?P<for>[^:]{0,60}):? ?)?(?P<item>.+)"
)
_ON = re.compile(
    r" (?:to|on|onto|for|under) (?:the |our |your )?(?P<which>[^:]{0,40}?)\b(?:agenda"
    r"|agendas|aob|any other business)(?P<after>[^:]{0,60})$"
)
_HEAD = re.compile(
    r"(?:an? |the |new |next )?(?:agenda(?: items?)?|items?(?: for (?:the )?(?:next |board "
    r"|meeting )?agenda)?|aob"
    r"|any other business|for the agenda)"
    r"(?:(?P<for> (?:for|on|at) [^:-]{1,60}?)(?P<mark>:| -)|(?P<bare>:| -| ))(?P<item>.+)"
)
_DISCUSS = re.compile(
    r"(?:we (?:should|must|need to|ought to) |i'd like us to |let's )?(?:discuss|talk about"
    r"|raise|talk|bring up|cover|look at)"
    r" (?P<item>.+)"
)
_SHOULD = re.compile(
    r"(?:could |can |may |might |should )?(?P<item>.+?) (?:should |needs to |must |has to |to "
    r"|ought to |can )?(?:go|be"
    r"|come|be put|be added|appear|be included|be placed|be on|get) (?P<on>(?:to|on|onto|for|under) .+)"
)
_FOR_IT = re.compile(
    r"(?P<item>.{2,200}?),? (?:for|to go on|on|onto) (?:the |our "
    r"|your )?(?P<which>[^:,]{0,40}?)\bagenda(?P<after>[^:]{0,40})"
)
_AT = re.compile(r" (?:at|on|in|for) (?P<which>[^:,]{1,60})$| (?P<next>next (?:time|meeting|month))$")
_AN_ITEM = re.compile(
    r"(?:(?:add|put|include|have|make) )?(?:(?:an?|the|one|new|extra) ){0,2}(?:agenda )?item"
    r"(?: (?:called|named|titled|entitled|on|about|for|to discuss))?:? (?=\S)"
    r"|(?:add|put|include|called|titled) "
)
"""What only says that an item follows: 'add an item called hall hire'."""
_SOME_TIME = (
    r"(?:\d{1,3}|five|ten|fifteen|twenty|thirty|forty|forty-five|sixty) ?(?:minutes|mins?|m)"
    r"|\d{1,2} ?(?:hours?|hrs?)"
    r"|an hour|half an hour|a quarter of an hour"
)
_LENGTH = re.compile(
    r"[,(\[ -]{0,3}\b(?:for |takes? |about |of )?"
    rf"(?P<length>{_SOME_TIME})\b[)\]]?"
)
_NEEDS = re.compile(
    r"(?:i |we |i'll |we'll |i'd |we'd )?(?:need|want|like|would like|could do with|have|can i have"
    r"|can we have|get"
    rf"|give me|give us|will need|allow|leave|save|spend) (?:about )?(?P<length>{_SOME_TIME}) (?:on|for"
    rf"|about|to discuss"
    r"|to talk about|to cover) (?P<item>.+)"
)
_LETS = re.compile(
    r"(?:let's|could (?:someone|somebody|we)|can (?:someone|somebody|we)|someone"
    r"|somebody) (?=[a-z]+ )"
)
_CAN_IT = re.compile(r"[ ,-]{1,3}(?:can|could|should|might|may) (?:it|that|this|we)$", re.IGNORECASE)
_ABOVE = ("this", "that", "it", "this one", "the above")
MOST_IN_TITLE = 5
_VERBS = frozenset(
    "to is are was what what's whats who show i we you send prepare write draft circulate publish".split()  # noqa: SIM905
)
MOST = 300
"""Letters of a message that becomes an item."""
_BARE = " ,.;:-()[]\"'"


def item(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Return the item that is put on an agenda; None where none is."""
    asks = _LETS.match(heard.text)
    return _item(heard.part(asks.end(), len(heard.text)) if asks else heard, known, at_its_door=at_its_door)


def _item(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    said = heard.text
    if (found := _NEEDS.fullmatch(said)) and (made := _needs(heard, known, found, at_its_door=at_its_door)):
        return made
    if (found := _PUT.fullmatch(said)) is not None:
        return _put(heard, known, found)
    if (found := _SHOULD.match(said)) and (on := _ON.fullmatch(f" {found['on']}")):
        length = _LENGTH.search(on["after"])
        after = on["after"].replace(length[0], " ") if length else on["after"]
        held = which.find(f"{on['which']} {after}", known)
        return _act(heard, known, held, found.start("item"), found.end("item"), length)
    if (found := _HEAD.fullmatch(said)) and (at_its_door or found["bare"] != " "):
        return _headed(heard, known, found)
    if (found := _FOR_IT.fullmatch(said)) and (at_its_door or _is_title(heard, found["item"])):
        held = which.find(f"{found['which']} {found['after']}", known)
        return _act(heard, known, held, *found.span("item"))
    found = _DISCUSS.fullmatch(said)
    if found is None:
        return None
    length = _LENGTH.search(said)
    last = length.start() if length and not said[length.end() :].strip(_BARE) else len(said)
    end = _AT.search(said[:last].rstrip(" ,;-").removesuffix(" just").rstrip(" ,;-"))
    held = which.find(end["which"] or end["next"], known) if end else None
    named = held is not None and end is not None and (held.named or end["next"])
    if held is None or end is None or not (named and (held.days or at_its_door)):
        return (
            _act(heard, known, Which(_next(known)), found.start("item"), len(said)) if at_its_door else None
        )
    return _act(heard, known, held, found.start("item"), end.start(), length if last < len(said) else None)


def _put(heard: Heard, known: Known, found: re.Match[str]) -> Meaning | None:
    said = heard.text
    if found["for"] is not None:
        held = which.find(found["for"], known)
        return _act(heard, known, held, found.start("item"), found.end("item"))
    on = _ON.search(said)
    if on is None or on.start() <= found.start("item"):
        return _to_meeting(heard, known, found)
    length = _LENGTH.search(on["after"])
    after = on["after"].replace(length[0], " ") if length is not None else on["after"]
    held = which.find(f"{on['which']} {after}", known)
    if held is None:
        colon = said.find(":", on.end())
        return None if colon < 0 else _act(heard, known, Which(_next(known)), colon + 1, len(said))
    return _act(heard, known, held, found.start("item"), on.start(), length)


def _to_meeting(heard: Heard, known: Known, found: re.Match[str]) -> Meaning | None:
    """Read 'add the scope paper to the January meeting', which names no agenda."""
    said = heard.text
    if said.startswith(("add", "include")) and (at := said.rfind(" to ")) > found.start("item"):
        held = which.find(said[at + 4 :], known)
        if held is not None and held.named and "meeting" in said[at:]:
            return _act(heard, known, held, found.start("item"), at)
    if on_ := re.match(
        r"(?:add|put) (?:on|to) (?:the |our "
        r"|your )?(?P<which>[^:]{0,40})\bagenda(?P<after>[^:]{0,40}?)(?::| -) ?",
        said,
    ):
        held = which.find(f"{on_['which']} {on_['after']}", known)
        return _act(heard, known, held, on_.end(), len(said))
    return None


def _is_title(heard: Heard, words: str) -> bool:
    """Tell whether words at an open door are an item's name, not work that is done for it."""
    said = words.split()
    return len(said) <= MOST_IN_TITLE and not _VERBS & set(said) and not heard.who(words)


def _needs(heard: Heard, known: Known, found: re.Match[str], *, at_its_door: bool) -> Meaning | None:
    """Read 'I need five minutes on ambulances at the next meeting', which must name a meeting elsewhere."""
    first, to, _ = found["item"].partition(" to ")
    of = which.find(first, known) if to else None
    if of is not None and of.named and of.days:
        # 'Ten minutes on the 10th to talk of the grant'.
        return _act(heard, known, of, found.start("item") + len(first) + len(to), found.end("item"), found)
    end = _AT.search(heard.text, found.start("item"))
    held = which.find(end["which"] or end["next"], known) if end else None
    if held is not None and end is not None and (held.named or end["next"] or "meeting" in end["which"]):
        return _act(heard, known, held, found.start("item"), end.start(), found)
    return _act(heard, known, Which(_next(known)), *found.span("item"), found) if at_its_door else None


def _headed(heard: Heard, known: Known, found: re.Match[str]) -> Meaning | None:
    start, end = found.start("item"), found.end("item")
    held = which.find(found["for"] or "", known)
    first, colon, _ = found["item"].partition(":")
    of = which.find(first, known) if colon and found["for"] is None else None
    if of is not None and of.named and of.days:
        # 'Agenda 10 December: heating'.
        return _act(heard, known, of, start + len(first) + 1, end)
    if (
        found["for"] is None
        and found["bare"] != ":"
        and (alone := which.find(found["item"], known))
        and alone.named
    ):
        # 'Agenda for January' is asked for.
        return None
    tail = _AT.search(heard.text) if found["for"] is None else None
    then = which.find(tail["which"] or tail["next"], known) if tail else None
    if tail is not None and then is not None and then.named and then.days:
        held, end = then, tail.start()
    return _act(heard, known, held, start, end)


def _act(
    heard: Heard, known: Known, held: Which | None, start: int, end: int, length: re.Match[str] | None = None
) -> Meaning | None:
    if held is None:
        return None
    start += len(heard.text[start:end]) - len(heard.text[start:end].lstrip())
    if led := _AN_ITEM.match(heard.text, start, end):
        start = led.end()
    words = heard.text[start:end]
    found = _LENGTH.search(words)
    # A length at the end is the item's; elsewhere it is part of what it says.
    if found is not None and not words[found.end() :].strip(_BARE):
        length, end = found, start + found.start()
    typed = _CAN_IT.sub("", heard.typed(start, end).strip(_BARE)).strip(_BARE)
    if typed.count("(") > typed.count(")"):
        # 'Winter pressures (Sam, 15 mins)': the length stood in brackets with something else.
        typed += ")"
    if typed.lower() in _ABOVE and heard.above:
        typed = plain.read(heard.above).text[:MOST]
    if not typed:
        return None
    minutes = _minutes(length["length"]) if length else None

    act = MeetingAct(MeetingDoes.AGENDA_ITEM, item=typed, minutes=minutes)
    return which.of_one(
        held,
        known,
        lambda day: MeetingAct(MeetingDoes.AGENDA_ITEM, day=day, item=typed, minutes=minutes),
        act,
    )


def _minutes(typed: str) -> int | None:
    try:
        return times.read(f"for {typed}")[1]
    except Refusal:
        return None


def _next(known: Known) -> tuple[date, ...]:
    return tuple(one.day for one in known.coming[:1])
