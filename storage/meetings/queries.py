"""Finding meetings. Only `find` returns cancelled ones."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from storage import rows, unreadable_rows
from storage.database import Session
from storage.meetings import there
from storage.records import Decision, Meeting, MeetingStatus
from storage.tables import decisions, meetings, members

LONGEST = timedelta(hours=12)
"""No meeting lasts longer (`bot.understanding.meetings`), so one under way began within this time."""

BATCH = 100
"""So few that people who write meanwhile do not notice the wait."""

MOST_DAYS = 60
"""How many coming meetings the words in a date, such as 'the meeting after next', may refer to."""

EARLIEST = date(2000, 1, 1)
"""Before any meeting that is on record."""

_KEY = (meetings.c.team, meetings.c.id)
_BY_ID = select(meetings).where(meetings.c.team == bindparam("of_team"), meetings.c.id == bindparam("of_id"))
_OF_DECISION = (
    select(meetings)
    .select_from(decisions.join(meetings, there.made_at(decisions, meetings)))
    .where(decisions.c.team == bindparam("team"), decisions.c.id == bindparam("id"))
)
_PLANNED = select(meetings).where(meetings.c.status == MeetingStatus.PLANNED)
_OF_GROUP = _PLANNED.where(meetings.c.team == bindparam("team"), meetings.c.channel == bindparam("channel"))
_CURRENT = (
    _OF_GROUP.where(meetings.c.starts_at <= bindparam("at"), meetings.c.starts_at > bindparam("since"))
    .where(meetings.c.ends_at > bindparam("at"))
    .order_by(meetings.c.starts_at.desc())
    .limit(1)
)
_NEXT = _OF_GROUP.where(meetings.c.starts_at > bindparam("at")).order_by(meetings.c.starts_at).limit(1)
_PREVIOUS = (
    _OF_GROUP.where(meetings.c.starts_at < bindparam("at")).order_by(meetings.c.starts_at.desc()).limit(1)
)
_LAST_BEGUN = (
    _OF_GROUP.where(meetings.c.starts_at <= bindparam("at")).order_by(meetings.c.starts_at.desc()).limit(1)
)
_OTHER = meetings.alias("earlier")
_NEXT_OF_EACH = (
    _PLANNED.where(meetings.c.team == bindparam("team"))
    .where(meetings.c.channel.in_(bindparam("channels", expanding=True)))
    .where(
        meetings.c.starts_at
        == select(func.min(_OTHER.c.starts_at))
        .where(_OTHER.c.team == meetings.c.team, _OTHER.c.channel == meetings.c.channel)
        .where(_OTHER.c.status == MeetingStatus.PLANNED, _OTHER.c.ends_at > bindparam("at"))
        .where(_OTHER.c.starts_at > bindparam("since"))
        .scalar_subquery()
    )
    .order_by(meetings.c.starts_at, meetings.c.id)
)
_BETWEEN = _OF_GROUP.where(
    meetings.c.starts_at >= bindparam("after"), meetings.c.starts_at < bindparam("before")
).order_by(meetings.c.starts_at)
# Few are written down ahead of a group, so that all of them can be read.
_FROM_ON = _OF_GROUP.where(meetings.c.starts_at >= bindparam("after")).order_by(meetings.c.starts_at)
_COMING = (
    _OF_GROUP.where(meetings.c.ends_at > bindparam("after"), meetings.c.starts_at > bindparam("since"))
    .order_by(meetings.c.starts_at)
    .limit(bindparam("limit"))
)
_COMING_IN_ANY = (
    _PLANNED.where(meetings.c.team == bindparam("team"))
    .where(meetings.c.channel.in_(bindparam("channels", expanding=True)))
    .where(meetings.c.ends_at > bindparam("after"), meetings.c.starts_at > bindparam("since"))
    .order_by(meetings.c.starts_at, meetings.c.id)
    .limit(bindparam("limit"))
)
_ON_DAY = _OF_GROUP.where(
    meetings.c.day == bindparam("day"),
    meetings.c.ends_at > bindparam("after"),
    meetings.c.starts_at > bindparam("since"),
).order_by(meetings.c.starts_at)
_AT = _OF_GROUP.where(meetings.c.starts_at == bindparam("at"))
_LEFT = (
    select(func.count())
    .select_from(meetings)
    .where(meetings.c.team == bindparam("team"), meetings.c.channel == bindparam("channel"))
    .where(meetings.c.status == MeetingStatus.PLANNED)
    .where(meetings.c.starts_at > bindparam("after"), meetings.c.day < bindparam("day"))
)
_TO_BEGIN = (
    _PLANNED.where(meetings.c.starts_at <= bindparam("at"), meetings.c.began_at.is_(None))
    .where(meetings.c.starts_at >= bindparam("since"))
    .where(or_(meetings.c.starts_at > bindparam("since"), meetings.c.id > bindparam("after")))
    .order_by(meetings.c.starts_at, meetings.c.id)
    .limit(BATCH)
)
_NEXT_START = select(func.min(meetings.c.starts_at)).where(
    meetings.c.status == MeetingStatus.PLANNED, meetings.c.starts_at > bindparam("at")
)


_DAYS = (
    select(meetings.c.channel, meetings.c.day)
    .where(meetings.c.team == bindparam("team"))
    .where(meetings.c.channel.in_(bindparam("channels", expanding=True)))
    .where(meetings.c.status == MeetingStatus.PLANNED, meetings.c.starts_at >= bindparam("since"))
    .order_by(meetings.c.starts_at)
)


_DAYS_OF_MEMBER = (
    select(meetings.c.day)
    .join(members, (members.c.team == meetings.c.team) & (members.c.channel == meetings.c.channel))
    .where(members.c.team == bindparam("team"), members.c.user == bindparam("user"))
    .where(members.c.left_at.is_(None), meetings.c.status == MeetingStatus.PLANNED)
    .where(meetings.c.starts_at >= bindparam("since"))
    .order_by(meetings.c.starts_at)
)


async def find(session: Session, team: str, meeting_id: int) -> Meeting | None:
    """Return a meeting of a workspace by its id, cancelled or not; None when there is none."""
    return rows.first(await session.execute(_BY_ID, {"of_team": team, "of_id": meeting_id}), Meeting)


async def of_decision(session: Session, decision: Decision) -> Meeting | None:
    """Return the meeting at which a decision was made, even one cut short since; None outside meetings."""
    key = {"team": decision.team, "id": decision.id}
    return rows.first(await session.execute(_OF_DECISION, key), Meeting)


async def current(session: Session, team: str, channel: str, at: datetime) -> Meeting | None:
    """Return the group's meeting that is under way at a time; of two, the one that began last."""
    values = {"team": team, "channel": channel, "at": at, "since": at - LONGEST}
    return rows.first(await session.execute(_CURRENT, values), Meeting)


async def next_after(session: Session, team: str, channel: str, at: datetime) -> Meeting | None:
    """Return the group's first meeting that begins after a time."""
    return await _first(session, _NEXT, team, channel, at)


async def previous(session: Session, team: str, channel: str, at: datetime) -> Meeting | None:
    """Return the group's last meeting that began before a time; it may still be under way then.

    For the meeting before a meeting, ask with its `starts_at`.
    """
    return await _first(session, _PREVIOUS, team, channel, at)


async def last_begun(session: Session, team: str, channel: str, at: datetime) -> Meeting | None:
    """Return the group's last meeting that had begun by a time, under way or over."""
    return await _first(session, _LAST_BEGUN, team, channel, at)


async def starting_at(session: Session, team: str, channel: str, at: datetime) -> Meeting | None:
    """Return the group's meeting that begins at exactly this time."""
    return await _first(session, _AT, team, channel, at)


async def between(
    session: Session, team: str, channel: str, after: datetime, before: datetime
) -> list[Meeting]:
    """Return the group's meetings that begin from `after` on and earlier than `before`, oldest first."""
    values = {"team": team, "channel": channel, "after": after, "before": before}
    return rows.every(await session.execute(_BETWEEN, values), Meeting)


async def from_on(
    session: Session, team: str, channel: str, since: datetime, *, now: datetime, coming: int
) -> list[Meeting]:
    """Return the group's meetings that begin from `since` on, oldest first; of those not over, so many."""
    values = {"team": team, "channel": channel, "after": since}
    found = rows.every(await session.execute(_FROM_ON, values), Meeting)
    over = sum(meeting.ends_at <= now for meeting in found)
    return found[: over + coming]


async def coming(session: Session, team: str, channel: str, after: datetime, limit: int) -> list[Meeting]:
    """Return the group's meetings that are not over at a time, the next first."""
    values = {"team": team, "channel": channel, "after": after, "since": after - LONGEST, "limit": limit}
    return rows.every(await session.execute(_COMING, values), Meeting)


async def coming_in_any(
    session: Session, team: str, channels: Collection[str], after: datetime, limit: int
) -> list[Meeting]:
    """Return the meetings of some groups that are not over at a time, the next of all first."""
    if not channels:
        return []
    values = {"team": team, "channels": sorted(channels), "after": after, "since": after - LONGEST}
    return rows.every(await session.execute(_COMING_IN_ANY, values | {"limit": limit}), Meeting)


async def next_of_each(session: Session, team: str, channels: Collection[str], at: datetime) -> list[Meeting]:
    """Return of each group the first meeting that is not over at a time, the next one of all first."""
    if not channels:
        return []
    values = {"team": team, "channels": sorted(channels), "at": at, "since": at - LONGEST}
    return rows.every(await session.execute(_NEXT_OF_EACH, values), Meeting)


async def coming_days(session: Session, team: str, channel: str, after: datetime) -> tuple[date, ...]:
    """Return the local dates of the meetings that are not over, each once: for `bot.language.dates`."""
    found = await coming(session, team, channel, after, MOST_DAYS)
    return tuple(dict.fromkeys(meeting.day for meeting in found))


async def days_of(
    session: Session, team: str, channels: Collection[str], since: date
) -> dict[str, tuple[date, ...]]:
    """Return the local dates, ascending, on which some groups have met since a day, or will: by channel."""
    if not channels:
        return {}
    start = datetime.combine(since, time(), UTC)
    found = await session.execute(_DAYS, {"team": team, "channels": sorted(channels), "since": start})
    days: dict[str, tuple[date, ...]] = {}
    for row in found:
        days[row.channel] = (*days.get(row.channel, ()), row.day)
    return days


async def days_of_member(session: Session, team: str, user: str, since: date) -> tuple[date, ...]:
    """Return the local dates, ascending, on which somebody's groups have met since a day, or will."""
    start = datetime.combine(max(since, EARLIEST), time(), UTC)
    found = await session.execute(_DAYS_OF_MEMBER, {"team": team, "user": user, "since": start})
    return tuple(dict.fromkeys(found.scalars()))


async def on_day(session: Session, team: str, channel: str, day: date, after: datetime) -> list[Meeting]:
    """Return the group's meetings of a local date that are not over at a time."""
    values = {"team": team, "channel": channel, "day": day, "after": after, "since": after - LONGEST}
    return rows.every(await session.execute(_ON_DAY, values), Meeting)


async def left_before(session: Session, team: str, channel: str, day: date, after: datetime) -> int:
    """Return how many meetings begin after a time and on a local date before `day`."""
    values = {"team": team, "channel": channel, "day": day, "after": after}
    return int((await session.execute(_LEFT, values)).scalar_one())


async def to_begin(
    session: Session, at: datetime, since: datetime, *, after: Meeting | None = None
) -> list[Meeting]:
    """Return some of the meetings, in all workspaces, that began from `since` to `at` without a post planned.

    The earliest come first, starting behind `after`.
    """
    values: dict[str, Any] = {"at": at, "since": since, "after": 0}
    if after is not None:
        values |= {"since": after.starts_at, "after": after.id}
    return await unreadable_rows.every(session, _TO_BEGIN, values, rows.reader(Meeting), _KEY)


async def next_start(session: Session, at: datetime) -> datetime | None:
    """Return when the next meeting of any group begins after a time."""
    return (await session.execute(_NEXT_START, {"at": at})).scalar_one_or_none()


async def _first(session: Session, statement: Any, team: str, channel: str, at: datetime) -> Meeting | None:
    found = await session.execute(statement, {"team": team, "channel": channel, "at": at})
    return rows.first(found, Meeting)
