"""What people put on the agenda of a meeting."""

from datetime import datetime

from bot.meetings import deliveries as meeting_deliveries
from storage import events_seen, meetings, people
from storage.database import Session
from storage.records import Meeting


async def put(
    session: Session,
    meeting: Meeting,
    words: str,
    minutes: int | None,
    *,
    by: str,
    key: str,
    at: datetime,
    decision_id: int | None = None,
) -> bool:
    """Put an item, perhaps a decision that comes back, on an agenda once; tell whether that is new."""
    if not await events_seen.first_time(session, meeting.team, f"agenda:{key}", at=at):
        return False
    await people.join(session, meeting.team, meeting.channel, by, at=at)
    await meetings.put_on_agenda(session, meeting, words, minutes, by=by, at=at, decision_id=decision_id)
    if meeting.post_ts is not None:
        await meeting_deliveries.refresh_attendance(session, meeting, at=at)
    return True


async def carry_over(session: Session, team: str, channel: str, *, at: datetime) -> None:
    """Put what was on the agendas of meetings that are cancelled on that of the next one."""
    following = await meetings.next_after(session, team, channel, at)
    if following is not None:
        await meetings.carry_over(session, following, after=at)
