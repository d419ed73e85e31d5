"""Meetings that have a recap, and who is to be told before them."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Row,
    String,
    and_,
    bindparam,
    cast,
    exists,
    false,
    func,
    or_,
    select,
    union_all,
)

from storage import mornings as mornings_taken
from storage import unreadable_rows
from storage.database import Session
from storage.records import UNSAID, Ahead, Group, Meeting, MeetingStatus, Preference, Reader
from storage.tables import (
    actions,
    decisions,
    events_seen,
    groups,
    meetings,
    members,
    messages,
    mornings,
    people,
    preferences,
    workspaces,
)

_MEETING = list(Meeting.__dataclass_fields__)
_GROUP = list(Group.__dataclass_fields__)
_TEAM: BindParameter[str] = bindparam("team")
_CHANNEL: BindParameter[str] = bindparam("channel")
_KEY = bindparam("prefix", type_=String).concat(cast(meetings.c.id, String))
_AHEAD = (
    select(
        *(meetings.c[name].label(f"meeting_{name}") for name in _MEETING),
        *(groups.c[name].label(f"group_{name}") for name in _GROUP),
        workspaces.c.zone.label("workspace_zone"),
        exists().where(messages.c.team == meetings.c.team, messages.c.key == _KEY).label("put"),
    )
    .join(groups, and_(groups.c.team == meetings.c.team, groups.c.channel == meetings.c.channel))
    .outerjoin(workspaces, workspaces.c.team == meetings.c.team)
    .where(meetings.c.status == MeetingStatus.PLANNED, groups.c.archived_at.is_(None))
    .where(or_(groups.c.last_decision > 0, groups.c.last_action > 0))
    .order_by(meetings.c.starts_at, meetings.c.id)
)
_IN_WINDOW = _AHEAD.where(
    meetings.c.starts_at > bindparam("since"), meetings.c.starts_at <= bindparam("until")
)
_THEIR_CHANNELS = select(members.c.channel).where(
    members.c.team == _TEAM, members.c.user == bindparam("user"), members.c.left_at.is_(None)
)
_OF_MEMBER = _IN_WINDOW.where(meetings.c.team == _TEAM, meetings.c.channel.in_(_THEIR_CHANNELS)).limit(100)
_ONE_AHEAD = _AHEAD.where(meetings.c.team == _TEAM, meetings.c.id == bindparam("id"))
_ON_RECORD = union_all(
    *(
        select(table.c.id)
        .where(table.c.team == _TEAM, table.c.channel == _CHANNEL)
        .where(table.c.undone_at.is_(None), recorded_at <= bindparam("by"))
        for table, recorded_at in ((decisions, decisions.c.decided_at), (actions, actions.c.created_at))
    )
).limit(1)
_LONGEST_LEAD = select(func.max(groups.c.recap_lead)).where(
    groups.c.recap_lead <= unreadable_rows.LONGEST_LEAD
)
_PREFERENCE = list(Preference.__dataclass_fields__)
_MEMBERS = (
    select(
        *(members.c.user, members.c.joined_at, people.c.zone, mornings.c.last, mornings.c.before),
        *(preferences.c[name] for name in _PREFERENCE),
    )
    .outerjoin(people, and_(people.c.team == members.c.team, people.c.user == members.c.user))
    .outerjoin(preferences, and_(preferences.c.team == members.c.team, preferences.c.user == members.c.user))
    .outerjoin(mornings, and_(mornings.c.team == members.c.team, mornings.c.user == members.c.user))
    .where(members.c.team == _TEAM, members.c.channel == _CHANNEL, members.c.left_at.is_(None))
    .where(~func.coalesce(people.c.deactivated, false()), ~func.coalesce(people.c.bot, false()))
    .order_by(members.c.joined_at, members.c.user)
)
_UNSETTLED = _MEMBERS.where(
    ~select(events_seen.c.key)
    .where(events_seen.c.team == members.c.team)
    .where(events_seen.c.key == bindparam("prefix", type_=String).concat(members.c.user))
    .exists()
)
_WISHING = _UNSETTLED.where(preferences.c.user.is_not(None))
_MEMBER = _MEMBERS.where(members.c.user == bindparam("user"))
_LAST_BEGUN = (
    select(meetings.c.starts_at)
    .where(meetings.c.team == _TEAM, meetings.c.channel == _CHANNEL)
    .where(meetings.c.status == MeetingStatus.PLANNED, meetings.c.starts_at <= bindparam("at"))
    .order_by(meetings.c.starts_at.desc())
    .limit(bindparam("limit"))
)


async def on_record(session: Session, team: str, channel: str, by: datetime) -> bool:
    """Tell whether a group had recorded anything by a time, not counting what was undone."""
    return (
        await session.execute(_ON_RECORD, {"team": team, "channel": channel, "by": by})
    ).first() is not None


async def longest_lead(session: Session) -> int:
    """Return the longest lead of any group, in working days before the meeting."""
    return (await session.execute(_LONGEST_LEAD)).scalar_one_or_none() or 0


async def ahead(session: Session, prefix: str, *, since: datetime, until: datetime) -> list[Ahead]:
    """Return the meetings, in all workspaces, that begin in a window of time; only groups with a record.

    `put` of each says whether its recap is in the outbox: a message whose key is `prefix` and its id.
    """
    values = {"since": since, "until": until, "prefix": prefix}
    return await unreadable_rows.every(session, _IN_WINDOW, values, _ahead, (meetings.c.team, meetings.c.id))


async def ahead_of(
    session: Session, team: str, user: str, prefix: str, *, since: datetime, until: datetime
) -> list[Ahead]:
    """Return the meetings of one person's groups that begin in a window of time, the soonest first."""
    values = {"team": team, "user": user, "since": since, "until": until, "prefix": prefix}
    return await unreadable_rows.every(session, _OF_MEMBER, values, _ahead, (meetings.c.team, meetings.c.id))


async def one_ahead(session: Session, team: str, meeting_id: int) -> Ahead | None:
    """Return a meeting with its group; None when it was cancelled, or the group has nothing on record."""
    row = (await session.execute(_ONE_AHEAD, {"team": team, "id": meeting_id, "prefix": ""})).first()
    return None if row is None else _ahead(row)


async def unsettled(
    session: Session, meeting: Meeting, prefix: str, *, wishing: bool = False
) -> list[Reader]:
    """Return the members not seen to yet: `events_seen` has no key made of `prefix` and their id.

    Only those `wishing` to be reminded in a way of their own, if so.
    """
    values = {"team": meeting.team, "channel": meeting.channel, "prefix": prefix}
    key = (members.c.team, members.c.channel, members.c.user)
    statement = _WISHING if wishing else _UNSETTLED
    return await unreadable_rows.every(session, statement, values, _reader, key)


async def reader(session: Session, team: str, channel: str, user: str) -> Reader | None:
    """Return a member of a group who may be told something; None when they are not, or no longer."""
    values = {"team": team, "channel": channel, "user": user}
    row = (await session.execute(_MEMBER, values)).first()
    return None if row is None else _reader(row)


async def last_begun(session: Session, team: str, channel: str, at: datetime, limit: int) -> list[datetime]:
    """Return when the last meetings that had begun by a time began, the latest first."""
    values = {"team": team, "channel": channel, "at": at, "limit": limit}
    return list((await session.execute(_LAST_BEGUN, values)).scalars())


def _reader(row: Row[Any]) -> Reader:
    values = row._asdict()
    preference = Preference(**{name: values[name] for name in _PREFERENCE}) if values["often"] else UNSAID
    taken = mornings_taken.days(values["last"], values["before"])
    return Reader(values["user"], values["joined_at"], values["zone"], preference, taken)


def _ahead(row: Row[Any]) -> Ahead:
    values = row._asdict()
    meeting = Meeting(**{name: values[f"meeting_{name}"] for name in _MEETING})
    group = Group(**{name: values[f"group_{name}"] for name in _GROUP})
    unreadable_rows.sane(meeting.starts_at, meeting.ends_at, meeting.day)
    if group.recap_lead > unreadable_rows.LONGEST_LEAD:
        raise ValueError("the lead of the recap is too long")
    return Ahead(meeting, group, row.workspace_zone, bool(row.put))
