"""Who proposed and seconded a decision, and on whose behalf it is told."""

import re
from collections.abc import Sequence

from bot.understanding import people
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.people import How
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_PROPOSED = re.compile(
    r"(?:proposed by:?|moved by:?|(?:motion|proposal|suggestion|idea) (?:by|from|of)|proposer:?|prop\.?:?"
    r"|proposed:?|moved:?|mover:?)\s|(?:motion|proposal|suggestion|idea) \("
)
_SECONDED = re.compile(r"(?:and )?(?:seconded by:?|seconder:?|sec\.?:?|seconded:?|2nd(?:ed)?(?: by)?:?)\s")
_ON_BEHALF = re.compile(
    r"(?:(?:said |told )?(?:for and )?on behalf of:?|speaking for|in the name of|o/b/o|obo|p\.?p\.?)\s"
)
_SPEAKS = re.compile(r" (?=(?:we|our|i|its?|they|their|there|no|all|the|a|any|each)\b)")
"""Behind a body: 'On behalf of Mind Cymru we …'."""
_BEHALF = re.compile(r"'s? behalf(?![\w'])")
_NAME = re.compile(r"(?:the )?@?[A-Z][\w'’-]{0,40}(?: (?!I\b)[A-Z][\w'’-]{0,40}){0,3}")
_DOES = re.compile(
    r"(?P<proposed> (?:proposed|proposes|move[ds](?! (?:to|into|from|out|on|back|over|in|up|down)\b))"
    r"|'s (?:motion|proposal|suggestion|idea))"
    r"| (?P<seconded>seconded|seconds)(?: it| this)?"
)
MOST_LETTERS = 120
"""A name is looked for in so many."""
_MYSELF = frozenset({"me", "myself", "i"})


def read(clause: Plain, known: Known) -> tuple[Found, int] | None:
    """Return who proposed or seconded it, as a clause begins by saying, and where that ends."""
    for pattern, name in ((_PROPOSED, "proposer"), (_SECONDED, "seconder"), (_ON_BEHALF, "on_behalf")):
        if match := pattern.match(clause.folded):
            end = named(clause, match.end(), known)
            if end is None:
                continue
            who = clause.cut(match.end(), end)
            return _found(name, who), end
    if clause.folded.startswith("on ") and (end := named(clause, 3, known)) is not None:
        behalf = _BEHALF.match(clause.folded, end)
        return (_found("on_behalf", clause.cut(3, end)), behalf.end()) if behalf else None
    return _does(clause, known)


def on_behalf(rest: Plain, known: Known) -> tuple[Found, int] | None:
    """Read 'On behalf of Mind Cymru we …', where no comma or colon divides the two."""
    match = _ON_BEHALF.match(rest.folded)
    end = named(rest, match.end(), known) if match else None
    if match is None or end is None or _SPEAKS.match(rest.folded, end) is None:
        return None
    return Found(on_behalf=rest.cut(match.end(), end), recorded=True), end + 1


def _found(name: str, who: Plain) -> Found:
    if name == "proposer":
        return Found(status=DecisionStatus.PROPOSED, proposer=who)
    return Found(seconder=who) if name == "seconder" else Found(on_behalf=who)


def _does(clause: Plain, known: Known) -> tuple[Found, int] | None:
    """Read 'Val proposed', 'Mal seconded'."""
    if not _DOES.search(clause.folded, 0, 100):
        return None
    end = named(clause, 0, known)
    match = _DOES.match(clause.folded, end) if end is not None else None
    if end is None or match is None:
        return None
    who = clause.cut(0, end)
    return _found("proposer" if match["proposed"] else "seconder", who), match.end()


def named(clause: Plain, start: int, known: Known) -> int | None:
    """Return where the name that begins at a place ends, None where nobody is named there."""
    rest = clause.cut(start, start + MOST_LETTERS)
    start += len(clause.text[start:]) - len(clause.text[start:].lstrip())
    spots = people.spot(rest, known)
    if spots and spots[0].start == 0 and not _goes_on(rest, spots[0].end):
        return start + spots[0].end
    first = rest.folded.split(maxsplit=1)[:1]
    if first and first[0].strip(".,;:") in _MYSELF:
        return start + len(first[0].rstrip(".,;:"))
    match = _NAME.match(rest.text)
    return start + match.end() if match else None


def _goes_on(rest: Plain, end: int) -> bool:
    """Tell whether a name is longer than the one that is known: 'Val Morris'."""
    match = _NAME.match(rest.text)
    if rest.folded.startswith("'s", end):
        return False
    return match is not None and match.end() > end and not rest.text[end:].lstrip().startswith("@")


def is_body(name: Plain, known: Known) -> bool:
    """Tell whether a name is that of an organisation, or may be: 'the Council', 'the library'."""
    spots = people.spot(name, known)
    return name.folded.startswith("the ") or (bool(spots) and spots[0].how is How.ORGANISATION)


def who(name: Plain, known: Known) -> Sequence[str]:
    """Return the ids of those who may be meant; what is typed where it is nobody of the group."""
    if name.folded in _MYSELF:
        return (known.speaker,)
    spots = people.spot(name, known)
    if spots and spots[0].how is How.ORGANISATION and name.folded.startswith("the "):
        return (name.text[4:],)
    if not spots or spots[0].how in (How.NOBODY_KNOWN, How.ORGANISATION, How.USER_GROUP):
        return (name.text.lstrip("@"),)
    return spots[0].who
