"""Backups and restores, for operators."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from scheduler import planner
from storage import backup, outbox, schema
from storage.backup import Contents, UnusableBackup
from storage.database import Sessions

__all__ = ["Contents", "NotEmpty", "UnusableBackup", "counted", "put_back", "take"]


class NotEmpty(Exception):
    """Raised when a database that is to be filled holds something already."""


async def take(sessions: Sessions, path: Path, *, at: datetime) -> Contents:
    """Write everything into a new file; the bot may run meanwhile."""
    return await schema.with_connection(sessions, lambda connection: backup.take(connection, path, at=at))


async def put_back(sessions: Sessions, path: Path, *, now: datetime) -> Contents:
    """Fill an empty database from a backup; raises NotEmpty or UnusableBackup, and then nothing was changed.

    What fell due since the backup was taken may have been sent by the database that is lost. So all of
    it is planned now and put in doubt, in the transaction that brings it back: each message is looked for
    in Slack before it is sent.
    """
    if await schema.standing(sessions) not in (schema.Standing.EMPTY, schema.Standing.CURRENT):
        raise NotEmpty
    await schema.migrate(sessions)
    async with sessions.begin() as session:
        if not await session.run(backup.is_blank):
            raise NotEmpty
        contents = await session.run(lambda connection: backup.put_back(connection, path))
        await planner.put(session, now)
        await outbox.doubt_lost(session, since=contents.taken_at, now=now)
    return contents


def counted(contents: Contents) -> str:
    """Return in words what a backup holds, and when it was taken."""
    shown: Sequence[str] = ("groups", "decisions", "actions", "concerns", "meetings")
    counts = ", ".join(f"{contents.rows.get(name, 0)} {name}" for name in shown)
    return f"{counts}, as of {contents.taken_at:%Y-%m-%d %H:%M} UTC"
