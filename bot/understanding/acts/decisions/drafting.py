"""What is found in the words of one decision, and the wording that is left."""

import re
from dataclasses import replace

from bot.understanding.acts.decisions import (
    clauses,
    days,
    deferrals,
    deferred,
    frames,
    heads,
    leads,
    openings,
    tails,
)
from bot.understanding.acts.decisions.draft import Draft
from bot.understanding.known import Known
from bot.understanding.plain import Plain

_HEADING = re.compile(r"[^:;,.?!\n]{2,40}(?::| -|\.) (?=\w)")
_LINKS = ("that ", "to ", "to: ", "that: ", ": ")
"""So a frame ends that surely is one."""
_WORDING_TOO = re.compile(
    r"^(?:as|since|due to|given|provided|providing|pending|awaiting|in view|in light|in the light) "
    r"|[,;:]\s|\s-\s|\b(?:it was|we|board|group|committee) (?:agreed|decided|resolved)\b"
)
"""In words that are all a reason or a condition, what may be a wording too."""
_YET = re.compile(r",? (?:(?:as )?yet|so far|for now|at this stage|at present|this time|today|tonight)[.!]*$")
_DAY_WORDS = 2
"""What says no day that is known, in so many words at most, may be one all the same: 'after Christmas'."""


def read(text: Plain, known: Known, *, asked: bool) -> Draft:
    """Return what is found in a text, and its wording."""
    whole = clauses.read(text, known)
    if (
        whole is not None
        and whole.back
        and len(whole.back.split()) > _DAY_WORDS
        and not days.back(whole.back, known)
    ):
        whole = None  # 'come back to the name of the newsletter' has its wording in it
    if whole is not None and (whole.settles or not _WORDING_TOO.search(text.folded)):
        return Draft(text.cut(len(text.text), len(text.text)), whole)
    polite = text.folded.startswith(("can ", "could ", "would ", "will "))
    draft = tails.bracketed(Draft(openings.unmarked(openings.bare(openings.without_thanks(text)))), known)
    moved = frames.motion(draft.rest) or leads.proposal_of(draft.rest, known)
    if moved and not text.folded.startswith(("motion by", "proposal by")):
        draft = _moved(draft, known)
    draft = _without_inner_frame(heads.read(draft, known, asked=asked))
    more = clauses.read(draft.rest, known) if draft.found.recorded else None
    alone = more is not None and bool(more.reason or more.condition)
    if more is not None and (
        more.replaces or more.amends or (alone and not _WORDING_TOO.search(draft.rest.folded))
    ):
        draft = draft.plus(more, draft.rest.cut(0, 0))  # 'decide replaces D1' has no wording yet
    if polite and draft.found.recorded:
        draft = replace(draft, rest=draft.rest.cut(0, len(draft.rest.text.rstrip("? "))))
    return _put_off(_without_yet(tails.ended(tails.read(draft, known))), known)


def _without_inner_frame(draft: Draft) -> Draft:
    """Return 'Lone working: it was agreed that nobody goes alone' without the frame behind its heading."""
    heading = _HEADING.match(draft.rest.folded)
    if heading is None or draft.found.status is not None:
        return draft
    behind = draft.rest.cut(heading.end(), len(draft.rest.text))
    framed = frames.read(behind)
    linked = framed and framed[0].agreed and behind.folded[: framed[1]].endswith(_LINKS)
    if not framed or not linked:
        return draft
    wording = draft.rest.cut(0, heading.end()).then(behind.cut(framed[1], len(behind.text)))
    return draft.plus(framed[0], wording)


def _without_yet(draft: Draft) -> Draft:
    """Return a draft on which nothing was agreed 'yet' without that word at its end."""
    if not draft.found.undecided or draft.rest.unread:
        return draft
    yet = _YET.search(draft.rest.folded)
    return replace(draft, rest=draft.rest.cut(0, yet.start())) if yet and yet.start() else draft


def _moved(draft: Draft, known: Known) -> Draft:
    """Return what became of a motion, and what was moved: 'The motion to sell the van was lost'."""
    told = tails.read(draft, known)
    if not (told.found.status or told.found.agreed or told.found.votes):
        off = deferred.read(draft.rest, known)
        told = draft.plus(off.found, off.wording) if off is not None and off.sure else told
    if not (told.found.status or told.found.agreed or told.found.votes):
        return draft
    if (by := leads.proposal_of(told.rest, known)) is not None:
        return told.plus(by[0], told.rest.cut(by[1], len(told.rest.text)))
    whose = told.rest.folded[: frames.motion(told.rest)]
    if "'s " in whose:
        return told  # who moved it is still to be read
    return replace(told, rest=told.rest.cut(len(whose), len(told.rest.text)))


def _put_off(draft: Draft, known: Known) -> Draft:
    off = deferrals.read(draft.rest, known) if draft.found.status is None else None
    if off is None or not off.sure:
        return draft
    return draft.plus(off.found, off.wording)
