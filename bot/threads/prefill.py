"""Forms filled in from a message: its words, the people and the date in it, and where it was said."""

from dataclasses import replace
from datetime import datetime

from bot.actions import drafts
from bot.actions.views import form as action_form
from bot.decisions import forms as decision_forms
from bot.decisions import views as decision_views
from bot.language import slack_text
from bot.slack.blocks import text
from bot.slack.blocks.modals import View
from bot.threads import views
from bot.threads.views import Candidate
from bot.understanding import decisions as understanding
from bot.understanding import instead, several
from bot.understanding.decisions import Follow
from bot.understanding.instead import Want
from bot.understanding.meaning import NewAction, NewDecision
from bot.understanding.several import Piece
from bot.understanding.threads import Proposal, RecordAs
from storage import people
from storage.database import Session
from storage.records import DecisionStatus, Relation, Source


async def with_names(session: Session, team: str, words: str) -> str:
    """Return `words` with the names of the people they mention, as far as we know them, beside the ids."""
    known = await people.known(session, team, slack_text.people(words))
    return slack_text.with_names(words, {user: person.name for user, person in known.items()})


def decisions_in(words: str, source: Source) -> tuple[Candidate, ...]:
    """Return the decisions in a text that holds several."""
    return candidates_of(RecordAs.DECISION, tuple(map(Piece, several.decisions(words))), source)


def candidates_of(kind: RecordAs, pieces: tuple[Piece, ...], source: Source) -> tuple[Candidate, ...]:
    """Return several things of one kind, said or typed together, each to be recorded by itself."""
    return tuple(Candidate(source, piece.words, kind, piece.owners) for piece in pieces)


def offered(said: Candidate, proposal: Proposal) -> Candidate:
    """Return a message as it is proposed: in its own words where a form of several does not hold it all."""
    likely = replace(said, kind=proposal.kind, owners=proposal.owners)
    if proposal.open:
        likely = replace(likely, status=DecisionStatus.PROPOSED)
    record = proposal.record
    if isinstance(record, NewAction):
        more = record.measure or record.reason or record.decision or record.every or proposal.whole
        due = text.day(record.due) if record.due else ""
        return replace(likely, words=said.words if more else record.text, due=due)
    if record is None:
        return likely
    status = DecisionStatus.AGREED if _agreed_since(record, proposal) else record.status
    words = _worded(record, said.words, whole=proposal.whole)
    return replace(likely, words=words, status=status, come_back_on=record.come_back_on)


def _agreed_since(record: NewDecision, proposal: Proposal) -> bool:
    return record.status is DecisionStatus.PROPOSED and not proposal.open


def _worded(record: NewDecision, said: str, *, whole: bool) -> str:
    """Return the wording of a decision: with what settled it behind it, where it was learnt from before."""
    if record.text.casefold() not in " ".join(said.casefold().split()):
        return f"{record.text} ({said})"
    more = (
        record.votes,
        record.condition,
        record.on_behalf_of,
        record.seconder,
        record.replaces,
        record.amends,
    )
    if whole or any(more):
        return said
    return f"{record.text} because {record.reason}" if record.reason else record.text


async def form(
    session: Session,
    kind: RecordAs,
    source: Source,
    words: str,
    *,
    at: datetime,
    note: str = "",
    addressed: bool = False,
) -> View:
    """Return the form to record a decision or an action, filled in from the `words` of a message.

    It lists several where there are; prose on several lines is several decisions only if it is `addressed`
    to the bot.
    """
    words = await with_names(session, source.team, words)
    if candidates := await _several(session, kind, source, words, at, addressed):
        return views.form(source, candidates, title=views.RECORD_SEVERAL[kind])
    if kind is RecordAs.ACTION:
        filled = await drafts.prefill(session, source, words, at=at)
        return action_form.form(replace(filled, notice=note or filled.notice))
    return await decision_form(session, source, words, note=note)


async def decision_form(session: Session, source: Source, words: str, *, note: str = "") -> View:
    """Return the form for a decision with what `words` say, as a message or a command has them.

    A question is put as a proposal; that an earlier decision no longer holds, as what replaces that one.
    """
    meant = instead.read(slack_text.readable(words))
    text, reason, follows = understanding.parts(words)
    if len(follows) > 1:
        # The form holds one relation; several stay in its text, where they are read again.
        text, reason, follows = slack_text.readable(words), None, ()
    one, standing = next(iter(follows), None), await decision_forms.offered(session, source)
    status = DecisionStatus.AGREED
    if meant is not None and meant.want is Want.PROPOSE:
        text, reason, status = slack_text.readable(words), None, DecisionStatus.PROPOSED
    if meant is not None and meant.want is Want.END and meant.number is not None:
        one = Follow(Relation.SUPERSEDES, meant.number)
    return decision_views.form(decision_views.Form(source, text, reason or "", one, standing, note, status))


async def _several(
    session: Session, kind: RecordAs, source: Source, words: str, at: datetime, addressed: bool
) -> tuple[Candidate, ...]:
    """Return the records that a message would make, if it is more than one."""
    if kind is RecordAs.ACTION:
        speaker = source.said_by or ""
        found = await drafts.several_in(session, source, words, speaker=speaker, at=at)
        return candidates_of(kind, found, source)
    return decisions_in(words, source) if addressed or several.listed(words) else ()
