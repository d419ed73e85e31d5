"""Asks somebody, in a message that they get in any case, whether they are on leave as it looks."""

from datetime import datetime

from scheduler import calendar, suggestions
from scheduler.calendar import Working
from storage import outbox, preferences
from storage import suggestions as suggested
from storage.database import Session
from storage.records import Kind, NewMessage, subjects


async def join(session: Session, team: str, user: str, hours: Working, now: datetime) -> None:
    """Ask them in the message that they get this morning, once for each day on which they would be back."""
    today = calendar.local_day(now, hours.zone)
    found = await suggested.find(session, team, user)
    wish = await preferences.find(session, team, user)
    if found is None or not suggestions.is_open(found, wish, today):
        return
    await outbox.put(
        session,
        NewMessage(
            key=f"{Kind.LEAVE_SUGGESTION}:{user}:{found.until.isoformat()}",
            kind=Kind.LEAVE_SUGGESTION,
            team=team,
            channel=None,
            recipient=user,
            about=subjects.LeaveSuggested(until=found.until, sign=found.sign.value),
            at=now,
            expires_at=hours.closes(today),
        ),
    )
