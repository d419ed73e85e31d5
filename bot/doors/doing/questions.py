"""Asks back what somebody means, and keeps what they typed until they say so."""

from datetime import datetime

from bot.doors.doing import changes, named, views
from bot.doors.doing.outcomes import Outcome, Typed
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack.incoming.access.named import TYPED_TOO_LONG_AGO
from bot.sources import typed as typed_sources
from bot.understanding import packing
from bot.understanding.meaning import (
    About,
    Answer,
    Ask,
    Change,
    Confirm,
    LeaveOut,
    Meaning,
    NewDecision,
    OpenForm,
    Reading,
)
from storage import drafts, people
from storage.database import Session
from storage.records import Draft, Source


async def ask(session: Session, meaning: Ask | Confirm, typed: Typed) -> Outcome:
    """Ask which of several things is meant, or whether one is; nothing is recorded meanwhile."""
    asked = (
        await confirming(session, meaning, typed.source, at=typed.at)
        if isinstance(meaning, Confirm)
        else meaning
    )
    return await asking(session, await keep(session, asked, typed))


async def confirming(session: Session, meaning: Confirm, source: Source, *, at: datetime) -> Ask:
    """Return the question whether something is to be done that others rely on, which says what it touches."""
    changes_ = [one for one in meaning.does if isinstance(one, Change)]
    for one in changes_:
        await changes.refuse(session, one, source, at=at)
    touched = [await _touched(session, one, source) for one in changes_]
    return Ask(About.READING, (Reading(views.CONFIRM, meaning),), asks=" ".join(touched))


async def _touched(session: Session, change: Change, source: Source) -> str:
    record = await named.record(session, change.record, source)
    return views.would_become(record, change.to)


async def asking(session: Session, draft: Draft) -> Outcome:
    """Return the question that a draft was kept for."""
    message = views.question(draft, await names_in(session, draft))
    return Outcome(message=message, draft=draft, kept={"draft": draft.id})


async def names_in(session: Session, draft: Draft) -> dict[str, str]:
    """Return the names of the people in what was typed, by id, as far as we know them."""
    known = await people.known(session, draft.team, slack_text.people(draft.typed))
    return {user: person.name for user, person in known.items()}


async def keep(session: Session, asked: Ask, typed: Typed) -> Draft:
    """Keep what was typed with its readings; the last one kept is what the form opens with."""
    otherwise: Meaning = asked.otherwise or form_of(asked.readings, slack_text.readable(typed.words))
    if [reading.label for reading in asked.readings] == [views.CONFIRM]:
        otherwise = LeaveOut()
    elif asked.readings and all(isinstance(one.means, Answer | Change | LeaveOut) for one in asked.readings):
        # Something else about work on record is no new record.
        otherwise = asked.otherwise or LeaveOut()
    readings = [*asked.readings[: views.MOST_READINGS], Reading("", otherwise)]
    kept = [{"label": one.label, "means": packing.pack(one.means)} for one in readings]
    return await drafts.keep(session, typed.source, typed.words, asked.asks, kept, at=typed.at)


def form_of(readings: tuple[Reading, ...], typed: str) -> OpenForm:
    """Return the form for what is none of the readings: with the likeliest record, else what was typed."""
    for reading in readings:
        records = getattr(reading.means, "records", ())
        if records:
            return OpenForm(records[:1])
    return OpenForm((NewDecision(typed),))


async def find_asked(session: Session, team: str, draft_id: int, user: str) -> Draft:
    """Return a draft that waits for its author's answer, locked; raise Refusal when there is none."""
    draft = await drafts.lock(session, team, draft_id)
    if draft is None:
        raise Refusal(TYPED_TOO_LONG_AGO)
    if draft.author != user:
        raise Refusal(views.NOT_YOURS)
    if draft.settled_at is not None:
        raise Refusal(typed_sources.SETTLED)
    return draft


def confirmed(draft: Draft, meaning: Meaning) -> tuple[Meaning, ...]:
    """Return all that a press does: what was shown before, and is confirmed by it, else what it means."""
    if isinstance(meaning, Confirm) and draft.labels == [views.CONFIRM]:
        return meaning.does
    return (meaning,)


def reading(draft: Draft, number: int) -> Meaning:
    """Return what the button of a number does, counted from 1, or for 0 the form; raise Refusal for none."""
    if not 0 <= number < len(draft.readings):
        raise Refusal(views.OUTDATED)
    try:
        return packing.unpack(draft.readings[number - 1]["means"])
    except ValueError as error:
        raise Refusal(views.OUTDATED) from error
