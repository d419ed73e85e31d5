"""Which earlier decisions a new one replaces or amends: 'replaces D1', 'D1 is replaced by …'."""

import re

from bot.understanding import records
from bot.understanding.acts.decisions import ending
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.plain import Plain
from storage.records import RecordKind

_ACTIVE = re.compile(
    r"(?:(?:and )?(?:this|it|which|that|to) )?(?:(?:will |hereby |therefore )?(?P<replaces>replaces?"
    r"|replacing|supersedes?|superseding|overrides?|overriding|instead of|in place of|in lieu of"
    r"|rather than|takes the place of|undoes|overturns|revokes|cancels)|(?P<amends>amends?|amending"
    r"|amendment to|an amendment to|as an amendment to|updates|updating|modifies|extends|varies))(?: our"
    r"| the)?(?: earlier| previous| old)?(?: decision,?(?= [#d]))?\s"
)
_PASSIVE = re.compile(
    r"\s?(?:(?:is|are|was|were|to be|be|gets|should be|has been|will be)(?: now| hereby"
    r"| therefore)? )?(?:(?P<replaces>replaced|superseded|overturned)|(?P<amends>amended|changed|updated"
    r"|revised|modified))(?: by| with| to say| to read| as follows| to)?(?: the following)?(?![\w'])"
)
_ADDS = re.compile(
    r"\s?(?::|-)\s(?=(?:also |and |now |to )?(?:add|include|extend|insert|delete|remove|omit|exclude|leave"
    r" out|take out|strike out)\b)"
)
"""'D1: add Sundays' says what is other in it."""
_READS = re.compile(r"\s(?:should |is to |will |to |now )?(?:now )?(?:reads?|say|says)(?![\w'])")
_JOINT = re.compile(r"(?:,? and|,|,? &| \+|/)\s?")


def read(clause: Plain, known: Known) -> tuple[Found, int] | None:
    """Return what the beginning of a clause says of earlier decisions, and where that ends."""
    folded = clause.folded
    spots = records.spot(clause, known)
    match = _ACTIVE.match(folded)
    if match:
        numbers, end = listed(clause, spots, match.end())
        return (_related(bool(match["replaces"]), numbers), end) if numbers else None
    numbers, end = listed(clause, spots, 0, sure=True)
    if not numbers:
        return None
    passive = _PASSIVE.match(folded, end)
    if passive:
        return _related(bool(passive["replaces"]), numbers), passive.end()
    ended = ending.AFTER.match(folded, end)
    if ended and not folded[ended.end() :].strip(" ."):
        return _related(True, numbers), ended.end()
    reads = _ADDS.match(folded, end) or _READS.match(folded, end)
    return (_related(False, numbers), reads.end()) if reads else None


def _related(replaces: bool, numbers: tuple[int, ...]) -> Found:
    return Found(replaces=numbers) if replaces else Found(amends=numbers)


def listed(
    clause: Plain, spots: tuple[records.Mentioned, ...], start: int, *, sure: bool = False
) -> tuple[tuple[int, ...], int]:
    """Return the decisions that a list from `start` on names, by number, and where it ends.

    Where they are to be `sure`, '#1' does not count if it may be an action too.
    """
    numbers: list[int] = []
    end = start
    for spot in spots:
        if spot.start < end:
            continue
        between = clause.folded[end : spot.start]
        joint = _JOINT.fullmatch(between) if numbers else None
        if between and not joint and not (not numbers and between.isspace()):
            break
        if spot.ref.kind is not RecordKind.DECISION or (sure and not spot.is_a(RecordKind.DECISION)):
            break
        numbers.append(spot.ref.number)
        end = spot.end
    return tuple(dict.fromkeys(numbers)), end
