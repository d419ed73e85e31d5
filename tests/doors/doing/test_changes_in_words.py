"""What becomes of a record because somebody says so: at a command, or to the bot by name."""

import pytest

from tests.world import World

BOT = "@Matters Arising"


@pytest.fixture
async def board(world: World) -> World:
    """Return the world with D1 of Ade's, and A1, which Val is to do, of Rosa's."""
    await world.workspace.slash("ade", "/decide Pilot the crisis café", channel="board")
    await world.workspace.slash("rosa", "/action @val draft the paper by 4 December", channel="board")
    await world.settle()
    return world


async def said(world: World, person: str, words: str) -> str:
    """Return what somebody is told last who types a command, or writes in the channel; empty for nothing."""
    if words.startswith("/"):
        before = len(world.workspace.ephemerals(person))
        await world.workspace.slash(person, words, channel="board")
        await world.settle()
        return "".join(each.plain for each in world.workspace.ephemerals(person)[before:][-1:])
    ts = await world.workspace.post(person, words, "board")
    await world.settle()
    alone = [each for each in world.workspace.ephemerals(person) if each.thread_ts == ts]
    thread = [each for each in world.workspace.messages("board", ts) if each.bot_id]
    return (alone or thread)[-1].plain if alone or thread else ""


def card(world: World, label: str) -> str:
    return next(each.readable for each in world.workspace.messages("board") if each.plain.startswith(label))


@pytest.mark.parametrize("words", ["/decide D1 no longer stands", f"{BOT} D1 no longer stands"])
async def test_withdrawing_shows_what_it_touches_and_waits_for_confirm(board: World, words: str) -> None:
    asked = await said(board, "ade", words)

    assert "D1 ‘Pilot the crisis café’ would no longer stand." in asked
    assert "withdrawn" not in card(board, "D1")
    await board.workspace.click("ade", "Confirm")
    await board.settle()
    assert "withdrawn" in card(board, "D1")


async def test_a_decision_that_is_left_as_it_is_stands(board: World) -> None:
    await said(board, "ade", "/decide D1 no longer stands")

    await board.workspace.click("ade", "Leave it as it is", ephemeral=True)
    await board.settle()

    assert board.workspace.ephemerals("ade")[-1].plain == "Nothing has changed."
    assert "withdrawn" not in card(board, "D1")


async def test_only_its_recorder_or_the_chair_withdraws_a_decision(board: World) -> None:
    told = await said(board, "mal", "/decide D1 no longer stands")

    assert "D1 can be withdrawn by ade" in told
    assert "withdrawn" not in card(board, "D1")


async def test_who_was_the_chair_when_asked_and_no_more_when_confirming_is_refused(board: World) -> None:
    await board.workspace.slash("rosa", "/meeting chair @rosa", channel="board")
    await said(board, "rosa", "/decide D1 no longer stands")
    await board.workspace.slash("rosa", "/meeting chair @mal", channel="board")
    await board.workspace.click("rosa", "Confirm", ephemeral=True)
    await board.settle()

    await board.workspace.click("rosa", "Confirm", ephemeral=True)
    await board.settle()

    assert "D1 can be withdrawn by ade" in board.workspace.ephemerals("rosa")[-1].plain
    assert "withdrawn" not in card(board, "D1")


async def test_the_chair_withdraws_a_decision_of_somebody_else(board: World) -> None:
    await board.workspace.slash("rosa", "/meeting chair @rosa", channel="board")
    await board.settle()
    await said(board, "rosa", "/decide D1 no longer stands")

    await board.workspace.click("rosa", "Confirm", ephemeral=True)
    await board.settle()

    assert "withdrawn" in card(board, "D1")


@pytest.mark.parametrize(
    ("person", "words", "told", "shown"),
    [
        ("val", "/action A1 by 11 December", "A1 is due on Friday 11 December now.", "11 December"),
        ("val", f"{BOT} move A1 to 11 December", "A1 is due on Friday 11 December now.", "11 December"),
        ("val", "/action give A1 to @mal", "I am asking mal to take A1 on.", "mal"),
        ("rosa", f"{BOT} A1 is for @mal now", "I am asking mal to take A1 on.", "mal"),
    ],
)
async def test_actions_are_changed_in_words(
    board: World, person: str, words: str, told: str, shown: str
) -> None:
    assert told in await said(board, person, words)
    assert shown in card(board, "A1")
    assert len([each for each in board.workspace.said_in("board") if each.startswith("A")]) == 1


@pytest.mark.parametrize("words", ["/action drop A1", f"{BOT} cancel A1"])
async def test_dropping_waits_for_confirm(board: World, words: str) -> None:
    assert "A1 ‘draft the paper’ would be dropped." in await said(board, "rosa", words)
    assert "Dropped" not in card(board, "A1")

    await board.workspace.click("rosa", "Confirm")
    await board.settle()

    assert "Dropped" in card(board, "A1")
    assert board.workspace.ephemerals("rosa")[-1].plain == "A1 is dropped, and whoever was asked is told."


@pytest.mark.parametrize("words", ["/action drop A1", "/action give A1 to @mal", "/action A1 by 11 December"])
async def test_what_is_not_theirs_is_refused_in_words_and_opens_no_form(board: World, words: str) -> None:
    told = await said(board, "priya", words)

    assert "A1" in told
    assert board.workspace.modal("priya") is None
    assert "mal" not in card(board, "A1")
    assert "4 December" in card(board, "A1")


@pytest.mark.parametrize("words", ["what have we decided?", "show D1", "what did I miss?", "my actions"])
async def test_what_is_looked_up_by_a_mention_only_its_asker_sees(board: World, words: str) -> None:
    ts = await board.workspace.post("val", f"{BOT} {words}", "board")
    await board.settle()

    [answer] = board.workspace.ephemerals("val")
    assert answer.thread_ts == ts
    assert answer.plain
    assert [each for each in board.workspace.messages("board", ts) if each.bot_id] == []


async def test_a_wording_that_somebody_wants_corrected_is_corrected_in_its_details(board: World) -> None:
    told = await said(board, "ade", "/decide correct D1 to Pilot the crisis cafés")

    assert told.startswith("To correct what D1 says, press Details on its card, then Correct the wording.")
    assert card(board, "D1").startswith("D1 Pilot the crisis café\n")


async def test_what_was_missed_is_told_to_who_asks_by_a_mention(board: World) -> None:
    await board.workspace.post("val", f"{BOT} what did I miss?", "board")
    await board.settle()

    [answer] = board.workspace.ephemerals("val")
    assert "missed nothing" in answer.plain
    assert "D1 Pilot the crisis café" in answer.plain
