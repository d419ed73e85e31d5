"""Changes how somebody is reminded, in whatever words they say it; only they are told."""

from bot.doors.doing.outcomes import Outcome
from bot.nudges.preferences import meant, views
from bot.slack.blocks import text
from bot.slack.incoming.requests import Request
from bot.understanding.meaning import Prefer, Preference
from storage.database import Session

UNTIL_WHEN = "Until when are you away? For example: `/nudges away until 4 January`. Nobody else is told."


async def prefer(session: Session, request: Request, wanted: Prefer) -> Outcome:
    """Do as somebody wishes to be reminded, or ask them how often that is to be, or until when."""
    changed = await meant.change(session, request.team, request.user, wanted, at=request.at)
    if changed is not None:
        return Outcome(message=views.changed(changed))
    return Outcome(message=text.note(UNTIL_WHEN) if wanted.what is Preference.AWAY else views.question())
