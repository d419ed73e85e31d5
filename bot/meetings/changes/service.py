"""What changes a group's meetings once it is confirmed: one cancelled or moved, all ended, a chair, a plan.

The group's chair, the person who planned what is changed, and who chairs the meeting that runs confirm what
they ask for themselves. When anybody else asks, the chair is asked; without a chair in the channel,
the planner; without either, their own Confirm is enough. What was shown may have changed by the time somebody
presses Confirm: then nothing is done.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.language import dates, slack_text
from bot.language.recurrence import saying
from bot.language.refusal import Refusal
from bot.meetings import calendars, chairs, due_dates, outcomes
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings.agenda import service as agenda_service
from bot.meetings.chairing import service as chairing_service
from bot.meetings.changes import deliveries, pending
from bot.meetings.changes.pending import MeetingChange, Pending, What
from bot.meetings.endings import service as ending_service
from bot.meetings.endings.proposals import EndingProposal
from bot.meetings.outcomes import Became, Outcome
from bot.meetings.plan import proposals
from bot.meetings.plan import service as plan_service
from bot.meetings.plan.proposals import PlanProposal
from bot.understanding import meetings as understanding
from scheduler import meetings as rules
from storage import events_seen, groups, meetings, people
from storage.database import Session
from storage.records import Meeting, MeetingStatus, Outgoing, Slot

NOT_ASKED = "That is not yours to decide, so nothing has changed."


async def ask_to_move(
    session: Session,
    meeting: Meeting,
    meant: understanding.Move,
    zone: ZoneInfo,
    *,
    key: str,
    by: str,
    at: datetime,
) -> MeetingChange:
    """Return a meeting's move, for its Confirm; Refusal when it can not be."""
    slot = _moved(meeting, meant, zone)
    await _refuse_slot(session, meeting, slot, zone, at)
    return MeetingChange(
        What.MOVE,
        key,
        meeting.channel,
        by,
        meeting=meeting.id,
        was=meeting.starts_at.isoformat(),
        to=slot.starts_at.astimezone(zone).replace(tzinfo=None).isoformat(),
        minutes=int((slot.ends_at - slot.starts_at).total_seconds() // 60),
    )


async def ask_to_chair(
    session: Session,
    team: str,
    channel: str,
    named: str,
    meeting: Meeting | None,
    *,
    key: str,
    by: str,
    at: datetime,
) -> MeetingChange | Outcome:
    """Return somebody's chairing, of one meeting or of all, for its Confirm.

    Where the group has no chair whose place they would take, they chair it at once.
    """
    await chairing_service.refuse(session, team, channel, named, meeting)
    group = await groups.ensure(session, team, channel)
    if meeting is not None:
        was = await chairs.find(session, meeting)
        return MeetingChange(What.CHAIR, key, channel, by, meeting=meeting.id, was=was or "", to=named)
    change = MeetingChange(What.CHAIR, key, channel, by, was=group.chair or "", to=named)
    return change if group.chair else await _make(session, team, change, by=by, at=at)


async def find_decider(session: Session, team: str, change: Pending, *, at: datetime) -> str | None:
    """Return who is to be asked before a change is made; None where its asker's Confirm is enough."""
    of_group = await chairs.of_group(session, team, change.channel)
    chair = await _reachable(session, team, change.channel, of_group)
    planner = await _reachable(session, team, change.channel, await _planner(session, team, change))
    # Whoever chairs the meeting that runs does not name the group's chair.
    others = (
        [] if change.what == What.CHAIR else [planner, *await chairs.at(session, team, change.channel, at)]
    )
    if change.by in (chair, *others):
        return None
    if isinstance(change, PlanProposal) and (change.rrule is None or change.replaces is None):
        return None
    decider = chair or planner
    return decider if decider != change.by else None


async def confirm(session: Session, team: str, change: Pending, *, at: datetime) -> Outcome:
    """Do what its asker has confirmed, or ask the one who decides; return what has become of it."""
    if await events_seen.seen_at(session, team, change.once) is not None:
        # A second arrival is answered like the first.
        earlier = outcomes.remembered(await events_seen.outcome_of(session, team, change.once))
        return earlier or Outcome(Became.ALREADY)
    if (obstacle := await _obstacle(session, team, change, at)) is not None:
        return obstacle
    decider = await find_decider(session, team, change, at=at)
    if decider is None:
        outcome = await _make(session, team, change, by=change.by, at=at)
        await events_seen.remember(session, team, change.once, outcome.stored())
        return outcome
    await deliveries.ask_decider(session, team, change, decider, at=at)
    return Outcome(Became.ASKED, decider)


async def decide(
    session: Session, team: str, sent: Outgoing | None, *, by: str, agreed: bool, at: datetime
) -> Pending:
    """Do what was decided about a change, once, and have its asker told; return the change.

    `sent` is the message that asked. Raises Refusal for anybody who was not asked, or no longer decides.
    """
    change = pending.unpack_question(sent) if sent is not None else None
    if sent is None or change is None or sent.recipient != by:
        raise Refusal(NOT_ASKED)
    if await events_seen.seen_at(session, team, change.once) is not None:
        raise Refusal(outcomes.ANSWERED)
    decider = await find_decider(session, team, change, at=at)
    if decider != by:
        raise Refusal(f"{slack_text.person(decider)} decides by now." if decider else NOT_ASKED)
    outcome = await _obstacle(session, team, change, at) if agreed else Outcome(Became.LEFT)
    if outcome is None:
        outcome = await _make(session, team, change, by=by, at=at)
    await events_seen.first_time(session, team, change.once, at=at)
    await events_seen.remember(session, team, change.once, outcome.stored())
    await deliveries.tell_outcome(session, team, change, sent, at=at)
    return change


async def _make(session: Session, team: str, change: Pending, *, by: str, at: datetime) -> Outcome:
    """Make a change that `by` has confirmed, once, unless something stands in its way since."""
    if (obstacle := await _obstacle(session, team, change, at)) is not None:
        return obstacle
    if isinstance(change, PlanProposal):
        return await plan_service.store(session, team, change, by=by, at=at)
    if isinstance(change, EndingProposal):
        return await ending_service.make(session, team, change, by=by, at=at)
    if not await events_seen.first_time(session, team, change.once, at=at):
        return Outcome(Became.ALREADY)
    if change.what is What.CHAIR:
        return await chairing_service.name(session, team, change, by=by, at=at)
    meeting = await meetings.find(session, team, change.meeting)
    if meeting is None:
        return Outcome(Became.UNKNOWN)
    if change.what is What.CANCEL:
        return await _cancel(session, meeting, by, at)
    return await _move(session, meeting, change, by, at)


async def _cancel(session: Session, meeting: Meeting, by: str, at: datetime) -> Outcome:
    """Cancel a meeting, and have the channel told."""
    await meetings.cancel(session, meeting, actor=by, at=at)
    await meeting_deliveries.tell_channel_cancelled(session, meeting, by=by, at=at)
    await due_dates.follow(session, meeting.team, meeting.channel, changed=[meeting], by=by, at=at)
    if meeting.post_ts is not None:
        await meeting_deliveries.refresh_attendance(session, meeting, at=at)
    await agenda_service.carry_over(session, meeting.team, meeting.channel, at=at)
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    return Outcome(Became.CANCELLED, _span(meeting, zone))


async def _move(session: Session, meeting: Meeting, change: MeetingChange, by: str, at: datetime) -> Outcome:
    """Hold a meeting at another time, and have the channel told; Refusal when it no longer can be."""
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    slot = rules.slot(datetime.fromisoformat(change.to), zone, change.minutes)
    await _refuse_slot(session, meeting, slot, zone, at)
    moved = await meetings.move(session, meeting, slot, actor=by, at=at)
    if moved is not None:
        await meeting_deliveries.tell_channel_moved(session, meeting, moved, by=by, at=at)
        await meeting_deliveries.refresh_decision_cards(session, moved, at=at)
        await due_dates.follow(session, moved.team, moved.channel, changed=[moved], by=by, at=at)
    return Outcome(Became.MOVED, f"{_span(slot, zone)}, {saying.clock(zone.key)}")


def _moved(meeting: Meeting, meant: understanding.Move, zone: ZoneInfo) -> Slot:
    """Return the new time of a meeting; what was not said stays as it was."""
    starts = meeting.starts_at.astimezone(zone).replace(tzinfo=None)
    local = datetime.combine(meant.to or starts.date(), meant.at or starts.time())
    minutes = meant.minutes or int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    return rules.slot(local, zone, minutes)


async def _refuse_slot(session: Session, meeting: Meeting, slot: Slot, zone: ZoneInfo, at: datetime) -> None:
    """Raise Refusal where a meeting can not be held: in the past, and when the group meets already."""
    if slot.starts_at <= at:
        raise Refusal(
            f"{dates.echo(slot.day)} at that time has passed. For example: `/meeting move next to Friday`"
        )
    taken = await meetings.starting_at(session, meeting.team, meeting.channel, slot.starts_at)
    if taken is not None and taken.id != meeting.id:
        raise Refusal(f"This group already meets then: {_span(taken, zone)}.")


def _span(meeting: Meeting | Slot, zone: ZoneInfo) -> str:
    return saying.span(meeting.starts_at, meeting.ends_at, zone)


async def _reachable(session: Session, team: str, channel: str, user: str | None) -> str | None:
    """Return somebody who can still be asked: they have not left, and their account is open."""
    return user if user is not None and await people.reachable(session, team, channel, user) else None


async def _planner(session: Session, team: str, change: Pending) -> str | None:
    """Return who planned what is to be changed: the one meeting, or else the group's series."""
    if isinstance(change, MeetingChange) and change.meeting:
        meeting = await meetings.find(session, team, change.meeting)
        if meeting is not None and meeting.series_id is None:
            return await meetings.planned_by(session, meeting)
    series = await meetings.series_of(session, team, change.channel)
    return series.author if series is not None else None


async def _obstacle(session: Session, team: str, change: Pending, at: datetime) -> Outcome | None:
    """Return what has changed since a change was shown; None while it can be made."""
    if isinstance(change, PlanProposal):
        present = await meetings.series_of(session, team, change.channel) if change.rrule else None
        if change.rrule is None or (present.id if present else None) == change.replaces:
            return None
        if present is None:
            return Outcome(Became.PLAN_ENDED)
        return Outcome(Became.REPLANNED, proposals.describe_series(present))
    if isinstance(change, EndingProposal):
        return await ending_service.obstacle(session, team, change, at)
    if change.what is What.CHAIR:
        named_already = await chairing_service.obstacle(session, team, change)
        if named_already is not None or not change.meeting:
            return named_already
    return await _meeting_obstacle(session, team, change, at)


async def _meeting_obstacle(
    session: Session, team: str, change: MeetingChange, at: datetime
) -> Outcome | None:
    meeting = await meetings.find(session, team, change.meeting)
    if meeting is None or meeting.channel != change.channel:
        return Outcome(Became.UNKNOWN)
    when = _span(meeting, await calendars.find_zone(session, team, change.channel))
    if meeting.status is MeetingStatus.CANCELLED:
        return Outcome(Became.CANCELLED_MEANWHILE, when)
    if change.what is not What.CHAIR and meeting.starts_at.isoformat() != change.was:
        return Outcome(Became.MOVED_MEANWHILE, when)
    return Outcome(Became.OVER, when) if meeting.ends_at <= at else None
