"""From how somebody wants to be reminded, as it was understood, to what is remembered of it."""

from collections.abc import Mapping
from datetime import datetime

from bot.language import nations
from bot.nudges.preferences import service
from bot.nudges.preferences.changes import Changed
from bot.understanding.meaning import Prefer, Preference
from storage.database import Session
from storage.records import HowOften

OFTEN: Mapping[str | None, HowOften] = {
    "twice a week": HowOften.TWICE_A_WEEK,
    "weekly": HowOften.ONCE_A_WEEK,
    "before meetings": HowOften.BEFORE_MEETINGS,
    "not at all": HowOften.NOT_AT_ALL,
}


async def change(session: Session, team: str, user: str, wanted: Prefer, *, at: datetime) -> Changed | None:
    """Change how somebody is reminded; None, with nothing changed, where they did not say how."""
    if wanted.what is Preference.BACK:
        return await service.come_back(session, team, user, at=at)
    if wanted.what is Preference.WORKING_TIME and wanted.hours is not None:
        return await service.work(session, team, user, wanted.hours, at=at)
    if wanted.what is Preference.USUAL_HOURS:
        return await service.work_as_usual(session, team, user, at=at)
    if wanted.what is Preference.HOLIDAYS:
        return await service.keep_holidays(session, team, user, *nations.parts(wanted.place), at=at)
    if wanted.what is Preference.AWAY and wanted.until is not None:
        return await service.go_away(session, team, user, wanted.until, since=wanted.since, at=at)
    often = OFTEN.get(wanted.every)
    return await service.remind(session, team, user, often, at=at) if often is not None else None
