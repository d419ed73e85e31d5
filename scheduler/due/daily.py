"""Puts the one message of a kind that a person gets on a working day, which says everything at once."""

from datetime import datetime

from scheduler import calendar
from scheduler import nudges as rules
from scheduler.calendar import Working
from storage import outbox
from storage.database import Session
from storage.records import Kind, NewMessage, Outgoing, subjects


async def put(
    session: Session, kind: Kind, team: str, recipient: str, hours: Working, now: datetime
) -> Outgoing | None:
    """Put today's message in the outbox, unless it is there already; then return the one that is.

    It is sent within today's office hours or not at all. Its key holds the recipient's local day.
    """
    day = calendar.local_day(now, hours.zone).isoformat()
    key = f"{kind}:{recipient}:{day}"
    new = await outbox.put(
        session,
        NewMessage(
            key=key,
            kind=kind,
            team=team,
            channel=None,
            recipient=recipient,
            about=subjects.Items(),
            at=now,
            expires_at=rules.closes(hours, now),
        ),
    )
    return None if new else await outbox.find(session, team, key)
