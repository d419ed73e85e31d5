"""What channels are told of their meetings, made from the record as it stands when it is sent."""

from datetime import datetime
from functools import partial

from bot import planning, zones
from bot.deliveries.shapes import Delivery, Drop, Post, Rendered
from bot.views import meetings as views
from storage import groups, meetings, outbox
from storage.database import Session
from storage.records import Group, Meeting, MeetingStatus, Outgoing

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
    words = planning.describe_series(series)
    chair = group.chair if group else None
    days = [meeting.day for meeting in coming]
    return Post(views.series_card(words, series.zone, days, series.author, chair))


async def _meeting(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    meeting = await meetings.find(session, outgoing.team, outgoing.about["meeting"])
    if meeting is None or meeting.status is MeetingStatus.CANCELLED:
        return Drop("cancelled meanwhile")
    zone = await zones.of(session, meeting.team, meeting.channel)
    group = await groups.find(session, meeting.team, meeting.channel)
    chair = group.chair if group else None
    return Post(views.meeting_card(views.when(meeting, zone), zone.key, outgoing.about["by"], chair))


async def _cancelled(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    meeting = await meetings.find(session, outgoing.team, outgoing.about["meeting"])
    if meeting is None:
        return Drop("no such meeting")
    zone = await zones.of(session, meeting.team, meeting.channel)
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
    zone = await zones.of(session, meeting.team, meeting.channel)
    before = views.between(
        datetime.fromisoformat(outgoing.about["from"]), datetime.fromisoformat(outgoing.about["to"]), zone
    )
    return Post(views.moved(before, views.when(meeting, zone), outgoing.about["by"]))


async def _chair(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    group = await groups.find(session, outgoing.team, outgoing.channel or "")
    if group is None or group.chair is None:
        return Drop("nobody chairs it")
    return Post(views.chair_named(group.chair, outgoing.about["by"]))


KINDS = {
    "chair named": Delivery(_chair),
    "meeting cancelled": Delivery(_cancelled),
    "meeting card": Delivery(_meeting),
    "meeting moved": Delivery(_moved),
    "series card": Delivery(_series),
}
