"""A plan of meetings: from what was typed to what is shown, and, once it is confirmed, to what is stored.

Nothing is stored before that: the whole plan travels in the value of its button.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.meetings import views as meeting_views
from bot.meetings import zones
from bot.meetings.plan.views import Understood
from bot.understanding import meetings as understanding
from scheduler import calendar
from scheduler import meetings as rules
from storage import events_seen, groups, meetings, outbox, people
from storage.database import Session
from storage.records import Group, Kind, NewMessage, Source, subjects
from storage.records.packing import Subject

USUAL_MINUTES = 60
"""How long a meeting lasts when nobody said."""
LONGEST_MINUTES = 12 * 60
SHOWN = 3
FORESEEN = 100
"""More meetings than anybody counts before a deliverable."""


@dataclass(frozen=True)
class Proposal:
    """A plan that waits for its Confirm. `rrule` is None for one meeting; `key` makes it count once.

    `replaces` is the group's series that was shown to end by it.
    """

    key: str
    channel: str
    by: str
    start: datetime
    zone: ZoneInfo
    rrule: str | None = None
    minutes: int | None = None
    replaces: int | None = None

    @property
    def lasting(self) -> int:
        """How many minutes a meeting takes."""
        return self.minutes or USUAL_MINUTES


@dataclass(frozen=True)
class Made:
    """What came of something that was confirmed: whether it was `done`, and what to say of it."""

    done: bool
    said: str


async def proposal(
    session: Session,
    team: str,
    meant: understanding.SeriesPlan | understanding.OneMeeting,
    *,
    key: str,
    channel: str,
    by: str,
    zone: ZoneInfo,
) -> Proposal:
    """Return what was read as a plan to be confirmed by whoever typed it."""
    rrule = meant.rrule if isinstance(meant, understanding.SeriesPlan) else None
    present = await meetings.series_of(session, team, channel) if rrule else None
    replaces = present.id if present is not None else None
    return Proposal(key, channel, by, meant.start, zone, rrule, meant.minutes, replaces)


def packed(plan: Proposal) -> str:
    """Return a plan as the value of a button or the metadata of a form."""
    return json.dumps(vars(plan) | {"start": plan.start.isoformat(), "zone": plan.zone.key})


def unpacked(value: str) -> Proposal | None:
    """Return the plan that a button carries; None for anything that `packed` did not make."""
    try:
        carried: dict[str, Any] = json.loads(value)
        zone, start = zones.named(carried["zone"]), datetime.fromisoformat(carried["start"])
        plan = Proposal(**{**carried, "start": start, "zone": zone})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    sound = zone is not None and start.tzinfo is None and _are_of_their_kind(carried)
    return plan if sound and _can_be_read(plan) else None


def _are_of_their_kind(carried: dict[str, Any]) -> bool:
    """Tell whether what a plan carries beside its time and zone is what it should be."""
    names = [carried["key"], carried["channel"], carried["by"], carried.get("rrule") or ""]
    minutes, replaces = carried.get("minutes"), carried.get("replaces")
    if replaces is not None and not (type(replaces) is int and 0 < replaces < 2**31):
        return False
    lasting = minutes is None or (type(minutes) is int and 0 < minutes <= LONGEST_MINUTES)
    return lasting and all(isinstance(name, str) and name.isprintable() for name in names)


def _can_be_read(plan: Proposal) -> bool:
    try:
        rule = plan.rrule or "FREQ=DAILY;COUNT=1"
        calendar.occurrences(
            rule, plan.start, plan.zone, after=calendar.instant(plan.start, plan.zone), limit=1
        )
    except (ValueError, OverflowError):
        return False
    return True


async def understood(
    session: Session, team: str, plan: Proposal, *, known: bool, now: datetime
) -> Understood:
    """Return what a plan comes to: its next dates, what it replaces, how many meetings are left."""
    starts = _starts(plan, now)
    group = await groups.find(session, team, plan.channel)
    present = await meetings.series_of(session, team, plan.channel) if plan.rrule else None
    replaced = await meetings.between(session, team, plan.channel, now, now + rules.AHEAD) if present else []
    return Understood(
        words=words(plan),
        zone=plan.zone.key if known else None,
        days=tuple(calendar.local_day(at, plan.zone) for at in starts[:SHOWN]),
        lasting=plan.lasting if plan.minutes is None else None,
        left=await _left(session, plan, group, starts, now),
        deliverable=group.deliverable if group else None,
        due=group.deliverable_due if group else None,
        replaces=describe_series(present) if present else None,
        cancelled=sum(present is not None and one.series_id == present.id for one in replaced),
    )


def words(plan: Proposal, *, length: bool = True) -> str:
    """Return a plan in the words in which it can be typed again; without its length on request."""
    minutes = plan.minutes if length else None
    if plan.rrule is None:
        return meeting_views.one_meeting(plan.start, minutes)
    return understanding.describe(plan.rrule, plan.start, minutes, plan.zone)


def describe_series(series: Any) -> str:
    """Return a stored series in words."""
    return understanding.describe(series.rrule, series.starts, series.minutes, ZoneInfo(series.zone))


def _starts(plan: Proposal, now: datetime) -> list[datetime]:
    if plan.rrule is None:
        return [calendar.instant(plan.start, plan.zone)]
    return calendar.occurrences(plan.rrule, plan.start, plan.zone, after=now, limit=FORESEEN)


async def _left(
    session: Session, plan: Proposal, group: Group | None, starts: list[datetime], now: datetime
) -> int | None:
    """Return how many meetings are left before the group's deliverable once the plan is confirmed."""
    if group is None or group.deliverable_due is None:
        return None
    due = group.deliverable_due
    ahead = {at for at in starts if calendar.local_day(at, plan.zone) < due}
    for meeting in await meetings.between(session, group.team, group.channel, now, now + rules.AHEAD):
        if meeting.day < due and (meeting.series_id is None or plan.rrule is None):
            ahead.add(meeting.starts_at)
    return len(ahead)


async def store(session: Session, team: str, plan: Proposal, *, by: str, at: datetime) -> Made | None:
    """Plan what `by` has confirmed, and have the channel told; None when it was confirmed before."""
    if not await events_seen.first_time(session, team, f"plan:{plan.key}", at=at):
        return None
    source = Source(team=team, channel=plan.channel, author=plan.by)
    await _settle_group(session, source, plan, by, at)
    if plan.rrule is None:
        return await _store_one(session, source, plan, at)
    stretch = rules.stretch(plan.rrule, plan.start, plan.zone, plan.lasting, now=at)
    if not stretch.slots:
        return Made(False, meeting_views.passed(words(plan)))
    series = await meetings.plan_series(
        session,
        source,
        stretch,
        rrule=plan.rrule,
        starts=plan.start,
        zone=plan.zone.key,
        minutes=plan.lasting,
        at=at,
    )
    about = subjects.OfSeries(series=series.id)
    await _tell(session, source, f"{Kind.SERIES_CARD}:{series.id}", Kind.SERIES_CARD, about, at)
    return Made(True, meeting_views.confirmed(words(plan)))


async def _store_one(session: Session, source: Source, plan: Proposal, at: datetime) -> Made:
    slot = rules.slot(plan.start, plan.zone, plan.lasting)
    if slot.starts_at <= at:
        return Made(False, meeting_views.passed(words(plan)))
    if await meetings.begun_at(session, source.team, source.channel, slot.starts_at) is not None:
        return Made(False, meeting_views.taken(words(plan)))
    meeting = await meetings.plan_one(session, source, slot, at=at)
    about = subjects.MeetingChanged(meeting=meeting.id, by=plan.by)
    await _tell(session, source, f"{Kind.MEETING_CARD}:{meeting.id}", Kind.MEETING_CARD, about, at)
    return Made(True, meeting_views.confirmed(words(plan)))


async def _settle_group(session: Session, source: Source, plan: Proposal, by: str, at: datetime) -> None:
    """Note what a confirmed plan tells of its group: where it lives, and who chairs it, when nobody does.

    Whoever confirms it is there; whoever asked for it may have left since.
    """
    group = await groups.ensure(session, source.team, source.channel)
    await people.join(session, source.team, source.channel, by, at=at)
    values = {"zone": group.zone or plan.zone.key, "chair": group.chair or source.author}
    await groups.change(session, group, actor=source.author, at=at, **values)


async def _tell(session: Session, source: Source, key: str, kind: Kind, about: Subject, at: datetime) -> None:
    await outbox.put(
        session,
        NewMessage.of(source, key=key, kind=kind, about=about, at=at),
    )
