"""Why somebody is written to, and what comes next, as they see it beside how they are reminded."""

from collections.abc import Collection
from datetime import datetime

from bot.nudges import prospects
from storage import nudges
from storage.database import Session
from storage.records import Assignment

MOST = 3
"""How many actions are explained; whoever owes more sees them by `/actions mine`."""


async def owed(session: Session, team: str, user: str) -> list[Assignment]:
    """Return what somebody may be reminded of, the soonest due first."""
    return [each for each in await nudges.owed_by(session, team, user) if each.recipient == user]


def why(
    owed: Collection[Assignment],
    sight: Collection[str],
    now: datetime,
    *,
    about: Collection[int] = (),
) -> str:
    """Return why somebody is written to of what is `about` them, or of what they owe, in groups in sight."""
    seen = [each for each in owed if each.action.channel in sight]
    meant = [each for each in seen if each.action.id in about] or [each for each in seen if each.live]
    return "\n".join(prospects.line(each, now) for each in meant[:MOST])
