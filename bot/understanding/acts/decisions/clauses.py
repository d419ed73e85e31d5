"""One clause of what is typed: whether all of it says something of a decision beside its wording."""

import re
from collections.abc import Callable

from bot.understanding.acts.decisions import conditions, movers, outcomes, reasons, relations, votes
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.meaning import Taken
from bot.understanding.plain import Plain

_RULES: tuple[tuple[str, Callable[[Plain, Known], tuple[Found, int] | None]], ...] = (
    ("vote", votes.read),
    ("proposer", movers.read),
    ("status", outcomes.read),
    ("replaces", relations.read),
    ("condition", conditions.read),
    ("reason", reasons.read),
)
_JOINT = re.compile(r"[\s,;.:)(*_-]*(?:(?:and|but|by|with|on(?! behalf)|it was|was)\s)?")
MOST = 6
"""So many things are said in one clause at most."""
LONGEST = 1000
"""In letters; what is longer is a text of its own."""

DELIMITER = re.compile(r"[:;,.!]\s|\s-\s|:(?![\d/])|\n|(?<=\w)- ")
"""Where one clause may end and another begin, in folded words."""


def quoted(folded: str, at: int) -> bool:
    """Tell whether a place stands within quotation marks: what is said there is part of the wording."""
    return folded.count('"', 0, at) % 2 == 1 and folded.find('"', at) >= 0


def read(clause: Plain, known: Known) -> Found | None:
    """Return what a clause says, if all of its words say something of that kind."""
    found = Found()
    rest = _bare(clause)
    if len(rest.text) > LONGEST:
        return None
    for _ in range(MOST):
        if found.taken and rest.folded.startswith(("conditions", "condition:")):
            return None  # 'Approved with conditions: the lease'
        said = _first(rest, known)
        if said is None:
            return None
        found = found.joined(said[0])
        end = said[1]
        if not rest.folded[end:].strip(" .,;:!)(*_-"):
            return found
        joint = _JOINT.match(rest.folded, end)
        rest = rest.cut(joint.end() if joint else end, len(rest.text))
    return None


def _first(clause: Plain, known: Known) -> tuple[Found, int] | None:
    for name, rule in _RULES:
        if (said := rule(clause, known)) is not None:
            found, end = said
            taken = (Taken(name, clause.text[:end].strip()),)
            return Found(taken=taken).joined(found), end
    return None


def _bare(clause: Plain) -> Plain:
    """Return a clause without the brackets, dashes and marks of bold type around it."""
    text = clause.text
    start = len(text) - len(text.lstrip(" .,;:!()[]*_~-–—"))
    return clause.cut(start, max(len(text.rstrip(" ,;:!)(][*_~-–—")), start))
