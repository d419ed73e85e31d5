"""A decision's wording, its reason and what it replaces or amends, in a message or a form."""

import re
from dataclasses import dataclass

from bot.language import slack_text
from bot.language.bounds import READ
from storage.records import Relation, Resolution

EXAMPLE = "/decide We will pilot the crisis café from January because three partners can host it"

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
_BEFORE_REASON = (",", ";", "–", "—", "-")
_TAIL = 300
"""Relations are looked for in so many characters at the end: what is typed can be long, and hostile."""
_MOST_RELATIONS = 10
_REASON = re.compile(r"(?<!\w)because\s", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[,;:–—]|\s-\s")


@dataclass(frozen=True)
class Follow:
    """How a decision relates to an earlier one of its group, by that one's number (3 for D3)."""

    relation: Relation
    number: int


@dataclass(frozen=True)
class FollowingResolution(Resolution):
    """A resolution with the earlier decisions that it replaces or amends."""

    follows: tuple[Follow, ...] = ()


def parts(text: str) -> tuple[str, str | None, tuple[Follow, ...]]:
    """Return the wording, the reason and the relations in what was typed; the wording may be empty."""
    return divided(slack_text.readable(text))


def divided(text: str) -> tuple[str, str | None, tuple[Follow, ...]]:
    """Return the same for words as a person reads them."""
    plain, follows = split_relations(text)
    wording, reason = _split_reason(plain)
    if reason and not follows:
        wording, follows = split_relations(wording)
    return wording, reason, follows


def split_relations(text: str) -> tuple[str, tuple[Follow, ...]]:
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


def _split_reason(plain: str) -> tuple[str, str | None]:
    found = _REASON.search(plain, 0, READ)
    if found is None or not (reason := plain[found.end() :].strip()):
        return plain, None
    wording = plain[: found.start()].rstrip()
    wording = (wording[:-1] if wording.endswith(_BEFORE_REASON) else wording).strip()
    if not wording and _CLAUSE_ENDS.search(reason):
        # All of 'Because money is short, we wait' is the decision.
        return plain, None
    return wording, reason
