"""Five weeks of a county mental-health partnership, told from what its people see."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.demo.chat import Chat
from bot.demo.world import World, opened

BOARD = "wellbeing-board"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@asynccontextmanager
async def staged(url: str, start: datetime | None = MONDAY) -> AsyncIterator[World]:
    """Open the world of the story: the partnership's channel, with everybody in it but Sam."""
    async with opened(url, start=start) as world:
        world.workspace.add_channel(BOARD, members=["rosa", "ade", "val", "mal", "priya"])
        yield world


class Story:
    """Plays the people's parts, and prints what each of them comes to see."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world, self.workspace, self.chat = world, world.workspace, chat

    async def play(self) -> None:
        """Play every scene in its order."""
        await self.plan()
        await self.first_meeting()

    async def plan(self) -> None:
        """Week 1, Monday: the chair plans the meetings."""
        self.chat.heading("Rosa, who chairs, plans the meetings")
        await self.slash("rosa", "/meeting every second Tuesday at 10:00 for 90 minutes")
        await self.click("rosa", "Confirm")

    async def first_meeting(self) -> None:
        """Week 1, Tuesday: the first meeting."""
        await self.at(timedelta(days=1), "The first meeting begins")
        await self.each(("rosa", "ade", "val", "mal"), "I'm here")
        await self.click("priya", "Apologies")
        paper = "draft the scope paper by next Friday so that the board can agree it"
        await self.slash("rosa", f"/action @ade and @priya {paper}")
        await self.click("priya", "I'll do it", dm=True)

    async def at(self, after: timedelta, title: str) -> None:
        """Move the clock to so long after the story began, and show what happened on the way."""
        await self.world.until(MONDAY + after)
        self.chat.heading(title)
        self.chat.catch_up()

    async def slash(self, person: str, command: str) -> None:
        """Let somebody type a command in the channel."""
        self.chat.does(person, command)
        await self.workspace.slash(person, command, channel=BOARD)
        await self.shown()

    async def click(self, person: str, label: str, *, dm: bool = False, on: str | None = None) -> None:
        """Let somebody press a button, in the channel or in their direct messages."""
        place = "a direct message" if dm else f"#{BOARD}"
        self.chat.does(person, f"presses [{label}]{f' on {on}' if on else ''}", place)
        await self.workspace.click(person, label, None if dm else BOARD, dm=dm, on=on)
        await self.shown()

    async def each(self, people: Sequence[str], label: str) -> None:
        """Let several people press the same button in the channel, one after the other."""
        for person in people:
            self.chat.does(person, f"presses [{label}]", f"#{BOARD}")
            await self.workspace.click(person, label, BOARD)
        await self.shown()

    async def shown(self) -> None:
        """Let the bot say what is due, and print it."""
        await self.world.settle()
        self.chat.catch_up()


async def play(world: World, chat: Chat) -> None:
    """Play the whole story, printing it as it goes."""
    await Story(world, chat).play()
