"""Working on the database that is set: alone, as the process that may change it, or beside the bot."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.config import Misconfigured, Settings
from storage import database, lock, schema
from storage.database import UNREACHABLE, Sessions

Result = TypeVar("Result")
SECONDS = 3
"""How long the database may take to answer at the start."""
MENDED = {
    schema.Standing.OLDER: "run `matters migrate`",
    schema.Standing.NEWER: "install that version",
    schema.Standing.BROKEN: "put a backup back into an empty one with `matters restore`",
}
"""What to do about tables that can not be used."""


def alone(settings: Settings, work: Callable[[Sessions], Awaitable[Result]]) -> Result:
    """Do `work` on the database that is set, as the one process that may if it is a SQLite file."""
    sessions = database.connect(settings.database_url)
    try:
        with lock.held(sessions):
            return asyncio.run(_closing(sessions, work))
    except lock.Unusable as unusable:
        raise Misconfigured([f"DATABASE_URL: {unusable}"]) from None


def beside(settings: Settings, work: Callable[[Sessions], Awaitable[Result]]) -> Result:
    """Do reading `work` on the database that is set, whoever else uses it."""

    async def whole() -> Result:
        return await _closing(database.connect(settings.database_url), work)

    return asyncio.run(whole())


async def answer(asked: Awaitable[Result]) -> Result:
    """Return the database's first answer; raise Misconfigured when it gives none."""
    try:
        async with asyncio.timeout(SECONDS):
            return await asked
    except UNREACHABLE as error:
        cause = error.__cause__ or error
        raise Misconfigured(
            [f"DATABASE_URL: the database does not answer ({type(cause).__name__}): check its address."]
        ) from None


async def _closing(sessions: Sessions, work: Callable[[Sessions], Awaitable[Result]]) -> Result:
    try:
        return await work(sessions)
    finally:
        await sessions.close()
