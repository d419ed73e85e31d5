"""What channels are told of their meetings, rendered from the record as it stands when it is sent."""

from datetime import datetime, timedelta
from functools import partial

from bot.language.recurrence import saying
from bot.meetings import calendars, views
from bot.meetings.attendance import shown as attendance_shown
from bot.meetings.attendance import views as attendance_views
from bot.meetings.plan import proposals
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Update, Wait
from bot.sources import cards
from storage import decisions, groups, meetings, outbox
from storage.database import Session
from storage.records import Group, Meeting, MeetingStatus, OutboxState, Outgoing

NAMED = 3


async def put_cancelled(session: Session, meeting: Meeting, *, by: str, at: datetime) -> None:
    """Have the channel told that a meeting is cancelled."""
    key = f"meeting cancelled:{meeting.id}"
    about = {"meeting": meeting.id, "by": by}
    await outbox.put(
        session, key, "meeting cancelled", team=meeting.team, channel=meeting.channel, about=about, at=at
    )


async def put_moved(session: Session, before: Meeting, moved: Meeting, *, by: str, at: datetime) -> None:
    """Have the channel told that a meeting is held at another time than `before`."""
    put = partial(outbox.put, session, team=moved.team, channel=moved.channel, at=at)
    times = {"from": before.starts_at.isoformat(), "to": before.ends_at.isoformat()}
    about = {"meeting": moved.id, "by": by, **times}
    await put(f"meeting moved:{moved.id}:{at.isoformat()}", "meeting moved", about=about)


async def put_attendance(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Refresh everything that tells who was at a meeting: its post, and the cards of its decisions.

    Presses that come while an update waits share it, so that a full room needs few of them.
    """
    team, channel, start = meeting.team, meeting.channel, f"meeting update:{meeting.id}:"
    if not await outbox.waits(session, team, channel, start, now=at):
        about = {"meeting": meeting.id}
        key, kind = start + at.isoformat(), "meeting update"
        await outbox.put(session, key, kind, team=team, channel=channel, about=about, at=at)
    await put_there(session, meeting, at=at)


async def put_there(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Refresh who was there on the cards of a meeting's decisions."""
    team, channel = meeting.team, meeting.channel
    for decision in await decisions.of_meeting(session, meeting):
        if not await outbox.waits(session, team, channel, f"decision update:{decision.id}:", now=at):
            await cards.put_update(session, decision, at=at)


async def put_chair(session: Session, group: Group, *, by: str, key: str, at: datetime) -> None:
    """Have the channel told who chairs it; `key` is the command's."""
    about = {"by": by}
    await outbox.put(
        session, f"chair:{key}", "chair named", team=group.team, channel=group.channel, about=about, at=at
    )


async def _series(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    series = await meetings.series_by_id(session, outgoing.team, outgoing.about["series"])
    if series is None or series.ended_at is not None:
        return Drop("another series took its place")
    group = await groups.find(session, series.team, series.channel)
    coming = await meetings.coming(session, series.team, series.channel, now, NAMED)
    words = proposals.describe_series(series)
    chair = group.chair if group else None
    days = [meeting.day for meeting in coming]
    return Post(views.series_card(words, series.zone, days, series.author, chair))


async def _meeting(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    meeting = await meetings.find(session, outgoing.team, outgoing.about["meeting"])
    if meeting is None or meeting.status is MeetingStatus.CANCELLED:
        return Drop("cancelled meanwhile")
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    group = await groups.find(session, meeting.team, meeting.channel)
    chair = group.chair if group else None
    return Post(views.meeting_card(views.when(meeting, zone), zone.key, outgoing.about["by"], chair))


async def _cancelled(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    meeting = await meetings.find(session, outgoing.team, outgoing.about["meeting"])
    if meeting is None:
        return Drop("no such meeting")
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    following = await meetings.next_after(session, meeting.team, meeting.channel, now)
    return Post(
        views.cancelled(
            views.when(meeting, zone),
            outgoing.about["by"],
            views.when(following, zone) if following else None,
        )
    )


async def _moved(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    meeting = await meetings.find(session, outgoing.team, outgoing.about["meeting"])
    if meeting is None or meeting.status is MeetingStatus.CANCELLED:
        return Drop("cancelled meanwhile")
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    before = saying.span(
        datetime.fromisoformat(outgoing.about["from"]), datetime.fromisoformat(outgoing.about["to"]), zone
    )
    return Post(views.moved(before, views.when(meeting, zone), outgoing.about["by"]))


async def _post(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    meeting = await meetings.find(session, outgoing.team, outgoing.about["meeting"])
    if meeting is None or meeting.status is MeetingStatus.CANCELLED or not _stands(meeting, outgoing):
        return Drop("cancelled or moved")
    return Post(attendance_views.post(await attendance_shown.roll(session, meeting, now)))


async def _posted(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    await meetings.posted(session, outgoing.team, outgoing.about["meeting"], ts)


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    meeting = await meetings.find(session, outgoing.team, outgoing.about["meeting"])
    if meeting is None or not _stands(meeting, outgoing):
        return Drop("moved")
    if meeting.post_ts is None:
        key = f"meeting:{meeting.id}:{meeting.starts_at.isoformat()}"
        post = await outbox.find(session, meeting.team, key)
        if post is not None and post.state in (OutboxState.SENDING, OutboxState.DOUBT):
            return Wait(now + timedelta(seconds=5), "its post is on its way")
        return Drop("it has no post")
    shown = attendance_views.post(await attendance_shown.roll(session, meeting, now))
    return Update(shown, channel=meeting.channel, ts=meeting.post_ts)


async def _request(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    meeting = await meetings.find(session, outgoing.team, outgoing.about["meeting"])
    if meeting is None or meeting.status is MeetingStatus.CANCELLED or not _stands(meeting, outgoing):
        return Drop("cancelled or moved")
    group = await groups.find(session, meeting.team, meeting.channel)
    if group is None or group.chair != outgoing.recipient:
        return Drop("somebody else chairs by now")
    return Post(attendance_views.attendance_request(await attendance_shown.roll(session, meeting, now)))


def _stands(meeting: Meeting, outgoing: Outgoing) -> bool:
    """Tell whether a meeting is still held at the time for which a message was planned."""
    return outgoing.about.get("starts_at") in (None, meeting.starts_at.isoformat())


async def _chair(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    group = await groups.find(session, outgoing.team, outgoing.channel or "")
    if group is None or group.chair is None:
        return Drop("nobody chairs it")
    return Post(views.chair_named(group.chair, outgoing.about["by"]))


KINDS = {
    "attendance request": Delivery(_request, timed=True),
    "chair named": Delivery(_chair),
    "meeting cancelled": Delivery(_cancelled),
    "meeting card": Delivery(_meeting),
    "meeting moved": Delivery(_moved),
    "meeting over": Delivery(_update, timed=True, repeatable=True),
    "meeting post": Delivery(_post, _posted, timed=True),
    "meeting update": Delivery(_update, repeatable=True),
    "series card": Delivery(_series),
}
