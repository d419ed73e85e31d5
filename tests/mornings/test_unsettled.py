"""What was typed and not recorded, for want of an answer, is asked about once more in the next morning."""

from tests.nudges.story import nudges
from tests.world import World

DAYS = "@val or @mal ring the hall by Friday"


async def asked(world: World, typed: str = DAYS) -> None:
    """Have Ade type what may mean several things, and see the question."""
    await world.workspace.slash("ade", f"/action {typed}", channel="board")
    await world.settle()
    assert "Nothing is recorded yet." in world.workspace.ephemerals("ade")[-1].plain


async def test_who_left_a_question_open_is_asked_once_more_with_its_buttons(world: World) -> None:
    await asked(world)

    await world.morning()
    await world.advance(days=6)

    [told] = nudges(world, "ade")
    assert told.splitlines() == [
        "What you typed in #board is not recorded yet: ‘@val or @mal ring the hall by Friday’",
        "Who is to do it?",
        "Press ‘val’, ‘mal’, ‘val and mal’ or ‘Something else’.",
    ]


async def test_it_is_recorded_by_a_press_there_which_says_so_and_leaves_the_rest(world: World) -> None:
    await asked(world)
    await world.morning()
    label = world.workspace.direct_messages("ade")[-1].readable.split("[")[1].split("]")[0]

    await world.workspace.click("ade", label, dm=True)
    await world.settle()

    [told, *_] = world.workspace.direct_messages("ade")
    assert "is settled." in told.plain
    assert f"[{label}]" not in told.readable
    assert [card.startswith("A1 ring the hall") for card in world.workspace.said_in("board")] == [True]


async def test_what_is_answered_at_once_takes_no_morning(world: World) -> None:
    await asked(world)
    label = world.workspace.ephemerals("ade")[-1].readable.split("[")[1].split("]")[0]
    await world.workspace.click("ade", label, ephemeral=True)

    await world.morning()

    assert not [one for one in nudges(world, "ade") if "not recorded yet" in one]


async def test_who_left_a_form_open_is_asked_once_more_and_opens_it_there(world: World) -> None:
    await world.workspace.slash("ade", "/action ring the hall", channel="board")
    await world.settle()
    assert world.workspace.modal("ade") is not None
    await world.workspace.close_modal("ade")

    await world.morning()

    [told] = nudges(world, "ade")
    assert "What you typed in #board is not recorded yet: ‘ring the hall’" in told
    await world.workspace.click("ade", "Open the form", dm=True)
    assert "ring the hall" in world.workspace.modal_text("ade")


async def test_who_has_sent_the_form_in_is_asked_nothing_more(world: World) -> None:
    await world.workspace.slash("ade", "/action ring the hall", channel="board")
    await world.settle()
    await world.workspace.fill("ade", {"Owners": ["ade"], "Due": "2026-12-04"})
    await world.workspace.submit("ade")
    await world.settle()

    await world.morning()

    assert not [one for one in nudges(world, "ade") if "not recorded yet" in one]
