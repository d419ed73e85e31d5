"""`/decisions` and `/actions`: what somebody who asks is shown, and what nobody else's asking shows."""

import json
from datetime import timedelta

import pytest

from tests.refusing import decline
from tests.world import World


async def _asked(world: World, person: str, command: str, channel: str = "board") -> str:
    await world.workspace.slash(person, command, channel=channel)
    await world.settle()
    return world.workspace.ephemerals(person)[-1].plain


@pytest.fixture
async def board(world: World) -> World:
    """Return the world after a board has decided and asked for a few things."""
    workspace = world.workspace
    await workspace.slash(
        "rosa", "/decide Pilot the crisis café because partners can host it", channel="board"
    )
    await world.advance(days=1)
    await workspace.slash("mal", "/decide The steering group meets in Mold", channel="board")
    await workspace.slash("rosa", "/action @ade draft the scope paper by 4 December", channel="board")
    await workspace.slash("rosa", "/action @val ring the venue by 27 November", channel="board")
    await world.settle()
    return world


async def test_the_latest_decisions_come_newest_first_and_only_the_asker_sees_them(board: World) -> None:
    before = board.workspace.said_in("board")

    answer = await _asked(board, "val", "/decisions")

    assert answer.splitlines()[0] == "The latest decisions"
    assert answer.index("D2 The steering group") < answer.index("D1 Pilot the crisis café")
    assert board.workspace.said_in("board") == before


LOOK_UPS = [
    ("/decisions crisis cafe", "D1 ", "D2 "),
    ("/decisions partners", "D1 ", "D2 "),
    ("/decisions agreed", "D1 ", "A1 "),
    ("/decisions @mal", "D2 ", "D1 "),
    ("/actions", "A1 (asked) draft the scope paper", "D1 "),
    ("/actions scope", "A1 ", "A2 "),
    ("/actions @val", "A2 ", "A1 "),
    ("/actions A1", "scope paper", "venue"),
    ("/decisions D1", "recorded", "Mold"),
    ("/decisions by @mal or @rosa", "D1 ", "A1 "),
    ("/decisions parked or agreed", "Decisions parked or agreed", "A1 "),
    ("/actions @val and @ade", "A1 ", "D1 "),
    ("/actions open or done", "A2 ", "D1 "),
    ("/actions overdue or done", "Nothing is overdue or done", "A1 "),
    ("/actions help", "/actions mine yours", "A1 "),
    ("/decisions help", "/decisions parked those", "D1 "),
]


async def test_a_look_up_finds_what_it_asks_for(board: World) -> None:
    for command, found, absent in LOOK_UPS:
        answer = await _asked(board, "mal", command)
        assert found in answer, command
        assert absent not in answer, command


async def test_days_are_told_without_the_year_that_it_is_and_with_any_other(board: World) -> None:
    await board.workspace.slash("rosa", "/action @val book the hall by 8 January 2027", channel="board")

    assert "\nrosa, 23 November" in await _asked(board, "val", "/decisions")
    assert "val, due Friday 27 November" in (due := await _asked(board, "val", "/actions"))
    assert "2026" not in due
    assert "val, due Friday 8 January 2027" in due


async def test_when_something_was_recorded_is_told_by_the_clock_of_whoever_looks(board: World) -> None:
    board.slack.clock.advance(timedelta(hours=10))
    await board.workspace.slash("rosa", "/decide The hall is let on Sundays", channel="board")

    assert "D3 The hall is let on Sundays\nrosa, 24 November" in await _asked(board, "val", "/decisions")
    assert "D3 The hall is let on Sundays\nrosa, 25 November" in await _asked(board, "priya", "/decisions")
    assert "rosa recorded it, Wednesday 25 November 2026, 00:30" in await _asked(
        board, "priya", "/decisions D3"
    )


async def test_mine_are_the_askers_own(board: World) -> None:
    assert "scope paper" in await _asked(board, "ade", "/actions mine")
    assert await _asked(board, "mal", "/actions mine") == "Nothing of yours is open."


async def test_overdue_is_what_should_have_been_done_by_yesterday(board: World) -> None:
    assert await _asked(board, "rosa", "/actions overdue") == "Nothing is overdue. Two actions are open."

    board.slack.clock.advance(timedelta(days=5))
    answer = await _asked(board, "rosa", "/actions overdue")

    assert "A2 (asked) ring the venue" in answer
    assert "was due on Friday 27 November" in answer
    assert "A1 " not in answer


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("/decisions D99", "There is no D99 here. The latest: D2 The steering group meets in Mold; D1 Pilot"),
        ("/decisions zebras", "Nothing about ‘zebras’ here. The latest: D2 The steering group"),
        ("/decisions parked", "There is no decision parked here. The latest: D2"),
        (
            "/decisions in March",
            "There is no decision from Sunday 1 March to Tuesday 31 March here.",
        ),
        ("/actions zebras", "Nothing about ‘zebras’ here. Open are: A2 ring the venue; A1 draft"),
        ("/actions A99", "There is no A99 here. Open are: A2 ring the venue; A1 draft the scope paper"),
        ("/actions due today", "Nothing is due on Tuesday 24 November. Two actions are open."),
        ("/actions @mal", "Nothing of mal is open. Two actions are open."),
    ],
)
async def test_what_is_not_there_is_good_news_or_says_what_there_is(
    board: World, asked: str, answered: str
) -> None:
    assert (await _asked(board, "rosa", asked)).startswith(answered)


async def test_another_groups_record_is_not_found_here(board: World) -> None:
    board.workspace.add_channel("finance", members=["mal", "rosa"], private=True)
    await board.workspace.slash("rosa", "/decide The canary sings in private", channel="finance")

    of_another = await _asked(board, "mal", "/decisions canary")
    assert of_another.replace("canary", "wombat") == await _asked(board, "mal", "/decisions wombat")
    assert "canary sings" in await _asked(board, "mal", "/decisions canary", channel="finance")


async def test_hostile_words_are_only_words(board: World) -> None:
    answer = await _asked(board, "mal", "/decisions ') OR 1=1; <!channel> DROP TABLE decisions --")

    assert answer.startswith("Nothing about ‘")
    assert "<!channel>" not in answer
    assert "D1 " in await _asked(board, "mal", "/decisions")


async def test_one_decision_is_shown_with_its_whole_lineage(board: World) -> None:
    because = "because the venue burnt down"
    await board.workspace.slash(
        "val", f"/decide The steering group meets in Flint (replaces D2) {because}", channel="board"
    )
    await board.settle()

    answer = await _asked(board, "priya", "/decisions D2")

    assert answer.startswith("D2, replaced\nD2 The steering group meets in Mold")
    assert "D3 The steering group meets in Flint" in answer
    assert "mal" in answer


async def test_an_undone_decision_is_found_by_its_number_alone(board: World) -> None:
    await board.workspace.slash("val", "/decide A slip of the thumb", channel="board")
    await board.settle()
    await board.workspace.click("val", "Undo", channel="board")
    await board.settle()

    assert "slip of the thumb" not in await _asked(board, "val", "/decisions")
    assert (await _asked(board, "val", "/decisions D3")).startswith("D3, undone")


@pytest.mark.parametrize("words", ["?", "help", "Help!", "help?"])
@pytest.mark.parametrize("command", ["/decide", "/action", "/meeting", "/recap", "/decisions", "/actions"])
async def test_every_command_explains_itself(world: World, command: str, words: str) -> None:
    answer = await _asked(world, "rosa", f"{command} {words}")

    assert command in answer
    assert "No " not in answer[:3]
    assert world.workspace.said_in("board") == []


async def test_a_number_that_two_groups_have_names_both_in_a_direct_message(board: World) -> None:
    board.workspace.add_channel("finance", members=["mal"], private=True)
    await board.workspace.slash("mal", "/decide The fees stay as they are", channel="finance")
    await board.settle()

    await board.workspace.slash("mal", "/decisions D1")
    await board.settle()
    answer = board.workspace.ephemerals("mal")[-1].plain

    assert "In #board: D1 Pilot the crisis café" in answer
    assert "In #finance: D1 The fees stay as they are" in answer


async def test_one_record_leads_to_its_card_and_to_where_it_was_said(world: World) -> None:
    root = await world.workspace.post("ade", "what about the café?", channel="board")
    said = await world.workspace.post("val", "let's pilot it", channel="board", thread=root)
    for shortcut, answers in (("record_decision", {}), ("record_action", {"Owners": ["ade"]})):
        await world.workspace.shortcut("rosa", shortcut, said, channel="board")
        await world.settle()
        await world.workspace.fill("rosa", answers)
        await world.workspace.submit("rosa")
        await world.settle()
    client, board = world.bot.clients[world.workspace.team_id], world.workspace.channel("board").id
    cards = [each.ts for each in world.workspace.messages("board", root) if each.bot_id]
    addresses = [
        (await client.chat_getPermalink(channel=board, message_ts=ts))["permalink"] for ts in (said, *cards)
    ]

    for typed, address in (("/decisions D1", addresses[1]), ("/actions A1", addresses[2])):
        await world.workspace.slash("rosa", typed, channel="board")
        shown = world.workspace.ephemerals("rosa")[-1]
        for where in (shown.text, json.dumps(shown.blocks)):
            assert f"<{addresses[0]}|" in where
            assert f"<{address}|" in where


async def test_what_is_asked_for_where_no_group_is_names_the_group_even_of_one(board: World) -> None:
    board.workspace.add_channel("users", members=["val"])

    assert " in #board" in await _asked(board, "val", "/actions", "users")
    assert " in #board" in await _asked(board, "val", "/decisions", "users")
    assert " in #board" not in await _asked(board, "val", "/actions")


async def test_whoever_declined_is_not_named_overdue(board: World) -> None:
    await board.workspace.slash("rosa", "/action @ade and @val phone the trust by tomorrow", channel="board")
    await board.advance(minutes=11)
    await decline(board.workspace, "ade", dm=True, on="phone the trust")
    await board.advance(days=3)

    answer = await _asked(board, "mal", "/actions overdue")
    assert "val; ade declined, was due on Wednesday 25 November" in answer


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        ("/actions A2 with the whole board", "for example /action A2 by Friday"),
        ("/decisions D1 with the whole board", "for example: /decide Amends D1"),
    ],
)
async def test_a_record_with_more_words_is_shown_unchanged_and_says_how_to_change_it(
    board: World, typed: str, how: str
) -> None:
    answer = await _asked(board, "val", typed)

    assert answer.startswith("Nothing has changed.")
    assert how in answer
    assert f"\n{typed.split()[1]}, " in answer
