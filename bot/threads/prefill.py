"""Forms filled in from a message: what it means as its writer said it, and where that was."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import fit_owners
from bot.language import slack_text, telling
from bot.slack.blocks import addresses
from bot.slack.blocks.modals import View
from bot.sources import known as gathering
from bot.sources import reading, typed
from bot.threads import filled, meant, reasons
from bot.threads.filled import Filled
from bot.threads.views import Candidate
from bot.understanding.known import Door, Known
from bot.understanding.meaning import New, NewAction, NewDecision, OpenForm
from bot.understanding.threads import Proposal, RecordAs
from storage import groups, people
from storage.database import Session
from storage.records import Assignee, DecisionStatus, OwnerKind, Source


@dataclass(frozen=True)
class Context:
    """What a thread makes of one of its messages: of the `matter` in it, or of what it `answered`."""

    matter: New | None = None
    answered: tuple[New, ...] = ()


NOTHING = Context()
_DOORS = {RecordAs.DECISION: Door.DECIDE, RecordAs.ACTION: Door.ACTION}


async def with_names(session: Session, team: str, words: str) -> str:
    """Return `words` with the names of the people they mention, as far as we know them, beside the ids."""
    known = await people.known(session, team, slack_text.people(words))
    return slack_text.with_names(words, {user: person.name for user, person in known.items()})


def addressed(words: str, bot_user: str) -> tuple[str, bool]:
    """Return the words of a message without the bot's name, and whether it is addressed to the bot."""
    if not slack_text.names_person(words, bot_user):
        return words, False
    return slack_text.addressed_to(words, bot_user), True


def offered(said: Candidate, proposal: Proposal) -> Candidate:
    """Return a message as it is proposed: with what was understood of it, else in its own words."""
    likely = replace(said, kind=proposal.kind, owners=proposal.owners, chosen=proposal.chosen)
    if proposal.open:
        likely = replace(likely, status=DecisionStatus.PROPOSED)
    record = proposal.record
    if record is None:
        due = telling.whole_day(proposal.due) if proposal.due else ""
        return replace(likely, words=meant.matter(proposal.kind, said.words), due=due)
    if isinstance(record, NewAction):
        likely = replace(likely, due=telling.whole_day(record.due) if record.due else "")
    else:
        record = replace(
            record, status=DecisionStatus.AGREED if _agreed_since(record, proposal) else record.status
        )
        likely = replace(likely, status=record.status, come_back_on=record.come_back_on)
    if proposal.whole:
        return replace(likely, words=meant.matter(proposal.kind, said.words))
    words = proposal.saying_what_of(_worded(record, said.words))
    return replace(likely, words=words, understood=record, terms=_terms(record))


def proposed(proposal: Proposal, said: str) -> New:
    """Return what is proposed of a message that `said` this, as it would be recorded."""
    record = proposal.record
    if record is None:
        text = meant.matter(proposal.kind, said)
        owners = tuple(Assignee(OwnerKind.PERSON, user) for user in proposal.owners)
        return NewAction(text, owners) if proposal.kind is RecordAs.ACTION else NewDecision(text)
    worded = meant.matter(proposal.kind, said) if proposal.whole else _worded(record, said)
    return replace(record, text=proposal.saying_what_of(worded))


def _agreed_since(record: NewDecision, proposal: Proposal) -> bool:
    return record.status is DecisionStatus.PROPOSED and not proposal.open


def _worded(record: New, said: str) -> str:
    """Return the wording of a record: with what settled it behind it, where it was learnt from before."""
    learnt = isinstance(record, NewDecision) and record.text.casefold() not in " ".join(
        said.casefold().split()
    )
    return f"{record.text} ({said})" if learnt else record.text


def _terms(record: New) -> tuple[str, ...]:
    """Return what is recorded with a wording; how a decision stands is said above it."""
    agreed = replace(record, status=DecisionStatus.AGREED) if isinstance(record, NewDecision) else record
    return filled.terms_with(agreed)


async def form(
    session: Session,
    kind: RecordAs,
    source: Source,
    words: str,
    *,
    at: datetime,
    note: str = "",
    addressed: bool = False,
    context: Context = NOTHING,
) -> View:
    """Return the form to record a decision or an action, filled in from the `words` of a message.

    They are read as if whoever wrote them said them then at /decide, or at /action. It lists several where
    there are; prose on several lines is several decisions only if it is `addressed` to the bot. What its
    thread makes of it is the `context`.
    """
    opened = await _opened(session, kind, source, words, at=at, addressed=addressed, context=context)
    fit = await _fit(session, source, words, opened.records)
    group = await groups.find(session, source.team, source.channel)
    all_known = group is not None and group.synced_at is not None
    told = await reasons.explained(session, replace(opened, records=fit), source, all_known=all_known)
    # A form that somebody asks for need not say why it opens.
    why = "" if told.why == reasons.LOOK else told.why
    several = len(told.records) > 1
    draft = await typed.keep(session, source, told.records, at=at) if several else 0
    return await filled.form(
        session, Filled(source, told.records, note or why, draft=draft, reading=typed.READING)
    )


async def _opened(
    session: Session,
    kind: RecordAs,
    source: Source,
    words: str,
    *,
    at: datetime,
    addressed: bool,
    context: Context,
) -> OpenForm:
    if context.answered:
        return OpenForm(context.answered)
    known = await _known(session, source, at)
    plain = await reading.in_plain_words(session, source.team, words)
    meaning = await reading.meaning_of(session, source.team, words, _DOORS[kind], known)
    if not addressed and meant.is_prose(meaning, plain):
        # Nobody wrote these lines to be recorded: of them only what plainly says so was decided.
        meaning = await reading.meaning_of(session, source.team, words, Door.CAPTURE, known)
    opened = meant.form_of(kind, meaning, plain)
    return opened if context.matter is None else meant.as_settled(opened, context.matter)


async def _known(session: Session, source: Source, at: datetime) -> Known:
    """Return what is known in the group of a message, to whoever wrote it, and when."""
    known = await gathering.gather(session, source.team, [source.channel], source.author, now=at)
    said = addresses.instant(source.said_ts) if source.said_ts else at
    return replace(known, speaker=source.said_by or "", calendar=replace(known.calendar, now=said))


async def _fit(session: Session, source: Source, words: str, records: Sequence[New]) -> tuple[New, ...]:
    """Return records with the owners who can be: of one that nobody is to do, all whom its words mention."""
    offered = tuple(Assignee(OwnerKind.PERSON, user) for user in slack_text.people(words))
    asked = [one for each in records if isinstance(each, NewAction) for one in each.owners]
    unfit = {one.user for one in await fit_owners.unfit(session, source.team, (*asked, *offered))}

    def fit(record: New) -> New:
        if not isinstance(record, NewAction):
            return record
        owners = record.owners or (offered if len(records) == 1 else ())
        # Of what an app posted nobody is the speaker.
        return replace(
            record, owners=tuple(one for one in owners if _is_owner(one) and one.user not in unfit)
        )

    return tuple(map(fit, records))


def _is_owner(owner: Assignee) -> bool:
    return owner.kind is not OwnerKind.PERSON or bool(owner.user)
