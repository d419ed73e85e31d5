"""What is said before the wording: frames, status, reasons, votes, people, one after the other."""

import re
from dataclasses import replace

from bot.understanding.acts.decisions import (
    clauses,
    frames,
    leads,
    movers,
    openings,
    reasons,
    relations,
    spelling,
    talk,
)
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
_LEFT = re.compile(r"(?:- |(?:then|so|there|now)\s?[,:]\s|so (?=(?:the|we|our|no|it)\b))")
"""What a frame leaves before a wording: 'decide – no meeting in August', 'That's agreed then, we stay'."""
_LIST = re.compile(r"(?:and|or)\s")
_SHORT_REASON = 2
"""A reason has more words, the one that leads to it among them."""
_ASIDE = re.compile(
    r"(?:which|who|whom|whose|where|despite|even|especially|particularly|including|frankly|sadly"
    r"|not to mention|as we"
    r"|as you|as everyone|as ever|as usual|and|or|but|again|in fact|of course|of all|with)\b"
)
"""What stands between two commas of a reason: 'Given that the lift is out, which surprises nobody, …'."""
_PROPOSED_BY = re.compile(
    r"(?:proposal|motion|suggestion|idea) (?:from|by|of|no\.?|number|\d|\()[^:]{0,60}"
    r"|\w{1,20}'s (?:proposal|motion|idea)"
)
_AGREED_WHEN = re.compile(
    r"(?:it was |we |decision |decisions )?(?:agreed|decided|resolved|approved|made|taken) (?:by|at|on|in"
    r"|during|via|after|following|over|today|this|tonight|yesterday|last)\b[^:]{0,60}"
)
"""'Agreed by e-mail on 20 November:' says when, which is no part of the wording."""


def read(draft: Draft, known: Known, *, asked: bool) -> Draft:
    """Return a draft without what stands before its wording."""
    head = Draft(draft.rest)
    for _ in range(_MOST):
        step = _step(head, known, asked=asked)
        if step is None:
            break
        head = step
    rest = head.rest
    if head.found != Found() and (left := _LEFT.match(rest.folded)):
        rest = rest.cut(left.end(), len(rest.text))
    return Draft(talk.as_minuted(rest, draft.rest, known), head.found.joined(draft.found))


def _step(draft: Draft, known: Known, *, asked: bool) -> Draft | None:
    rest = openings.unmarked(openings.bare(draft.rest))
    framed = draft.found.settles or bool(draft.found.replaces or draft.found.amends)
    said = openings.read(rest, asked=asked and not draft.found.recorded)
    said = said or leads.dated(rest, known) or leads.on_a_motion(rest, known) or leads.voted(rest, known)
    said = said or movers.on_behalf(rest, known) or leads.put_off_until(rest, known)
    said = said or frames.read(rest, after=draft.found if framed else None)
    said = said or leads.slipped(rest) or leads.moved_by(rest, known) or leads.person(rest, known)
    if said is not None and said[1] and not draft.found.joined(said[0]).clash:
        return draft.plus(said[0], rest.cut(said[1], len(rest.text)))
    if said is not None and said[0].unsure and not draft.found.unsure:
        return draft.plus(said[0], rest)
    if at := talk.begun(rest, known):
        return draft.plus(Found(), rest.cut(at, len(rest.text)))
    step = (
        _related(draft, rest, known) or _clause(draft, rest, known) or _reason_before_us(draft, rest, known)
    )
    if step is not None:
        return step
    if start := openings.lead_in(rest):
        return draft.plus(Found(), rest.cut(start, len(rest.text)))
    if (led := leads.led_in(rest, known)) is not None and not (led[0].unsure and draft.found.unsure):
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
        if not first.text or clauses.quoted(rest.folded, end.start()):
            continue
        if _REASON_FIRST.match(first.folded) and _goes_on(rest, ends, index):
            continue
        found = _in_clause(draft, first, known, colon=rest.text[end.start()] == ":")
        if found is not None:
            return draft.plus(found, rest.cut(end.end(), len(rest.text)))
    return None


def _reason_before_us(draft: Draft, rest: Plain, known: Known) -> Draft | None:
    """Take a reason that no comma divides from what 'we' do about it: 'As Kate is away we put it off'."""
    if not _REASON_FIRST.match(rest.folded) or draft.found.reason:
        return None
    at = rest.folded.find(" we ")
    before = rest.cut(0, max(at, 0))
    said = reasons.read(before, known) if len(before.text.split()) > _SHORT_REASON else None
    divided = clauses.DELIMITER.search(before.folded) or " we " in rest.folded[at + len(" we") :]
    if said is None or said[1] < len(before.text) or divided:
        return None
    return draft.plus(said[0], rest.cut(at + 1, len(rest.text)))


def _in_clause(draft: Draft, first: Plain, known: Known, *, colon: bool) -> Found | None:
    """Return what the first clause says; nothing in particular where it only greets."""
    first = first.cut(0, len(first.folded.removesuffix(" then")))
    found = clauses.read(first, known) or clauses.read(spelling.mended(first), known)
    if found is not None and found.on_behalf is not None and colon:
        return replace(found, recorded=True)  # 'On behalf of the library:' tells what it decided
    if found is None and colon and _AGREED_WHEN.fullmatch(first.folded):
        return Found(agreed=True)
    if found is None and colon and _PROPOSED_BY.fullmatch(first.folded):
        return Found(status=DecisionStatus.PROPOSED)
    return Found() if found is None and draft.found == Found() and _is_courtesy(first) else found


def _is_courtesy(clause: Plain) -> bool:
    return openings.greeting(Plain.of(clause.text + ", ")) >= len(clause.folded)


def _goes_on(rest: Plain, ends: list[re.Match[str]], index: int) -> bool:
    """Tell whether a comma divides a list in a reason: 'Because of rain, wind and cold, we …'."""
    if rest.folded[ends[index].start()] != "," or index + 1 >= len(ends):
        return False
    between = rest.folded[ends[index].end() : ends[index + 1].start()]
    lists = bool(_LIST.search(between)) and len(between.split()) <= 4
    return rest.folded[ends[index + 1].start()] == "," and (lists or _ASIDE.match(between) is not None)
