"""A meeting that is cancelled, or held at another time, by whatever door: the record, and who is told."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.language.refusal import Refusal
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings import views as meeting_views
from bot.slack.blocks import text
from bot.understanding import meetings as understanding
from scheduler import meetings as rules
from storage import meetings
from storage.database import Session
from storage.records import Meeting, Slot


async def cancel(session: Session, meeting: Meeting, *, by: str, at: datetime) -> None:
    """Cancel a meeting, and have the channel told."""
    await meetings.cancel(session, meeting, actor=by, at=at)
    await meeting_deliveries.put_cancelled(session, meeting, by=by, at=at)
    if meeting.post_ts is not None:
        await meeting_deliveries.put_attendance(session, meeting, at=at)


async def move(
    session: Session, meeting: Meeting, meant: understanding.Move, zone: ZoneInfo, *, by: str, at: datetime
) -> Slot:
    """Hold a meeting at another time and have the channel told; Refusal when that can not be."""
    slot = await to_when(session, meeting, meant, zone, at=at)
    moved = await meetings.move(session, meeting, slot, actor=by, at=at)
    if moved is not None:
        await meeting_deliveries.put_moved(session, meeting, moved, by=by, at=at)
        await meeting_deliveries.put_there(session, moved, at=at)
    return slot


async def to_when(
    session: Session, meeting: Meeting, meant: understanding.Move, zone: ZoneInfo, *, at: datetime
) -> Slot:
    """Return when a meeting is to be held instead; Refusal when it can not be."""
    slot = _moved(meeting, meant, zone)
    if slot.starts_at <= at:
        raise Refusal(
            f"{text.day(slot.day)} at that time has passed. For example: `/meeting move next to Friday`"
        )
    taken = await meetings.begun_at(session, meeting.team, meeting.channel, slot.starts_at)
    if taken is not None and taken.id != meeting.id:
        raise Refusal(f"This group already meets then: {meeting_views.when(taken, zone)}.")
    return slot


def _moved(meeting: Meeting, meant: understanding.Move, zone: ZoneInfo) -> Slot:
    """Return the new time of a meeting; what was not said stays as it was."""
    starts = meeting.starts_at.astimezone(zone).replace(tzinfo=None)
    local = datetime.combine(meant.to or starts.date(), meant.at or starts.time())
    minutes = meant.minutes or int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    return rules.slot(local, zone, minutes)
