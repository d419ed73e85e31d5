"""Where meetings are held: a room, a building, a call or a link."""

import re

from bot.language import wording
from bot.language.recurrence import times, words
from bot.language.refusal import Refusal
from bot.understanding.acts.meetings import clauses, links, which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.acts.meetings.which import Which
from bot.understanding.known import Known

LONGEST = 200
CALLS = (
    r"(?:zoom|teams|ms teams|microsoft teams|google meet|webex|skype|whatsapp|phone|video|slack|huddle|jitsi)"
)
LINK = links.LINK
_HEAD = re.compile(
    r"(?:the )?(?:new )?(?:place|venue|location|link|where|zoom link|teams link"
    r"|address)(?: for (?P<which>[^:]{1,50}?)(?= is| will be|:))?(?: is"
    r"| will be)?[ :-]{1,3}(?P<place>.+)"
)
_MEETS = re.compile(
    r"(?:(?:we're|we are|we'll be|we will be) (?=in |at |on )|(?:we'll |we will |we're |we are |let's "
    r"|we |to )?(?:meet|meeting|be meeting|hold it"
    r"|have it|hold|do it|be) )(?P<rest>.+)"
)
_IS = re.compile(
    r"(?P<which>.{1,60}?) (?:(?:is|are|will|shall|has|have|had|needs|should|must|ought|could|can|better|now"
    r"|going|to|be|being|held|takes?|taking|place|happening) ){1,6}(?P<rest>.+)"
)
_MAKE = re.compile(r"(?:make|move|change|switch|do|hold|have) (?P<rest>.+)")
_VENUE = re.compile(
    r"(?:(?:change|move|switch|set|update) )?(?:the |our |a )?(?:new )?(?P<noun>venue|place|location"
    r"|room|link|zoom link"
    r"|teams link|address|meeting place)(?: (?:of|for) (?P<which>[^:]{1,40}?))?(?:,? (?:to|is|will be"
    r"|now|as|changes to"
    r"|changed to|has changed to|is now)){1,2}:? (?P<place>.+)"
)
_THEN_VENUE = re.compile(
    r"(?P<which>.{1,30}?)[:,-]? (?:the )?(?:venue|place|location)(?: is| will be|:)? (?P<place>.+)"
)
_BOOKED = re.compile(
    r"(?:(?:we've|we have|i've|i have|we|i) (?:now )?(?:got|booked|reserved|hired|secured) )?"
    r"(?P<place>.{3,60}?)"
    r"(?P<booked> (?:(?:is|are|has been|now|all|provisionally) ){0,3}(?:booked|reserved|hired|secured))?"
    r" for (?P<which>.{2,40})"
)
_MOST_OF_A_NAME = 7
_DONE = re.compile(r"(?:[a-z]{3,15}ed|to|not|being|be|going|planned|due|held to|meant|supposed)\b")
"""What is said of a meeting, and is no name of a place: 'proposed to hold it by Teams'."""
_OF_WHEN = re.compile(
    rf"(?:for|on|to|from) |(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)\b|{words.DAY}\b|{words.MONTH}\b|(?:first"
    rf"|second|third|fourth|last"
    rf"|next) (?:{words.DAY}|week|month)\b)"
)
"""'Link for Thursday' asks for one."""
_COULD = re.compile(
    r"(?:could|can|might|should|would|shall) (?=(?:the |our |next |january"
    r"|december).{1,40} be )"
)
_IN_PERSON = re.compile(r"(?:in )?person,? (?:at|in) ")
_IN = re.compile(
    r"(?:(?:held |back |over )?(?:in|at|on|by|via|over|using|to(?! be\b)"
    r"|through)) (?P<place>.+)"
)
_NOT_THERE = re.compile(
    rf",? ?(?:and |- |\()?\b(?:not|no longer|instead of|rather than|in place of|isn't)(?: (?:on|in|at"
    rf"|by|via|over|the|using)"
    rf"){{0,2}} (?:{CALLS}|[^,;]{{1,40}})$"
)
"""Where it is not, behind where it is: 'in the Bethel Hall not zoom'."""
_KIND = wording.word_set(
    "room hall centre center library office house school church café cafe zoom teams online hybrid building",
    "studio theatre chapel club pub floor suite boardroom street road lane campus hospital surgery webex",
    "chamber chambers offices lounge pavilion guildhall atrium classroom kitchen foyer church-hall in-person",
    "skype phone huddle virtual person face-to-face remote remotely annexe gym kitchen hub",
)
_FIRST = re.compile(
    rf"(?:the )?(?:{CALLS}|online|hybrid|face to face|in person|(?:[a-z'-]{{2,20}} )?(?:room|hall"
    rf"|library|office|centre|chamber|church"
    r"|boardroom))\b(?! (?:hire|booking|costs?|keys?|rota|budget|use|charges?|fees?))"
)
"""A place with nothing before it: 'Room 4 for the 10th', 'Teams not Zoom from now on'."""
_ONLY = re.compile(r"(?: \d{1,3}[a-z]?)?(?: only)?(?:,? (?:on|for|from|in|not|instead|rather) .*)?")
"""What may stand behind such a place; with more than that, something else is said of it."""
_WORD = re.compile(r"[^\W_][\w'’-]{0,60}")


def said(heard: Heard, known: Known, *, at_its_door: bool) -> tuple[str, Which | None, bool] | None:
    """Return the place that is said, of which meeting, and whether it is of all; None where none is said."""
    if could := _COULD.match(heard.text):
        heard = heard.part(could.end(), len(heard.text))
    text = heard.text
    if "instead" in _NOT_THERE.sub("", text):
        return None
    if (linked := links.said(heard, known, at_its_door=at_its_door)) is not None:
        return _place(heard, known, linked.held, *linked.link, sure=True)
    if at_its_door and (named := _headed(heard, known)) is not None:
        return named
    if found := _IS.fullmatch(text):
        held = which.find(_without_series(found["which"]), known)
        if held is not None and (at_its_door or held.named):
            return _held(heard, known, held, found.start("rest"))
    return _unnamed(heard, known) if at_its_door else None


def _headed(heard: Heard, known: Known) -> tuple[str, Which | None, bool] | None:
    """Read what says by its first words that it tells a place: 'venue for the 10th: Bethel Hall'."""
    if (named := _venue(heard, known) or _booked(heard, known)) is not None:
        return named
    if (found := _HEAD.fullmatch(heard.text)) is None:
        return None
    held = which.find(found["which"] or "", known)
    return _place(heard, known, held, found.start("place"), len(heard.text), sure=True)


def _venue(heard: Heard, known: Known) -> tuple[str, Which | None, bool] | None:
    """Read 'change the venue to Bethel Hall', '10 December, venue: Room 4'."""
    for pattern in (_VENUE, _THEN_VENUE):
        if found := pattern.fullmatch(heard.text):
            held = which.find(found["which"] or "", known)
            if held is not None and (pattern is _VENUE or held.named):
                return _place(heard, known, held, found.start("place"), len(heard.text), sure=True)
    return None


def _booked(heard: Heard, known: Known) -> tuple[str, Which | None, bool] | None:
    """Read 'we've got the library for the 10th', 'the small hall is booked for 14 January'."""
    found = _BOOKED.fullmatch(heard.text)
    if found is None or not (found["booked"] or found.start("place")) or not names_kind(found["place"]):
        return None
    held = which.find(found["which"], known)
    named = held is not None and held.named
    return _place(heard, known, held, *found.span("place"), sure=True) if named else None


def _unnamed(heard: Heard, known: Known) -> tuple[str, Which | None, bool] | None:
    """Read 'meet in the library on the 10th', 'by Zoom from now on', 'make it hybrid'."""
    text = heard.text
    if found := _MEETS.fullmatch(text):
        return _held(heard, known, None, found.start("rest"))
    if (found := _IN.fullmatch(text)) and names_kind(text):
        start = 0 if text.startswith("in person") else found.start("place")
        return _place(heard, known, None, start, len(text))
    if (first := _FIRST.match(text)) and _ONLY.fullmatch(text, first.end()):
        return _place(heard, known, None, 0, len(text))
    found = _MAKE.fullmatch(text)
    return _made(heard, known, found.start("rest")) if found else None


def _without_series(words_: str) -> str:
    return re.sub(r"\b(?:from now on|in future)\b", " ", words_)


def _held(
    heard: Heard, known: Known, held: Which | None, start: int
) -> tuple[str, Which | None, bool] | None:
    """Read 'in Room 4 on the 10th' from a place in the text on."""
    rest = heard.text[start:]
    if held is None and (day := re.match(r"on (?P<which>[^,]{1,40}?) (?=in |at |by |via )", rest)):
        held = which.find(day["which"], known)
        start += day.end() if held is not None and held.named else 0
        rest = heard.text[start:]
    if found := _IN.fullmatch(rest):
        return _place(heard, known, held, start + found.start("place"), len(heard.text))
    named = names_kind(rest) and len(rest.split()) <= _MOST_OF_A_NAME and not _DONE.match(rest)
    return _place(heard, known, held, start, len(heard.text)) if named else None


def _made(heard: Heard, known: Known, start: int) -> tuple[str, Which | None, bool] | None:
    """Read 'it hybrid', 'the next one to Room 4', 'the January meeting online'."""
    rest = heard.text[start:]
    for match in reversed(list(re.finditer(r" (?:to |in |at |on |by |via )?", rest))):
        held = which.find(_without_series(rest[: match.start()]), known)
        place = rest[match.end() :]
        if held is not None and names_kind(place):
            return _place(heard, known, held, start + match.end(), len(heard.text))
    return None


def names_kind(typed: str) -> bool:
    """Tell whether words name a kind of place: a hall, a library, a call or a link."""
    return bool(LINK.search(typed)) or not _KIND.isdisjoint(_WORD.findall(typed))


def _place(
    heard: Heard, known: Known, held: Which | None, start: int, end: int, *, sure: bool = False
) -> tuple[str, Which | None, bool] | None:
    """Return a part of the text as a place, without the words behind it that name a meeting."""
    text = heard.text
    if reason := clauses.REASON.search(text, start, end):
        end = reason.start()
    series = bool(re.search(r"\b(?:from now on|in future|always)\b", text)) or (held is not None and held.all)
    series = series or bool(re.search(r"\b(?:meetings|we always)\b", text[:start]))
    for tail in re.finditer(r",? (?:on|for|from|in) ", text[start:end]):
        then = which.find(text[start + tail.end() : end], known)
        future = text[start + tail.start() : end].strip(" ,") in ("from now on", "in future")
        if future or (then is not None and then.named and tail.start() > 0):
            held = held if future else then
            end = start + tail.start()
            break
    if other := _NOT_THERE.search(text, start, end):
        end = other.start()
    if in_person := _IN_PERSON.match(text, start, end):
        start = in_person.end()
    typed = _link_alone(heard.typed(start, end).strip(" ,.;:"))
    if _OF_WHEN.match(typed.lower()):
        return None
    if not typed or len(typed) > LONGEST or (not sure and _is_time(text[start:end], known)):
        return None
    return typed, held, series


def _link_alone(typed: str) -> str:
    """Return a link without the words that Slack shows for it, which are its own beginning."""
    link = LINK.search(typed)
    label = typed[: link.start()].removesuffix("(").strip() if link else ""
    return link[0].rstrip(")") if link and label and label in link[0] else typed


def _is_time(typed: str, known: Known) -> bool:
    if names_kind(typed):
        return False
    try:
        at, minutes, _ = times.read(f"at {typed}")
    except Refusal:
        return True
    return (
        at is not None
        or minutes is not None
        or bool(which.day(typed, known))
        or which.find(typed, known) is not None
    )
