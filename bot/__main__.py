"""The command line, and the only place that picks a database, a Slack client and a clock."""

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bot import logs
from bot.config import Misconfigured, Settings
from scheduler.clock import utc_now

FAILED, MISUSED = 1, 2
"""What the process returns when something is wrong, and when it is set wrongly."""
DATABASE_SECONDS = 3
"""How long the database may take to answer at the start."""

if TYPE_CHECKING:
    from storage.database import Sessions

Result = TypeVar("Result")


class Command(NamedTuple):
    """One word after `matters`. `does` gets what was parsed and returns the exit status."""

    meaning: str
    does: Callable[[argparse.Namespace], int]
    takes: Callable[[argparse.ArgumentParser], None] = lambda parser: None


def run(_: argparse.Namespace) -> int:
    """Run the bot until it is told to stop."""
    settings = Settings.from_env()
    logs.configure(settings.log_level, settings.log_format)
    from bot import service
    from storage import schema

    async def serve(sessions: "Sessions") -> None:
        stands = await _answer(schema.standing(sessions))
        if stands is schema.Standing.EMPTY:
            await schema.migrate(sessions)
        elif stands is not schema.Standing.CURRENT:
            mended = "run `matters migrate`" if stands is schema.Standing.OLDER else "install that version"
            raise Misconfigured([f"The database can not be used: {stands.value}; {mended}."])
        await service.run(settings, sessions, utc_now)

    _on_database(settings, serve)
    return 0


def migrate(_: argparse.Namespace) -> int:
    """Bring the database's tables up to date."""
    settings = Settings.from_env(needs_slack=False)
    from storage import schema

    async def bring_up(sessions: "Sessions") -> schema.Standing:
        await _answer(schema.standing(sessions))
        return await schema.migrate(sessions)

    before = _on_database(settings, bring_up)
    if before is schema.Standing.NEWER:
        raise Misconfigured([f"The database is left alone: {before.value}; install that version."])
    done = "was up to date" if before is schema.Standing.CURRENT else "is up to date now"
    print(f"The database {done}.")
    return 0


def _on_database(settings: Settings, work: "Callable[[Sessions], Awaitable[Result]]") -> "Result":
    """Do `work` on the database that is set, as the one process that may if it is a SQLite file."""
    from storage import database, lock

    async def whole() -> "Result":
        try:
            return await work(sessions)
        finally:
            await sessions.close()

    sessions = database.connect(settings.database_url)
    try:
        with lock.held(sessions):
            return asyncio.run(whole())
    except lock.Unusable as unusable:
        raise Misconfigured([f"DATABASE_URL: {unusable}"]) from None


async def _answer(asked: "Awaitable[Result]") -> "Result":
    """Return the database's first answer; raise Misconfigured when it gives none."""
    from storage.database import UNREACHABLE

    try:
        async with asyncio.timeout(DATABASE_SECONDS):
            return await asked
    except UNREACHABLE as error:
        cause = error.__cause__ or error
        raise Misconfigured(
            [f"DATABASE_URL: the database does not answer ({type(cause).__name__}): check its address."]
        ) from None


def print_manifest(given: argparse.Namespace) -> int:
    """Print the Slack app manifest, for Slack's page 'Create an app from a manifest'."""
    from bot import manifest

    print(json.dumps(manifest.build(given.url), indent=2, ensure_ascii=False))
    return 0


def _takes_address(parser: argparse.ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--socket", action="store_true", help="for Socket Mode (this is what is printed otherwise)"
    )
    way.add_argument("--url", type=_address, help="for HTTP: the address of the bot, https://…")


def _address(value: str) -> str:
    if not value.startswith("https://"):
        raise argparse.ArgumentTypeError("write an address that begins with https://")
    return value


def examine(_: argparse.Namespace) -> int:
    """Check what the bot depends on; print what is wrong, and how to mend it."""
    settings = Settings.from_env()
    logs.configure("CRITICAL")
    from bot import doctor
    from storage import database

    async def look() -> list[doctor.Finding]:
        sessions = database.connect(settings.database_url)
        try:
            return await doctor.examine(settings, sessions, utc_now)
        finally:
            await sessions.close()

    found = asyncio.run(look())
    print(doctor.written(found))
    return FAILED if any(finding.mend for finding in found) else 0


def backup(given: argparse.Namespace) -> int:
    """Write everything into a file; the bot may run meanwhile."""
    if given.file.exists():
        raise Misconfigured([f"{given.file} exists already: name a new file."])
    from bot import keeping

    async def take(sessions: "Sessions") -> str:
        await _answer(_current(sessions))
        return keeping.counted(await keeping.take(sessions, given.file, at=utc_now()))

    print(f"Written to {given.file}: {_beside_the_bot(take)}.")
    return 0


def restore(given: argparse.Namespace) -> int:
    """Fill an empty database from a backup."""
    settings = Settings.from_env(needs_slack=False)
    from bot import keeping

    async def put_back(sessions: "Sessions") -> str:
        try:
            return keeping.counted(await keeping.put_back(sessions, given.file, now=utc_now()))
        except keeping.Unusable as unusable:
            raise Misconfigured([f"{given.file} can not be used: {unusable}."]) from None
        except keeping.NotEmpty:
            advice = "a backup is put back into an empty one only: name a new one in DATABASE_URL"
            raise Misconfigured([f"The database is left alone: it is not empty, and {advice}."]) from None

    print(f"Put back: {_on_database(settings, put_back)}.")
    print("What fell due since then is looked for in Slack before it is sent. Now start the bot: matters run")
    return 0


def export(given: argparse.Namespace) -> int:
    """Print every decision and action, for a spreadsheet, a program or a reader."""
    from bot import exporting

    async def whole(sessions: "Sessions") -> str:
        await _answer(_current(sessions))
        return exporting.FORMATS[given.format](await exporting.registers(sessions))

    sys.stdout.write(_beside_the_bot(whole))
    return 0


async def _current(sessions: "Sessions") -> None:
    from storage import schema

    stands = await schema.standing(sessions)
    if stands is not schema.Standing.CURRENT:
        raise Misconfigured([f"The database can not be read: {stands.value}."])


def _beside_the_bot(work: "Callable[[Sessions], Awaitable[Result]]") -> "Result":
    """Do reading `work` on the database that is set, whoever else uses it."""
    from storage import database

    settings = Settings.from_env(needs_slack=False)

    async def whole() -> "Result":
        sessions = database.connect(settings.database_url)
        try:
            return await work(sessions)
        finally:
            await sessions.close()

    return asyncio.run(whole())


def _takes_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the backup's file, such as matters.backup")


def _takes_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("json", "csv", "markdown"), default="json", help="how it is written (json)"
    )


def demo(given: argparse.Namespace) -> int:
    """Play the story in a sandbox Slack."""
    from bot.demo import playing

    return playing.demo(given)


def _takes_page(parser: argparse.ArgumentParser) -> None:
    served = "keep the workspace up, with a page in the browser"
    parser.add_argument("--serve", action="store_true", help=served)
    parser.add_argument("--port", type=int, default=8080, help="where the page is served (default: 8080)")


COMMANDS: dict[str, Command] = {
    "run": Command("run the bot until it is told to stop", run),
    "manifest": Command("print the Slack app manifest", print_manifest, _takes_address),
    "doctor": Command("check tokens, scopes, database and clock", examine),
    "demo": Command("play five weeks of a committee in a sandbox Slack", demo, _takes_page),
    "migrate": Command("bring the database's tables up to date", migrate),
    "export": Command("print every decision and action", export, _takes_format),
    "backup": Command("write everything into a file", backup, _takes_file),
    "restore": Command("fill an empty database from a backup", restore, _takes_file),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command; print one line for each thing that keeps it from that."""
    parser = argparse.ArgumentParser(
        prog="matters", description="Matters Arising, a Slack bot for committees."
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, command in COMMANDS.items():
        described = command.meaning[0].upper() + command.meaning[1:] + "."
        takes = commands.add_parser(name, help=command.meaning, description=described)
        command.takes(takes)
        takes.set_defaults(does=command.does)
    given = parser.parse_args(arguments)
    try:
        return int(given.does(given))
    except Misconfigured as misconfigured:
        print("\n".join(misconfigured.faults), file=sys.stderr)
        return MISUSED


if __name__ == "__main__":
    sys.exit(main())
