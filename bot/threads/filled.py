"""Forms filled in with what was understood: of one record, or of several that each stand by themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from bot.actions import forms as action_forms
from bot.actions import meant as assigned
from bot.actions.views import form as action_form
from bot.actions.views import terms_of
from bot.actions.views.form import ActionPrefill
from bot.decisions import forms as decision_forms
from bot.decisions import meant as decided
from bot.decisions import views as decision_views
from bot.language import telling
from bot.slack.blocks import decision_words, text
from bot.slack.blocks.modals import View
from bot.threads import views
from bot.threads.views import Candidate
from bot.understanding.meaning import New, NewAction, NewDecision
from bot.understanding.threads import RecordAs
from storage import people
from storage.database import Session
from storage.records import Assignee, DecisionStatus, OwnerKind, Resolution, Source


@dataclass(frozen=True)
class Filled:
    """What a form is filled in with: the records, where they were said, and what is said above the inputs.

    One action is recorded of the same `origin`, however often its form is sent in. `draft` is what is kept of
    what was typed, and `reading` which of its readings this is, counted from 1.
    """

    source: Source
    records: Sequence[New] = ()
    note: str = ""
    origin: str | None = None
    draft: int = 0
    reading: int = 0


async def form(session: Session, filled: Filled) -> View:
    """Return the form for what was understood: of one record, or of several, which are kept in a draft."""
    if len(filled.records) > 1:
        return _several(filled)
    (record,) = filled.records or (NewDecision(""),)
    if isinstance(record, NewAction):
        return await _action(session, record, filled)
    return await _decision(session, record, filled)


async def _decision(session: Session, record: NewDecision, filled: Filled) -> View:
    resolution = decided.resolution(record)
    said = Resolution(**{each.name: getattr(resolution, each.name) for each in fields(Resolution)})
    # The form holds one relation; what is more stays in its text, where it is read again.
    first, more = next(iter(resolution.follows), None), resolution.follows[1:]
    told = "".join(f" {decision_words.verb(one.relation)} D{one.number}" for one in more)
    return decision_views.form(
        decision_views.Form(
            filled.source,
            record.text + told,
            record.reason or "",
            first,
            await decision_forms.offered(session, filled.source),
            filled.note,
            record.status,
            said=said,
            names=await _names(session, filled.source.team, record),
            draft=filled.draft,
        )
    )


async def _names(session: Session, team: str, record: NewDecision) -> dict[str, str]:
    """Return the names of the people who stand behind a decision, by id."""
    behind = (record.proposer, record.seconder, record.on_behalf_of)
    known = await people.known(session, team, [who for who in behind if who])
    return {user: person.name for user, person in known.items()}


async def _action(session: Session, record: NewAction, filled: Filled) -> View:
    source = filled.source
    offered = await action_forms.offered(session, source.team, source.channel) if record.decision else ()
    outside = next((one for one in record.owners if one.kind is OwnerKind.OUTSIDE), None)
    return action_form.form(
        ActionPrefill(
            source,
            filled.origin,
            action=record.text,
            owners=_people(record),
            user_groups=tuple(one for one in record.owners if one.kind is OwnerKind.USER_GROUP),
            due=_due(record),
            outside=(outside.name or "") if outside else "",
            organisation=(outside.organisation or "") if outside else "",
            measure=record.measure or "",
            decision=record.decision,
            decisions=tuple(offered),
            notice=text.escape(filled.note),
            reason=record.reason or "",
            repeats=assigned.repeats(record),
            due_meeting=await assigned.due_meeting(session, record, source),
            draft=filled.draft,
        )
    )


def _several(filled: Filled) -> View:
    kinds = {type(one) for one in filled.records}
    kind = RecordAs.ACTION if NewAction in kinds else RecordAs.DECISION
    title = views.RECORD_SEVERAL[kind] if len(kinds) == 1 else views.RECORD_BOTH
    kept = {"draft": filled.draft, "reading": filled.reading}
    candidates = [_candidate(one, filled.source) for one in filled.records]
    return views.form(filled.source, candidates, title=title, note=filled.note, kept=kept)


def _candidate(record: New, source: Source) -> Candidate:
    terms = terms_with(record)
    if isinstance(record, NewDecision):
        return Candidate(source, record.text, RecordAs.DECISION, terms=terms)
    return Candidate(source, record.text, RecordAs.ACTION, _people(record), due=_due(record), terms=terms)


def terms_with(record: New) -> tuple[str, ...]:
    """Return what was understood beside a wording, and is recorded with it, a line each."""
    terms = _terms_of_decision(record) if isinstance(record, NewDecision) else _terms_of_action(record)
    return tuple(terms)


def _due(record: NewAction) -> str:
    """Return the day by which something is to be done; where none was understood, the words that say when."""
    if record.due is not None:
        return telling.whole_day(record.due)
    return next((one.words for one in record.taken if one.field == "due"), "")


def _terms_of_decision(record: NewDecision) -> Iterator[str]:
    resolution = decided.resolution(record)
    if record.status is not DecisionStatus.AGREED:
        back = f", to come back on {text.day(record.come_back_on)}" if record.come_back_on else ""
        yield f"{decision_words.status(record.status).capitalize()}{back}"
    if record.reason:
        yield f"Because {text.brief(record.reason)}"
    if record.condition:
        yield f"Subject to: {text.brief(record.condition)}"
    if resolution.on_behalf_of is not None:
        yield f"On behalf of {decision_words.party(resolution.on_behalf_of)}"
    yield from filter(None, (decision_words.carried(resolution), decision_words.movers(resolution)))
    for follow in resolution.follows:
        yield f"{decision_words.verb(follow.relation).capitalize()} D{follow.number}"


def _terms_of_action(record: NewAction) -> Iterator[str]:
    if others := [_named(one) for one in record.owners if one.kind is not OwnerKind.PERSON]:
        yield f"Also owned by {text.listed(others)}"
    if record.measure:
        yield f"So that {text.brief(record.measure)}"
    if record.reason:
        yield f"Because {text.brief(record.reason)}"
    if record.decision is not None:
        yield f"For D{record.decision}"
    yield from terms_of(None, assigned.repeats(record))


def _named(owner: Assignee) -> str:
    return text.brief(owner.name or owner.organisation or "a user group")


def _people(record: NewAction) -> tuple[str, ...]:
    return tuple(one.user for one in record.owners if one.kind is OwnerKind.PERSON and one.user is not None)
