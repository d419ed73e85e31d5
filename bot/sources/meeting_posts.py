"""The post of a meeting, which tells who is there and what was recorded: posted once, then kept true."""

from datetime import datetime

from bot.slack.outgoing import updates
from storage import meetings, outbox
from storage.database import Session
from storage.records import Action, Decision, Kind, Meeting, NewMessage, subjects


async def refresh(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Have a meeting's post shown anew; changes that come while an update waits share it."""
    start = f"{Kind.MEETING_POST_UPDATE}:{meeting.id}:"
    if await outbox.waits(session, meeting.team, meeting.channel, start, now=at):
        return
    kind, about = Kind.MEETING_POST_UPDATE, subjects.OfMeeting(meeting=meeting.id)
    await updates.put(
        session,
        start + at.isoformat(),
        lambda key: NewMessage.of(meeting, key=key, kind=kind, about=about, at=at),
    )


async def refresh_listing(session: Session, record: Action | Decision, *, at: datetime) -> None:
    """Have the posts shown anew that list a record: its meeting's, and that of one under way."""
    found = await _meeting_of(session, record)
    under_way = await meetings.current(session, record.team, record.channel, at)
    listing = [found] if isinstance(record, Action) else [found, under_way]
    for meeting in {one.id: one for one in listing if one is not None}.values():
        await refresh(session, meeting, at=at)


async def _meeting_of(session: Session, record: Action | Decision) -> Meeting | None:
    if isinstance(record, Decision):
        return await meetings.of_decision(session, record)
    return await meetings.current(session, record.team, record.channel, record.recorded_at)
