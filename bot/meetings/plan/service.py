"""What is planned for a group, once it is confirmed: the meetings, where the group lives, who is told."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.language.refusal import Refusal
from bot.meetings import due_dates
from bot.meetings.agenda import service as agenda_service
from bot.meetings.outcomes import Became, Outcome
from bot.meetings.plan import proposals
from bot.meetings.plan.proposals import PlanProposal
from bot.understanding.meaning import MeetingAct
from scheduler import meetings as rules
from scheduler import places
from storage import events_seen, groups, meetings, outbox, people
from storage.database import Session
from storage.records import Group, Kind, NewMessage, Source, subjects
from storage.records.packing import Subject

WHOSE_HOLIDAYS = (
    "Nobody knows which public holidays this group keeps, since that does not follow from its time zone."
    " Type `/meeting`, press Plan a meeting and then More, choose them under Public holidays, and try again."
)


async def propose(
    session: Session,
    team: str,
    meant: MeetingAct,
    *,
    key: str,
    channel: str,
    by: str,
    zone: ZoneInfo,
) -> PlanProposal:
    """Return what somebody means to plan, for them to confirm; a series stays where the one before it was.

    Raises Refusal for a plan that hangs on public holidays in a group of which nobody knows whose it keeps.
    """
    if meant.start is None:
        raise ValueError("a plan has a first meeting")
    group = await groups.find(session, team, channel)
    if meant.holiday_shift is not None and places.hours_of(group, zone).country is None:
        raise Refusal(WHOSE_HOLIDAYS)
    present = await meetings.series_of(session, team, channel) if meant.every else None
    return PlanProposal(
        key,
        channel,
        by,
        meant.start,
        zone,
        meant.every,
        meant.minutes,
        present.id if present is not None else None,
        meant.place or (present.place if present is not None else None),
        meant.left_out,
        meant.holiday_shift,
    )


async def describe_group(
    session: Session, group: Group, settings: dict[str, Any], *, by: str, at: datetime
) -> None:
    """Store what the form says of a group: its purpose, deliverable, recaps and public holidays."""
    await groups.change(session, group, actor=by, at=at, **settings)


async def store(session: Session, team: str, plan: PlanProposal, *, by: str, at: datetime) -> Outcome:
    """Plan what `by` has confirmed, once, and have the channel told."""
    if not await events_seen.first_time(session, team, plan.once, at=at):
        return Outcome(Became.ALREADY)
    source = Source(team=team, channel=plan.channel, author=plan.by)
    await _note_group(session, source, plan, by, at)
    if plan.rrule is None:
        return await _store_one(session, source, plan, at)
    group = await groups.find(session, team, plan.channel)
    off = rules.DaysOff(plan.left_out, plan.holiday_shift, places.hours_of(group, plan.zone))
    stretch = rules.stretch(plan.rrule, plan.start, plan.zone, plan.lasting, now=at, off=off)
    if not stretch.slots:
        return Outcome(Became.PASSED, proposals.describe(plan))
    series = await meetings.plan_series(
        session,
        source,
        stretch,
        rrule=plan.rrule,
        starts=plan.start,
        zone=plan.zone.key,
        minutes=plan.lasting,
        at=at,
        place=plan.place,
        left_out=plan.left_out,
        holiday_shift=plan.holiday_shift,
    )
    await due_dates.follow(session, team, plan.channel, by=by, at=at)
    await agenda_service.carry_over(session, team, plan.channel, at=at)
    about = subjects.OfSeries(series=series.id)
    await _tell(session, source, f"{Kind.SERIES_CARD}:{series.id}", Kind.SERIES_CARD, about, at)
    return Outcome(Became.PLANNED, proposals.describe(plan))


async def _store_one(session: Session, source: Source, plan: PlanProposal, at: datetime) -> Outcome:
    slot = rules.slot(plan.start, plan.zone, plan.lasting)
    if slot.starts_at <= at:
        return Outcome(Became.PASSED, proposals.describe(plan))
    if await meetings.starting_at(session, source.team, source.channel, slot.starts_at) is not None:
        return Outcome(Became.TAKEN, proposals.describe(plan))
    meeting = await meetings.plan_one(session, source, slot, at=at, place=plan.place)
    await due_dates.follow(session, source.team, source.channel, by=plan.by, at=at)
    about = subjects.MeetingChanged(meeting=meeting.id, by=plan.by)
    await _tell(session, source, f"{Kind.MEETING_CARD}:{meeting.id}", Kind.MEETING_CARD, about, at)
    return Outcome(Became.PLANNED, proposals.describe(plan))


async def _note_group(session: Session, source: Source, plan: PlanProposal, by: str, at: datetime) -> None:
    """Note what a confirmed plan tells of its group: where it lives, and who chairs it when nobody does yet.

    The one who confirms the plan is in the channel; the one who asked for it may have left since.
    """
    group = await groups.ensure(session, source.team, source.channel)
    await people.join(session, source.team, source.channel, by, at=at)
    # A series is by the group's clock; one meeting may be by that of those whom the group meets.
    zone = plan.zone.key if plan.rrule is not None else group.zone or plan.zone.key
    values = {"zone": zone, "chair": group.chair or source.author}
    await groups.change(session, group, actor=source.author, at=at, **values)


async def _tell(session: Session, source: Source, key: str, kind: Kind, about: Subject, at: datetime) -> None:
    await outbox.put(
        session,
        NewMessage.of(source, key=key, kind=kind, about=about, at=at),
    )
