"""Due days that hang on a meeting: worked out from it, and moved with it when it is moved or cancelled."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from bot.meetings import calendars
from bot.sources import cards
from scheduler import calendar, places
from scheduler import meetings as rules
from storage import actions, groups, meetings, outbox
from storage.database import Session
from storage.records import (
    UNDER_WAY,
    Action,
    DueMeeting,
    Kind,
    Meeting,
    MeetingStatus,
    NewMessage,
    Owner,
    OwnerKind,
    Source,
    subjects,
)


async def day_of(session: Session, source: Source, due_meeting: DueMeeting, *, at: datetime) -> date | None:
    """Return the day that is so long before a meeting of a group; None when it has no such meeting."""
    meeting = await meetings.find(session, source.team, due_meeting.meeting)
    if meeting is None or meeting.channel != source.channel:
        return None
    return await _day(session, meeting, due_meeting, at)


async def follow(
    session: Session, team: str, channel: str, *, changed: Collection[Meeting] = (), by: str, at: datetime
) -> None:
    """Move the due days that hang on a meeting which was `changed`, or is off, and tell those whose they are.

    What hung on a cancelled meeting hangs on the next one. While there is none its day stays as it is, until
    one is planned.
    """
    told: dict[tuple[int, int, str], list[Action]] = {}
    moved_to: dict[int, Meeting] = {}
    these = {meeting.id for meeting in changed}
    for action in await actions.due_by_meeting(session, team, channel):
        was = await _meeting_of(session, action)
        if was is None:
            continue
        is_off, is_this = was.status is MeetingStatus.CANCELLED, was.id in these
        if not is_off and not is_this:
            continue
        now = await _instead(session, was, at) if is_off else was
        if now is not None and not await _move(session, action, now, by=by, at=at):
            continue
        if now is None and not is_this:
            continue
        kept = now or was
        moved_to[kept.id] = kept
        for user in concerned(action, await actions.owners_of(session, action)):
            told.setdefault((was.id if is_off else 0, kept.id, user), []).append(action)
    for (was_id, now_id, user), found in told.items():
        await _tell(session, moved_to[now_id], was_id, user, found, at)


def concerned(action: Action, owners: Sequence[Owner]) -> list[str]:
    """Return who is told that an action's due day has moved: its owners, or its recorder in their place."""
    left = [owner for owner in owners if owner.answer in UNDER_WAY]
    users = [owner.user if owner.kind is OwnerKind.PERSON else action.author for owner in left]
    return list(dict.fromkeys(user for user in users if user))


async def _meeting_of(session: Session, action: Action) -> Meeting | None:
    if action.due_meeting is None:
        return None
    return await meetings.find(session, action.team, action.due_meeting.meeting)


async def _instead(session: Session, off: Meeting, at: datetime) -> Meeting | None:
    """Return the meeting that takes the place of a cancelled one: at its time, the next after it, or any."""
    place = (off.team, off.channel)
    same = await meetings.starting_at(session, *place, off.starts_at)
    later = same or await meetings.next_after(session, *place, max(off.starts_at, at))
    return later or await meetings.next_after(session, *place, at)


async def _move(session: Session, action: Action, meeting: Meeting, *, by: str, at: datetime) -> bool:
    """Have an action be due before this meeting; tell whether that is another day."""
    held = await actions.lock(session, action.team, action.id)
    if held is None or not held.is_open or held.due_meeting is None:
        return False
    tied = DueMeeting(meeting.id, held.due_meeting.days, held.due_meeting.working)
    due = await _day(session, meeting, tied, at)
    if (due, tied) == (held.due, held.due_meeting):
        return False
    moved = await actions.move_with_meeting(session, held, due, tied, actor=by, at=at)
    await cards.refresh_card(session, moved, at=at)
    return due != held.due


async def _day(session: Session, meeting: Meeting, due_meeting: DueMeeting, at: datetime) -> date:
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    group = await groups.find(session, meeting.team, meeting.channel)
    hours = places.hours_of(group, zone)
    return rules.due_before(meeting.day, due_meeting, hours, calendar.local_day(at, zone))


async def _tell(
    session: Session, meeting: Meeting, was: int, user: str, found: Sequence[Action], at: datetime
) -> None:
    about = subjects.DueMoved(
        meeting=meeting.id,
        starts_at=meeting.starts_at,
        off=was or None,
        actions=tuple(action.id for action in found),
    )
    to = meeting.starts_at.isoformat()
    key = f"{Kind.DUE_MOVED}:{meeting.id}:{was}:{user}:{to}:{at.isoformat()}"
    await outbox.put(
        session,
        NewMessage.of(meeting, key=key, kind=Kind.DUE_MOVED, recipient=user, about=about, at=at),
    )
