"""What a decision is said to replace or amend, where it stands behind the wording in an input of a form.

What is typed at a door is understood as a whole (`understand`); of what stands in a form's input only this is
taken out, since the form has too few inputs for it.
"""

import re
from dataclasses import dataclass

from storage.records import Relation, Resolution

# 'replaces D3', '(amends D3).', '; this supersedes D3 and D4', 'instead of D3', at the end of what was typed.
_VERBS = {
    "replaces": Relation.SUPERSEDES,
    "replacing": Relation.SUPERSEDES,
    "supersedes": Relation.SUPERSEDES,
    "superseding": Relation.SUPERSEDES,
    "instead of": Relation.SUPERSEDES,
    "in place of": Relation.SUPERSEDES,
    "amends": Relation.AMENDS,
    "amending": Relation.AMENDS,
}
_NUMBER = r"d[ #]?\d{1,6}"
_LIST = rf"{_NUMBER}(?:\s{{0,3}}(?:,|and|&|\+)\s{{0,3}}{_NUMBER}){{0,9}}"
_RELATION = re.compile(
    rf"\b({'|'.join(verb.replace(' ', ' +') for verb in _VERBS)})\s({_LIST})[\s).!]*$", re.IGNORECASE
)
_PRONOUNS = ("this", "it", "which", "that")
_BEFORE_RELATION = " \n\t,;:(–—-"
_CLAUSE_BEGINS = (",", ";", ":", ".", "(", "–", "—", "-")
_TAIL = 300
"""Relations are looked for in so many characters at the end: what is typed can be long, and hostile."""
_MOST_RELATIONS = 10


@dataclass(frozen=True)
class Follow:
    """How a decision relates to an earlier one of its group, by that one's number (3 for D3)."""

    relation: Relation
    number: int


@dataclass(frozen=True)
class FollowingResolution(Resolution):
    """A resolution with the earlier decisions that it replaces or amends."""

    follows: tuple[Follow, ...] = ()


def from_end(text: str) -> tuple[str, tuple[Follow, ...]]:
    """Return `text` without the relations to earlier decisions at its end, and those, in the order typed."""
    rest, found = text.strip(), list[Follow]()
    for _ in range(_MOST_RELATIONS):
        tail = rest[-_TAIL:]
        # 'replaces D3 and amends D4': the 'and' belongs to the wording unless a relation stands before it.
        tail = tail.removesuffix(" and") if found else tail
        match = _RELATION.search(tail)
        if match is None:
            break
        relation = _VERBS[" ".join(match[1].lower().split())]
        found = [Follow(relation, int(number)) for number in re.findall(r"\d+", match[2])] + found
        rest = _trimmed(rest[: max(len(rest) - _TAIL, 0) + match.start()])
    return rest, tuple({follow.number: follow for follow in found}.values())


def _trimmed(rest: str) -> str:
    """Return what stands before a relation, without the comma, bracket or 'and this' that led to it."""
    bare = rest.rstrip()
    last = bare[-_TAIL:].rsplit(maxsplit=1)[-1:] or [""]
    # '…, and this', '… (which': a pronoun belongs to the relation where a new clause begins with it.
    word = last[0].lstrip(_BEFORE_RELATION + ".")
    if word.lower() in _PRONOUNS:
        before = bare[: len(bare) - len(word)].rstrip()
        joint = before[:-4].rstrip() if before[-4:].lower() == " and" else before
        bare = joint if joint.endswith(_CLAUSE_BEGINS) else bare
    elif word.lower() == "and" and bare[:-4].endswith((",", ";")):
        bare = bare[:-4]
    return bare.rstrip(_BEFORE_RELATION)
