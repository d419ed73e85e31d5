"""Five weeks of a county mental-health partnership, told from what its people see."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.demo.chat import Chat
from bot.demo.world import World, opened
from storage.database import Sessions

BOARD = "wellbeing-board"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@asynccontextmanager
async def staged(record: str | Sessions, start: datetime | None = MONDAY) -> AsyncIterator[World]:
    """Open a world with the partnership's channel in it, and everybody but Sam in the channel."""
    async with opened(record, start=start, called=str.capitalize) as world:
        world.workspace.add_channel(BOARD, members=["rosa", "ade", "val", "mal", "priya"])
        yield world


class Cast:
    """The people of the partnership: what each of them does is printed with what it brings about."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world, self.workspace, self.chat = world, world.workspace, chat
        self.began = world.now

    async def at(self, after: timedelta, title: str) -> None:
        """Begin a scene some time after the story began, printing what happens until then."""
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


class Story(Cast):
    """The scenes, in their order."""

    async def play(self) -> None:
        """Play them all."""
        for scene in (
            self.plan,
            self.first_meeting,
            self.between_meetings,
            self.newcomer,
            self.first_recap,
            self.second_meeting,
            self.second_recap,
            self.lineage,
        ):
            await scene()

    async def plan(self) -> None:
        """Plan the meetings: week 1, Monday."""
        self.chat.heading("Rosa, who chairs, plans the meetings")
        await self.slash("rosa", "/meeting")
        await self.click("rosa", "Plan a meeting")
        await self.click("rosa", "More")
        purpose = "an action plan for the Health and Wellbeing Board"
        answers = {
            "When": "every second Tuesday at 10:00",
            "Length": "90 minutes",
            "Purpose of the group": purpose,
            "Deliverable and its date": "the plan, 1 February 2027",
        }
        await self.form("rosa", answers)
        await self.click("rosa", "Confirm")

    async def first_meeting(self) -> None:
        """Decide in a thread, with a concern and an action: week 1, Tuesday."""
        await self.at(timedelta(days=1), "The first meeting")
        await self.each(("rosa", "ade", "val", "mal"), "I'm here")
        await self.click("priya", "Apologies")
        root = await self.says("ade", "Peer support: what do we know by now?")
        await self.says("mal", "Three providers could start in January.", root)
        pilot = await self.says("val", "Then let's pilot peer support with three providers", root)
        self.chat.does("rosa", "uses the shortcut Record decision on Val's message")
        await self.workspace.shortcut("rosa", "record_decision", pilot, channel=BOARD)
        await self.form("rosa", {"Because": "three providers can start in January"})
        await self.click("mal", "Raise a concern", on="D1")
        await self.form("mal", {"Concern": "No money has been found for it", "Strength": "Reservation"})
        paper = "draft the scope paper by next Friday so that the board can agree it"
        await self.slash("rosa", f"/action @ade and @priya {paper}")
        await self.click("priya", "I'll do it", dm=True)
        await self.click("priya", "Another date", dm=True)
        await self.form("priya", {"Due": "Monday 7 December"})
        await self.click("ade", "I'll do it", dm=True)

    async def between_meetings(self) -> None:
        """Nudge the owners: weeks 1 and 2."""
        await self.at(timedelta(days=10), "Between the meetings: nudges, each in its owner's own morning")
        await self.click("ade", "Done", dm=True)
        await self.click("priya", "More time", dm=True)
        why = "Waiting for figures from the trust"
        await self.form("priya", {"Or another day": "Wednesday 9 December", "Why": why})
        await self.click("priya", "Yes", dm=True)

    async def newcomer(self) -> None:
        """Let somebody join: week 2."""
        self.chat.heading("Sam joins the channel")
        await self.workspace.join("sam", BOARD)
        await self.shown()

    async def first_recap(self) -> None:
        """Tell the group, and who was away, before the meeting: week 3, Monday."""
        await self.at(timedelta(days=14), "The day before the second meeting: recaps")
        await self.click("priya", "Got it", dm=True)
        await self.click("sam", "Raise a concern", dm=True)
        asks = "Will those who use peer support have a say in it?"
        await self.form("sam", {"Concern": asks, "Strength": "Question"})

    async def second_meeting(self) -> None:
        """Decide otherwise, with other people in the room: week 3, Tuesday."""
        await self.at(timedelta(days=15), "The second meeting: Mal, Priya and Sam are there")
        await self.each(("mal", "priya", "sam"), "I'm here")
        await self.slash("mal", "/decide Run peer support from the council's own team")
        await self.click("mal", "Replaces it")
        await self.form("mal", {"What has changed?": "The council found two posts of its own"})
        await self.at(timedelta(days=17), "Those who are concerned hear of it, in their own mornings")
        await self.click("val", "Raise a concern", dm=True)
        await self.form("val", {"Concern": "The charities were not asked", "Strength": "Objection"})

    async def second_recap(self) -> None:
        """Put the objection at the head of the list: week 5, Monday."""
        await self.at(timedelta(days=28), "The day before the third meeting: recaps")

    async def lineage(self) -> None:
        """Look up one decision, from first to last."""
        self.chat.heading("What became of D1?")
        await self.slash("sam", "/decisions D1")


async def play(world: World, chat: Chat) -> None:
    """Play the whole story, printing it as it goes."""
    await Story(world, chat).play()
