"""Whose things somebody asks for: one person, several, or all who speak for a body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from bot.understanding import people
from bot.understanding.acts.lookups import words
from bot.understanding.known import Known
from bot.understanding.people import How, Spot
from bot.understanding.plain import Plain

MOST_ASKED = 5
_JOINT = re.compile(r"(?:'s?)?(?:,? (?:and|or|&|\+|plus|/) |, ?| ?[/&+] ?)(?:by |for |from |of |both )?")
_ME_BEFORE = re.compile(r"\b(?:me|my|mine|myself|i)(?:'s?)?,? (?:and|or|&) $")
_ME_BEHIND = re.compile(r"(?:'s?)?,? (?:and|or|&) (?:me|my|mine|myself|i)\b")
_OF_THEM = re.compile(r"\b(?:about|regarding|concerning|mentioning|re) $")
"""'Decisions about Priya' need not be hers."""
_NOT_THEIRS = re.compile(
    r"\b(?:about|regarding|concerning|on|re|with|do with|against|near|in|at|to|via|around|over) $"
)
"""Before a body, these make it what is spoken of, and not whose things are."""
_THEIRS = re.compile(
    r"\b(?:by|from|of|for|has|have|had|did|does|do|is|are|was|were|what's|whats|who at|anyone at) $"
)
_TO_THEM = re.compile(
    r"\b(?:have|do|did|am|was|must|should) i\b.{0,40} (?:owe|owed|for|to|give|send|with|from) $"
)
"""'What do I owe Val' asks for one's own."""


@dataclass(frozen=True)
class Whom:
    """The people who are named in a row, from `start` to `end`, each by whom that may be; `me` is one too.

    There are none of them where somebody is named and one's own is asked for: 'what do I owe Val?'.
    """

    spots: tuple[Spot, ...]
    start: int
    end: int
    me: bool = False

    def readings(self, known: Known) -> tuple[tuple[str, ...], ...]:
        """Return the people that may be meant, at most a few times; who nobody knows stays as typed."""
        each = [spot.who or ("",) for spot in self.spots]
        if len(self.spots) == 1 and self.spots[0].how is How.ORGANISATION:
            return (self.spots[0].who,)
        own = (known.speaker,) if self.me else ()
        found = (tuple(dict.fromkeys((*one, *own))) for one in product(*each))
        return tuple(islice(found, MOST_ASKED))


def find(text: Plain, known: Known, *, of_work: bool) -> Whom | None:
    """Return whose things a text asks for, other than the speaker's alone; None for nobody's.

    A body's are those of its people, where `of_work` or the words say that they do it.
    """
    spots = people.spot(text, known)
    persons = [one for one in spots if one.how is not How.ORGANISATION]
    if persons:
        first = persons[0]
        if not of_work and _OF_THEM.search(text.folded, 0, first.start):
            return None
        if _TO_THEM.search(text.folded, 0, first.start):
            return Whom((), first.start, first.end, me=True)
        row = tuple(_in_a_row(text, persons))
        me_before = _ME_BEFORE.search(text.folded, 0, first.start)
        me_behind = _ME_BEHIND.match(text.folded, row[-1].end)
        start = me_before.start() if me_before else first.start
        end = me_behind.end() if me_behind else row[-1].end
        return Whom(row, start, end, me=bool(me_before or me_behind))
    body = next((one for one in spots if one.who and _is_theirs(text, one, of_work)), None)
    found = body or _whose(text, known)
    return Whom((found,), found.start, found.end) if found else None


def _in_a_row(text: Plain, spots: Sequence[Spot]) -> Iterator[Spot]:
    end = None
    for spot in spots:
        if end is not None:
            joint = _JOINT.match(text.folded, end)
            tokens = text.folded[end : spot.start] == " " and text.folded[spot.start : spot.start + 1] == "@"
            if not tokens and (joint is None or joint.end() != spot.start):
                return
        yield spot
        end = spot.end


def _is_theirs(text: Plain, body: Spot, of_work: bool) -> bool:
    """Tell whether a body is named as those whose things are asked for."""
    if _NOT_THEIRS.search(text.folded, 0, body.start):
        return False
    behind = text.folded[body.end : body.end + 2]
    alone = not text.folded[: body.start].strip()
    theirs = _THEIRS.search(text.folded, 0, body.start) is not None or behind == "'s"
    return theirs or (of_work and alone)


def _whose(text: Plain, known: Known) -> Spot | None:
    """Return whose things are asked for where the apostrophe was left out: 'mals'."""
    for match in words.WORD.finditer(text.folded):
        if match[0].endswith("s") and len(match[0]) > 3:
            cut = text.cut(match.start(), match.end() - 1)
            named = [one for one in people.spot(cut, known) if one.end == len(cut.text) and one.who]
            if named and named[0].how not in (How.ORGANISATION, How.OFFICE):  # chairs are also sat on
                return replace(named[0], start=match.start(), end=match.end())
    return None
