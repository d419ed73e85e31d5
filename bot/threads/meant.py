"""From what a message means to the form that is filled in with it: whoever asks for that sees it first."""

from collections.abc import Iterator
from dataclasses import replace

from bot.language import bounds
from bot.understanding import plain
from bot.understanding.acts import actions, decisions
from bot.understanding.meaning import (
    About,
    Ask,
    Becomes,
    Change,
    Confirm,
    Meaning,
    Missing,
    New,
    NewAction,
    NewDecision,
    OpenForm,
    Record,
)
from bot.understanding.plain import Plain
from bot.understanding.threads import RecordAs
from storage.records import DecisionStatus, RecordKind

_TYPES: dict[RecordAs, type[New]] = {RecordAs.DECISION: NewDecision, RecordAs.ACTION: NewAction}
_ENDS = (Becomes.WITHDRAWN, Becomes.SUPERSEDED)


def form_of(kind: RecordAs, meaning: Meaning, words: str) -> OpenForm:
    """Return the form of a message that somebody wants recorded as a decision, or as an action.

    What would be asked of whoever types it is filled in as far as it is known, and its `words` where they
    mean anything else, or nothing is left of them.
    """
    found = _of(kind, meaning)
    if found is None:
        return OpenForm((_as_said(kind, meaning, words),))
    if len(found.records) == 1 and not found.records[0].text:
        return replace(found, records=(replace(found.records[0], text=words),))
    return replace(found, records=tuple(map(_without_talk, found.records)))


def matter(kind: RecordAs, words: str) -> str:
    """Return what is to be recorded of a message, without the talk that leads to it."""
    begun, unread = bounds.beginning(words)
    said = Plain(begun, unread=unread, folded=plain.fold(begun))
    come_to = decisions.matter(said) if kind is RecordAs.DECISION else actions.matter(said)
    return bounds.joined(come_to.text, unread) if come_to.text not in ("", begun.strip()) else words


def granted(record: New) -> New:
    """Return what others have granted: a decision that was only proposed is agreed."""
    if isinstance(record, NewDecision) and record.status is DecisionStatus.PROPOSED:
        return replace(record, status=DecisionStatus.AGREED)
    return record


def as_settled(opened: OpenForm, matter: New) -> OpenForm:
    """Return the form of a message, with what its thread settles of the `matter` in it: who, by when, how."""
    if len(opened.records) != 1:
        return opened
    said = opened.records[0]
    if isinstance(said, NewAction) and isinstance(matter, NewAction):
        # What was said of a day, and is asked about, stays to be asked about.
        due = said.due if any(one.field == "due" for one in said.taken) else said.due or matter.due
        settled = replace(said, text=matter.text, owners=matter.owners or said.owners, due=due)
        known = {Missing.OWNER: settled.owners, Missing.DUE: settled.due, Missing.TEXT: settled.text}
        asked = bool(said.text) and Missing.OWNER in opened.missing and bool(matter.owners)
        left = tuple(one for one in opened.missing if not known.get(one))
        return replace(opened, records=(settled,), missing=left, why="" if asked else opened.why)
    if isinstance(said, NewDecision) and isinstance(matter, NewDecision):
        left = tuple(one for one in opened.missing if one is not Missing.STATUS)
        return replace(opened, records=(replace(granted(said), text=matter.text),), missing=left)
    return opened


def _without_talk(record: New) -> New:
    if isinstance(record, NewAction):
        return record
    return replace(record, text=matter(RecordAs.DECISION, record.text))


def is_prose(meaning: Meaning, words: str) -> bool:
    """Tell whether a message is several decisions only by its lines, none of which says how it stands."""
    if not isinstance(meaning, OpenForm) or len(meaning.records) < 2 or decisions.is_list(plain.read(words)):
        return False
    return all(isinstance(one, NewDecision) and not _says_how_it_stands(one) for one in meaning.records)


def _says_how_it_stands(decision: NewDecision) -> bool:
    settled = decision.status is not DecisionStatus.AGREED or decision.replaces or decision.amends
    return bool(settled) or any(one.field == "status" for one in decision.taken)


def _of(kind: RecordAs, meaning: Meaning) -> OpenForm | None:
    """Return the form of what is meant, None where nothing of a kind is."""
    if isinstance(meaning, Ask):
        return _asked(kind, meaning)
    found = OpenForm(meaning.records) if isinstance(meaning, Record) else meaning
    if not isinstance(found, OpenForm) or not any(isinstance(one, _TYPES[kind]) for one in found.records):
        return None
    return found


def _asked(kind: RecordAs, asked: Ask) -> OpenForm | None:
    """Return the form of what is asked back: with what was asked, unless the wish to record has answered."""
    readings = [_of(kind, one.means) for one in asked.readings]
    found = sorted(filter(None, readings), key=_is_of_more)
    otherwise = [] if asked.otherwise is None else list(filter(None, [_of(kind, asked.otherwise)]))
    if asked.about is About.READING:
        # Whoever wants it recorded as a decision says that it was one.
        likely = [*sorted(found, key=lambda one: not _is_agreed(one)), *otherwise]
    else:
        likely = [*otherwise, *found]
    if not likely:
        return None
    form = likely[0]
    return form if None in readings else replace(form, why=form.why or asked.asks)


def _is_of_more(form: OpenForm) -> bool:
    return len(form.records) > 1


def _is_agreed(form: OpenForm) -> bool:
    return any(isinstance(one, NewDecision) and one.status is DecisionStatus.AGREED for one in form.records)


def _as_said(kind: RecordAs, meaning: Meaning, words: str) -> New:
    """Return a message word for word; a question is put, and that a decision has ended replaces it."""
    if kind is RecordAs.ACTION:
        return NewAction(matter(kind, words))
    asks = words.rstrip().endswith("?")
    status = DecisionStatus.PROPOSED if asks else DecisionStatus.AGREED
    return NewDecision(matter(kind, words), status=status, replaces=tuple(_ended(meaning)))


def _ended(meaning: Meaning) -> Iterator[int]:
    """Yield the numbers of the decisions that are to stand no more."""
    for one in meaning.does if isinstance(meaning, Confirm) else (meaning,):
        if isinstance(one, Change) and one.record.kind is RecordKind.DECISION and one.to in _ENDS:
            yield one.record.number
