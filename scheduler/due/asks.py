"""Puts asks in the outbox: the first to somebody goes at once, those that follow together in one more."""

from datetime import datetime, timedelta

from storage import meetings, outbox
from storage.database import Session
from storage.records import Kind, NewMessage, OutboxState, subjects

TOGETHER = timedelta(minutes=10)
"""How long after an ask others to the same person wait for each other, unless a meeting is under way."""
LEFT = timedelta(minutes=1)
"""How long after it was put an ask is surely in a message, unless it could not be said then."""


async def put(session: Session, ask: NewMessage) -> None:
    """Put an ask in the outbox, and what says it to its recipient, with the others that wait."""
    if await outbox.put(session, ask):
        await _carry(session, ask.team, ask.recipient or "", ask.channel or "", ask.key, ask.at)


async def put_left(session: Session, now: datetime) -> None:
    """Have those asks said that could not be when they were put."""
    for ask in await outbox.carried.due(session, Kind.ASKS, now=now - LEFT):
        key = f"{ask.key}:{ask.due_at.isoformat()}"
        await _carry(session, ask.team, ask.recipient or "", ask.channel or "", key, now)


async def _carry(session: Session, team: str, user: str, channel: str, key: str, now: datetime) -> None:
    meeting = await meetings.current(session, team, channel, now)
    since = min(now - TOGETHER, meeting.starts_at) if meeting is not None else now - TOGETHER
    last = await outbox.carried.last_to(session, team, user, Kind.ASKS, since=since)
    if last is not None and last.state is OutboxState.PENDING:
        return
    due_at = now
    if last is not None:
        due_at = max(now, meeting.ends_at if meeting is not None else last.created_at + TOGETHER)
    await outbox.put(
        session,
        NewMessage(
            key=f"{Kind.ASKS}:{key}",
            kind=Kind.ASKS,
            team=team,
            channel=None,
            recipient=user,
            about=subjects.Carrying(),
            at=now,
            due_at=due_at,
        ),
    )
