"""Notes what suggests that somebody is away, and does what they answer to that."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.language.refusal import Refusal
from bot.nudges.preferences import service as preferences
from bot.nudges.suggestions import signs
from scheduler import places
from storage import groups, people, suggestions
from storage.database import Session
from storage.records import Person, Sign, Suggestion

CHANGED_SINCE = "That has changed since. `/nudges away until …` says when you are away."
PAST = "That day is past, so I write to you as usual."


async def see_status(session: Session, person: Person, profile: Mapping[str, Any], *, at: datetime) -> None:
    """Note what the status of somebody suggests, or that it suggests nothing any more."""
    zone = places.first_known(person.zone, await _zone(session, person.team))
    await _note(session, person, Sign.STATUS, signs.of_status(profile, zone, at), at)


async def see_pause(
    session: Session, team: str, user: str, status: Mapping[str, Any], *, at: datetime
) -> None:
    """Note what the paused notifications of somebody we know suggest, or that they suggest nothing."""
    person = await people.find(session, team, user)
    if person is not None:
        zone = places.first_known(person.zone, await _zone(session, team))
        await _note(session, person, Sign.PAUSED, signs.of_pause(status, zone, at), at)


async def _zone(session: Session, team: str) -> str | None:
    workspace = await groups.workspace(session, team)
    return workspace.zone if workspace is not None else None


async def _note(session: Session, person: Person, sign: Sign, until: date | None, at: datetime) -> None:
    if until is None or person.bot:
        await suggestions.forget(session, person.team, person.user, sign)
    else:
        await suggestions.note(session, Suggestion(person.team, person.user, until, sign, at))


async def answer(session: Session, team: str, user: str, until: date, *, agreed: bool, at: datetime) -> None:
    """Keep quiet until a day that was suggested, or do not; raise Refusal when that is not so any more."""
    found = await suggestions.find(session, team, user)
    if found is None or found.until != until:
        raise Refusal(CHANGED_SINCE)
    if agreed:
        _, today = await preferences.stands(session, team, user, now=at)
        if until <= today:
            raise Refusal(PAST)
        await preferences.go_away(session, team, user, until, at=at)
    await suggestions.answer(session, team, user, until, agreed=agreed)
