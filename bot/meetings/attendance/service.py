"""Who is at a meeting: what people say of themselves, what the chair corrects, and who was heard to speak."""

from collections.abc import Collection
from datetime import datetime

from bot.language import slack_text
from bot.language.recurrence import saying
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.meetings import deliveries as meeting_deliveries
from scheduler import meetings as rules
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Kind, Meeting, Outgoing, Presence, Substitute, subjects

UNKNOWN = "There is no such meeting here."
GONE = "That did not work: this meeting is over, or you are no longer in its group."
NOT_CHAIR = "Only the chair can correct who was there."
NO_CHAIR = "Nobody chairs this group yet. Name somebody: `/meeting chair @rosa`"
NONE_BEGUN = "No meeting of this group has begun yet."
NOBODY_SENT = "Who goes in your place? Choose somebody, or write their name below."
ONESELF = "That is you. Close this and press I'm here instead."
NO_APP = "An app can not go to a meeting. Choose a person."


async def find_open(session: Session, team: str, meeting_id: int, *, now: datetime) -> Meeting:
    """Return a meeting of which people may still say whether they come; raise Refusal for any other."""
    meeting = await meetings.find(session, team, meeting_id)
    if meeting is None:
        raise Refusal(UNKNOWN)
    if not rules.is_open(meeting, now):
        group = await groups.find(session, team, meeting.channel)
        chair = group.chair if group is not None else None
        who = f"The chair, {slack_text.person(chair)}," if chair else "The chair"
        raise Refusal(f"This meeting is over. {who} can still correct who was there: `/meeting attendance`.")
    return meeting


async def note_presence(
    session: Session, team: str, meeting_id: int, user: str, presence: Presence, *, at: datetime
) -> None:
    """Note that somebody says they are at a meeting, or can not be; its post then says so too."""
    meeting = await find_open(session, team, meeting_id, now=at)
    if presence is Presence.PRESENT and at < meeting.starts_at:
        zone = await calendars.find_zone(session, team, meeting.channel)
        when = saying.span(meeting.starts_at, meeting.ends_at, zone)
        raise Refusal(
            f"This meeting is held on {when}. Press I'm here on the post that comes when it begins."
        )
    if await meetings.attend(session, meeting, user, presence, by=user, at=at):
        await meeting_deliveries.refresh_attendance(session, meeting, at=at)


async def note_substitute(
    session: Session,
    team: str,
    meeting_id: int,
    user: str,
    *,
    sent: str | None,
    name: str,
    organisation: str,
    at: datetime,
) -> None:
    """Note whom somebody sends to a meeting in their place: a person in Slack, else by `name`."""
    meeting = await meetings.find(session, team, meeting_id)
    if meeting is None or not rules.is_open(meeting, at):
        raise Refusal(GONE)
    if not await people.is_member(session, team, meeting.channel, user):
        raise Refusal(GONE)
    if sent is None and not name:
        raise Refusal(NOBODY_SENT)
    if sent == user:
        raise Refusal(ONESELF)
    person = await people.find(session, team, sent) if sent else None
    if person is not None and person.bot:
        raise Refusal(NO_APP)
    if await meetings.attend(
        session,
        meeting,
        user,
        Presence.SUBSTITUTE,
        by=user,
        at=at,
        substitute=Substitute(sent, None if sent else name, organisation or None),
    ):
        await meeting_deliveries.refresh_attendance(session, meeting, at=at)


async def correct(
    session: Session,
    meeting: Meeting,
    *,
    present: Collection[str],
    apologies: Collection[str],
    by: str,
    at: datetime,
) -> None:
    """Take the chair's word for who was at a meeting."""
    known = await meetings.presences(session, meeting)
    changed = rules.corrections(known, present, apologies)
    for person, presence in changed.items():
        await meetings.attend(session, meeting, person, presence, by=by, at=at)
    if changed:
        await meeting_deliveries.refresh_attendance(session, meeting, at=at)


async def find_to_correct(session: Session, team: str, meeting_id: int, user: str) -> Meeting:
    """Return a meeting whose attendance somebody may correct: they chair its group, and have not left it."""
    meeting = await meetings.find(session, team, meeting_id)
    if meeting is None or not await chairs(session, meeting, user):
        raise Refusal(NOT_CHAIR)
    return meeting


async def find_asked_about(session: Session, team: str, sent: Outgoing | None, user: str) -> Meeting:
    """Return the meeting about which a message asks the chair; Refusal for anybody else."""
    if sent is None or sent.kind is not Kind.ATTENDANCE_REQUEST or sent.recipient != user:
        raise Refusal(UNKNOWN)
    meeting = await meetings.find(session, team, sent.about_as(subjects.OfMeeting).meeting)
    if meeting is None:
        raise Refusal(UNKNOWN)
    return await find_to_correct(session, team, meeting.id, user)


async def find_last_begun(session: Session, team: str, channel: str, user: str, *, now: datetime) -> Meeting:
    """Return the meeting that runs, else the last one, for its chair to correct; Refusal for anybody else."""
    group = await groups.find(session, team, channel)
    if group is None or group.chair is None:
        raise Refusal(NO_CHAIR)
    if group.chair != user:
        raise Refusal(f"Only the chair, {slack_text.person(group.chair)}, can correct who was there.")
    meeting = await meetings.last_begun(session, team, channel, now)
    if meeting is None:
        raise Refusal(NONE_BEGUN)
    return await find_to_correct(session, team, meeting.id, user)


async def note_speech(session: Session, team: str, channel: str, user: str, *, at: datetime) -> None:
    """Note that somebody wrote in a channel: while a meeting runs that suggests that they are there."""
    meeting = await meetings.current(session, team, channel, at)
    if meeting is not None:
        await meetings.note_speaker(session, meeting, user, at=at)


async def chairs(session: Session, meeting: Meeting, user: str) -> bool:
    """Tell whether somebody chairs the group of a meeting, and has not left it."""
    group = await groups.find(session, meeting.team, meeting.channel)
    left = await people.has_left(session, meeting.team, meeting.channel, user)
    return group is not None and group.chair == user and not left
