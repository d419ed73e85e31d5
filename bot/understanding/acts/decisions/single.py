"""One decision by itself: what is found in its words, and what is done with it."""

import re
from dataclasses import replace

from bot.language.wording import phrase_list
from bot.understanding.acts.decisions import (
    clauses,
    deferrals,
    denials,
    given,
    instead,
    noise,
    openings,
    residue,
    settling,
    threads,
    work,
)
from bot.understanding.acts.decisions.deferred import PutOff
from bot.understanding.acts.decisions.draft import Draft, Found
from bot.understanding.acts.decisions.given import Work
from bot.understanding.known import Known, Said
from bot.understanding.meaning import (
    About,
    Ask,
    Meaning,
    Missing,
    NewDecision,
    OpenForm,
    Reading,
    Record,
)
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_THAT = frozenset(
    phrase_list(
        "that, this, it, the above, as above, above, them, these, those, this one, go for it, do it,"
        " do that, let's do it, let's do that, go with that, let's go with that, go with it,"
        " let's go with it, go ahead, go ahead with it, that one, do so, let's go for it, later,"
        " next time, another time, some other time, ditto, as before, the same"
    )
) | {""}
"""What is no wording, but points to something that was said before."""
_BARE_REASON = re.compile(
    r"(?:costs?|money|price|safety|risks?|weather|quorum|too (?!many\b|few\b|much\b)\w{3,12}|inquorate"
    r"|unaffordable|unsafe|unnecessary|premature|expensive|(?:too (?:many|few|much)|lack of|not enough|no"
    r"|insufficient) (?:costs?|money|funds?|funding|budget|time|risks?|quorum|numbers|support|staff|demand"
    r"|volunteers|interest|appetite|seconder|information|figures|need|point|consensus))[\s.!]*"
)
"""What says why something was turned down or put off, and names nothing that could be."""
_OF_IT = (DecisionStatus.REJECTED, DecisionStatus.PARKED)
_SHORT = 150
"""Letters; one word, or a few names, are no longer."""
_WAYS_OUT = (
    DecisionStatus.REJECTED,
    DecisionStatus.PARKED,
    DecisionStatus.WITHDRAWN,
    DecisionStatus.ESCALATED,
)


def meaning(draft: Draft, said: Said, known: Known) -> Meaning:
    """Return what one decision is: recorded, asked about, or put into the form."""
    if draft.found.action:
        return work.labelled(draft.rest, known)
    if (of_it := _of_nothing_named(draft, said, known)) is not None:
        return of_it
    assigned = _assigned(draft, known)
    if assigned is not None and given.is_request(draft.rest):
        return work.asked(assigned, settling.decision(draft, known, DecisionStatus.PROPOSED), draft, known)
    if (unsettled := _form_of(draft, known)) is not None:
        return unsettled
    off = deferrals.read(draft.rest, known) if draft.found.status is None else None
    if off is not None:
        return _event_or_matter(draft, off, known)
    if draft.found.scored and not draft.found.agreed and draft.found.status is None:
        return _vote_or_wording(draft, said, known)
    meaning = settling.settled(draft, known)
    if assigned is not None and (given.is_taken_on(draft.rest, known) or _may_be_work(meaning)):
        return work.asked(assigned, settling.decision(draft, known), draft, known)
    return _seen(meaning, draft, known)


def _of_nothing_named(draft: Draft, said: Said, known: Known) -> Meaning | None:
    """Ask of what 'Deferred to the budget meeting' and 'Not agreed. Too expensive.' are said."""
    nothing = draft.rest.cut(0, 0)
    if draft.rest.folded.strip(" .,;:!") in _THAT or openings.says_nothing(draft.rest):
        return threads.above(said, known, draft)
    if draft.found.status in _OF_IT and _BARE_REASON.fullmatch(draft.rest.folded):
        reason = Found(reason=draft.rest.text.strip(" ."))
        return threads.above(said, known, draft.plus(reason, nothing))
    found = clauses.read(draft.rest, known) if draft.found.status is None else None
    if found is None or found.status is not DecisionStatus.PARKED:
        return None
    return threads.above(said, known, draft.plus(found, nothing))


def _assigned(draft: Draft, known: Known) -> Work | None:
    """Return the work that is given; what a body is committed to on somebody's behalf is none."""
    assigned = work.read(draft.rest, known)
    if assigned is None or draft.found.on_behalf is None:
        return assigned
    return None if given.is_of_a_body(assigned) else assigned


def _seen(meaning: Meaning, draft: Draft, known: Known) -> Meaning:
    """Return the form of what may not have been read right, rather than record it unseen."""
    if not isinstance(meaning, Record):
        return meaning
    if residue.is_left(draft.rest):
        return OpenForm(meaning.records, (), "It says more of how it was decided: see that this is right.")
    if residue.hedges(draft.rest) and not draft.found.agreed and draft.found.status is None:
        return settling.which(draft, known, settling.PROPOSED, settling.AGREED)
    return meaning


def _form_of(draft: Draft, known: Known) -> OpenForm | None:
    """Return the form of what is not to be recorded unseen: a question, one word, what denies agreement."""
    if asks(draft.rest):
        return question(draft, known)
    if noise.is_noise(draft.rest):
        return OpenForm((settling.decision(draft, known),), (), "That says little: is it a decision?")
    if noise.tells_who_came(draft.rest, known):
        why = "That tells what happened at a meeting: was it decided?"
        return OpenForm((settling.decision(draft, known),), (), why)
    if _is_short(draft.rest) and replace(draft.found, recorded=False) == Found():
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


def _may_be_work(meaning: Meaning) -> bool:
    new = meaning.records[0] if isinstance(meaning, Record) else None
    return isinstance(new, NewDecision) and new.status is DecisionStatus.AGREED


def _vote_or_wording(draft: Draft, said: Said, known: Known) -> Ask:
    """Ask whether the numbers in 'Freeze fees: 5-2' are a vote, or part of what was decided."""
    text = openings.bare(said.plain)
    whole = NewDecision(text.text)
    if (assigned := work.read(text, known)) is not None and assigned.dated:
        return work.asked(assigned, whole, draft, known)  # 'Kate to do the rota - 15/12'
    vote = settling.settled(draft, known)
    asked = vote.readings if isinstance(vote, Ask) else (Reading("A vote", vote),)
    readings = (*asked[:4], Reading("Word for word", Record((whole,))))
    return Ask(About.READING, readings, "Are these numbers a vote?")


def _event_or_matter(draft: Draft, off: PutOff, known: Known) -> Ask:
    """Ask whether 'postpone the fair until May' puts off the matter, or is a decision about the fair."""
    parked = settling.settled(draft.plus(off.found, off.wording), known)
    label = settling.LABELS.get(off.found.status or settling.PARKED, "Parked")
    return Ask(
        About.READING,
        (Reading("A decision", Record((settling.decision(draft, known),))), Reading(label, parked)),
        "Is that what was decided, or what became of it?",
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
        found = clauses.read(Plain.of(part.strip()), known) if len(part) < 60 else None
        if found is not None and (found.status in _WAYS_OUT or found.undecided):
            return True
    return bool(denials.denial(draft.rest))
