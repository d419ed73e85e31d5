"""What channels are told of their meetings, rendered from the record as it stands when it is sent."""

from datetime import datetime

from bot.language.recurrence import saying
from bot.meetings import calendars, chairs, views
from bot.meetings.attendance import deliveries as attendance_deliveries
from bot.meetings.attendance import shown as attendance_shown
from bot.meetings.attendance import views as attendance_views
from bot.meetings.plan import proposals
from bot.meetings.recorded import shown as recorded_shown
from bot.slack.blocks.text import Message
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Update, while_on_its_way
from bot.sources import cards, meeting_posts
from scheduler import calendar
from storage import decisions, groups, meetings, outbox, people, preferences
from storage.database import Session
from storage.records import (
    Group,
    HowOften,
    Kind,
    Meeting,
    MeetingStatus,
    NewMessage,
    Outgoing,
    Presence,
    Series,
    Source,
    subjects,
)
from storage.records.packing import Subject

NAMED = 3


async def tell_channel_cancelled(session: Session, meeting: Meeting, *, by: str, at: datetime) -> None:
    """Have the channel told that a meeting is cancelled, and its people, where it is today or tomorrow."""
    about = subjects.MeetingChanged(meeting=meeting.id, by=by)
    key = f"{Kind.MEETING_CANCELLED}:{meeting.id}"
    await _tell(session, meeting, Kind.MEETING_CANCELLED, about, key=key, at=at)
    await _tell_people(session, meeting, Kind.MEETING_CANCELLED, about, key=key, by=by, at=at)


async def tell_channel_changed(session: Session, meeting: Meeting, *, by: str, at: datetime) -> None:
    """Have the channel told that a meeting takes longer or shorter, or is held elsewhere."""
    about = subjects.MeetingChanged(meeting=meeting.id, by=by)
    key = f"{Kind.MEETING_CHANGED}:{meeting.id}:{at.isoformat()}"
    await _tell(session, meeting, Kind.MEETING_CHANGED, about, key=key, at=at)
    if meeting.post_ts is not None:
        await refresh_attendance(session, meeting, at=at)


async def tell_channel_series(session: Session, series: Series, *, at: datetime) -> None:
    """Have the channel told when it meets, after something of its series was changed."""
    source = Source(team=series.team, channel=series.channel, author=series.author)
    key = f"{Kind.SERIES_CARD}:{series.id}:{at.isoformat()}"
    await _tell(session, source, Kind.SERIES_CARD, subjects.OfSeries(series=series.id), key=key, at=at)


async def tell_channel_moved(
    session: Session, before: Meeting, moved: Meeting, *, by: str, at: datetime
) -> None:
    """Have the channel told that a meeting is held at another time than `before`, and its people, if soon."""
    about = subjects.MeetingMoved(meeting=moved.id, by=by, was_from=before.starts_at, was_to=before.ends_at)
    key = f"{Kind.MEETING_MOVED}:{moved.id}:{at.isoformat()}"
    await _tell(session, moved, Kind.MEETING_MOVED, about, key=key, at=at)
    await _tell_people(session, before, Kind.MEETING_MOVED, about, key=key, by=by, at=at)


async def refresh_attendance(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Refresh what tells who was at a meeting: its post, the cards of its decisions, and what was asked.

    Presses that come while an update waits share it, so that a full room needs few of them. People who were
    told that they missed what the meeting decided, and had not, are told so.
    """
    await meeting_posts.refresh(session, meeting, at=at)
    await refresh_decision_cards(session, meeting, at=at)
    if meeting.ends_at <= at:
        await attendance_deliveries.refresh_requests(session, meeting, at=at)
        await attendance_deliveries.tell_not_missed(session, meeting, at=at)


async def refresh_decision_cards(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Refresh who was there on the cards of a meeting's decisions."""
    team, channel = meeting.team, meeting.channel
    for decision in await decisions.of_meeting(session, meeting):
        if not await outbox.waits(session, team, channel, cards.update_keys(decision), now=at):
            await cards.refresh_card_alone(session, decision, at=at)


async def tell_channel_chair(
    session: Session, group: Group, *, by: str, key: str, meeting: int | None = None, at: datetime
) -> None:
    """Have the channel told who chairs it, or one `meeting` of its; `key` is the command's."""
    about = subjects.ChairNamed(by=by, meeting=meeting)
    await _tell(session, group, Kind.CHAIR_NAMED, about, key=f"chair:{key}", at=at)


async def _tell(
    session: Session, where: Meeting | Group | Source, kind: Kind, about: Subject, *, key: str, at: datetime
) -> None:
    """Put a message to a group's channel in the outbox."""
    await outbox.put(
        session,
        NewMessage.of(where, key=key, kind=kind, about=about, at=at),
    )


async def _tell_people(
    session: Session, meeting: Meeting, kind: Kind, about: Subject, *, key: str, by: str, at: datetime
) -> None:
    """Tell everybody at once who may be about to go to a meeting of today or tomorrow, as it was planned.

    Not whoever changed it, whoever will not be there, is on leave, or wants no messages.
    """
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    today = calendar.local_day(at, zone)
    if not today <= meeting.day <= today + calendar.DAY:
        return
    said = {one.user: one.presence for one in await meetings.attendances_of(session, meeting)}
    for member in await people.members_of(session, meeting.team, meeting.channel):
        wish = await preferences.find(session, meeting.team, member.user)
        stays = said.get(member.user, Presence.PRESENT) is not Presence.PRESENT
        if member.user == by or stays or wish.is_away(today) or wish.often is HowOften.NOT_AT_ALL:
            continue
        message = NewMessage.of(
            meeting, key=f"{key}:{member.user}", kind=kind, recipient=member.user, about=about, at=at
        )
        await outbox.put(session, message)


async def _series(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    series = await meetings.series_by_id(session, outgoing.team, outgoing.about_as(subjects.OfSeries).series)
    if series is None or series.ended_at is not None:
        return Drop("another series took its place")
    group = await groups.find(session, series.team, series.channel)
    coming = await meetings.coming(session, series.team, series.channel, now, NAMED)
    words = proposals.describe_series(series)
    chair = group.chair if group else None
    days = [meeting.day for meeting in coming]
    return Post(views.series_card(words, series.zone, days, series.author, chair, series.place))


async def _meeting(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.MeetingChanged)
    meeting = await meetings.find(session, outgoing.team, about.meeting)
    if meeting is None or meeting.status is MeetingStatus.CANCELLED:
        return Drop("cancelled meanwhile")
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    group = await groups.find(session, meeting.team, meeting.channel)
    chair = group.chair if group else None
    return Post(views.meeting_card(views.when(meeting, zone), zone.key, about.by, chair, meeting.place))


async def _changed(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.MeetingChanged)
    meeting = await meetings.find(session, outgoing.team, about.meeting)
    if meeting is None or meeting.status is MeetingStatus.CANCELLED:
        return Drop("cancelled meanwhile")
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    return Post(views.changed(views.when(meeting, zone), meeting.place, about.by))


async def _cancelled(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.MeetingChanged)
    meeting = await meetings.find(session, outgoing.team, about.meeting)
    if meeting is None:
        return Drop("no such meeting")
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    following = await meetings.next_after(session, meeting.team, meeting.channel, now)
    return Post(
        views.cancelled(
            views.when(meeting, zone),
            about.by,
            views.when(following, zone) if following else None,
            outgoing.channel if outgoing.recipient else None,
        )
    )


async def _moved(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.MeetingMoved)
    meeting = await meetings.find(session, outgoing.team, about.meeting)
    if meeting is None or meeting.status is MeetingStatus.CANCELLED:
        return Drop("cancelled meanwhile")
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    before = saying.span(about.was_from, about.was_to, zone)
    channel = outgoing.channel if outgoing.recipient else None
    return Post(views.moved(before, views.when(meeting, zone), about.by, channel))


async def _post(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    meeting = await meetings.find(session, outgoing.team, outgoing.about_as(subjects.OfMeeting).meeting)
    if meeting is None or meeting.status is MeetingStatus.CANCELLED or not _stands(meeting, outgoing):
        return Drop("cancelled or moved")
    return Post(await _living(session, meeting, now))


async def _posted(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    await meetings.note_post(session, outgoing.team, outgoing.about_as(subjects.OfMeeting).meeting, ts)


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    meeting = await meetings.find(session, outgoing.team, outgoing.about_as(subjects.OfMeeting).meeting)
    if meeting is None or not _stands(meeting, outgoing):
        return Drop("moved")
    if meeting.post_ts is None:
        key = f"meeting:{meeting.id}:{meeting.starts_at.isoformat()}"
        post = await outbox.find(session, meeting.team, key)
        return while_on_its_way(post, now) or Drop("it has no post")
    return Update(await _living(session, meeting, now), channel=meeting.channel, ts=meeting.post_ts)


async def _living(session: Session, meeting: Meeting, now: datetime) -> Message:
    """Return a meeting's post as it is now: who is there, and what was recorded so far."""
    found = await recorded_shown.of_meeting(session, meeting, now)
    return attendance_views.post(await attendance_shown.roll(session, meeting, now), found)


def _stands(meeting: Meeting, outgoing: Outgoing) -> bool:
    """Tell whether a meeting is still held at the time for which a message was planned."""
    return outgoing.about_as(subjects.OfMeeting).starts_at in (None, meeting.starts_at)


async def _chair(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about, team, channel = outgoing.about_as(subjects.ChairNamed), outgoing.team, outgoing.channel or ""
    meeting = await meetings.find(session, team, about.meeting) if about.meeting is not None else None
    chair = await (chairs.find(session, meeting) if meeting else chairs.of_group(session, team, channel))
    if chair is None:
        return Drop("nobody chairs it")
    if meeting is None:
        return Post(views.chair_named(chair, about.by))
    if meeting.status is MeetingStatus.CANCELLED:
        return Drop("cancelled meanwhile")
    zone = await calendars.find_zone(session, team, channel)
    return Post(views.chair_named(chair, about.by, views.when(meeting, zone)))


async def _chair_gone(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    user = outgoing.about_as(subjects.ChairGone).user
    group = await groups.find(session, outgoing.team, outgoing.channel or "")
    if group is None or group.chair != user:
        return Drop("somebody else chairs it by now")
    if await people.reachable(session, group.team, group.channel, user):
        return Drop("they are back")
    return Post(views.chair_gone(user))


KINDS = {
    Kind.CHAIR_GONE: Delivery(_chair_gone),
    Kind.CHAIR_NAMED: Delivery(_chair),
    Kind.MEETING_CANCELLED: Delivery(_cancelled),
    Kind.MEETING_CARD: Delivery(_meeting),
    Kind.MEETING_CHANGED: Delivery(_changed),
    Kind.MEETING_MOVED: Delivery(_moved),
    Kind.MEETING_OVER: Delivery(_update, timed=True, idempotent=True),
    Kind.MEETING_POST: Delivery(_post, _posted, timed=True),
    Kind.MEETING_POST_UPDATE: Delivery(_update, idempotent=True),
    Kind.SERIES_CARD: Delivery(_series),
}
