"""What was asked about a group's meetings before its channel had another id, as sharing one can bring."""

import pytest

from tests.meetings.test_meeting_confirms import THURSDAYS, board, direct, press, told, typed
from tests.world import World

__all__ = ["board"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("cancel next", "is cancelled"),
        ("move next to 10 December", "10 December"),
        (THURSDAYS, "This group meets every Thursday at 15:00"),
        ("chair @mal", "mal chairs"),
        ("11 December at 14:00", "11 December"),
    ],
)
async def test_what_was_shown_before_the_channel_had_another_id_is_its_askers_still(
    board: World, words: str, said: str
) -> None:
    await typed(board, words)
    await board.workspace.change_id("board")
    await board.settle()

    await press(board, "rosa", "Confirm")

    assert said in board.workspace.said_in("board")[-1]


async def test_what_was_shown_in_another_channel_is_not_taken_for_this_ones(board: World) -> None:
    board.workspace.add_channel("cellar", members=["rosa"])
    for words in ("3 December at 9:00", "cancel next"):
        await board.workspace.slash("rosa", f"/meeting {words}", channel="cellar")
        await board.settle()
        if words != "cancel next":
            await press(board, "rosa", "Confirm")
    value = board.workspace.ephemerals("rosa")[-1].blocks[-1]["elements"][0]["value"]
    await typed(board, "cancel next")
    for element in board.workspace.ephemerals("rosa")[-1].blocks[-1]["elements"]:
        element["value"] = value

    await press(board, "rosa", "Confirm")

    assert told(board, "rosa") == "That is not yours to decide, so nothing has changed."


@pytest.mark.parametrize("words", ["cancel next", THURSDAYS, "chair @mal"])
async def test_the_chair_can_still_decide_when_the_channel_has_another_id(board: World, words: str) -> None:
    await typed(board, words, "ade")
    await press(board, "ade", "Confirm")
    before = len(board.workspace.said_in("board"))
    await board.workspace.change_id("board")
    await board.settle()

    await press(board, "rosa", "Confirm", dm=True)

    assert len(board.workspace.said_in("board")) > before
    assert direct(board, "ade")[-1].startswith("rosa has confirmed what you asked for in #board.")
