"""Works on the database of DATABASE_URL: alone, as the one process that may change it, or beside the bot."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.config import Misconfigured, Settings
from storage import database, faults, lock, schema
from storage.database import UNREACHABLE, Sessions, SqliteSessions
from storage.schema import Standing

Result = TypeVar("Result")
SECONDS = 3
"""How long the database may take to answer at the start."""
REMEDIES = {
    Standing.OLDER: "run `matters migrate`",
    Standing.NEWER: "install that version",
    Standing.FOREIGN: "name another one in DATABASE_URL",
    Standing.BROKEN: "put a backup back into an empty one with `matters restore`",
}
"""What to do about tables that can not be used."""


def alone(settings: Settings, work: Callable[[Sessions], Awaitable[Result]]) -> Result:
    """Do `work` on the database; a SQLite file is locked, so that no other process uses it meanwhile."""
    sessions = database.connect(settings.database_url)
    try:
        with lock.held(sessions):
            return asyncio.run(_closing(sessions, work))
    except lock.Unavailable as unusable:
        raise Misconfigured([f"DATABASE_URL: {unusable}"]) from None


def beside(settings: Settings, work: Callable[[Sessions], Awaitable[Result]]) -> Result:
    """Do `work` that only reads the database, which others may be using."""

    async def whole() -> Result:
        return await _closing(database.connect(settings.database_url), work)

    return asyncio.run(whole())


async def answer(sessions: Sessions, asked: Awaitable[Result]) -> Result:
    """Return the database's first answer; raise Misconfigured when it gives none."""
    try:
        async with asyncio.timeout(SECONDS):
            return await asked
    except UNREACHABLE as error:
        raise Misconfigured([f"DATABASE_URL: {faults.explain(sessions, error)}."]) from None


def there(sessions: Sessions) -> None:
    """Raise Misconfigured for a SQLite file that is not there: reading must not create it."""
    if isinstance(sessions, SqliteSessions) and not faults.file_of(sessions).exists():
        file = faults.file_of(sessions)
        fault = faults.explain_file(file) or f"there is no file {file}: `matters run` makes it"
        raise Misconfigured([f"DATABASE_URL: {fault}."])


async def current(sessions: Sessions) -> None:
    """Raise Misconfigured for a database that is not there, or whose tables are not this version's."""
    there(sessions)
    stands = await answer(sessions, schema.standing(sessions))
    if stands is not Standing.CURRENT:
        raise Misconfigured([f"The database can not be read: {stands.value}."])


async def _closing(sessions: Sessions, work: Callable[[Sessions], Awaitable[Result]]) -> Result:
    try:
        return await work(sessions)
    finally:
        await sessions.close()
