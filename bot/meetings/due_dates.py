"""Due days that hang on a meeting: worked out from it, and moved with it when it is moved or cancelled."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.meetings import calendars
from bot.sources import cards
from scheduler import calendar, places
from scheduler import meetings as rules
from scheduler.calendar import Working
from storage import actions, groups, meetings, outbox
from storage.database import Session
from storage.records import (
    NO_MEETING,
    UNDER_WAY,
    Action,
    DueMeeting,
    EachMeeting,
    Kind,
    Meeting,
    MeetingStatus,
    NewMessage,
    Owner,
    OwnerKind,
    Source,
    subjects,
)

MOST = 60
"""More meetings than are written down ahead of any that leaves time for work."""


@dataclass(frozen=True)
class NextTime:
    """When work is `due` next that comes again with the meetings, and the meeting that it is `tied` to.

    It is done for the meetings that began by `since`, or left out for them.
    """

    due: date | None
    tied: DueMeeting
    since: datetime | None


@dataclass(frozen=True)
class _Moves:
    """Where a due day goes from the meeting that `was`, by id; that may be off, or one planned `anew`."""

    was: int
    to: Meeting | None
    off: bool = False
    anew: bool = False


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
    told: dict[tuple[_Moves, str], list[Action]] = {}
    these = {meeting.id for meeting in changed}
    for action in await actions.due_by_meeting(session, team, channel):
        moves = await _moves(session, action, these, at)
        if moves is None or (moves.to is None and moves.was not in these):
            continue
        if moves.to is not None and not await _move(session, action, moves.to, by=by, at=at):
            continue
        for user in concerned(action, await actions.owners_of(session, action)):
            told.setdefault((moves, user), []).append(action)
    for (moves, user), found in told.items():
        await _tell(session, moves, user, found, at)


def concerned(action: Action, owners: Sequence[Owner]) -> list[str]:
    """Return who is told that an action's due day has moved: its owners, or its recorder in their place."""
    left = [owner for owner in owners if owner.answer in UNDER_WAY]
    users = [owner.user if owner.kind is OwnerKind.PERSON else action.author for owner in left]
    return list(dict.fromkeys(user for user in users if user))


async def next_time(
    session: Session, of: Source | Action, each: EachMeeting, *, past: date | None = None, at: datetime
) -> NextTime:
    """Return when work is due next that comes again with `each` meeting, and the meeting that it hangs on.

    That is the first that leaves time for it, later than those it is done for and the day that is `past`.
    While none is planned it has no day, and hangs on none.
    """
    hours, today = await _hours(session, of.team, of.channel, at)
    since = await _done_up_to(session, of) if isinstance(of, Action) else None
    tied = of.due_meeting if isinstance(of, Action) else None
    done_for = tied.meeting if tied is not None else NO_MEETING
    for meeting in await meetings.coming(session, of.team, of.channel, max(since or at, at), MOST):
        due = rules.due_by(meeting.day, each, hours)
        is_later = meeting.id != done_for and (since is None or meeting.starts_at > since)
        if is_later and due >= today and (past is None or due > past):
            return NextTime(due, DueMeeting(meeting.id, each.days, each.working), since)
        since = max(since or meeting.starts_at, meeting.starts_at)
    return NextTime(None, DueMeeting(NO_MEETING, each.days, each.working), since)


async def left_out_before(
    session: Session, source: Source, tied: DueMeeting, *, at: datetime
) -> datetime | None:
    """Return when the last meeting begins that comes before the first one that work hangs on, if one does."""
    first = await meetings.find(session, source.team, tied.meeting)
    coming = await meetings.coming(session, source.team, source.channel, at, MOST)
    before = [one.starts_at for one in coming if first is not None and one.starts_at < first.starts_at]
    return before[-1] if before else None


async def _done_up_to(session: Session, action: Action) -> datetime | None:
    """Return when the meeting began that an action hangs on, or the last one before for which it was done."""
    was = await _meeting_of(session, action)
    begun = [was.starts_at if was else None, action.repeats.since if action.repeats else None]
    return max((each for each in begun if each is not None), default=None)


async def _meeting_of(session: Session, action: Action) -> Meeting | None:
    if action.due_meeting is None or action.due_meeting.meeting == NO_MEETING:
        return None
    return await meetings.find(session, action.team, action.due_meeting.meeting)


async def _moves(session: Session, action: Action, these: Collection[int], at: datetime) -> _Moves | None:
    """Return where the due day of an action goes after a change of the meetings; None where it stays."""
    was = await _meeting_of(session, action)
    again = action.repeats is not None and action.repeats.each_meeting is not None
    if was is None and not again:
        return None
    off = was is None or was.status is MeetingStatus.CANCELLED
    if again and (was is None or off or was.starts_at > at):
        return await _moves_again(session, action, was, these, at)
    if was is None or not (off or was.id in these):
        return None
    to = await _instead(session, was, at) if off else was
    return _Moves(was.id, to, off=off)


async def _moves_again(
    session: Session, action: Action, was: Meeting | None, these: Collection[int], at: datetime
) -> _Moves | None:
    """Return where the due day of work that comes again goes: to the first meeting it is not done for."""
    since, done_for = (
        (action.repeats.since, action.repeats.done_for) if action.repeats else (None, NO_MEETING)
    )
    to = await meetings.next_after(session, action.team, action.channel, max(since or at, at))
    if to is not None and to.id == done_for:
        to = await meetings.next_after(session, action.team, action.channel, to.starts_at)
    if was is None:
        return _Moves(NO_MEETING, to, anew=True) if to is not None else None
    off = was.status is MeetingStatus.CANCELLED
    same = to is not None and to.id == was.id
    if not off and was.id not in these and (same or to is None):
        return None
    return _Moves(was.id, to, off=off, anew=not off and not same)


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
    hours, today = await _hours(session, meeting.team, meeting.channel, at)
    return rules.due_before(meeting.day, due_meeting, hours, today)


async def _hours(session: Session, team: str, channel: str, at: datetime) -> tuple[Working, date]:
    """Return a group's office hours, and what day it is there."""
    zone = await calendars.find_zone(session, team, channel)
    group = await groups.find(session, team, channel)
    return places.hours_of(group, zone), calendar.local_day(at, zone)


async def _tell(session: Session, moves: _Moves, user: str, found: Sequence[Action], at: datetime) -> None:
    meeting = moves.to or await meetings.find(session, found[0].team, moves.was)
    if meeting is None:
        return
    off = moves.was if moves.off else None
    about = subjects.DueMoved(
        meeting=meeting.id,
        starts_at=meeting.starts_at,
        off=off,
        anew=moves.anew,
        actions=tuple(action.id for action in found),
    )
    to = meeting.starts_at.isoformat()
    key = f"{Kind.DUE_MOVED}:{meeting.id}:{off or 0}:{user}:{to}:{at.isoformat()}"
    await outbox.put(
        session,
        NewMessage.of(meeting, key=key, kind=Kind.DUE_MOVED, recipient=user, about=about, at=at),
    )
