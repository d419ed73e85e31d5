"""New decisions: what is typed to be recorded, in whatever words people say that the group decided it."""

import re
from dataclasses import replace

from bot.understanding import doubts, instead, plain, records
from bot.understanding.acts.decisions import (
    clauses,
    deferrals,
    frames,
    heads,
    lists,
    openings,
    settling,
    tails,
    work,
)
from bot.understanding.acts.decisions.draft import Draft, Found
from bot.understanding.instead import Want
from bot.understanding.known import Door, Known, Said
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
    Ref,
    Show,
    What,
)
from bot.understanding.plain import Plain
from storage.records import DecisionStatus, RecordKind

_BY_NAME = (Door.MENTION, Door.THREAD_MENTION)
_OTHER_LISTS = frozenset(
    {"actions", "action", "my actions", "mine", "open actions", "overdue", "meeting", "meetings", "recap", "agenda"}
    | {"nudges", "help", "the agenda", "next meeting", "?"}
)
_WORDING_TOO = re.compile(r"^(?:as|since|due to|given) |[,;:]\s|\s-\s")
"""In words that are all a reason or a condition, what may be a wording too."""
_ABOUT_A_RECORD = re.compile(r"(?:is|was|does|did|has|what|when|why|who|are|how|where|which)\b")
_THAT = frozenset({"", "that", "this", "it", "the above", "as above", "them", "these", "those", "this one", "above"})
_WAYS_OUT = (
    DecisionStatus.REJECTED,
    DecisionStatus.PARKED,
    DecisionStatus.WITHDRAWN,
    DecisionStatus.ESCALATED,
)


def read_new(said: Said, known: Known) -> Meaning | None:
    """Return what is to be recorded of a text, None for one that records nothing.

    At /decide everything is a decision but a command, a courtesy, a trial and a question about what is on
    record. Said to the bot by name, a text is one only if some word says so: 'decide', 'agreed', 'parked'.
    """
    asked = said.door in _BY_NAME
    if said.door is not Door.DECIDE and not asked:
        return None
    text = said.plain
    if not text.text:
        return None if asked else OpenForm((), (Missing.TEXT,))
    if openings.points_above(text):
        return _above(said, known, Draft(text.cut(0, 0)))
    if _is_something_else(text) or _is_something_else(_uncommanded(text, asked=asked)):
        return None
    if (record := _asked_about(text, known)) is not None:
        return Show(What.RECORD, record=record)
    several = lists.items(text, known)
    if several:
        drafts = [_draft(each, known, asked=asked) for each in several]
        if asked and not any(draft.found.settles for draft in drafts):
            return None
        return _form(drafts, known)
    draft = _draft(text, known, asked=asked)
    if asked and not (draft.found.settles or draft.found.replaces or draft.found.amends):
        return None
    return _one(draft, said, known)


def read_statement(said: Said, known: Known) -> Meaning | None:
    """Return the question whether a statement to the bot was agreed; to be asked when nobody else knows it.

    Nobody said 'decide', so nothing is recorded yet: 'the library lends us its projector'.
    """
    if said.door not in _BY_NAME or len(said.plain.text.split()) < 3:
        return None
    if _is_something_else(said.plain) or _is_something_else(_uncommanded(said.plain, asked=True)):
        return None
    draft = _draft(said.plain, known, asked=True)
    if not draft.rest.text:
        return None
    if _asks(draft.rest):
        return _question(draft, known)
    if draft.found.unsure:
        return settling.which(draft, known, DecisionStatus.PROPOSED, DecisionStatus.AGREED)
    return settling.which(draft, known, DecisionStatus.AGREED, DecisionStatus.PROPOSED)


def _draft(text: Plain, known: Known, *, asked: bool) -> Draft:
    """Return what is found in a text, and its wording."""
    whole = clauses.read(text, known)
    if whole is not None and (whole.settles or not _WORDING_TOO.search(text.folded)):
        return Draft(text.cut(len(text.text), len(text.text)), whole)
    polite = text.folded.startswith(("can ", "could ", "would ", "will "))
    draft = tails.bracketed(Draft(openings.bare(text)), known)
    if frames.motion(draft.rest):
        draft = _moved(draft, known)
    draft = heads.read(draft, known, asked=asked)
    if polite and draft.found.recorded:
        draft = replace(draft, rest=draft.rest.cut(0, len(draft.rest.text.rstrip("? "))))
    return _put_off(tails.read(draft, known))


def _moved(draft: Draft, known: Known) -> Draft:
    """Return what became of a motion, and what was moved: 'The motion to sell the van was lost'."""
    told = tails.read(draft, known)
    if not (told.found.status or told.found.agreed or told.found.votes):
        return draft
    return replace(told, rest=told.rest.cut(frames.motion(told.rest), len(told.rest.text)))


def _put_off(draft: Draft) -> Draft:
    off = deferrals.read(draft.rest) if draft.found.status is None else None
    if off is None or not off.sure:
        return draft
    return draft.plus(off.found, off.wording)


def _one(draft: Draft, said: Said, known: Known) -> Meaning:
    """Return what one decision is: recorded, asked about, or put into the form."""
    if draft.found.action:
        return work.labelled(draft.rest, known)
    if draft.rest.folded.strip(" .,;:!") in _THAT:
        return _above(said, known, draft)
    if _asks(draft.rest):
        return _question(draft, known)
    if _is_denied(draft, known):
        new = settling.decision(draft, known, DecisionStatus.PROPOSED)
        return OpenForm((new,), (Missing.STATUS,), "It does not sound agreed.")
    off = deferrals.read(draft.rest) if draft.found.status is None else None
    if off is not None:
        return _event_or_matter(draft, off, known)
    meaning = settling.settled(draft, known)
    given = work.read(draft.rest, known)
    if given is not None and isinstance(meaning, Record) and _may_be_work(meaning.records[0]):
        return work.asked(given, settling.decision(draft, known), draft, known)
    return meaning


def _may_be_work(new: New) -> bool:
    return isinstance(new, NewDecision) and new.status is DecisionStatus.AGREED


def _event_or_matter(draft: Draft, off: deferrals.PutOff, known: Known) -> Ask:
    """Ask whether 'postpone the fair until May' puts off the matter, or is what was decided about the fair."""
    parked = _settled_or_form(draft.plus(off.found, off.wording), known)
    return Ask(
        About.READING,
        (Reading("A decision", Record((settling.decision(draft, known),))), Reading("Parked", parked)),
        "Is that what was decided, or is deciding it put off?",
    )


def _settled_or_form(draft: Draft, known: Known) -> Meaning:
    return settling.settled(draft, known)


def _form(drafts: list[Draft], known: Known) -> OpenForm:
    """Return the form that lists several, each with what was understood of it."""
    made: list[New] = []
    missing: list[Missing] = []
    for draft in drafts:
        if draft.found.action:
            action = work.labelled(draft.rest, known)
            made += action.records
            missing += action.missing if isinstance(action, OpenForm) else ()
            continue
        given = work.read(draft.rest, known)
        if given is not None and given.dated and draft.found.status is None:
            made += work.done(given, known).records
            continue
        asks = _asks(draft.rest) or draft.found.unsure or draft.found.undecided or draft.found.clash
        new = settling.decision(draft, known, DecisionStatus.PROPOSED if asks else None)
        made.append(new)
        if new.status is DecisionStatus.PARKED and new.come_back_on is None:
            missing.append(Missing.COME_BACK_ON)
    return OpenForm(tuple(made), tuple(dict.fromkeys(missing)))


def _question(draft: Draft, known: Known) -> OpenForm:
    """Return the form of a question as a proposal: it is never agreed."""
    new = settling.decision(draft, known, DecisionStatus.PROPOSED)
    return OpenForm((replace(new, votes=None),), (), "A question is put to the group as a proposal.")


def _asks(text: Plain) -> bool:
    meant = instead.read(text.text)
    return (
        meant is not None
        and meant.want in (Want.PROPOSE, Want.LOOK_UP)
        and (text.text.rstrip().endswith("?") or meant.want is Want.PROPOSE)
    )


def _asked_about(text: Plain, known: Known) -> Ref | None:
    """Return the decision that a question asks about: 'is D1 still in force?'."""
    if not (_ABOUT_A_RECORD.match(text.folded) and text.folded.rstrip().endswith("?")):
        return None
    named = [spot.ref for spot in records.spot(text, known) if spot.ref.kind is RecordKind.DECISION]
    return named[0] if len(named) == 1 and records.exists(named[0], known) else None


def _is_something_else(text: Plain) -> bool:
    """Tell whether a text is a command, a courtesy, a trial, or asks what is on record: others answer that."""
    meant = instead.read(text.text)
    if text.folded.strip(" .!") in _OTHER_LISTS:
        return True
    return meant is not None and meant.want is not Want.PROPOSE and meant.want is not Want.END


def _uncommanded(text: Plain, *, asked: bool) -> Plain:
    said = openings.read(text, asked=asked)
    return text.cut(said[1], len(text.text)) if said else text


def _is_denied(draft: Draft, known: Known) -> bool:
    """Tell whether a wording that would be agreed says of itself that it is not, anywhere in it."""
    if draft.found.status is not None:
        return False
    for part in clauses.DELIMITER.split(draft.rest.folded)[:20]:
        found = clauses.read(Plain(part.strip(), folded=part.strip()), known) if len(part) < 60 else None
        if found is not None and (found.status in _WAYS_OUT or found.undecided):
            return True
    return bool(frames.denial(draft.rest))


def _above(said: Said, known: Known, draft: Draft) -> Meaning:
    """Return the form of what the message above says; its status is to be said where that denies agreement."""
    if said.above is None:
        nothing = replace(draft, rest=draft.rest.cut(0, 0))
        return OpenForm((settling.decision(nothing, known),) if draft.found != Found() else (), (Missing.TEXT,))
    names = {person.user: person.name for person in known.people}
    above = plain.read(said.above.words, names)
    denied = doubts.denied(doubts.sentences(above.text)) and draft.found.status is None
    new = settling.decision(replace(draft, rest=frames.proposed(above)), known)
    if denied or draft.found.undecided:
        new = replace(new, text=above.text, status=DecisionStatus.PROPOSED)
        return OpenForm((new,), (Missing.STATUS,), "What was said there does not sound agreed.")
    if new.status is DecisionStatus.PARKED and new.come_back_on is None:
        return OpenForm((new,), (Missing.COME_BACK_ON,))
    return OpenForm((new,))
