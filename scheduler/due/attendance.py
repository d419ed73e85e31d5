"""Asks, once a meeting is over, who was there if too few said so, and tells its chair what is unclear."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import groups, meetings, outbox, people, unclear
from storage.database import Session
from storage.records import Kind, Meeting, NewMessage, is_recorded, subjects

STILL_ASKED = timedelta(days=3)
"""How long after a meeting somebody may still be asked who was there."""


@dataclass(frozen=True)
class Keepers:
    """Who can say who was at a meeting: who chairs it, and who else recorded most of what came of it.

    It is chaired by whoever was named for it, else by its group's chair. Where they have left, or there is
    nobody, whoever planned the meeting stands in.
    """

    chair: str | None
    recorder: str | None

    @property
    def users(self) -> list[str]:
        """Those of them that there are."""
        return [user for user in (self.chair, self.recorder) if user is not None]


async def keepers(session: Session, meeting: Meeting) -> Keepers:
    """Return who can say who was at a meeting, of those who are still there to be asked."""
    group = await groups.find(session, meeting.team, meeting.channel)
    planner = await meetings.planned_by(session, meeting)
    chairs = [meeting.chair, group.chair if group is not None else None]
    chair = await _first_reachable(session, meeting, [*chairs, planner])
    decided, given = await meetings.decided_at(session, meeting), await meetings.given_at(session, meeting)
    recorded = Counter([*(one.author for one in decided), *(one.author for one in given)])
    busiest = [user for user, _ in recorded.most_common()]
    recorder = await _first_reachable(session, meeting, busiest)
    return Keepers(chair, recorder if recorder != chair else None)


async def _first_reachable(session: Session, meeting: Meeting, users: Iterable[str | None]) -> str | None:
    for user in users:
        if user is not None and await people.reachable(session, meeting.team, meeting.channel, user):
            return user
    return None


def keys(meeting: Meeting) -> tuple[str, str]:
    """Return the keys of what a meeting's chair is asked, and whoever recorded."""
    key = f"attendance:{meeting.id}:{meeting.starts_at.isoformat()}"
    return key, f"{key}:recorder"


async def is_asked(session: Session, meeting: Meeting, user: str, found: Keepers) -> bool:
    """Tell whether somebody has anything to say once a meeting is over.

    Both are asked who was there, unless enough people have said so; only the chair what is unclear.
    """
    if user not in found.users:
        return False
    if not is_recorded(await meetings.attendances_of(session, meeting)):
        return True
    return user == found.chair and bool(await unclear.of_meeting(session, meeting))


async def put(session: Session, meeting: Meeting, now: datetime) -> None:
    """Put what those are asked in the outbox who have anything to say about a meeting that is over."""
    if not await meetings.end(session, meeting, at=now):
        return
    group = await groups.find(session, meeting.team, meeting.channel)
    if group is not None and group.archived_at is not None:
        return
    found = await keepers(session, meeting)
    outcome = await came_of(session, meeting)
    asked_by = meeting.ends_at + STILL_ASKED
    for user, key in zip((found.chair, found.recorder), keys(meeting), strict=True):
        if user is not None and await is_asked(session, meeting, user, found):
            about = subjects.OfMeeting(meeting=meeting.id, starts_at=meeting.starts_at)
            await outbox.put(
                session,
                NewMessage.of(
                    meeting,
                    key=key,
                    kind=Kind.ATTENDANCE_REQUEST,
                    recipient=user,
                    about=about,
                    at=now,
                    # Where nothing came of it, it is worth no message: it joins one, if there is one in time.
                    due_at=None if outcome else asked_by,
                    expires_at=asked_by,
                    alone=outcome,
                ),
            )


async def came_of(session: Session, meeting: Meeting) -> bool:
    """Tell whether anything was recorded at a meeting, or is unclear of it."""
    return bool(
        await meetings.decided_at(session, meeting)
        or await meetings.given_at(session, meeting)
        or await unclear.of_meeting(session, meeting)
    )


async def join(session: Session, team: str, user: str, now: datetime) -> None:
    """Have what waits for such a message be asked in the one that somebody gets this morning."""
    await outbox.carried.bring_forward(session, Kind.ATTENDANCE_REQUEST, team, user, now=now)
