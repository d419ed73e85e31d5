"""Who is at a meeting: what people say of themselves, what its keepers say, and who was heard to speak."""

from collections.abc import Collection
from datetime import datetime

from bot.language import slack_text
from bot.language.recurrence import saying
from bot.language.refusal import Refusal
from bot.meetings import calendars, chairs
from bot.meetings import deliveries as meeting_deliveries
from scheduler import meetings as rules
from scheduler.due import attendance as planning
from storage import meetings, outbox, people
from storage.database import Session
from storage.records import Kind, Meeting, Presence, Substitute, is_recorded, subjects

UNKNOWN = "There is no such meeting here."
GONE = "That did not work: this meeting is over, or you are no longer in its group."
NOT_YOURS = "Only the chair, and whoever recorded most, can say who was there."
ANSWERED = "It was said already who was there. Press Correct attendance to change that."
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
        chair = await chairs.find(session, meeting)
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


async def note_all_here(session: Session, meeting: Meeting, *, by: str, at: datetime) -> None:
    """Note that all of the group were at a meeting who sent neither apologies nor a substitute."""
    await refuse_answered(session, meeting)
    said = await meetings.attendances_of(session, meeting)
    away = {one.user for one in said if one.presence in (Presence.APOLOGIES, Presence.SUBSTITUTE)}
    expected = [one.user for one in await meetings.expected_at(session, meeting) if one.user not in away]
    known = await people.known(session, meeting.team, expected)
    for user in expected:
        if user not in known or not (known[user].bot or known[user].deactivated):
            await meetings.attend(session, meeting, user, Presence.PRESENT, by=by, at=at)
    await meeting_deliveries.refresh_attendance(session, meeting, at=at)


async def refuse_answered(session: Session, meeting: Meeting) -> None:
    """Lock a meeting; raise Refusal when it was said already who was there."""
    await meetings.lock(session, meeting.team, meeting.id)
    if is_recorded(await meetings.attendances_of(session, meeting)):
        raise Refusal(ANSWERED)


async def find_to_correct(session: Session, team: str, meeting_id: int, user: str) -> Meeting:
    """Return a meeting of which somebody may say who was there: they are one of its keepers."""
    meeting = await meetings.find(session, team, meeting_id)
    if meeting is None or not await may_say(session, meeting, user):
        raise Refusal(NOT_YOURS)
    return meeting


async def find_asked_about(
    session: Session, team: str, message: tuple[str, str], user: str, meeting_id: int
) -> Meeting:
    """Return the meeting about which the message at a channel and ts asks somebody; Refusal for others."""
    for said in await outbox.carried.said_in(session, team, *message):
        asks = said.kind is Kind.ATTENDANCE_REQUEST and said.recipient == user
        if asks and said.about_as(subjects.OfMeeting).meeting == meeting_id:
            return await find_to_correct(session, team, meeting_id, user)
    raise Refusal(UNKNOWN)


async def find_begun(
    session: Session, team: str, channel: str, user: str, named: Meeting | None, *, now: datetime
) -> Meeting:
    """Return the meeting that is `named`, else the last, for its keepers to correct; Refusal for others."""
    meeting = named or await meetings.last_begun(session, team, channel, now)
    if meeting is None:
        raise Refusal(NONE_BEGUN)
    if not await may_say(session, meeting, user):
        raise Refusal(f"Only {await who_may_say(session, meeting)} can correct who was there.")
    return meeting


async def note_speech(session: Session, team: str, channel: str, user: str, *, at: datetime) -> None:
    """Note that somebody wrote in a channel: while a meeting runs that suggests that they are there."""
    meeting = await meetings.current(session, team, channel, at)
    if meeting is not None:
        await meetings.note_speaker(session, meeting, user, at=at)


async def may_say(session: Session, meeting: Meeting, user: str) -> bool:
    """Tell whether somebody may say who was at a meeting, beside themselves: a keeper, the group's chair."""
    if user in (await planning.keepers(session, meeting)).users:
        return True
    of_group = await chairs.of_group(session, meeting.team, meeting.channel)
    return user == of_group and await people.reachable(session, meeting.team, meeting.channel, user)


async def who_may_say(session: Session, meeting: Meeting) -> str:
    """Return who may say who was at a meeting: 'the chair, @rosa, or @val, who recorded most'."""
    keepers = await planning.keepers(session, meeting)
    named = []
    if keepers.chair is not None:
        chair = await chairs.find(session, meeting)
        who = slack_text.person(keepers.chair)
        named.append(f"the chair, {who}," if chair == keepers.chair else f"{who}, who planned it,")
    if keepers.recorder is not None:
        named.append(f"{slack_text.person(keepers.recorder)}, who recorded most,")
    return " or ".join(named) or "the chair"
