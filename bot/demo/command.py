"""`matters demo`: plays a story in a workspace of its own, and leaves nothing behind."""

import argparse
import asyncio
import contextlib
import socket
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console

from bot.config import Misconfigured
from bot.demo import busy, story
from bot.demo.chat import Chat
from bot.demo.page import serving
from bot.demo.summary import Summary
from bot.demo.world import World
from bot.slack import logs
from storage import database, schema

PORT = 8080

BEGINNING = """\
A story in five weeks, played by the real bot in a Slack workspace that exists only here.
What people type and press stands on the left; what the bot answers is set in."""

PREPARING = "Playing the story of five weeks first, so that there is something to look at…"

END = """\
That was the whole of it: nothing was faked, and nothing left this machine.
To look around in it yourself, as any of these people:  make demo SERVE=1{story}
To connect your own Slack: six steps in README.md."""


class Told(NamedTuple):
    """One story: its workspace, how it is played, and how it is printed."""

    staged: Callable[[str], AbstractAsyncContextManager[World]]
    play: Callable[[World, Any], Awaitable[None]]
    printed: type[Chat]


PARTNERSHIP = "partnership"
STORIES = {
    PARTNERSHIP: Told(story.staged, story.play, Chat),
    "busy": Told(busy.staged, busy.play, Summary),
}


def demo(given: argparse.Namespace) -> int:
    """Play a story, or serve its workspace as a page."""
    told = _told(given.story)
    logs.configure("WARNING", "console")
    listening = _listening(given.port) if given.serve else None
    with (
        contextlib.suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="matters-demo-") as folder,
    ):
        url = f"sqlite:///{Path(folder) / 'matters.db'}"
        asyncio.run(_play(url, given.story, told) if listening is None else _serve(url, told, listening))
    return 0


def _told(name: str) -> Told:
    """Return the story of this name."""
    if name not in STORIES:
        there = " and ".join(STORIES)
        raise Misconfigured([f"There is no story called ‘{name}’: there are {there}."])
    return STORIES[name]


def _listening(port: int | None) -> socket.socket:
    """Take the port that was asked for; or else the usual one, or any other if that is taken."""
    try:
        return serving.listen(PORT if port is None else port)
    except OSError as error:
        if port is None:
            return serving.listen(0)
        said = f"Nobody can listen on port {port}: {error.strerror}."
        advice = f"Choose another: make demo SERVE=1 PORT={PORT + 1}"
        raise Misconfigured([f"{said} {advice}"]) from None


async def _play(url: str, name: str, told: Told) -> None:
    await _migrate(url)
    async with told.staged(url) as world:
        chat = told.printed(world)
        chat.aside(BEGINNING)
        await told.play(world, chat)
        chat.aside("")
        chat.aside(END.format(story="" if name == PARTNERSHIP else f" STORY={name}"))


async def _serve(url: str, told: Told, listening: socket.socket) -> None:
    """Play a story without printing it, so that there is something to look at, and serve the page."""
    console = Console()
    console.print(PREPARING)
    await _migrate(url)
    async with told.staged(url) as world:
        await told.play(world, told.printed(world, Console(quiet=True)))
        await serving.serve(world, listening, console)


async def _migrate(url: str) -> None:
    sessions = database.connect(url)
    await schema.migrate(sessions)
    await sessions.close()
