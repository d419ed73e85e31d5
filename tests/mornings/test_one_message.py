"""What is told to somebody unasked comes on few mornings, and everything of a morning in one message."""

from datetime import UTC, date, datetime
from itertools import pairwise

from tests.nudges.story import at, record, times
from tests.refusing import decline
from tests.world import World


async def slash(world: World, who: str, words: str) -> None:
    await world.workspace.slash(who, words, channel="board")
    await world.settle()


async def meets(world: World, words: str) -> None:
    await slash(world, "rosa", f"/meeting {words}")
    await world.workspace.click("rosa", "Confirm", ephemeral=True)
    await world.settle()


async def test_nudges_and_what_others_did_come_in_one_message(world: World) -> None:
    await record(world, "draft the scope paper", "rosa")
    await world.until(at(1, 12))
    await slash(world, "rosa", "/action @ade ring the venue")
    await decline(world.workspace, "ade")
    await world.until(at(2, 12))

    (message,) = world.workspace.direct_messages("rosa")
    assert message.plain.startswith("rosa, one thing is still with you:\nA1 draft the scope paper")
    assert "ade can't do A2 in #board." in message.plain
    assert times(world, "rosa") == [at(2)]


async def test_what_others_do_in_the_course_of_a_day_is_told_the_next_morning(world: World) -> None:
    await slash(world, "rosa", "/action @ade ring the venue")
    await decline(world.workspace, "ade")
    await world.until(datetime(2026, 11, 23, 17, tzinfo=UTC))
    await slash(world, "rosa", "/action @val ring the hall")
    await decline(world.workspace, "val")
    await world.until(datetime(2026, 11, 26, 12, tzinfo=UTC))

    first, second = times(world, "rosa")
    assert (first, second) == (
        datetime(2026, 11, 23, 9, tzinfo=UTC),
        datetime(2026, 11, 25, 9, tzinfo=UTC),
    )


async def test_nobody_is_written_to_on_more_than_two_mornings_in_seven_days(world: World) -> None:
    for day in range(1, 20):
        await record(world, f"write part {day}", "ade", due=date(2026, 12, day))
    await world.until(datetime(2027, 1, 15, tzinfo=UTC))

    days = [when.date() for when in times(world, "ade")]
    assert all((later - earlier).days >= 2 for earlier, later in pairwise(days))
    assert all((later - earlier).days >= 7 for earlier, later in zip(days, days[2:], strict=False))


async def test_what_would_come_too_late_on_the_next_morning_is_said_on_this_one(world: World) -> None:
    await record(world, "draft the scope paper", "ade", due=date(2026, 12, 2))
    await record(world, "ring the venue", "ade", due=date(2026, 12, 4))
    await record(world, "book the hall", "ade", due=date(2026, 12, 6))
    await world.until(at(6))

    first, second = world.workspace.direct_messages("ade")
    assert times(world, "ade") == [at(30, month=11), at(2)]
    assert ("A1" in first.plain, "A2" in first.plain) == (True, False)
    assert ("A2" in second.plain, "A3" in second.plain) == (True, True)


async def test_what_is_answered_in_a_message_leaves_the_rest_of_it_as_it_was(world: World) -> None:
    await record(world, "draft the scope paper", "rosa")
    await world.until(at(1, 12))
    await slash(world, "rosa", "/action @ade ring the venue")
    await decline(world.workspace, "ade")
    await world.until(at(2, 12))

    await world.workspace.click("rosa", "Done", dm=True)
    await world.settle()

    (message,) = world.workspace.direct_messages("rosa")
    assert "Done. Thank you!" in message.readable
    assert "ade can't do A2 in #board." in message.readable


async def test_the_first_ask_goes_at_once_and_those_that_follow_together_in_one_more(world: World) -> None:
    for number in range(1, 5):
        await slash(world, "rosa", f"/action @ade write part {number} by 4 December")
    await world.advance(minutes=9)
    assert len(world.workspace.direct_messages("ade")) == 1

    await world.advance(minutes=2)

    first, second = world.workspace.direct_messages("ade")
    assert "part 1" in first.plain
    assert all(f"part {number}" in second.plain for number in (2, 3, 4))
    assert second.readable.count("[I'll do it]") == 3
    await world.workspace.click("ade", "I'll do it", ts=second.ts, on="part 3")
    await world.settle()
    second = world.workspace.direct_messages("ade")[1]
    assert "You said that you'll do A3" in second.readable
    assert second.readable.count("[I'll do it]") == 2


async def test_asks_during_a_meeting_come_together_when_it_is_over(world: World) -> None:
    await meets(world, "today at 10:00 for 60 minutes")
    await world.until(datetime(2026, 11, 23, 10, 5, tzinfo=UTC))
    for number in range(1, 4):
        await slash(world, "rosa", f"/action @ade write part {number} by 4 December")
        await world.advance(minutes=12)
    assert sum("part" in one.plain for one in world.workspace.direct_messages("ade")) == 1

    await world.until(datetime(2026, 11, 23, 11, 1, tzinfo=UTC))

    told = [one.plain for one in world.workspace.direct_messages("ade") if "part" in one.plain]
    assert len(told) == 2
    assert "part 2" in told[1]
    assert "part 3" in told[1]


async def test_quiet_until_it_is_due_for_whoever_said_that_they_will_do_it(world: World) -> None:
    await slash(world, "rosa", "/action @ade to draft the paper by 27 November")
    await world.workspace.click("ade", "I'll do it", dm=True)
    await world.until(datetime(2026, 11, 27, 12, tzinfo=UTC))

    assert times(world, "ade")[1:] == [datetime(2026, 11, 27, 9, tzinfo=UTC)]
