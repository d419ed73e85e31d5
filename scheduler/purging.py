"""Removes what is no longer needed, in steps so small that nobody notices the wait."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from storage import drafts, events_seen, outbox, statistics
from storage.database import Sessions

REMEMBER_EVENTS = timedelta(days=30)
"""Far beyond Slack's retries, which end after a day."""
KEEP_SENT = timedelta(days=30)
"""How long sent messages stay in the outbox, unless an operator sets something else."""
KEEP_DRAFTS = timedelta(days=7)
"""How long what somebody typed waits for them to say what they mean."""
REST = 0.01
"""Seconds between two steps, in which others use the database."""


async def purge(
    sessions: Sessions,
    now: datetime,
    *,
    keep_sent: timedelta = KEEP_SENT,
    stopping: Callable[[], bool] = lambda: False,
) -> None:
    """Forget old events and drafts, and move old settled messages out of the outbox."""
    await _forget_events(sessions, now - REMEMBER_EVENTS, stopping)
    await _forget_drafts(sessions, now - KEEP_DRAFTS, stopping)
    while not stopping():
        async with sessions.begin() as session:
            left = await outbox.let_go(session, before=now - keep_sent)
        if left < outbox.AT_ONCE:
            break
        await asyncio.sleep(REST)
    async with sessions.begin() as session:
        await statistics.gather(session)


async def _forget_events(sessions: Sessions, before: datetime, stopping: Callable[[], bool]) -> None:
    after: events_seen.Seen | None = None
    while not stopping():
        async with sessions.begin() as session:
            after = await events_seen.forget(session, before=before, after=after)
        if after is None:
            return
        await asyncio.sleep(REST)


async def _forget_drafts(sessions: Sessions, before: datetime, stopping: Callable[[], bool]) -> None:
    while not stopping():
        async with sessions.begin() as session:
            forgotten = await drafts.forget(session, before=before)
        if forgotten < drafts.AT_ONCE:
            return
        await asyncio.sleep(REST)
