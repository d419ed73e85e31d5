"""Work that is given without 'to' or 'will' behind a name: 'Mal: chase the landlord', 'can Val ring them'."""

import re
from dataclasses import dataclass

from bot.language import dates
from bot.understanding import people
from bot.understanding.acts.actions.verbs import USUAL
from bot.understanding.known import Known
from bot.understanding.people import How, Spot
from bot.understanding.plain import Plain

_JOINT = re.compile(r"(?:,? and|,? &|,|/| \+)\s?")
_LABELLED = re.compile(r"\s?(?::| -)\s(?:please |to |will )?(?P<verb>[a-z]{2,14})\b")
_REQUEST = re.compile(r"(?:please )?(?:can|could|would|will) (?:we ask )?(?!you\b|we\b|i\b)")
_ASKED = re.compile(r"(?:please )?(?:ask|remind|get|tell|chase|nudge|invite) ")
_TO_DO = re.compile(r" (?:(?:please |kindly |just )?to |for |about )(?=[a-z])")
_DOES = re.compile(r" (?:please |kindly |just )?(?=[a-z])(?!be\b|have\b|not\b|and\b|or\b)")
_TAKES_ON = re.compile(
    r"(?: (?:is|are|has|have|was|were|had)|'s)?(?: (?:very|so|ever so|quite|more than))?(?: (?:kindly"
    r"|generously|already|now|just|also|gladly|happily))?"
    r" (?:(?:said|says|say|confirmed|confirms|promised|promises|(?:told|tells|assured) (?:us|me|everyone|the"
    r" group)|thinks|reckons)(?: that)? (?:she|he|they)(?:'ll|'d| will| can| would| could| is going to"
    r"|'s going to|(?:'s| is|'re| are) happy to)"
    r"|(?:going|offered|volunteered|promised|undertook|happy|willing|glad|keen|due|been asked|asked|agreed)"
    r" to)"
    r" (?=[a-z])(?!be\b|have\b|not\b|never\b)"
)
_FONDLY = re.compile(
    r"(?:(?:lovely|dear|good|old|our|poor|the wonderful|wonderful|kind|brilliant|young) ){1,3}(?=[a-z])"
)
_OURS = re.compile(
    r"(?P<any>somebody|someone|anybody)(?: else)? (?:needs?|has|ought|should|must|to)(?: to)? |we (?:need"
    r"|have|ought) to |(?:need|needs) to "
)
_OWNED_AT_THE_END = re.compile(r"(?: \(| - )(?P<who>[^()\d:]{2,40})\)?$")


@dataclass(frozen=True)
class Work:
    """Words that give somebody work: who, and what from `start` on; `dated` tells that they say by when."""

    who: tuple[Spot, ...]
    task: Plain
    dated: bool
    whole: Plain
    """The words with whom they name: what the reader of actions is given."""


def otherwise(text: Plain, known: Known) -> Work | None:
    """Return the work that a text gives somebody in one of these ways; None for any other text."""
    return (
        _requested(text, known)
        or _taken_on(text, known)
        or _of_ours(text, known)
        or _owned_at_the_end(text, known)
    )


def is_request(text: Plain) -> bool:
    """Tell whether a text asks somebody else to do something: 'can Val ring the school'."""
    return _REQUEST.match(text.folded) is not None


def is_of_a_body(work: Work) -> bool:
    """Tell whether those who are given work are organisations, which commit themselves to it."""
    return bool(work.who) and all(spot.how is How.ORGANISATION for spot in work.who)


def is_taken_on(text: Plain, known: Known) -> bool:
    """Tell whether a text says of somebody that they take work on: 'Lena says she'll write to the trust'."""
    _, end = named(text, known)
    return end > 0 and _TAKES_ON.match(text.folded, end) is not None


def _requested(text: Plain, known: Known) -> Work | None:
    """Read 'can Val ring the school', 'ask Kate to book the hall'."""
    match = _REQUEST.match(text.folded) or _ASKED.match(text.folded)
    if match is None:
        return None
    spots, end = named(text.cut(match.end(), len(text.text)), known)
    link = (_DOES if is_request(text) else _TO_DO).match(text.folded, match.end() + end)
    return _work(spots, text, link.end(), known) if spots and link else None


def _taken_on(text: Plain, known: Known) -> Work | None:
    """Read 'Mal: chase the landlord', 'Lovely Lena has said she will do the flowers'."""
    if fondly := _FONDLY.match(text.folded):
        text = text.cut(fondly.end(), len(text.text))
    spots, end = named(text, known)
    if not spots:
        return None
    if link := _TAKES_ON.match(text.folded, end):
        return _work(spots, text, link.end(), known)
    label = _LABELLED.match(text.folded, end)
    if label is None:
        return None
    dated = text.text[label.start("verb")].islower() and dates.find(text.text, known.calendar)
    if not (label["verb"] in USUAL or dated):
        return None
    return _work(spots, text, label.start("verb"), known)


def _of_ours(text: Plain, known: Known) -> Work | None:
    """Read 'somebody needs to ring the landlord', 'we need to book the hall by Friday'."""
    match = _OURS.match(text.folded)
    if match is None:
        return None
    work = _work((), text, match.end(), known)
    usual = work.task.folded.partition(" ")[0] in USUAL
    return work if usual and (work.dated or match["any"]) else None


def _owned_at_the_end(text: Plain, known: Known) -> Work | None:
    """Read 'ring the landlord by Friday (Mal)', 'book the hall - Kate'."""
    last = _OWNED_AT_THE_END.search(text.folded)
    if last is None or text.folded.partition(" ")[0] not in USUAL:
        return None
    spots, end = named(text.cut(last.start("who"), last.end("who")), known)
    task = text.cut(0, last.start())
    dated = dates.find(task.text, known.calendar) is not None
    return Work(spots, task, dated, text) if spots and end == len(last["who"]) else None


def _work(spots: tuple[Spot, ...], text: Plain, start: int, known: Known) -> Work:
    task = text.cut(start, len(text.text))
    return Work(spots, task, dates.find(task.text, known.calendar) is not None, text)


def named(text: Plain, known: Known) -> tuple[tuple[Spot, ...], int]:
    """Return those who are named at the beginning of a text, and where their names end."""
    found: list[Spot] = []
    end = 0
    for spot in people.spot(text.cut(0, 200), known):
        between = text.folded[end : spot.start]
        if between and not (found and _JOINT.fullmatch(between)):
            break
        found.append(spot)
        end = spot.end
    return tuple(found), end
