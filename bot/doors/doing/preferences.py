"""Changes how somebody is reminded, in whatever words they say it; only they are told."""

from collections.abc import Mapping

from bot.doors.doing.outcomes import Outcome
from bot.nudges.preferences import service, views
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
    """Do as somebody wishes to be reminded, or ask them how often that is to be."""
    team, user, at = request.team, request.user, request.at
    if wanted.what is Preference.BACK:
        return Outcome(message=views.changed(await service.come_back(session, team, user, at=at)))
    if wanted.what is Preference.AWAY:
        if wanted.until is None:
            return Outcome(message=text.note(UNTIL_WHEN))
        gone = await service.go_away(session, team, user, wanted.until, since=wanted.since, at=at)
        return Outcome(message=views.changed(gone))
    often = OFTEN.get(wanted.every)
    if often is None:
        return Outcome(message=views.question())
    return Outcome(message=views.changed(await service.remind(session, team, user, often, at=at)))
