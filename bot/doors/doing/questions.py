"""Asks back what somebody means, and keeps what they typed until they say so."""

from datetime import datetime
from typing import Any

from bot.doors.doing import views
from bot.doors.doing.outcomes import Outcome
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Request
from bot.understanding import packing
from bot.understanding.meaning import Ask, Meaning, NewDecision, OpenForm, Reading
from storage import drafts
from storage.database import Session
from storage.records import Draft, Source


async def ask(session: Session, request: Request, asked: Ask, source: Source, typed: str) -> Outcome:
    """Ask which of several things is meant, once for a request; nothing is recorded meanwhile."""
    if await request.first_time(session):
        draft = await keep(session, asked, source, typed, at=request.at)
        await request.remember(session, {"draft": draft.id})
    else:
        draft_id = (await request.outcome(session)).get("draft", 0)
        draft = await find_asked(session, request.team, draft_id, request.user)
    labels = [reading.label for reading in asked.readings]
    return Outcome(message=views.question(draft.id, asked.asks, slack_text.readable(typed), labels))


async def keep(session: Session, asked: Ask, source: Source, typed: str, *, at: datetime) -> Draft:
    """Keep what was typed with its readings; the last one kept is what the form opens with."""
    kept = [packing.pack(reading.means) for reading in asked.readings[: views.MOST_READINGS]]
    otherwise = asked.otherwise or form_of(asked.readings, slack_text.readable(typed))
    return await drafts.keep(session, source, typed, [*kept, packing.pack(otherwise)], at=at)


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
    kept: list[Any] = draft.readings
    try:
        if not 0 <= number < len(kept):
            raise ValueError(number)
        return packing.unpack(kept[number - 1])
    except ValueError as error:
        raise Refusal(views.OUTDATED) from error
