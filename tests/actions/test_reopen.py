"""Work that is opened again in its Details, once it is done or dropped."""

from bot.slack import membership
from tests.world import World


async def asked(world: World, typed: str = "/action @ade and @val to draft the paper by 4 December") -> None:
    await world.workspace.slash("rosa", typed, channel="board")
    team, board = world.workspace.team_id, world.workspace.channel("board").id
    await membership.sync(world.bot, team, board)
    await world.settle()


async def press(world: World, who: str, *labels: str) -> str:
    """Press buttons in the Details of the card, one after the other; return what these then show."""
    await world.workspace.click(who, "Details", "board")
    for label in labels:
        await world.workspace.click(who, label, modal=True)
        await world.settle()
    shown = world.workspace.modal_text(who)
    await world.workspace.close_modal(who)
    return shown


def card(world: World) -> str:
    return world.workspace.messages("board")[0].readable


def told(world: World, who: str) -> list[str]:
    return [message.plain for message in world.workspace.direct_messages(who)]


async def test_an_owner_opens_their_own_part_again_and_no_other(world: World) -> None:
    await asked(world)
    await world.advance(hours=3)
    await press(world, "ade", "Done")
    shown = await press(world, "val", "Done")
    assert "[Reopen]" in shown
    assert "\nDone " in card(world)
    await world.morning()

    await press(world, "val", "Reopen")

    assert "Waiting for val; ade has done their part" in card(world)
    await world.morning()
    assert told(world, "rosa")[-1].startswith("val says that A1 in #board is not done after all.")
    assert not any("opened" in said for said in told(world, "ade"))


async def test_a_part_can_be_opened_again_while_others_still_owe_theirs(world: World) -> None:
    await asked(world)
    assert "[Reopen]" in await press(world, "ade", "Done")
    assert "[Reopen]" not in await press(world, "val")

    await press(world, "ade", "Reopen")

    assert "taken on by ade" in card(world)


async def test_its_recorder_opens_all_of_it_again_and_its_owners_hear(world: World) -> None:
    await asked(world)
    await press(world, "ade", "Done")
    await press(world, "val", "Done")

    shown = await press(world, "rosa", "Reopen")

    assert "rosa opened it again" in shown
    assert "taken on by ade and val" in card(world)
    await world.morning()
    for who in ("ade", "val"):
        assert "rosa has opened A1 in #board again, so it is with you as before" in told(world, who)[-1]
    await world.workspace.click("ade", "Done", dm=True)
    await world.settle()
    assert "Waiting for val; ade has done their part" in card(world)


async def test_what_was_dropped_is_open_again_with_what_was_done_of_it(world: World) -> None:
    await asked(world)
    await press(world, "ade", "Done")
    await world.workspace.click("rosa", "Details", "board")
    await world.workspace.click("rosa", "Drop", modal=True)
    await world.workspace.fill("rosa", {"Why": "the board has gone another way"})
    await world.workspace.submit("rosa")
    await world.settle()
    assert "\nDropped on" in card(world)
    await world.morning()

    await press(world, "rosa", "Reopen")

    assert "Waiting for val; ade has done their part" in card(world)
    assert "another way" not in card(world)
    await world.morning()
    assert "rosa has opened A1 in #board again" in told(world, "val")[-1]


async def test_nobody_else_opens_it_again_nor_what_was_undone(world: World) -> None:
    await asked(world)
    assert "[Reopen]" not in await press(world, "rosa")
    await press(world, "ade", "Done")
    await press(world, "val", "Done")
    assert "[Reopen]" not in await press(world, "mal")
    await world.workspace.click("rosa", "Details", "board")
    await world.workspace.leave("rosa", "board")
    await world.settle()

    await world.workspace.click("rosa", "Reopen", modal=True)
    await world.settle()

    assert "\nDone " in card(world)


async def test_what_is_open_again_is_nudged_about_again(world: World) -> None:
    await asked(world, "/action @ade to draft the paper by 4 December")
    await press(world, "ade", "Done")
    await press(world, "rosa", "Reopen")

    await world.advance(days=9, hours=3)

    assert "ade, one thing is still with you" in told(world, "ade")[-1]
