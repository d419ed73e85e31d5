"""The command line: the table of what may follow `matters`. Read this first, then `bot.app`.

What does each is named as `module:function` within `bot`, and imported when it is asked for: help and the
manifest need neither Slack's library nor the database's.
"""

import argparse
import pkgutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.config import Misconfigured
from bot.language import wording

MISUSED = 2
"""What the process returns when it is set wrongly."""


def _address(parser: argparse.ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--socket", action="store_true", help="for Socket Mode (this is what is printed otherwise)"
    )
    way.add_argument("--url", type=_https, help="for HTTP: the address of the bot, https://…")


def _https(value: str) -> str:
    if not value.startswith("https://"):
        raise argparse.ArgumentTypeError("write an address that begins with https://")
    return value


def _story(parser: argparse.ArgumentParser) -> None:
    named = "which story: partnership, or busy, which counts messages (partnership)"
    parser.add_argument("--story", default="partnership", help=named)
    served = "keep the workspace up, with a page in the browser"
    parser.add_argument("--serve", action="store_true", help=served)
    served_at = "where the page is served (default: 8080, or any that is free)"
    parser.add_argument("--port", type=_port, help=served_at)


def _port(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 5 and int(value) <= 65535):
        raise argparse.ArgumentTypeError("write a number from 1 to 65535, or 0 for any that is free")
    return int(value)


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("json", "csv", "markdown"), default="json", help="how it is written (json)"
    )


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the backup's file, such as matters.backup")


def _key(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", help="the message's key, as the log names it, or its link in Slack")


class _Version(argparse.Action):
    """Looked up only when it is asked for, since that takes longer than everything else here."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"matters {version('matters-arising')}")
        parser.exit()


class Command(NamedTuple):
    """One word after `matters`. What `does` it gets the arguments it `takes`, and returns the exit status."""

    meaning: str
    does: str
    takes: Callable[[argparse.ArgumentParser], None] = lambda parser: None


COMMANDS: dict[str, Command] = {
    "run": Command("run the bot until it is told to stop", "operations.commands:run"),
    "manifest": Command("print the Slack app manifest", "manifest:print_out", _address),
    "doctor": Command("check tokens, scopes, database and clock", "operations.commands:examine"),
    "why": Command("tell why somebody got a message", "operations.commands:why", _key),
    "demo": Command("play five weeks of a committee in a sandbox Slack", "demo.command:demo", _story),
    "migrate": Command("bring the database's tables up to date", "operations.keeping_commands:migrate"),
    "export": Command("print every decision and action", "operations.keeping_commands:export", _format),
    "backup": Command("write everything into a file", "operations.keeping_commands:backup", _file),
    "restore": Command("fill an empty database from a backup", "operations.keeping_commands:restore", _file),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command; print one line for each thing that prevents it."""
    parser = argparse.ArgumentParser(
        prog="matters", description="Matters Arising, a Slack bot for committees."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is, and end")
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, command in COMMANDS.items():
        described = f"{wording.begin(command.meaning)}."
        takes = commands.add_parser(name, help=command.meaning, description=described)
        command.takes(takes)
        takes.set_defaults(does=command.does)
    given = parser.parse_args(arguments)
    try:
        return int(pkgutil.resolve_name(f"bot.{given.does}")(given))
    except Misconfigured as misconfigured:
        print("\n".join(misconfigured.faults), file=sys.stderr)
        return MISUSED


if __name__ == "__main__":
    sys.exit(main())
