"""Opens the form for what was meant and is not complete, filled in with all of it."""

from dataclasses import fields

from bot.actions import drafts as action_drafts
from bot.actions.views import form as action_form
from bot.actions.views.form import ActionPrefill
from bot.decisions import forms as decision_forms
from bot.decisions import views as decision_views
from bot.doors.doing.outcomes import Outcome
from bot.doors.doing.records import due_meeting_of, repeats_of, resolution_of
from bot.slack.blocks import text
from bot.slack.blocks.modals import View
from bot.threads import views as thread_views
from bot.threads.views import Candidate
from bot.understanding.meaning import New, NewAction, NewDecision, OpenForm
from bot.understanding.threads import RecordAs
from storage import people
from storage.database import Session
from storage.records import OwnerKind, Resolution, Source

NOTHING_YET = "Nothing is recorded yet."


async def form(session: Session, meaning: OpenForm, source: Source, typed: str, origin: str) -> Outcome:
    """Return the form to open and what to say with it; `typed` is repeated where it can not be opened.

    One action is recorded of the same `origin`, however often its form is sent in.
    """
    why = f"{NOTHING_YET} {meaning.why}".strip()
    view = await of(session, meaning, source, origin)
    return Outcome(
        message=text.note(f"{text.escape(why)} The form is open with what you typed."),
        form=view,
        unopened=text.with_typed(f"{why} The form could not be opened, so please type it again.", typed),
    )


async def of(session: Session, meaning: OpenForm, source: Source, origin: str) -> View:
    """Return the form for what was understood: of one record, or of several."""
    if len(meaning.records) > 1:
        return _several(meaning.records, source)
    (record,) = meaning.records or (NewDecision(""),)
    if isinstance(record, NewAction):
        return await _action(session, record, source, origin, meaning.why)
    return await _decision(session, record, source, meaning.why)


async def _decision(session: Session, record: NewDecision, source: Source, note: str) -> View:
    resolution = resolution_of(record)
    standing = await decision_forms.offered(session, source)
    said = Resolution(**{each.name: getattr(resolution, each.name) for each in fields(Resolution)})
    users = [who.user for who in (said.proposer, said.seconder, said.on_behalf_of) if who and who.user]
    known = await people.known(session, source.team, users)
    return decision_views.form(
        decision_views.Form(
            source,
            record.text,
            record.reason or "",
            next(iter(resolution.follows), None),
            standing,
            note,
            record.status,
            said=said,
            names={user: person.name for user, person in known.items()},
        )
    )


async def _action(session: Session, record: NewAction, source: Source, origin: str, note: str) -> View:
    offered = await action_drafts.offered(session, source.team, source.channel) if record.decision else ()
    outside = next((one for one in record.owners if one.kind is OwnerKind.OUTSIDE), None)
    return action_form.form(
        ActionPrefill(
            source,
            origin,
            action=record.text,
            owners=tuple(
                one.user for one in record.owners if one.kind is OwnerKind.PERSON and one.user is not None
            ),
            user_groups=tuple(one for one in record.owners if one.kind is OwnerKind.USER_GROUP),
            due=text.day(record.due) if record.due else "",
            outside=(outside.name or "") if outside else "",
            organisation=(outside.organisation or "") if outside else "",
            measure=record.measure or "",
            decision=record.decision,
            decisions=tuple(offered),
            notice=text.escape(note),
            reason=record.reason or "",
            repeats=repeats_of(record),
            due_meeting=await due_meeting_of(session, record, source),
        )
    )


def _several(records: tuple[New, ...], source: Source) -> View:
    kind = RecordAs.ACTION if isinstance(records[0], NewAction) else RecordAs.DECISION
    candidates = [_candidate(one, source) for one in records]
    return thread_views.form(source, candidates, title=thread_views.RECORD_SEVERAL[kind])


def _candidate(record: New, source: Source) -> Candidate:
    if isinstance(record, NewDecision):
        reason = f" because {record.reason}" if record.reason else ""
        return Candidate(source, f"{record.text}{reason}", RecordAs.DECISION)
    owners = tuple(one.user for one in record.owners if one.kind is OwnerKind.PERSON and one.user is not None)
    due = text.day(record.due) if record.due else ""
    return Candidate(source, record.text, RecordAs.ACTION, owners, due=due)
