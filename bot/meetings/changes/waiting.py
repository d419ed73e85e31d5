"""A change of a group's meetings that waits for its Confirm: what it touches, who decides, what comes of it.

Whoever chairs the group, or planned what is changed, confirms what they ask for themselves. For anybody
else the chair is asked, or whoever planned it where no chair is there; where nobody is, their own Confirm
is enough. What was shown may have changed by the time somebody presses: then nothing is done.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.language.refusal import Refusal
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings import views as meeting_views
from bot.meetings import zones
from bot.meetings.changes import service
from bot.meetings.changes import views as change_views
from bot.meetings.changes.views import Touched
from bot.meetings.plan import service as plan_service
from bot.meetings.plan.service import Made, Proposal
from bot.slack.blocks import text
from bot.understanding import meetings as understanding
from scheduler import meetings as rules
from scheduler.calendar import local_day
from storage import events_seen, groups, history, listing, meetings, people
from storage.database import Session
from storage.listing import Filter
from storage.records import DecisionStatus, Group, Meeting, MeetingStatus, Outgoing, subjects

CANCEL, MOVE, CHAIR, PLAN = "cancel", "move", "chair", "plan"
MOST = 100
STALE = "Nothing has changed: {why}. Type the command again if it is still wanted."


@dataclass(frozen=True)
class Change:
    """A meeting to be cancelled or moved, or somebody to chair, as whoever asked `by` was shown it.

    `was` is when the meeting began then, or who chaired; `to` is when the meeting is to begin, on the wall
    of the group, or who is to chair. `key` makes it count once.
    """

    what: str
    key: str
    channel: str
    by: str
    meeting: int = 0
    was: str = ""
    to: str = ""
    minutes: int = 0


Waiting = Change | Proposal


def cancelling(meeting: Meeting, *, key: str, by: str) -> Change:
    """Return a meeting's cancellation, to be confirmed."""
    was = meeting.starts_at.isoformat()
    return Change(CANCEL, key, meeting.channel, by, meeting=meeting.id, was=was)


async def moving(
    session: Session,
    meeting: Meeting,
    meant: understanding.Move,
    zone: ZoneInfo,
    *,
    key: str,
    by: str,
    at: datetime,
) -> Change:
    """Return a meeting's move, to be confirmed; Refusal when it can not be."""
    slot = await service.to_when(session, meeting, meant, zone, at=at)
    minutes = int((slot.ends_at - slot.starts_at).total_seconds() // 60)
    to, was = slot.starts_at.astimezone(zone).replace(tzinfo=None), meeting.starts_at.isoformat()
    return Change(
        MOVE, key, meeting.channel, by, meeting=meeting.id, was=was, to=to.isoformat(), minutes=minutes
    )


def packed(waiting: Waiting) -> str:
    """Return what waits as the value of a button, the metadata of a form, or part of a message."""
    return plan_service.packed(waiting) if isinstance(waiting, Proposal) else json.dumps(vars(waiting))


def unpacked(value: str) -> Waiting | None:
    """Return what a button carries; None for anything that `packed` did not make."""
    try:
        carried = json.loads(value)
        if not isinstance(carried, dict) or "what" not in carried:
            return plan_service.unpacked(value)
        change = Change(**carried)
        if change.what == MOVE:
            datetime.fromisoformat(change.to)
    except (ValueError, TypeError, RecursionError):
        return None
    numbers, names = (change.meeting, change.minutes), (change.key, change.channel, change.by, change.to)
    sound = all(type(number) is int and 0 <= number < 2**31 for number in numbers)
    known = change.what in (CANCEL, MOVE, CHAIR) and isinstance(change.was, str)
    return change if sound and known and all(isinstance(name, str) for name in names) else None


def asked_in(sent: Outgoing) -> Waiting | None:
    """Return the change that a message asks about; its group's channel may have another id by now."""
    waiting = unpacked(sent.about_as(subjects.ChangeQuestion).change)
    return replace(waiting, channel=sent.channel) if waiting is not None and sent.channel else waiting


def what_of(waiting: Waiting) -> str:
    """Return what kind of change waits."""
    return PLAN if isinstance(waiting, Proposal) else waiting.what


def once(waiting: Waiting) -> str:
    """Return the key under which a change is done once, or left."""
    return f"plan:{waiting.key}" if isinstance(waiting, Proposal) else f"change:{waiting.key}"


async def decider(session: Session, team: str, waiting: Waiting) -> str | None:
    """Return who is to be asked before a change is made; None where its asker's Confirm is enough."""
    group = await groups.find(session, team, waiting.channel)
    chair = await _there(session, team, waiting.channel, group.chair if group else None)
    planner = await _there(session, team, waiting.channel, await _planner(session, team, waiting))
    if waiting.by == chair or (waiting.by == planner and what_of(waiting) != CHAIR):
        return None
    if isinstance(waiting, Proposal) and (waiting.rrule is None or waiting.replaces is None):
        return None
    asked = chair or planner
    return asked if asked != waiting.by else None


async def _there(session: Session, team: str, channel: str, user: str | None) -> str | None:
    """Return somebody who can still be asked: they have not left, and their account is open."""
    if user is None or await people.has_left(session, team, channel, user):
        return None
    person = await people.find(session, team, user)
    return None if person is not None and person.deactivated else user


async def _planner(session: Session, team: str, waiting: Waiting) -> str | None:
    """Return who planned what is to be changed: the one meeting, or else the group's series."""
    if isinstance(waiting, Change) and waiting.meeting:
        meeting = await meetings.find(session, team, waiting.meeting)
        if meeting is not None and meeting.series_id is None:
            planned = [one for one in await history.of(session, meeting) if one.what == "planned"]
            return planned[0].actor if planned else None
    series = await meetings.series_of(session, team, waiting.channel)
    return series.author if series is not None else None


async def stale(session: Session, team: str, waiting: Waiting, at: datetime) -> str:
    """Return what has changed since a change was shown, as a sentence; empty while it can be made."""
    if isinstance(waiting, Proposal):
        present = await meetings.series_of(session, team, waiting.channel) if waiting.rrule else None
        if waiting.rrule is None or (present.id if present else None) == waiting.replaces:
            return ""
        now = (
            f"this group meets {plan_service.describe_series(present)} by now"
            if present
            else "its plan has ended"
        )
        return STALE.format(why=now)
    if waiting.what == CHAIR:
        group = await groups.find(session, team, waiting.channel)
        chair = group.chair if group else None
        who = f"{text.person(chair)} chairs by now" if chair else "nobody chairs by now"
        return STALE.format(why=who) if (chair or "") != waiting.was else ""
    return await _meeting_changed(session, team, waiting, at)


async def _meeting_changed(session: Session, team: str, change: Change, at: datetime) -> str:
    meeting = await meetings.find(session, team, change.meeting)
    if meeting is None or meeting.channel != change.channel:
        return STALE.format(why="there is no such meeting")
    zone = await zones.of(session, team, change.channel)
    if meeting.status is MeetingStatus.CANCELLED:
        return STALE.format(why=f"the meeting of {meeting_views.when(meeting, zone)} is cancelled already")
    if meeting.starts_at.isoformat() != change.was:
        return STALE.format(why=f"it was moved meanwhile, to {meeting_views.when(meeting, zone)}")
    if meeting.ends_at <= at:
        return STALE.format(why=f"the meeting of {meeting_views.when(meeting, zone)} is over")
    return ""


async def touched(session: Session, team: str, waiting: Waiting, at: datetime) -> Touched:
    """Return what a change is, and what hangs on it, for whoever is to confirm it."""
    zone = await zones.of(session, team, waiting.channel)
    if isinstance(waiting, Proposal):
        shown = await plan_service.understood(session, team, waiting, known=True, now=at)
        return Touched(PLAN, plan=shown)
    if waiting.what == CHAIR:
        return Touched(CHAIR, was=waiting.was, to=waiting.to)
    meeting = await meetings.find(session, team, waiting.meeting)
    if meeting is None:
        raise Refusal(STALE.format(why="there is no such meeting"))
    to = ""
    if waiting.what == MOVE:
        slot = rules.slot(datetime.fromisoformat(waiting.to), zone, waiting.minutes)
        to = meeting_views.between(slot.starts_at, slot.ends_at, zone)
    return await _of_meeting(session, waiting, meeting, zone, to, at)


async def _of_meeting(
    session: Session, change: Change, meeting: Meeting, zone: ZoneInfo, to: str, at: datetime
) -> Touched:
    team, channel = meeting.team, meeting.channel
    today = local_day(at, zone)
    before = Filter(statuses=listing.OPEN, due_before=meeting.day + timedelta(days=1))
    waiting = Filter(statuses=(DecisionStatus.PROPOSED.value, DecisionStatus.PARKED.value))
    due = await listing.assigned(session, team, [channel], before, limit=MOST)
    later = await meetings.coming(session, team, channel, meeting.ends_at, MOST)
    later = [one for one in later if one.id != meeting.id]
    return Touched(
        change.what,
        was=meeting_views.when(meeting, zone),
        to=to,
        running=meeting.starts_at <= at,
        actions=[one for one in due if one.due is not None and one.due >= today],
        decisions=await listing.decided(session, team, [channel], waiting, limit=MOST),
        following=meeting_views.when(later[0], zone) if later else "",
        later=len(later),
    )


async def make(session: Session, team: str, waiting: Waiting, *, by: str, at: datetime) -> Made:
    """Make a change that `by` has confirmed, once, and return what came of it."""
    if why := await stale(session, team, waiting, at):
        return Made(False, why)
    if isinstance(waiting, Proposal):
        stored = await plan_service.store(session, team, waiting, by=by, at=at)
        return stored or Made(True, change_views.ALREADY)
    if not await events_seen.first_time(session, team, once(waiting), at=at):
        return Made(True, change_views.ALREADY)
    if waiting.what == CHAIR:
        return Made(True, await _name_chair(session, team, waiting, by, at))
    meeting = await meetings.find(session, team, waiting.meeting)
    if meeting is None:
        raise Refusal(STALE.format(why="there is no such meeting"))
    zone = await zones.of(session, team, waiting.channel)
    if waiting.what == CANCEL:
        await service.cancel(session, meeting, by=by, at=at)
        return Made(True, f"Cancelled: {meeting_views.when(meeting, zone)}. The channel is told.")
    to = datetime.fromisoformat(waiting.to)
    meant = understanding.Move(meeting.day, to.date(), to.time(), waiting.minutes)
    slot = await service.move(session, meeting, meant, zone, by=by, at=at)
    return Made(
        True, f"Moved to {meeting_views.between(slot.starts_at, slot.ends_at, zone)}. The channel is told."
    )


async def _name_chair(session: Session, team: str, change: Change, by: str, at: datetime) -> str:
    group: Group = await groups.ensure(session, team, change.channel)
    await groups.change(session, group, actor=by, at=at, chair=change.to)
    await meeting_deliveries.put_chair(session, group, by=by, key=change.key, at=at)
    return f"{text.person(change.to)} chairs this group's meetings. The channel is told."
