"""`matters demo`: plays the story in a workspace of its own, and leaves nothing behind."""

import argparse
import asyncio
import contextlib
import socket
import tempfile
from pathlib import Path

from rich.console import Console

from bot.config import Misconfigured
from bot.demo import story
from bot.demo.chat import Chat
from bot.demo.page import serving
from bot.slack import logs
from storage import database, schema

PORT = 8080

BEGINNING = """\
A story in five weeks, played by the real bot in a Slack workspace that exists only here.
What people type and press stands on the left; what the bot answers is set in."""

PREPARING = "Playing the story of five weeks first, so that there is something to look at…"

END = """\
That was the whole of it: nothing was faked, and nothing left this machine.
To look around in it yourself, as any of these people:  make demo SERVE=1
To connect your own Slack: six steps in README.md."""


def demo(given: argparse.Namespace) -> int:
    """Play the story, or serve its workspace as a page."""
    logs.configure("WARNING", "console")
    listening = _listening(given.port) if given.serve else None
    with (
        contextlib.suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="matters-demo-") as folder,
    ):
        url = f"sqlite:///{Path(folder) / 'matters.db'}"
        asyncio.run(_play(url) if listening is None else _serve(url, listening))
    return 0


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


async def _play(url: str) -> None:
    await _migrate(url)
    async with story.staged(url) as world:
        chat = Chat(world)
        chat.aside(BEGINNING)
        await story.play(world, chat)
        chat.aside("")
        chat.aside(END)


async def _serve(url: str, listening: socket.socket) -> None:
    """Play the story without printing it, so that there is something to look at, and serve the page."""
    console = Console()
    console.print(PREPARING)
    await _migrate(url)
    async with story.staged(url) as world:
        await story.play(world, Chat(world, Console(quiet=True)))
        await serving.serve(world, listening, console)


async def _migrate(url: str) -> None:
    sessions = database.connect(url)
    await schema.migrate(sessions)
    await sessions.close()
