"""What was answered on a nudge stands on that nudge, and on no other."""

from bot.sandbox import Message
from tests.nudges.story import at, nudges, times
from tests.refusing import decline
from tests.world import World

FIRST = at(2)


async def nudged(world: World) -> None:
    """Have ade nudged about an action that is due on Friday, then about nothing else."""
    await world.workspace.slash("rosa", "/action @ade to draft the paper by 4 December", channel="board")
    await world.until(FIRST)


SAID = ("still with you", "Asked again since", "waits for an answer")
"""What a nudge says, at first or later."""


def sent(world: World) -> list[Message]:
    """Return ade's nudges, the first one first."""
    return [each for each in world.workspace.direct_messages("ade") if any(one in each.plain for one in SAID)]


MOVED = "It is due on Friday 11 December now."


async def move(world: World, nudge: Message) -> None:
    """Ask on a nudge for more time, until a week later."""
    await world.workspace.click("ade", "More time", ts=nudge.ts)
    await world.workspace.fill("ade", {"Or another day": "11 December", "Why": "the figures are late"})
    await world.workspace.submit("ade")
    await world.settle()


async def test_a_new_nudge_does_not_carry_the_answer_to_the_one_before(world: World) -> None:
    await nudged(world)
    await move(world, sent(world)[0])
    await world.until(at(9, 12))

    first, second = sent(world)
    assert MOVED in first.readable
    assert MOVED not in second.readable
    assert "ade, one thing is still with you:" in second.plain


async def test_an_earlier_nudge_shrinks_to_a_line_without_buttons_when_the_next_one_comes(
    world: World,
) -> None:
    await nudged(world)
    await world.until(at(7, 12))

    first, second = sent(world)
    assert first.plain == "Asked again since: A1 in #board: draft the paper, was due on Friday 4 December."
    assert "[Done]" not in first.readable
    assert "[Done]" in second.readable


async def test_the_last_nudge_says_so_until_another_date_comes(world: World) -> None:
    await nudged(world)
    await world.until(at(21, 12))
    before, last = sent(world)[-2:]
    assert "This is the last nudge about it" in last.readable
    assert "This is the last nudge about it" in last.plain
    assert "This is the last nudge" not in before.readable

    await world.workspace.click("ade", "Yes, by …", ts=last.ts)
    await world.workspace.fill("ade", {"Or another day": "29 January"})
    await world.workspace.submit("ade")
    await world.settle()

    before, last = sent(world)[-2:]
    assert "It is due on Friday 29 January 2027 now." in last.readable
    assert "This is the last nudge" not in last.readable
    assert "29 January 2027 now" not in before.readable


async def test_whoever_takes_on_late_what_they_had_declined_is_asked_about_it_a_week_later(
    world: World,
) -> None:
    await world.workspace.slash("rosa", "/action @ade ring the venue by 27 November", channel="board")
    await world.settle()
    await decline(world.workspace, "ade")
    await world.until(at(2, 12))
    assert len(times(world, "ade")) == 1
    await world.workspace.click("ade", "I'll do it", dm=True)

    await world.until(at(15))

    assert times(world, "ade")[1:] == [at(9), at(11)]
    assert "A1 in #board: ring the venue" in nudges(world, "ade")[1]
