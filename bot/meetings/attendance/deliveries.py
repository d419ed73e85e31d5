"""What is asked once a meeting is over, and what those hear who had not missed it after all."""

from datetime import datetime

from bot.meetings.attendance import shown
from bot.meetings.attendance.views import afterwards as views
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Wait, as_of
from scheduler.due import attendance as planning
from scheduler.due import hours as office_hours
from storage import groups, history, meetings, outbox, recaps
from storage.database import Session
from storage.records import (
    Kind,
    Meeting,
    MeetingStatus,
    NewMessage,
    OutboxState,
    Outgoing,
    present,
    subjects,
)


async def refresh_requests(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Have what was asked after a meeting show what was answered since."""
    for key in planning.keys(meeting):
        sent = await outbox.find(session, meeting.team, key)
        # One that waits is rendered when it is sent.
        if sent is not None and sent.state not in (OutboxState.PENDING, OutboxState.CARRIED):
            await _update(session, sent, at)


async def _update(session: Session, sent: Outgoing, at: datetime) -> None:
    def changed(key: str) -> NewMessage:
        return updates.changing(sent, Kind.ATTENDANCE_REQUEST_UPDATE, key=key, at=at)

    await updates.put(session, f"update:{sent.key}:{at.isoformat()}", changed)


async def tell_not_missed(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Tell those who were told that they missed what a meeting decided, and did not, that this was wrong."""
    wrong = await recaps.told_wrongly(session, meeting)
    stamp = await history.last_line(session, meeting) if wrong else 0
    for user in wrong:
        await outbox.put(
            session,
            NewMessage.of(
                meeting,
                key=f"{Kind.NOT_MISSED}:{meeting.id}:{user}:{stamp}",
                kind=Kind.NOT_MISSED,
                recipient=user,
                about=subjects.OfMeeting(meeting=meeting.id),
                at=at,
            ),
        )


async def _request(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.OfMeeting)
    meeting = await meetings.find(session, outgoing.team, about.meeting)
    if meeting is None or meeting.status is MeetingStatus.CANCELLED:
        return Drop("cancelled")
    if about.starts_at not in (None, meeting.starts_at):
        return Drop("moved")
    keepers = await planning.keepers(session, meeting)
    if not await planning.is_asked(session, meeting, outgoing.recipient or "", keepers):
        return Drop("it is answered, or for somebody else by now")
    return Post(views.afterwards(await shown.afterwards(session, meeting, now)))


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    meeting = await meetings.find(session, sent.team, sent.about_as(subjects.OfMeeting).meeting)
    if meeting is None:
        return Drop("no such meeting")
    return views.afterwards(await shown.afterwards(session, meeting, now))


async def _not_missed(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    team, user = outgoing.team, outgoing.recipient or ""
    meeting = await meetings.find(session, team, outgoing.about_as(subjects.OfMeeting).meeting)
    group = await groups.find(session, team, outgoing.channel or "")
    wrong = (await recaps.told_wrongly(session, meeting)).get(user) if meeting is not None else None
    if meeting is None or group is None or not wrong:
        return Drop("they have been told, or missed it all the same")
    hours = await office_hours.of(session, team, outgoing.channel, user)
    if not hours.is_open(now):
        return Wait(hours.next_open(now), "outside their working hours")
    there = user in present(await meetings.attendances_of(session, meeting))
    return Post(views.not_missed(meeting, wrong, there=there))


async def _put_right(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    meeting = await meetings.find(session, outgoing.team, outgoing.about_as(subjects.OfMeeting).meeting)
    user = outgoing.recipient or ""
    if meeting is not None:
        wrong = (await recaps.told_wrongly(session, meeting)).get(user, [])
        await recaps.put_right(session, wrong, user, at=as_of(outgoing, at))


KINDS = {
    Kind.ATTENDANCE_REQUEST: Delivery(_request, timed=True, changed_by=Kind.ATTENDANCE_REQUEST_UPDATE),
    Kind.ATTENDANCE_REQUEST_UPDATE: Delivery(updates.rendering(_again), idempotent=True),
    Kind.NOT_MISSED: Delivery(_not_missed, _put_right),
}
