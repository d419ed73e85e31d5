"""One decision by itself: what is found in its words, and what is done with it."""

import re
from dataclasses import replace

from bot.understanding import doubts, plain
from bot.understanding.acts.decisions import (
    clauses,
    deferrals,
    denials,
    frames,
    heads,
    instead,
    openings,
    settling,
    tails,
    work,
)
from bot.understanding.acts.decisions.draft import Draft, Found
from bot.understanding.known import Known, Said
from bot.understanding.meaning import (
    About,
    Ask,
    Meaning,
    Missing,
    New,
    NewDecision,
    OpenForm,
    Reading,
    Record,
)
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_WORDING_TOO = re.compile(
    r"^(?:as|since|due to|given|provided|providing|pending|awaiting|in view|in light|in the light) "
    r"|[,;:]\s|\s-\s|\b(?:it was|we|board|group|committee) (?:agreed|decided|resolved)\b"
)
"""In words that are all a reason or a condition, what may be a wording too."""
_THAT = frozenset(
    {"", "that", "this", "it", "the above", "as above", "above", "them", "these", "those", "this one"}
    | {"later", "next time", "another time", "some other time", "ditto", "as before", "the same"}
)
"""What is no wording, but points to something that was said before."""
_YET = re.compile(r",? (?:(?:as )?yet|so far|for now|at this stage|at present|this time|today|tonight)[.!]*$")
_SHORT = 150
"""Letters; one word, or a few names, are no longer."""
_WAYS_OUT = (
    DecisionStatus.REJECTED,
    DecisionStatus.PARKED,
    DecisionStatus.WITHDRAWN,
    DecisionStatus.ESCALATED,
)


def draft(text: Plain, known: Known, *, asked: bool) -> Draft:
    """Return what is found in a text, and its wording."""
    whole = clauses.read(text, known)
    if whole is not None and (whole.settles or not _WORDING_TOO.search(text.folded)):
        return Draft(text.cut(len(text.text), len(text.text)), whole)
    polite = text.folded.startswith(("can ", "could ", "would ", "will "))
    draft = tails.bracketed(Draft(openings.unmarked(openings.bare(openings.without_thanks(text)))), known)
    if frames.motion(draft.rest) and not text.folded.startswith(("motion by", "proposal by")):
        draft = _moved(draft, known)
    draft = heads.read(draft, known, asked=asked)
    more = clauses.read(draft.rest, known) if draft.found.recorded else None
    if more is not None and (more.replaces or more.amends):
        draft = draft.plus(more, draft.rest.cut(0, 0))  # 'decide replaces D1' has no wording yet
    if polite and draft.found.recorded:
        draft = replace(draft, rest=draft.rest.cut(0, len(draft.rest.text.rstrip("? "))))
    return _put_off(_without_yet(tails.ended(tails.read(draft, known))))


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
        return draft
    whose = told.rest.folded[: frames.motion(told.rest)]
    if "'s " in whose:
        return told  # who moved it is still to be read
    return replace(told, rest=told.rest.cut(len(whose), len(told.rest.text)))


def _put_off(draft: Draft) -> Draft:
    off = deferrals.read(draft.rest) if draft.found.status is None else None
    if off is None or not off.sure:
        return draft
    return draft.plus(off.found, off.wording)


def meaning(draft: Draft, said: Said, known: Known) -> Meaning:
    """Return what one decision is: recorded, asked about, or put into the form."""
    if draft.found.action:
        return work.labelled(draft.rest, known)
    if draft.rest.folded.strip(" .,;:!") in _THAT or openings.says_nothing(draft.rest):
        return above(said, known, draft)
    if (unsettled := _form_of(draft, known)) is not None:
        return unsettled
    off = deferrals.read(draft.rest) if draft.found.status is None else None
    if off is not None:
        return _event_or_matter(draft, off, known)
    if draft.found.scored and not draft.found.agreed and draft.found.status is None:
        return _vote_or_wording(draft, said, known)
    meaning = settling.settled(draft, known)
    given = work.read(draft.rest, known)
    if given is not None and isinstance(meaning, Record) and _may_be_work(meaning.records[0]):
        return work.asked(given, settling.decision(draft, known), draft, known)
    return meaning


def _form_of(draft: Draft, known: Known) -> OpenForm | None:
    """Return the form of what is not to be recorded unseen: a question, one word, what denies agreement."""
    if asks(draft.rest):
        return question(draft, known)
    if _is_short(draft.rest) and draft.found == Found():
        return OpenForm((settling.decision(draft, known),), (), "One word is short for a decision.")
    return undecided(draft, known) if is_denied(draft, known) else None


def _is_short(text: Plain) -> bool:
    """Tell whether a text is no more than one word, or people whom it names."""
    if len(text.text) > _SHORT:
        return False
    left = text
    for one in reversed(text.named):
        left = left.without(one.start, one.end)
    words = left.text.split()
    return not words or (len(words) == 1 and words[0].isalnum())


def undecided(draft: Draft, known: Known) -> OpenForm:
    """Return the form in which it is still to be said how the matter stands."""
    new = settling.decision(draft, known, DecisionStatus.PROPOSED)
    return OpenForm((new,), (Missing.STATUS,), "It does not sound agreed.")


def _may_be_work(new: New) -> bool:
    return isinstance(new, NewDecision) and new.status is DecisionStatus.AGREED


def _vote_or_wording(draft: Draft, said: Said, known: Known) -> Ask:
    """Ask whether the numbers in 'Freeze fees: 5-2' are a vote, or part of what was decided."""
    whole = NewDecision(openings.bare(said.plain).text)
    vote = settling.settled(draft, known)
    asked = vote.readings if isinstance(vote, Ask) else (Reading("A vote", vote),)
    readings = (*asked[:4], Reading("Word for word", Record((whole,))))
    return Ask(About.READING, readings, "Are these numbers a vote?")


def _event_or_matter(draft: Draft, off: deferrals.PutOff, known: Known) -> Ask:
    """Ask whether 'postpone the fair until May' puts off the matter, or is a decision about the fair."""
    parked = settling.settled(draft.plus(off.found, off.wording), known)
    return Ask(
        About.READING,
        (Reading("A decision", Record((settling.decision(draft, known),))), Reading("Parked", parked)),
        "Is that what was decided, or is deciding it put off?",
    )


def question(draft: Draft, known: Known) -> OpenForm:
    """Return the form of a question as a proposal: it is never agreed."""
    new = settling.decision(draft, known, DecisionStatus.PROPOSED)
    return OpenForm((replace(new, votes=None),), (), "A question is put to the group as a proposal.")


def asks(text: Plain) -> bool:
    """Tell whether a wording is a question, whatever stands before it."""
    return instead.asks(text.text)


def is_denied(draft: Draft, known: Known) -> bool:
    """Tell whether a wording that would be agreed says of itself that it is not, anywhere in it."""
    if draft.found.status is not None:
        return False
    for part in clauses.DELIMITER.split(draft.rest.folded)[:20]:
        found = clauses.read(Plain(part.strip(), folded=part.strip()), known) if len(part) < 60 else None
        if found is not None and (found.status in _WAYS_OUT or found.undecided):
            return True
    return bool(denials.denial(draft.rest))


def above(said: Said, known: Known, draft: Draft) -> Meaning:
    """Return the form of what the message above says, without a status where that denies agreement."""
    if said.above is None:
        nothing = replace(draft, rest=draft.rest.cut(0, 0))
        return OpenForm(
            (settling.decision(nothing, known),) if draft.found != Found() else (), (Missing.TEXT,)
        )
    names = {person.user: person.name for person in known.people}
    above = plain.read(said.above.words, names)
    denied = doubts.denied(doubts.sentences(above.text)) and draft.found.status is None
    new = settling.decision(replace(draft, rest=denials.proposed(above)), known)
    if denied or draft.found.undecided:
        new = replace(new, text=above.text, status=DecisionStatus.PROPOSED)
        return OpenForm((new,), (Missing.STATUS,), "What was said there does not sound agreed.")
    if new.status is DecisionStatus.PARKED and new.come_back_on is None:
        return OpenForm((new,), (Missing.COME_BACK_ON,))
    return OpenForm((new,))
