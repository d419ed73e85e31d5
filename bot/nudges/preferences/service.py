"""Changes how somebody wants to be reminded, in every group of their workspace, whichever door they come by.

Nobody but that person is ever told of it: no history of a group holds it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.language.refusal import Refusal
from bot.nudges.preferences.changes import Changed, packed, unpacked
from bot.understanding.meaning import WorkingTime
from scheduler import calendar, places
from scheduler.due import hours as office_hours
from scheduler.mornings import Mornings
from storage import preferences
from storage.database import Session
from storage.records import UNSAID, HowOften, Preference

LEAST = timedelta(hours=1)
"""The shortest time of a day in which a message surely finds its way."""
CHANGED_SINCE = "You have changed that since. `/nudges` shows how it stands."


async def stands(session: Session, team: str, user: str, *, now: datetime) -> tuple[Mornings, date]:
    """Return the mornings on which somebody may be reminded as it stands, and what day it is for them."""
    hours = await office_hours.of(session, team, None, user)
    today = calendar.local_day(now, hours.zone)
    wish = await preferences.find(session, team, user)
    if wish.away_until is not None and wish.away_until <= today:
        wish = replace(wish, away_from=None, away_until=None)
    return Mornings(hours, wish), today


async def change(session: Session, team: str, user: str, wish: Preference, *, at: datetime) -> Changed:
    """Remember how somebody wants to be reminded from now on; raise Refusal for leave that is over."""
    mornings, today = await stands(session, team, user, now=at)
    if wish.away_until is not None and wish.away_until <= today:
        raise Refusal("That is not after today; write the day on which you are back, such as: next Monday.")
    if wish.away_from is not None and wish.away_until is not None and wish.away_from >= wish.away_until:
        raise Refusal("That ends before it begins; for example: `/nudges away until next Monday`.")
    if wish.away_from is not None and wish.away_from <= today:
        wish = replace(wish, away_from=None)
    await preferences.keep(session, team, user, wish, at=at)
    changed, _ = await stands(session, team, user, now=at)
    return Changed(mornings.preference, changed, today)


async def remind(session: Session, team: str, user: str, often: HowOften, *, at: datetime) -> Changed:
    """Remind somebody so often from now on; their leave stays as it is."""
    mornings, _ = await stands(session, team, user, now=at)
    return await change(session, team, user, replace(mornings.preference, often=often), at=at)


async def go_away(
    session: Session, team: str, user: str, until: date, *, since: date | None = None, at: datetime
) -> Changed:
    """Note that somebody is away from `since` (None: from now), and back on the day `until`."""
    mornings, _ = await stands(session, team, user, now=at)
    wish = replace(mornings.preference, away_from=since, away_until=until)
    return await change(session, team, user, wish, at=at)


async def come_back(session: Session, team: str, user: str, *, at: datetime) -> Changed:
    """Note that somebody is back, or will not go away after all."""
    mornings, _ = await stands(session, team, user, now=at)
    wish = replace(mornings.preference, away_from=None, away_until=None)
    return await change(session, team, user, wish, at=at)


async def work(session: Session, team: str, user: str, hours: WorkingTime, *, at: datetime) -> Changed:
    """Note on which days and at what times somebody works; what they do not say stays as it is."""
    mornings, _ = await stands(session, team, user, now=at)
    wish, kept = mornings.preference, mornings.hours
    days = tuple(day for day in hours.days or kept.days if day not in hours.off)
    begins, ends = hours.begins or kept.begins, hours.ends or kept.ends
    if not days:
        raise Refusal("That leaves no day on which I may write to you; `/nudges off` stops all reminders.")
    if datetime.combine(at, ends) - datetime.combine(at, begins) < LEAST:
        raise Refusal("That leaves me less than an hour to write to you in. For example: `/nudges 10 to 16`.")
    if (days, begins, ends) == (calendar.WEEKDAYS, calendar.OPENS, calendar.CLOSES):
        return await work_as_usual(session, team, user, at=at)
    return await change(session, team, user, replace(wish, days=days, begins=begins, ends=ends), at=at)


async def work_as_usual(session: Session, team: str, user: str, *, at: datetime) -> Changed:
    """Note that somebody works on the days and at the times on which everybody does."""
    mornings, _ = await stands(session, team, user, now=at)
    wish = replace(mornings.preference, days=(), begins=None, ends=None)
    return await change(session, team, user, wish, at=at)


async def keep_holidays(
    session: Session, team: str, user: str, country: str | None, subdivision: str | None, *, at: datetime
) -> Changed:
    """Note whose public holidays somebody keeps."""
    mornings, _ = await stands(session, team, user, now=at)
    wish = replace(mornings.preference, country=country, subdivision=subdivision)
    return await change(session, team, user, wish, at=at)


async def take_back(
    session: Session, team: str, user: str, outcome: Mapping[str, Any], *, at: datetime
) -> Changed:
    """Take a change back by its `outcome`; raise Refusal when they have changed it again since."""
    before, after = unpacked(outcome.get("before")), unpacked(outcome.get("after"))
    mornings, today = await stands(session, team, user, now=at)
    if before is None or after is None or packed(mornings.preference) != packed(after):
        raise Refusal(CHANGED_SINCE)
    if before.away_until is not None and before.away_until <= today:
        before = replace(before, away_from=None, away_until=None)
    return await change(session, team, user, before, at=at)


async def changed_before(
    session: Session, team: str, user: str, outcome: Mapping[str, Any], *, now: datetime
) -> Changed:
    """Return a change that was made already, by its `outcome`."""
    mornings, today = await stands(session, team, user, now=now)
    after = unpacked(outcome.get("after")) or mornings.preference
    hours = places.own(mornings.hours, after)
    return Changed(
        unpacked(outcome.get("before")) or UNSAID, replace(mornings, hours=hours, preference=after), today
    )
