"""Whose work is overdue is told to them and to the chair: what a channel reads counts it and names nobody."""

import re
from datetime import UTC, date, datetime, timedelta

from bot.recaps import views
from storage import actions
from storage.records import Answer, Setting
from tests.doors.test_mentions import BOT
from tests.doors.test_mentions import say as mention
from tests.nudges.story import record
from tests.recaps.test_recaps import plan
from tests.scheduler.described import MONDAY, account, ahead, work
from tests.world import World

LATE = date(2026, 11, 27)
MEETING = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
QUESTIONED = "@Matters Arising "
QUESTIONS = ("what is overdue?", "what are ade's actions?", "is A1 done?", "who still owes something?")


async def say(world: World, who: str, typed: str) -> None:
    await world.workspace.slash(who, typed, channel="board")
    await world.settle()


async def late(world: World) -> None:
    """Have three actions be late on the day before a meeting, one of which its owners share."""
    await say(world, "rosa", "/decide Open a café because people asked for one")
    await record(world, "Ring the venue", "ade", due=LATE)
    await record(world, "Write the leaflet", "val", due=LATE)
    shared = await record(world, "Count the chairs", "ade", "mal", due=LATE)
    await record(world, "Book the hall", "priya", due=MEETING.date() + timedelta(days=7))
    async with world.sessions.begin() as session:
        [_, mal] = await actions.owners_of(session, shared)
        await actions.answer(session, shared, mal, Answer.DONE, actor=mal.user or "", at=world.now)
    await plan(world, MEETING)


async def test_no_message_of_a_channel_names_anybody_beside_work_that_is_overdue(world: World) -> None:
    await late(world)
    await world.until(MEETING - timedelta(hours=20))
    for asked in QUESTIONS:
        await mention(world, "rosa", f"{BOT} {asked}")
    await say(world, "rosa", "/meeting chair @rosa")
    await say(world, "rosa", "/meeting 22 December at 10:00")
    await world.workspace.click("rosa", "Confirm", ephemeral=True)
    await world.until(MEETING + timedelta(minutes=5))
    await say(world, "rosa", "/decide Open the café on Sundays too, amends D1")
    await say(world, "rosa", "/action @ade to ring the venue once more by 18 December, for D2")
    await say(world, "rosa", "/decide Withdraw D1")
    await world.workspace.click("priya", "I'm here", channel="board")
    await say(world, "rosa", "/meeting cancel 22 December")
    await world.workspace.click("rosa", "Confirm", ephemeral=True)
    await world.until(MEETING + timedelta(hours=3))
    await world.settle()

    public = [one.readable for one in world.workspace.messages("board") if QUESTIONED not in one.readable]
    assert [one for one in public if "Three actions are overdue." in one]
    assert [one for one in public if "A1" not in one and "is cancelled" in one]
    assert not [one for one in public if _names_who_is_late(one)]


def _names_who_is_late(message: str) -> bool:
    """Tell whether a line names somebody beside what is overdue; an action's own card names its owners."""
    if message.split()[0] in ("A1", "A2", "A3"):
        return False
    told = ("overdue", "was due", "Ring the venue", "Write the leaflet", "Count the chairs", "A1", "A2", "A3")
    named = [line for line in message.splitlines() if re.search(r"\b(ade|mal|priya|rosa|sam|val)\b", line)]
    return any(each in line for line in named for each in told)


def test_the_groups_recap_counts_what_is_overdue_and_names_whose_the_rest_is() -> None:
    yesterday, tomorrow = MONDAY.date() - timedelta(days=1), MONDAY.date() + timedelta(days=1)
    open_work = [work(1, yesterday, "ULATE"), work(2, yesterday, "ULATER"), work(3, tomorrow, "USOON")]

    said = views.group(views.Matters(ahead().group, "Tuesday", MONDAY.date(), work=open_work))
    whole = said["text"] + str(said["blocks"])

    assert "Two actions are overdue." in whole
    assert "USOON" in whole
    assert "ULATE" not in whole
    assert "was due" not in whole


def test_a_newcomer_is_not_told_who_is_late() -> None:
    open_work = [work(1, MONDAY.date() - timedelta(days=1), "ULATE")]

    said = views.pack(views.Pack(ahead().group, MONDAY.date(), [], work=open_work))

    assert "One action is overdue." in said["text"]
    assert "ULATE" not in said["text"] + str(said["blocks"])


def test_who_asks_what_somebody_else_missed_is_not_told_what_of_theirs_is_late() -> None:
    own = work(1, MONDAY.date() - timedelta(days=1), "UTHEIRS")
    missed = account(1, setting=Setting.MEETING, work=(own,))

    said = views.missed(
        views.Missed("UTHEIRS has missed this", "UTHEIRS", [missed], MONDAY.date(), pressable=False)
    )

    assert "was due" not in said["text"] + str(said["blocks"])
