"""What is said before the wording: frames, status, reasons, votes, people, one after the other."""

import re

from bot.understanding import people
from bot.understanding.acts.decisions import clauses, frames, movers, openings, relations, spelling
from bot.understanding.acts.decisions.draft import Draft, Found
from bot.understanding.known import Known
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_MOST = 8
_CLAUSES = 6
"""A clause before the wording ends at one of so many places at most."""
_REASON_FIRST = re.compile(
    r"(?:because|since|as|given|due to|owing to|in view|in light|in the light|seeing|consider)\b"
)
_LIST = re.compile(r"(?:and|or)\s")
_LEAD_IN = re.compile(
    r"(?:after|following|at|having|today|yesterday|last|tonight|on|in|during|so|then|therefore|by|with)\b"
)
_WORD = re.compile(r"\S+\s")
_LEAD_IN_WORDS = 10
_PERSON = re.compile(
    r"(?: has| have|'s)? ?(?:proposes|proposed|suggests|suggested|moves|moved)(?P<that> that| to| we\b)? "
)


def read(draft: Draft, known: Known, *, asked: bool) -> Draft:
    """Return a draft without what stands before its wording."""
    head = Draft(draft.rest)
    for _ in range(_MOST):
        step = _step(head, known, asked=asked)
        if step is None:
            break
        head = step
    return Draft(head.rest, head.found.joined(draft.found))


def _step(draft: Draft, known: Known, *, asked: bool) -> Draft | None:
    rest = openings.unmarked(openings.bare(draft.rest))
    framed = draft.found.settles or bool(draft.found.replaces or draft.found.amends)
    said = openings.read(rest, asked=asked and not draft.found.recorded)
    said = said or frames.read(rest, after=draft.found if framed else None)
    said = said or _slipped(rest) or _person(rest, known)
    if said is not None and said[1] and not draft.found.joined(said[0]).clash:
        return draft.plus(said[0], rest.cut(said[1], len(rest.text)))
    if said is not None and said[0].unsure and not draft.found.unsure:
        return draft.plus(said[0], rest)
    step = _related(draft, rest, known) or _clause(draft, rest, known)
    if step is not None:
        return step
    if (led := _led_in(rest)) is not None:
        return draft.plus(led[0], rest.cut(led[1], len(rest.text)))
    greeted = _clause(draft, rest.cut(openings.greeting(rest), len(rest.text)), known)
    return greeted if greeted is not None and greeted.found.settles and not draft.found.settles else None


def _related(draft: Draft, rest: Plain, known: Known) -> Draft | None:
    """Take 'instead of D1', 'D1 is replaced by' before a wording, with or without a comma."""
    said = relations.read(rest, known)
    wording = rest.cut(said[1], len(rest.text)) if said else rest
    wording = wording.cut(len(wording.text) - len(wording.text.lstrip(" ,:;.-–—")), len(wording.text))
    return draft.plus(said[0], wording) if said and wording.text else None


def _clause(draft: Draft, rest: Plain, known: Known) -> Draft | None:
    """Take the first clause, if all of it says something beside the wording."""
    ends = list(clauses.DELIMITER.finditer(rest.folded, 0, 400))[:_CLAUSES]
    for index, end in enumerate(ends):
        if not rest.folded[end.end() :].strip():
            break
        first = rest.cut(0, end.start())
        if _REASON_FIRST.match(first.folded) and _goes_on(rest, ends, index):
            continue
        found = clauses.read(first, known) or clauses.read(_mended(first), known)
        if found is None and draft.found == Found() and _is_courtesy(first):
            found = Found()
        if found is not None:
            return draft.plus(found, rest.cut(end.end(), len(rest.text)))
    return None


def _is_courtesy(clause: Plain) -> bool:
    return openings.greeting(Plain(clause.text, folded=clause.folded + ", ")) >= len(clause.folded)


def _goes_on(rest: Plain, ends: list[re.Match[str]], index: int) -> bool:
    """Tell whether a comma divides a list in a reason: 'Because of rain, wind and cold, we …'."""
    if rest.folded[ends[index].start()] != "," or index + 1 >= len(ends):
        return False
    between = rest.folded[ends[index].end() : ends[index + 1].start()]
    lists = bool(_LIST.search(between)) and len(between.split()) <= 4
    return rest.folded[ends[index + 1].start()] == "," and lists


def _slipped(rest: Plain) -> tuple[Found, int] | None:
    """Read a frame with a slip of the finger in it."""
    mended = _mended(rest)
    if mended is rest:
        return None
    said = frames.read(mended)
    if said is None or not said[1]:
        return None
    left = len(mended.text) - said[1]
    return (said[0], len(rest.text) - left) if rest.text[-left:] == mended.text[said[1] :] else None


def _mended(text: Plain) -> Plain:
    return spelling.mended(text)


def _person(rest: Plain, known: Known) -> tuple[Found, int] | None:
    """Read 'Lena proposes moving …', 'Val moved that …'."""
    start = frames.before_name(rest)
    if start and _begins_with_name(rest, start, known):
        return Found(agreed=True), start
    end = movers.named(rest.cut(0, 80), 0, known)
    match = _PERSON.match(rest.folded, end) if end is not None else None
    if end is None or match is None or ("move" in match[0] and not match["that"]):
        return None
    found = Found(status=DecisionStatus.PROPOSED, proposer=rest.cut(0, end))
    return found, match.end() - (3 if (match["that"] or "").strip() == "we" else 0)


def _begins_with_name(rest: Plain, start: int, known: Known) -> bool:
    spots = people.spot(rest.cut(start, start + 40), known)
    return bool(spots) and spots[0].start == 0


def _led_in(rest: Plain) -> tuple[Found, int] | None:
    """Read a frame after a few words: 'after a long discussion we agreed that …', 'so um agreed to …'."""
    start = openings.greeting(rest)
    if not start and not _LEAD_IN.match(rest.folded):
        return None
    for _ in range(_LEAD_IN_WORDS):
        if start and (said := frames.read(rest.cut(start, len(rest.text)))) and said[1]:
            shift = start + len(rest.text[start:]) - len(rest.text[start:].lstrip())
            return (said[0], shift + said[1]) if not said[0].unsure else None
        word = _WORD.match(rest.folded, start)
        if word is None or word[0].rstrip().endswith((".", ";", ":")):
            return None
        start = word.end()
    return None
