"""Who will be at a meeting, as they say ahead of it, and who was, as they say afterwards."""

from collections.abc import Sequence
from datetime import datetime

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings.attendance import service
from scheduler import meetings as rules
from storage import history, meetings, people
from storage.database import Session
from storage.records import Meeting, Presence, Substitute

WILL_COME = "will come"
"""What a meeting's history says when somebody has said ahead of it that they will be there."""
OVER = "That meeting is over. The chair can still correct who was there: `/meeting attendance`."


async def send_apologies(
    session: Session,
    meeting: Meeting,
    users: Sequence[str],
    *,
    by: str,
    instead: str | None,
    at: datetime,
) -> None:
    """Note that people can not be at a meeting; `instead` goes in the place of the one who can not."""
    if not rules.is_open(meeting, at):
        raise Refusal(OVER)
    if instead in users:
        raise Refusal(service.ONESELF)
    await _refuse_strangers(session, meeting, users)
    presence = Presence.SUBSTITUTE if instead else Presence.APOLOGIES
    for user in users:
        await meetings.attend(session, meeting, user, presence, by=by, at=at, substitute=Substitute(instead))
    await _refresh(session, meeting, at)


async def take_back(
    session: Session, meeting: Meeting, users: Sequence[str], *, by: str, at: datetime
) -> None:
    """Take back the apologies of people for a meeting that is to come."""
    for user in users:
        await meetings.retract(session, meeting, user, by=by, at=at)
    await _refresh(session, meeting, at)


async def will_come(session: Session, meeting: Meeting, user: str, *, at: datetime) -> None:
    """Note that somebody says ahead of a meeting that they will be there; it takes back their apologies.

    It is not attendance: who was there is said at the meeting, or afterwards.
    """
    if not rules.is_open(meeting, at):
        raise Refusal(OVER)
    await _refuse_strangers(session, meeting, [user])
    await take_back(session, meeting, [user], by=user, at=at)
    await history.write(session, meeting, WILL_COME, actor=user, at=at)


async def note_there(
    session: Session, meeting: Meeting, users: Sequence[str], *, by: str, at: datetime
) -> None:
    """Note that people were at a meeting: anybody says so of themselves, its keepers of others."""
    if set(users) != {by} and not await service.may_say(session, meeting, by):
        who = await service.who_may_say(session, meeting)
        raise Refusal(f"Only {who} can say who else was there. You can say it of yourself.")
    await _refuse_strangers(session, meeting, users)
    for user in users:
        await meetings.attend(session, meeting, user, Presence.PRESENT, by=by, at=at)
    await _refresh(session, meeting, at)


async def _refuse_strangers(session: Session, meeting: Meeting, users: Sequence[str]) -> None:
    for user in users:
        if not await people.is_member(session, meeting.team, meeting.channel, user):
            raise Refusal(f"{slack_text.person(user)} is not in this group.")


async def _refresh(session: Session, meeting: Meeting, at: datetime) -> None:
    if meeting.post_ts is not None:
        await meeting_deliveries.refresh_attendance(session, meeting, at=at)
