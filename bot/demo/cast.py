"""The people of a story: what each of them does is printed with what it brings about."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.demo.chat import BOARD, Chat
from bot.demo.world import World


class Cast:
    """What people do, in the board's channel unless another is named."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world, self.workspace, self.chat = world, world.workspace, chat
        self.began = world.now

    async def at(self, after: timedelta, title: str = "") -> None:
        """Go on some time after the story began, printing what happens until then; a title begins a scene."""
        if title:
            self.chat.heading(title)
        await self.world.until(self.began + after, settled=self.chat.catch_up)

    async def says(self, person: str, words: str, thread: str | None = None, channel: str = BOARD) -> str:
        """Let somebody write in a channel or a thread of it; return the message's `ts`."""
        self.chat.does(person, words, f"a thread in #{channel}" if thread else f"#{channel}")
        ts = await self.workspace.post(person, words, channel=channel, thread=thread)
        await self.shown()
        return ts

    async def tells(self, person: str, words: str) -> None:
        """Let somebody write to the bot alone."""
        self.chat.does(person, words, "a direct message")
        await self.workspace.post(person, words)
        await self.shown()

    async def slash(self, person: str, command: str, channel: str = BOARD) -> None:
        """Let somebody type a command in a channel."""
        self.chat.does(person, command, f"#{channel}")
        await self.workspace.slash(person, command, channel=channel)
        await self.shown()

    async def click(
        self, person: str, label: str, *, dm: bool = False, on: str | None = None, channel: str = BOARD
    ) -> None:
        """Let somebody press a button, in a channel or in their direct messages."""
        place = "a direct message" if dm else f"#{channel}"
        self.chat.does(person, f"presses [{label}]{f' on {on}' if on else ''}", place)
        window = self.workspace.modal(person)
        if window and (window.get("submit") or {}).get("text") == label:
            await self.workspace.submit(person)
        elif window:
            await self.workspace.click(person, label, modal=True, on=on)
        else:
            await self.workspace.click(person, label, None if dm else channel, dm=dm, on=on)
        await self.shown()

    async def each(self, people: Sequence[str], label: str, channel: str = BOARD) -> None:
        """Let several people press the same button in a channel, one after the other."""
        for person in people:
            self.chat.does(person, f"presses [{label}]", f"#{channel}")
            await self.workspace.click(person, label, channel)
        await self.shown()

    async def form(self, person: str, answers: Mapping[str, str]) -> None:
        """Let somebody fill in the form that is open and submit it."""
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
