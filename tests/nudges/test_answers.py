"""What was answered on a nudge stands on that nudge, and on no other."""

from bot.sandbox import Message
from tests.nudges.story import at, nudges, times
from tests.world import World

FIRST = at(2)


async def nudged(world: World) -> None:
    """Have ade nudged about an action that is due on Friday, then about nothing else."""
    await world.workspace.slash("rosa", "/action @ade to draft the paper by 4 December", channel="board")
    await world.until(FIRST)


def sent(world: World) -> list[Message]:
    """Return ade's nudges, the first one first."""
    return [each for each in world.workspace.direct_messages("ade") if "waiting for you" in each.plain]


NOTED = "Still on it: noted, thank you."


async def test_a_new_nudge_does_not_carry_the_answer_to_the_one_before(world: World) -> None:
    await nudged(world)
    await world.workspace.click("ade", "Still on it", dm=True)
    await world.until(at(7, 12))

    first, second = sent(world)
    assert NOTED in first.readable
    assert NOTED not in second.readable

    await world.workspace.click("ade", "Still on it", ts=second.ts)
    await world.settle()
    assert NOTED in sent(world)[1].readable
    assert world.workspace.ephemerals("ade") == []


async def test_an_earlier_nudge_shrinks_to_a_line_without_buttons_when_the_next_one_comes(
    world: World,
) -> None:
    await nudged(world)
    await world.until(at(7, 12))

    first, second = sent(world)
    assert first.plain.startswith("ade, nothing here is waiting for you any more:")
    assert "[Done]" not in first.readable
    assert "[Done]" in second.readable


async def test_the_last_nudge_says_so_whatever_was_answered_on_it_or_before(world: World) -> None:
    await nudged(world)
    await world.until(at(21, 12))
    last = sent(world)[-1]
    assert "This is the last nudge about it" in last.readable
    before = sent(world)[-2]
    assert "This is the last nudge" not in before.readable

    await world.workspace.click("ade", "Still on it", ts=last.ts)
    await world.settle()

    before, last = sent(world)[-2:]
    assert "This is the last nudge" not in before.readable
    assert NOTED in last.readable
    assert "This is the last nudge about it" in last.readable
    assert "This is the last nudge about it" in last.plain


async def test_a_snooze_stands_on_its_own_nudge_until_another_date_comes(world: World) -> None:
    await nudged(world)
    await world.workspace.click("ade", "Snooze", dm=True)
    await world.workspace.fill("ade", {"Until": "Monday: Monday 7 December 2026"})
    await world.workspace.submit("ade")
    await world.until(at(7, 12))

    first, second = sent(world)
    assert "Snoozed until Monday 7 December 2026." in first.readable
    assert "Snoozed" not in second.readable

    await world.workspace.click("ade", "Still on it", ts=second.ts)
    await world.settle()
    first, second = sent(world)
    assert "Snoozed until Monday 7 December 2026." in first.readable
    assert NOTED in second.readable


async def test_whoever_takes_on_late_what_they_had_declined_is_asked_about_it_a_week_later(
    world: World,
) -> None:
    await world.workspace.slash("rosa", "/action @ade ring the venue by 27 November", channel="board")
    await world.settle()
    await world.workspace.click("ade", "I can't", dm=True)
    await world.until(at(2, 12))
    assert len(times(world, "ade")) == 1
    await world.workspace.click("ade", "I'll do it", dm=True)

    await world.until(at(15))

    assert times(world, "ade")[1:] == [at(9), at(11)]
    assert "A1 ring the venue" in nudges(world, "ade")[1]
