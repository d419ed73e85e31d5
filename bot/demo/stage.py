"""What the story's people can do, each act printed with what it brings about."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.demo.chat import Chat
from bot.demo.world import World

BOARD = "wellbeing-board"


class Stage:
    """The partnership's channel, and whoever acts in it."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world, self.workspace, self.chat = world, world.workspace, chat
        self.began = world.now

    async def at(self, after: timedelta, title: str) -> None:
        """Begin the scene that plays so long after the story began, showing what happens on the way there."""
        self.chat.heading(title)
        await self.world.until(self.began + after, settled=self.chat.catch_up)

    async def says(self, person: str, words: str, thread: str | None = None) -> str:
        """Let somebody write in the channel or a thread of it; return the message's `ts`."""
        self.chat.does(person, words, f"a thread in #{BOARD}" if thread else f"#{BOARD}")
        ts = await self.workspace.post(person, words, channel=BOARD, thread=thread)
        await self.shown()
        return ts

    async def slash(self, person: str, command: str) -> None:
        """Let somebody type a command in the channel."""
        self.chat.does(person, command)
        await self.workspace.slash(person, command, channel=BOARD)
        await self.shown()

    async def click(self, person: str, label: str, *, dm: bool = False, on: str | None = None) -> None:
        """Let somebody press a button, in the channel or in their direct messages."""
        place = "a direct message" if dm else f"#{BOARD}"
        self.chat.does(person, f"presses [{label}]{f' on {on}' if on else ''}", place)
        window = self.workspace.modal(person)
        if window and (window.get("submit") or {}).get("text") == label:
            await self.workspace.submit(person)
        elif window:
            await self.workspace.click(person, label, modal=True, on=on)
        else:
            await self.workspace.click(person, label, None if dm else BOARD, dm=dm, on=on)
        await self.shown()

    async def each(self, people: Sequence[str], label: str) -> None:
        """Let several people press the same button in the channel, one after the other."""
        for person in people:
            self.chat.does(person, f"presses [{label}]")
            await self.workspace.click(person, label, BOARD)
        await self.shown()

    async def form(self, person: str, answers: Mapping[str, str]) -> None:
        """Let somebody fill in the form before them and submit it."""
        self.chat.fills(person, self.workspace.modal_text(person).splitlines()[0], answers)
        await self.workspace.fill(person, answers)
        await self.workspace.submit(person)
        if errors := self.workspace.errors(person):
            raise RuntimeError(f"the form was not taken: {errors}")
        await self.shown()
        if self.workspace.modal(person):
            self.chat.opens(person, self.workspace.modal_text(person))

    async def shown(self) -> None:
        """Let the bot say what is due, and print it."""
        await self.world.settle()
        self.chat.catch_up()
