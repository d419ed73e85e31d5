"""Changes how somebody is reminded, in whatever words they say it; only they are told."""

from collections.abc import Mapping

from bot.doors.doing.outcomes import Outcome
from bot.nudges.preferences import service, views
from bot.nudges.preferences.changes import Changed
from bot.slack.blocks import text
from bot.slack.incoming.requests import Request
from bot.understanding.meaning import Prefer, Preference
from storage.database import Session
from storage.records import HowOften

OFTEN: Mapping[str | None, HowOften] = {
    "twice a week": HowOften.TWICE_A_WEEK,
    "weekly": HowOften.ONCE_A_WEEK,
    "before meetings": HowOften.BEFORE_MEETINGS,
}
UNTIL_WHEN = "Until when are you away? For example: `/nudges away until 4 January`. Nobody else is told."


async def prefer(session: Session, request: Request, wanted: Prefer) -> Outcome:
    """Do as somebody wishes to be reminded, or ask them how often that is to be, or until when."""
    changed = await change(session, request, wanted)
    if changed is not None:
        return Outcome(message=views.changed(changed))
    return Outcome(message=text.note(UNTIL_WHEN) if wanted.what is Preference.AWAY else views.question())


async def change(session: Session, request: Request, wanted: Prefer) -> Changed | None:
    """Change how somebody is reminded; None, with nothing changed, where they did not say how."""
    team, user, at = request.team, request.user, request.at
    if wanted.what is Preference.BACK:
        return await service.come_back(session, team, user, at=at)
    if wanted.what is Preference.AWAY and wanted.until is not None:
        return await service.go_away(session, team, user, wanted.until, since=wanted.since, at=at)
    often = OFTEN.get(wanted.every)
    return await service.remind(session, team, user, often, at=at) if often is not None else None
