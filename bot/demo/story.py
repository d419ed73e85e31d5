"""Five weeks of a county mental-health partnership, told from what its people see."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.demo.cast import Cast
from bot.demo.chat import BOARD, NAMES, Chat, called
from bot.demo.counts import Count
from bot.demo.world import World, opened
from bot.language import wording
from storage.database import Sessions

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@asynccontextmanager
async def staged(record: str | Sessions, start: datetime | None = MONDAY) -> AsyncIterator[World]:
    """Open a world with the partnership's channel in it, and everybody but Sam in the channel."""
    async with opened(record, start=start, called=str.capitalize) as world:
        world.workspace.add_channel(BOARD, members=["rosa", "ade", "val", "mal", "priya"])
        yield world


class Story(Cast):
    """The scenes, in their order."""

    async def play(self) -> None:
        """Play them all."""
        for scene in (
            self.plan,
            self.first_meeting,
            self.quiet,
            self.newcomer,
            self.first_recap,
            self.second_meeting,
            self.more_time,
            self.second_recap,
            self.lineage,
        ):
            await scene()
        self.tally()

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
        await self.at(timedelta(days=1), "The first meeting, without Priya")
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
        paper = "draft the scope paper by Wednesday 9 December so that the board can agree it"
        await self.slash("rosa", f"/action @priya {paper}")
        await self.click("priya", "I'll do it", dm=True)

    async def quiet(self) -> None:
        """Leave those in peace who have said that they will do it: weeks 1 and 2."""
        await self.at(timedelta(days=7), "Priya is at work on it, and is left in peace")
        await self.slash("priya", "/action @val send me the referral figures by Friday")
        await self.click("val", "I'll do it", dm=True)
        await self.at(timedelta(days=11))
        await self.click("val", "Done", dm=True)

    async def newcomer(self) -> None:
        """Let somebody join: week 2."""
        self.chat.heading("Sam joins the channel")
        await self.workspace.join("sam", BOARD)
        await self.shown()

    async def first_recap(self) -> None:
        """Tell the group, and who was away, before the meeting: week 3, Monday."""
        await self.at(timedelta(days=14), "The day before the second meeting: one message holds all")
        await self.click("priya", "Done", dm=True)
        await self.click("priya", "Got it", dm=True)
        had = wording.number(Count(self.world, "priya", self.began).total)
        self.chat.aside(f"In these two weeks Priya has had {had} messages, and all is done.")
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
        await self.slash("priya", "/action @mal write to the three providers by Tuesday 15 December")
        await self.click("mal", "I'll do it", dm=True)
        await self.at(timedelta(days=17), "Those who are concerned hear of it, in their own mornings")
        await self.click("val", "Raise a concern", dm=True)
        await self.form("val", {"Concern": "The charities were not asked", "Strength": "Objection"})

    async def more_time(self) -> None:
        """Take longer, and say why: week 4."""
        await self.at(timedelta(days=22), "Mal needs longer, and says why")
        await self.click("mal", "More time", dm=True)
        why = "The contracts are still with our lawyers"
        await self.form("mal", {"Or another day": "Monday 21 December", "Why": why})
        await self.click("mal", "Yes", dm=True)

    async def second_recap(self) -> None:
        """Put the objection at the head of the list: week 5, Monday."""
        await self.at(timedelta(days=28), "The day before the third meeting: recaps")

    async def lineage(self) -> None:
        """Look up one decision, from first to last."""
        self.chat.heading("What became of D1?")
        await self.slash("sam", "/decisions D1")

    def tally(self) -> None:
        """Say how many messages each person had."""
        had = [f"{called(each)} {Count(self.world, each, self.began).total}" for each in NAMES]
        self.chat.heading("How many messages that was")
        self.chat.aside(f"Direct messages in the five weeks: {', '.join(had)}.")


async def play(world: World, chat: Chat) -> None:
    """Play the whole story, printing it as it goes."""
    await Story(world, chat).play()
