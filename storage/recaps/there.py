"""Who was there when a decision was made, by what was said of who was at its meeting.

It is read afresh each time, because attendance is often put right afterwards.
"""

from typing import Any

from sqlalchemy import CompoundSelect, bindparam, select, union_all

from storage.records import MeetingStatus, Presence
from storage.tables import attendances, decisions, meetings

MADE = decisions.alias("made")
MEETING = meetings.alias("held")

_SAID = select(attendances.c.meeting_id).where(attendances.c.team == bindparam("team"))
_ATTENDED = union_all(
    _SAID.where(attendances.c.user == bindparam("user"), attendances.c.presence == Presence.PRESENT),
    _SAID.where(attendances.c.substitute == bindparam("user"), attendances.c.presence == Presence.SUBSTITUTE),
)
"""The meetings at which the `user` of a `team` was."""


def made_with(*narrowed: Any) -> CompoundSelect[tuple[int]]:
    """Select the ids of decisions that were made, or settled, where the `user` of a `team` was.

    Made at a meeting that says so, or while one ran; `narrowed` by conditions on MADE and MEETING.
    """
    # Of a meeting its id alone is asked: by its workspace too, SQLite may read all of that one's meetings.
    held = select(MADE.c.id).where(MADE.c.team == bindparam("team"), MEETING.c.id.in_(_ATTENDED), *narrowed)
    ran = held.where(MEETING.c.channel == MADE.c.channel, MEETING.c.status == MeetingStatus.PLANNED)
    return union_all(
        held.where(MADE.c.meeting_id == MEETING.c.id),
        ran.where(MADE.c.meeting_id.is_(None), _while_it_ran(MADE.c.decided_at)),
        ran.where(_while_it_ran(MADE.c.settled_at)),
    )


def _while_it_ran(at: Any) -> Any:
    return at.between(MEETING.c.starts_at, MEETING.c.ends_at)
