"""What an operator types about the database: `matters migrate`, `backup`, `restore` and `export`."""

import argparse
import errno
import sys
from pathlib import Path

from bot.config import Misconfigured, Settings
from bot.operations import backup as operations_backup
from bot.operations import database
from bot.operations import export as operations_export
from scheduler.clock import utc_now
from storage import schema
from storage.database import Sessions
from storage.schema import Standing

_OF_DISK = {errno.ENOENT, errno.ENOTDIR, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT}
"""Error numbers that come from a file, and never from a connection to a database."""


def migrate(_: argparse.Namespace) -> int:
    """Bring the database's tables up to date."""

    async def bring_up(sessions: Sessions) -> Standing:
        await database.answer(sessions, schema.standing(sessions))
        return await schema.migrate(sessions)

    before = database.alone(_settings(), bring_up)
    if before in (Standing.NEWER, Standing.FOREIGN, Standing.BROKEN):
        raise Misconfigured([f"The database is left alone: {before.value}; {database.REMEDIES[before]}."])
    done = "was up to date" if before is Standing.CURRENT else "is up to date now"
    print(f"The database {done}.")
    return 0


def backup(given: argparse.Namespace) -> int:
    """Write everything into a file; the bot may run meanwhile."""
    if given.file.exists():
        raise Misconfigured([f"{given.file} exists already: name a new file."])

    async def take(sessions: Sessions) -> str:
        await database.current(sessions)
        return operations_backup.counted(await operations_backup.take(sessions, given.file, at=utc_now()))

    try:
        print(f"Written to {given.file}: {database.beside(_settings(), take)}.")
    except OSError as error:
        if error.errno not in _OF_DISK:
            raise
        raise Misconfigured([f"{given.file} can not be written: {_fault(given.file, error)}."]) from None
    return 0


def restore(given: argparse.Namespace) -> int:
    """Fill an empty database from a backup."""
    _look_at(given.file)

    async def put_back(sessions: Sessions) -> str:
        await database.answer(sessions, schema.standing(sessions))
        try:
            return operations_backup.counted(
                await operations_backup.put_back(sessions, given.file, now=utc_now())
            )
        except operations_backup.UnusableBackup as unusable:
            raise Misconfigured([f"{given.file} can not be used: {unusable}."]) from None
        except operations_backup.NotEmpty:
            advice = "a backup is put back into an empty one only: name a new one in DATABASE_URL"
            raise Misconfigured([f"The database is left alone: it is not empty, and {advice}."]) from None

    print(f"Put back: {database.alone(_settings(), put_back)}.")
    print("What fell due since then is looked for in Slack before it is sent. Now start the bot: matters run")
    return 0


def export(given: argparse.Namespace) -> int:
    """Print every decision and action, for a spreadsheet, a program or a reader."""

    async def whole(sessions: Sessions) -> str:
        await database.current(sessions)
        return operations_export.FORMATS[given.format](await operations_export.registers(sessions))

    sys.stdout.write(database.beside(_settings(), whole))
    return 0


def _settings() -> Settings:
    return Settings.from_env(needs_slack=False)


def _look_at(file: Path) -> None:
    """Raise Misconfigured for a file that can not be read, before anything else is done."""
    try:
        with file.open("rb"):
            pass
    except OSError as error:
        raise Misconfigured([f"{file} can not be used: {_fault(file, error)}."]) from None


def _fault(file: Path, error: OSError) -> str:
    if not file.parent.exists():
        return f"there is no folder {file.parent}"
    if isinstance(error, FileNotFoundError):
        return f"there is no file {file}"
    return "it is a folder" if file.is_dir() else str(error.strerror)
