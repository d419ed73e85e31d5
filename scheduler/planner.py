"""Reads what falls due, asks the rules what to say about it, and puts that in the outbox."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from scheduler.due import departures, meetings, mornings, nudges, recaps
from storage import falling_due, outbox
from storage.database import Session, Sessions

Row = tuple[str, ...]
"""The table of a row, and its ids: the workspace's and its own."""

Plan = Callable[[Session, datetime], Awaitable[None]]
"""Puts in the outbox what is due by a time; safe to repeat, because each message has its key."""

NextDue = Callable[[Session, datetime], Awaitable[datetime | None]]
"""Tells when it will next have something to plan after a time."""

PLANS: dict[str, tuple[Plan, NextDue]] = {
    "departures": (departures.put, departures.next_due),
    "meetings": (meetings.put, meetings.next_due),
    "nudges": (nudges.put, nudges.next_due),
    "recaps": (recaps.put, recaps.next_due),
    "mornings": (mornings.put, mornings.next_due),
}


async def plan(sessions: Sessions, now: datetime) -> None:
    """Put in the outbox whatever is due by `now`; repeating it changes nothing."""
    for name in PLANS:
        await plan_one(sessions, name, now)


async def put(session: Session, now: datetime) -> None:
    """Put in the outbox whatever is due by `now`, all of it in one transaction."""
    for each, _ in PLANS.values():
        await each(session, now)


async def plan_one(sessions: Sessions, name: str, now: datetime) -> set[Row]:
    """Put in the outbox what is due by `now` in one of PLANS, if anything is, independently of the others.

    Returns the rows that were left out because they can not be read.
    """
    put, _ = PLANS[name]
    if name in falling_due.KINDS:
        async with sessions.read() as session:
            if name not in await falling_due.due(session, now=now, since=now - meetings.NOTICED):
                return set()
    async with sessions.begin() as session:
        await put(session, now)
        return session.unreadable


async def next_due(sessions: Sessions, now: datetime) -> datetime | None:
    """Return when there will next be something to plan or to send after `now`."""
    async with sessions.read() as session:
        times = [await outbox.next_due(session, now=now)]
        times += [await ask(session, now) for _, ask in PLANS.values()]
    return min((time for time in times if time is not None), default=None)
