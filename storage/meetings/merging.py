"""Merging two plans, when a channel got another id and meetings are planned under both."""

from sqlalchemy import and_, bindparam, select, update

from storage.database import Session
from storage.records import MeetingStatus
from storage.tables import agenda_items, attendances, decisions, meetings, series, suggestions

_NEWER = meetings.alias("newer")
_TWICE = (
    select(meetings.c.id.label("kept"), _NEWER.c.id.label("left"))
    .join(_NEWER, and_(_NEWER.c.team == meetings.c.team, _NEWER.c.starts_at == meetings.c.starts_at))
    .where(meetings.c.team == bindparam("team"), meetings.c.channel == bindparam("old"))
    .where(_NEWER.c.channel == bindparam("new"))
    .where(meetings.c.status == MeetingStatus.PLANNED, _NEWER.c.status == MeetingStatus.PLANNED)
)
_RUNNING = (
    select(series.c.id, series.c.confirmed_at)
    .where(series.c.team == bindparam("team"), series.c.channel == bindparam("channel"))
    .where(series.c.ended_at.is_(None))
    .order_by(series.c.id.desc())
    .limit(1)
)
_END = (
    update(series)
    .where(series.c.team == bindparam("of_team"), series.c.channel == bindparam("of_channel"))
    .where(series.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"), again_at=None)
)
_CANCEL_REST = (
    update(meetings)
    .where(meetings.c.team == bindparam("of_team"), meetings.c.series_id == bindparam("of_series"))
    .where(meetings.c.starts_at > bindparam("after"), meetings.c.status == MeetingStatus.PLANNED)
    .values(status=MeetingStatus.CANCELLED)
)
_CANCEL = (
    update(meetings)
    .where(meetings.c.team == bindparam("of_team"), meetings.c.id == bindparam("left"))
    .values(status=MeetingStatus.CANCELLED)
)
_ADOPT = (
    update(meetings)
    .where(meetings.c.team == bindparam("of_team"), meetings.c.id == bindparam("kept"))
    .values(series_id=bindparam("to_series"))
)
_DECIDED = (
    update(decisions)
    .where(decisions.c.team == bindparam("of_team"), decisions.c.meeting_id == bindparam("left"))
    .values(meeting_id=bindparam("kept"))
)
_ON_AGENDA = (
    update(agenda_items)
    .where(agenda_items.c.team == bindparam("of_team"), agenda_items.c.meeting_id == bindparam("left"))
    .values(meeting_id=bindparam("kept"))
)
_SAID = [
    update(table)
    .where(table.c.team == bindparam("of_team"), table.c.meeting_id == bindparam("left"))
    .where(
        table.c.user.not_in(
            select(already.c.user).where(
                already.c.team == bindparam("of_team"), already.c.meeting_id == bindparam("kept")
            )
        )
    )
    .values(meeting_id=bindparam("kept"))
    for table, already in ((attendances, attendances.alias()), (suggestions, suggestions.alias()))
]


async def merge(session: Session, team: str, old: str, new: str) -> None:
    """Merge the meetings planned under a channel's two ids, before the old id is replaced.

    Of two meetings at one time the one under the old id stays, and takes over what was said of the other.
    A group has one series, so the one confirmed last continues.
    """
    key = {"team": team, "old": old, "new": new}
    running = (await session.execute(_RUNNING, {"team": team, "channel": new})).first()
    ended = (await session.execute(_RUNNING, {"team": team, "channel": old})).first()
    for twice in (await session.execute(_TWICE, key)).all():
        kept, left = twice.kept, twice.left
        pair = {"of_team": team, "kept": kept, "left": left}
        for statement in (*_SAID, _DECIDED, _ON_AGENDA):
            await session.execute(statement, pair)
        if running is not None:
            await session.execute(_ADOPT, {"of_team": team, "kept": kept, "to_series": running.id})
        await session.execute(_CANCEL, {"of_team": team, "left": left})
    if running is not None and ended is not None:
        at = {"of_team": team, "of_channel": old, "at": running.confirmed_at}
        await session.execute(_END, at)
        rest = {"of_team": team, "of_series": ended.id, "after": running.confirmed_at}
        await session.execute(_CANCEL_REST, rest)
