"""Five busy weeks of the same partnership, and how many messages they cost each person."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.demo import story
from bot.demo.cast import Cast
from bot.demo.chat import BOARD, NAMES
from bot.demo.counts import Count
from bot.demo.summary import Summary
from bot.demo.world import World
from storage.database import Sessions

HOUSING, CRISIS = "housing", "crisis-care"
AT_FIRST = {"mal": 22, "priya": 13, "ade": 13, "val": 22, "sam": 7}
"""The messages that the first version of the bot sent in five such weeks, as they were counted then."""
EXPLANATION = """\
Each week: what was asked of them, and mornings, of which nobody has more than two a week.
Answers: to what they wrote to the bot themselves.
First version: as it was counted in five such weeks, 22 of them to a doctor with four actions."""
BEGINNING = """\
Mal is a doctor in three groups who writes late; Val records eight things in a meeting, in a hurry.
Of what the bot writes, this prints the beginning of each direct message."""
SIX = (
    "we close the annexe in winter",
    "publish the referral numbers each quarter",
    "invite the youth council",
    "the tuesday clinic moves to the library",
    "the café opens on saturdays and sundays",
    "every practice manager gets the plan in writing",
)


@asynccontextmanager
async def staged(record: str | Sessions) -> AsyncIterator[World]:
    """Open a world with the partnership's three channels; Mal, who is a doctor, is in all of them."""
    async with story.staged(record) as world:
        world.workspace.add_channel(HOUSING, members=["ade", "mal", "val"])
        world.workspace.add_channel(CRISIS, members=["val", "mal", "priya"])
        yield world


class Busy(Cast):
    """The weeks, in their order."""

    chat: Summary

    async def play(self) -> None:
        """Play them all."""
        for week in (self.first, self.second, self.third, self.fourth, self.fifth):
            await week()

    async def first(self) -> None:
        """Record in a hurry, in a full room in which nobody presses anything."""
        self.chat.heading("Week 1: three groups plan their meetings, and meet")
        await self._plan("rosa", "fortnightly on tuesdays at 10 for an hour and a half", BOARD)
        await self._plan("ade", "every second wednesday at 2pm for an hour", HOUSING)
        await self._plan("val", "every second thursday at 9:30 for an hour", CRISIS)
        await self.slash("rosa", "/decide the café opens on saturdays only")
        await self.at(timedelta(days=1, minutes=5))
        for words in SIX:
            await self.slash("val", f"/decide {words}")
        await self.slash("val", "/action mal to ring the practice managers by fri 4 december")
        await self.slash("val", "/action ade to write to the trust by fri 4 december")
        await self.at(timedelta(days=1, hours=2))
        await self.click("rosa", "All here", dm=True)
        self.chat.shows(BOARD, "D6")
        self.chat.aside(
            "Val was in a hurry. Whether D6 changes D1 stays asked; nobody is told that they missed it."
        )
        await self.click("ade", "I'll do it", dm=True)
        await self.at(timedelta(days=2, hours=4, minutes=5))
        await self.slash("ade", "/action mal to check the lease by fri 11 december", HOUSING)
        await self.at(timedelta(days=3, minutes=5))
        await self.slash("val", "/action mal to send the referral numbers by fri 4 december", CRISIS)

    async def second(self) -> None:
        """Answer in words, late, and go on leave; object to what was decided."""
        await self.at(timedelta(days=10), "Week 2: Mal answers in his own words, and Ade objects")
        await self.tells("mal", "done")
        await self.tells("mal", "the numbers i sent")
        await self.tells("mal", "on leave till the 10th")
        await self.click("ade", "Done", dm=True)
        await self.click("ade", "Raise a concern", on="D5")
        bus = "Tuesday is the only day with a bus to it"
        await self.form("ade", {"Concern": bus, "Strength": "Objection"})

    async def third(self) -> None:
        """Meet without two people, and uphold the objection."""
        await self.at(timedelta(days=14, hours=1), "Week 3: the second meeting, without Mal and Priya")
        self.chat.shows(BOARD, "Before the meeting")
        await self.at(timedelta(days=15, minutes=5))
        await self.each(("rosa", "ade", "val"), "I'm here")
        await self.slash("val", "/decide open the drop-in on mondays because the library is free then")
        await self._uphold("rosa", "D5", "We ask the bus company first")
        self.chat.shows(BOARD, "D5")
        await self.at(timedelta(days=17, minutes=5))
        await self.slash("val", "/action mal to draft the rota by thu 17 december", CRISIS)

    async def fourth(self) -> None:
        """Finish what was asked, and answer what has been unclear since week 1."""
        await self.at(timedelta(days=21, hours=1), "Week 4: Mal is back, Sam joins, and Rosa says what D6 is")
        await self.click("mal", "Done", dm=True, on="ring the practice managers")
        await self.click("mal", "Done", dm=True, on="check the lease")
        await self.workspace.join("sam", BOARD)
        await self.shown()
        await self.click("rosa", "Amends it", on="D6")
        await self.form("rosa", {"What has changed?": "two volunteers were found for Sundays"})
        self.chat.shows(BOARD, "D6")
        await self.at(timedelta(days=23))
        await self.tells("mal", "the rota is done")

    async def fifth(self) -> None:
        """Recap, meet, and ask."""
        await self.at(timedelta(days=28, hours=1), "Week 5: the third meeting, and Sam's question")
        self.chat.shows(BOARD, "Before the meeting")
        await self.at(timedelta(days=29, minutes=5))
        await self.each(("rosa", "ade", "sam"), "I'm here")
        await self.says("sam", "@Matters Arising what did we decide about the café?")
        self.chat.answered("sam")
        await self.at(timedelta(days=34))

    async def _plan(self, person: str, words: str, channel: str) -> None:
        await self.slash(person, f"/meeting {words}", channel)
        await self.click(person, "Confirm", channel=channel)

    async def _uphold(self, person: str, label: str, words: str) -> None:
        await self.click(person, "Details", on=label)
        self.chat.does(person, f"chooses Upheld, Back on the agenda: {words}")
        await self.workspace.choose(person, "Close it as", "Upheld", modal=True)
        view = self.workspace.modal(person) or {}
        answer, *more = [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"]
        await self.workspace.fill(person, {answer: words} | dict.fromkeys(more, "Back on the agenda"))
        await self.workspace.submit(person)
        await self.shown()
        await self.workspace.close_modal(person)


async def play(world: World, chat: Summary) -> None:
    """Play the five weeks, printing them as they go."""
    began = world.now
    chat.aside(BEGINNING)
    await Busy(world, chat).play()
    chat.heading("What the five weeks cost")
    chat.counted("Direct messages", [Count(world, person, began) for person in NAMES], AT_FIRST)
    chat.aside(EXPLANATION)
