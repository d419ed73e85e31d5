"""`matters demo`: plays the story in a workspace of its own, and leaves nothing behind."""

import argparse
import asyncio
import tempfile
from pathlib import Path

from bot import logs
from bot.demo import story
from bot.demo.chat import Chat
from storage import database, schema

BEGINNING = """\
A story in five weeks, played by the real bot in a Slack workspace that exists only here.
What people type and press stands on the left; what the bot answers is set in."""

END = """\
That was the whole of it: nothing was faked, and nothing left this machine.
To look around in it yourself, as any of these people:  make demo SERVE=1
To connect your own Slack: six steps in README.md."""


def demo(given: argparse.Namespace) -> int:
    """Play the story, or serve its workspace as a page."""
    logs.configure("WARNING", "console")
    with tempfile.TemporaryDirectory(prefix="matters-demo-") as folder:
        asyncio.run(_play(f"sqlite:///{Path(folder) / 'matters.db'}"))
    return 0


async def _play(url: str) -> None:
    sessions = database.connect(url)
    await schema.migrate(sessions)
    await sessions.close()
    async with story.staged(url) as world:
        chat = Chat(world)
        chat.aside(BEGINNING)
        await story.play(world, chat)
        chat.aside("")
        chat.aside(END)
