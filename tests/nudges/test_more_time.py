"""`More time` on a nudge: another due day, why it is needed, and what the last nudge asks."""

import pytest

from tests.nudges.story import at, nudges, times
from tests.nudges.test_pressing import card, last, nudged
from tests.world import World


async def ask_for_more_time(world: World, **answers: str) -> None:
    await world.workspace.click("ade", "More time", dm=True)
    await world.workspace.fill("ade", {name.replace("_", " "): value for name, value in answers.items()})
    await world.workspace.submit("ade")
    await world.settle()


async def test_more_time_moves_the_due_day_and_begins_its_nudges_anew(world: World) -> None:
    await nudged(world)

    await ask_for_more_time(world, Until="A week later: Friday 11 December")

    assert world.workspace.modal("ade") is None
    assert "It is due on Friday 11 December now." in last(world).readable
    assert "ade, nothing here waits for an answer any more:" in last(world).plain
    assert "due Friday 11 December, moved once" in card(world)
    assert "taken on by" not in card(world)
    await world.until(at(3, 12))
    assert nudges(world, "rosa")[-1] == (
        "ade has given A1 draft the scope paper in #board another date. Due Friday 11 December, moved once."
    )
    await world.workspace.click("ade", "Details", "board")
    assert "ade moved it to Friday 11 December, " in world.workspace.modal_text("ade")

    await world.until(at(9, 12))
    assert times(world, "ade")[-2:] == [at(2), at(9)]
    assert "now." not in last(world).readable


async def test_why_it_takes_longer_goes_to_whoever_asked_and_to_the_group_if_its_writer_says_so(
    world: World,
) -> None:
    await nudged(world)

    await ask_for_more_time(world, Until="A week later: Friday 11 December", Why="the figures come on Monday")

    await world.until(at(3, 12))
    assert nudges(world, "rosa")[-1].endswith("They say: the figures come on Monday")
    assert sum("the figures come on Monday" in said for said in nudges(world, "rosa")) == 1
    assert "figures" not in card(world)
    assert "Shall the group see this on A1's card?" in last(world).readable
    await world.workspace.click("ade", "Yes", dm=True)
    await world.settle()
    assert "ade: the figures come on Monday" in card(world)


async def test_that_somebody_is_ill_is_told_to_nobody(world: World) -> None:
    await nudged(world)

    await ask_for_more_time(world, Until="A week later: Friday 11 December", Why="I am off sick")

    await world.until(at(3, 12))
    assert nudges(world, "rosa")[-1].endswith("Due Friday 11 December, moved once.")
    assert not any("sick" in said for said in (*nudges(world, "rosa"), card(world)))


async def test_the_second_time_asks_why(world: World) -> None:
    await nudged(world)
    await ask_for_more_time(world, Until="A week later: Friday 11 December")

    await world.workspace.click("ade", "More time", dm=True)
    await world.workspace.fill("ade", {"Or another day": "18 December"})
    await world.workspace.submit("ade")

    assert list(world.workspace.errors("ade")) == ["Why"]
    await world.workspace.fill("ade", {"Why": "the figures are late"})
    await world.workspace.submit("ade")
    await world.settle()
    assert "due Friday 18 December, moved twice" in card(world)
    await world.until(at(3, 12))
    (told,) = nudges(world, "rosa")
    assert told.endswith("Due Friday 18 December, moved twice. They say: the figures are late")
    assert told.count("has given") == 1


async def test_a_form_that_was_open_while_others_moved_the_day_asks_why_too(world: World) -> None:
    await nudged(world)
    await world.workspace.click("ade", "More time", dm=True)
    await world.workspace.fill("ade", {"Or another day": "18 December"})
    await world.workspace.slash("rosa", "/action move A1 to 11 December", channel="board")

    await world.workspace.submit("ade")

    assert world.workspace.errors("ade") == {"Why": "A1 has moved before: why does it need more time?"}


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("", "Choose until when, or write a day, such as: next Friday."),
        ("today", "That is not after today; write a later day, such as: next Friday."),
        ("tomorrow", "A1 is due on Friday 4 December; write a later day."),
        ("one fine day", None),
    ],
)
async def test_more_time_needs_a_later_day(world: World, written: str, error: str | None) -> None:
    await nudged(world)
    await world.workspace.click("ade", "More time", dm=True)
    await world.workspace.fill("ade", {"Or another day": written})

    await world.workspace.submit("ade")

    (refused,) = world.workspace.errors("ade").items()
    assert refused[0] == ("Or another day" if written else "Until")
    assert error in (refused[1], None)
    await world.workspace.fill("ade", {"Or another day": "in two weeks"})
    await world.workspace.submit("ade")
    await world.settle()
    assert "due Wednesday 16 December, moved once" in card(world)


async def test_the_third_time_the_chair_hears_of_it_with_what_can_be_done(world: World) -> None:
    await world.workspace.slash("rosa", "/meeting chair @val", channel="board")
    await nudged(world)
    for day in ("11 December", "18 December", "23 December"):
        await world.workspace.click("ade", "More time", dm=True)
        await world.workspace.fill("ade", {"Or another day": day, "Why": "the figures are late"})
        await world.workspace.submit("ade")
        await world.settle()
    assert nudges(world, "val") == []

    await world.until(at(3, 12))
    assert nudges(world, "rosa")[-1].endswith("moved three times. They say: the figures are late")

    (told,) = nudges(world, "val")
    assert told.startswith("ade needs more time again. The due day has moved three times by now:")
    assert "figures" not in told
    assert "[Done] [Pass on] [Details]" in last(world, "val").readable
    await world.workspace.click("val", "Done", dm=True)
    await world.settle()
    assert "Closed." in last(world, "val").readable


async def on_its_last_nudge(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade to draft the paper by 4 December", channel="board")
    await world.until(at(21, 12))


async def test_the_last_nudge_asks_whether_it_is_still_theirs(world: World) -> None:
    await on_its_last_nudge(world)

    assert "Is this still yours? This is the last nudge about it" in last(world).readable
    assert "[Done] [Yes, by …] [Pass on] [No longer needed]" in last(world).readable
    assert "More time" not in last(world).readable
    await world.workspace.click("ade", "Yes, by …", dm=True)
    await world.workspace.fill("ade", {"Or another day": "15 January"})
    await world.workspace.submit("ade")
    await world.settle()

    assert "It is due on Friday 15 January 2027 now." in last(world).readable
    assert "Is this still yours?" not in last(world).readable


async def test_whoever_asked_is_asked_once_whether_it_is_needed_when_the_last_nudge_says_it_is_not(
    world: World,
) -> None:
    await on_its_last_nudge(world)
    stale = [dict(block) for block in last(world).blocks]

    await world.workspace.click("ade", "No longer needed", dm=True)
    await world.settle()
    assert "You said that it is no longer needed" in last(world).readable
    last(world).blocks[:] = stale
    await world.workspace.click("ade", "No longer needed", dm=True)
    await world.until(at(23, 12))

    assert world.workspace.ephemerals("ade")[-1].plain.startswith("You have said so already")
    assert sum(said.count("no longer needed. Is that so?") for said in nudges(world, "rosa")) == 1


async def test_what_was_given_more_time_and_is_done_then_is_done(world: World) -> None:
    await nudged(world)
    await ask_for_more_time(world, Until="A week later: Friday 11 December")
    await world.workspace.click("ade", "Done", dm=True)
    await world.settle()

    shown = last(world).readable
    assert "Done. Thank you!" in shown
    assert "It is due on" not in shown
    assert "Snoozed" not in shown


async def test_another_day_stands_once_where_it_was_given(world: World) -> None:
    await nudged(world)
    await ask_for_more_time(world, Until="A week later: Friday 11 December")

    assert last(world).readable.count("11 December") == 1
    await world.until(at(9, 12))
    earlier = world.workspace.direct_messages("ade")[1].readable
    said = "A1 in #board: draft the scope paper. It is due on Friday 11 December now."
    assert earlier == f"Asked again since: {said}"


async def test_what_is_open_again_says_when_it_is_due_and_can_be_answered_there(world: World) -> None:
    await nudged(world)
    for button in ("Done", "Reopen"):
        await world.workspace.click("rosa", "Details", channel="board")
        await world.workspace.click("rosa", button, modal=True)
        await world.workspace.close_modal("rosa", clear=True)
        await world.until(at(8 if button == "Done" else 15, 12))

    (said,) = [each for each in world.workspace.direct_messages("ade") if "has opened A1" in each.plain]
    assert "rosa has opened A1 in #board again, so it is with you as before: draft the scope" in said.readable
    assert "\nDue Friday 4 December.\n[" in said.readable
