"""Asks back what somebody means, and keeps what they typed until they say so."""

from datetime import datetime

from bot.doors.doing import changes, views
from bot.doors.doing.outcomes import Outcome
from bot.language import slack_text
from bot.language.refusal import Refusal
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
from storage import drafts
from storage.database import Session
from storage.records import Draft, Source


async def ask(
    session: Session, meaning: Ask | Confirm, source: Source, typed: str, *, at: datetime
) -> Outcome:
    """Ask which of several things is meant, or whether one is; nothing is recorded meanwhile."""
    asked = await confirming(session, meaning, source) if isinstance(meaning, Confirm) else meaning
    return asking(await keep(session, asked, source, typed, at=at))


async def confirming(session: Session, meaning: Confirm, source: Source) -> Ask:
    """Return the question whether something is to be done that others rely on, which says what it touches."""
    touched = [await _touched(session, one, source) for one in meaning.does if isinstance(one, Change)]
    readings = tuple(Reading(views.CONFIRM, one) for one in meaning.does)
    return Ask(About.READING, readings, asks=" ".join(touched))


async def _touched(session: Session, change: Change, source: Source) -> str:
    record = await changes.record_of(session, change.record, source)
    return views.would_become(record, change.to)


def asking(draft: Draft) -> Outcome:
    """Return the question that a draft was kept for."""
    return Outcome(message=views.question(draft), draft=draft, kept={"draft": draft.id})


async def keep(session: Session, asked: Ask, source: Source, typed: str, *, at: datetime) -> Draft:
    """Keep what was typed with its readings; the last one kept is what the form opens with."""
    otherwise: Meaning = asked.otherwise or form_of(asked.readings, slack_text.readable(typed))
    if [reading.label for reading in asked.readings] == [views.CONFIRM]:
        otherwise = LeaveOut()
    elif asked.readings and all(isinstance(one.means, Answer | Change) for one in asked.readings):
        # Something else about work on record is no new record.
        otherwise = asked.otherwise or LeaveOut()
    readings = [*asked.readings[: views.MOST_READINGS], Reading("", otherwise)]
    kept = [{"label": one.label, "means": packing.pack(one.means)} for one in readings]
    return await drafts.keep(session, source, typed, asked.asks, kept, at=at)


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
        raise Refusal(views.GONE)
    if draft.author != user:
        raise Refusal(views.NOT_YOURS)
    if draft.settled_at is not None:
        raise Refusal(views.SETTLED)
    return draft


def reading(draft: Draft, number: int) -> Meaning:
    """Return what the button of a number does, counted from 1, or for 0 the form; raise Refusal for none."""
    if not 0 <= number < len(draft.readings):
        raise Refusal(views.OUTDATED)
    try:
        return packing.unpack(draft.readings[number - 1]["means"])
    except ValueError as error:
        raise Refusal(views.OUTDATED) from error
