"""Which meeting somebody means to change, what hangs on that, and what became of it, from what is stored."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.language.recurrence import saying
from bot.language.refusal import Refusal
from bot.meetings import calendars, chairs, outcomes
from bot.meetings import views as meeting_views
from bot.meetings.changes.pending import MeetingChange, Pending, What
from bot.meetings.changes.views import THEIRS, Touched
from bot.meetings.endings import shown as ending_shown
from bot.meetings.endings.proposals import EndingProposal
from bot.meetings.outcomes import Became, Outcome
from bot.meetings.plan import shown as plan_shown
from bot.meetings.plan.proposals import PlanProposal
from bot.slack.blocks import text
from scheduler import meetings as rules
from scheduler.calendar import local_day
from storage import actions, events_seen, groups, listing, meetings
from storage.database import Session
from storage.listing import Filter
from storage.records import DecisionStatus, Meeting, MeetingStatus

LISTED = 5
"""How many planned meetings are named to somebody who asks for one that is not."""
MOST = 100
AnyPending = TypeVar("AnyPending", bound=Pending)
NO_MORE = "That meeting is no longer planned. Choose another."


async def for_its_asker(
    session: Session, team: str, pending: AnyPending | None, channel: str, user: str
) -> AnyPending | None:
    """Return what was shown in a channel, which may have had another id then; None for what was not.

    Raises Refusal for everybody but the person who asked for it.
    """
    if pending is None:
        return None
    if pending.channel != channel:
        if await groups.find(session, team, pending.channel) is not None:
            return None
        pending = replace(pending, channel=channel)
    if pending.by != user:
        raise Refusal(THEIRS.format(who=text.person(pending.by)))
    return pending


async def meant(
    session: Session,
    team: str,
    channel: str,
    day: date | None,
    at: time | None,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> Meeting:
    """Return the one meeting that is meant; Refusal with the planned ones when it is not clear which.

    Without a `day` it is the next one, which is never the one that runs.
    """
    coming = await meetings.coming(session, team, channel, now, LISTED)
    found = [one for one in coming if one.starts_at > now][:1]
    if day is not None:
        found = _at(await meetings.on_day(session, team, channel, day, now), at, zone)
    if len(found) == 1:
        return found[0]
    if found:
        times = text.listed([f"{one.starts_at.astimezone(zone):%H:%M}" for one in found])
        raise Refusal(
            f"There are several that day, at {times}: name the time too,"
            " for example `/meeting cancel 3 December at 14:00`."
        )
    if day is None and coming:
        raise Refusal(
            f"No meeting is planned after the one that runs now, {meeting_views.when(coming[0], zone)}."
        )
    asked_for = f"on {text.day(day)}" if day else "yet"
    raise Refusal(meeting_views.no_such_meeting(asked_for, [meeting_views.when(one, zone) for one in coming]))


def preselected(coming: Sequence[Meeting], day: date | None, at: time | None, zone: ZoneInfo) -> int:
    """Return the id of the one of these meetings that is meant; 0 for none, or when it may be several."""
    found = _at([one for one in coming if one.day == day], at, zone)
    return found[0].id if len(found) == 1 else 0


def _at(found: Sequence[Meeting], at: time | None, zone: ZoneInfo) -> list[Meeting]:
    return [one for one in found if at in (None, one.starts_at.astimezone(zone).time())]


async def chosen(session: Session, team: str, channel: str, meeting_id: int, now: datetime) -> Meeting:
    """Return the meeting that was chosen in a form; Refusal for one that is cancelled or over."""
    found = await meetings.find(session, team, meeting_id)
    if found is None or found.channel != channel or found.status is not MeetingStatus.PLANNED:
        raise Refusal(NO_MORE)
    if found.ends_at <= now:
        raise Refusal(NO_MORE)
    return found


async def touched(session: Session, team: str, change: Pending, now: datetime) -> Touched:
    """Return what a change is, and what hangs on it, for the person who is to confirm it."""
    zone = await calendars.find_zone(session, team, change.channel)
    if isinstance(change, PlanProposal):
        plan = await plan_shown.understood(session, team, change, known=True, now=now)
        return Touched(change.what, plan=plan)
    if isinstance(change, EndingProposal):
        return Touched(change.what, ending=await ending_shown.understood(session, team, change, now=now))
    meeting = await meetings.find(session, team, change.meeting) if change.meeting else None
    if change.what is What.CHAIR:
        when = meeting_views.when(meeting, zone) if meeting is not None else ""
        group = await chairs.of_group(session, team, change.channel) if when else None
        return Touched(change.what, was=change.was, to=change.to, when=when, chair=group or "")
    if meeting is None:
        raise Refusal(meeting_views.outcome(Outcome(Became.UNKNOWN)))
    to = ""
    if change.what is What.MOVE:
        slot = rules.slot(datetime.fromisoformat(change.to), zone, change.minutes)
        to = saying.span(slot.starts_at, slot.ends_at, zone)
    return await _touched_by_meeting(session, change, meeting, zone, to, now)


async def _touched_by_meeting(
    session: Session, change: MeetingChange, meeting: Meeting, zone: ZoneInfo, to: str, now: datetime
) -> Touched:
    team, channel = meeting.team, meeting.channel
    today = local_day(now, zone)
    before = Filter(statuses=listing.OPEN, due=(None, meeting.day))
    waiting = Filter(statuses=(DecisionStatus.PROPOSED.value, DecisionStatus.PARKED.value))
    due = await listing.assigned(session, team, [channel], before, limit=MOST)
    hanging = [
        action
        for action in await actions.due_by_meeting(session, team, channel)
        if action.due_meeting is not None and action.due_meeting.meeting == meeting.id
    ]
    along = {action.id for action in hanging}
    later = await meetings.coming(session, team, channel, meeting.ends_at, MOST)
    later = [one for one in later if one.id != meeting.id]
    return Touched(
        change.what,
        was=meeting_views.when(meeting, zone),
        to=to,
        running=meeting.starts_at <= now,
        actions=[one for one in due if one.due is not None and one.due >= today and one.id not in along],
        hanging=hanging,
        decisions=await listing.decided(session, team, [channel], waiting, limit=MOST),
        following=meeting_views.when(later[0], zone) if later else "",
        later=len(later),
    )


async def outcome(session: Session, team: str, change: Pending) -> Outcome | None:
    """Return what has become of a change; None while nobody has decided."""
    return outcomes.remembered(await events_seen.outcome_of(session, team, change.once))
