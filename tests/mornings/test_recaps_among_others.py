"""A recap within the message of a morning: answered by itself, and whole."""

from dataclasses import replace
from datetime import timedelta

from bot.recaps import views
from bot.slack.blocks import room, together
from bot.slack.blocks.text import Message
from storage.records import Setting
from tests.nudges.story import record
from tests.recaps.test_recaps import RECAP_DAY, fill
from tests.scheduler.described import MONDAY, account
from tests.world import World


async def test_got_it_takes_the_place_of_its_part_alone(world: World) -> None:
    await fill(world)
    await record(world, "ring the venue", "val", due=RECAP_DAY.date() + timedelta(days=2))
    await world.until(RECAP_DAY)

    [morning] = [one for one in world.workspace.direct_messages("val") if "without you" in one.plain]
    assert "A1 ring the venue" in morning.plain
    await world.workspace.click("val", "Got it", ts=morning.ts, dm=True)
    await world.settle()

    [changed] = [one for one in world.workspace.direct_messages("val") if one.ts == morning.ts]
    assert "Marked as read.\nD1 in #board" in changed.plain
    assert "without you" not in changed.plain
    assert "[Got it]" not in changed.readable
    assert "A1 ring the venue" in changed.plain
    assert "[Done]" in changed.readable


def recap(group: int) -> Message:
    """Return a recap that is as long as one can be."""
    words = f"We open the café of group {group} on Sundays as well as on Saturdays"
    found = [account(number, setting=Setting.MEETING) for number in range(1, 13)]
    told = [replace(one, decision=replace(one.decision, text=words, channel="C1")) for one in found]
    whole = views.Missed(f"Group {group}", "U1", told, MONDAY.date())
    return views.missed(replace(whole, shown=views.fitting(whole)))


def test_of_several_recaps_each_that_is_told_is_told_whole() -> None:
    recaps = [recap(group) for group in range(6)]

    message, count = together.fit(recaps)

    shown = "\n".join(words for block in message["blocks"] if (words := str(block)))
    assert count >= 2
    for group, one in enumerate(recaps[:count]):
        words = f"We open the café of group {group} on Sundays"
        assert shown.count(words) == one["text"].count(words)
    assert room.has_room(message["blocks"])
