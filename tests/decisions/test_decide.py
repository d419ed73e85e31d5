"""`/decide`, as people in a channel live it."""

import asyncio

import pytest

from tests.world import World


def told(world: World, person: str) -> list[str]:
    """Return what was shown to somebody alone."""
    return [message.plain for message in world.workspace.ephemerals(person)]


async def decide(world: World, person: str, text: str) -> None:
    await world.workspace.slash(person, f"/decide {text}", channel="board")
    await world.settle()


async def test_decide_confirms_in_the_channel_and_says_nothing_beside_the_card(world: World) -> None:
    answer = await world.workspace.slash("rosa", "/decide  We ship   on Friday", channel="board")
    await world.settle()

    assert answer.acked
    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]
    [card] = world.workspace.messages("board")
    assert "[Undo]" in card.readable
    assert answer.body == ""
    assert told(world, "rosa") == []


async def test_the_reason_stands_on_the_card(world: World) -> None:
    await decide(world, "rosa", "We will pilot the crisis café because three partners can host it")

    [card] = world.workspace.messages("board")
    assert card.plain == "D1 We will pilot the crisis café\nBecause three partners can host it"
    assert "Because three partners can host it" in card.readable


async def test_a_command_that_arrives_twice_is_recorded_once_and_answered_alike(world: World) -> None:
    world.slack.faults.add("slash_command", "duplicate")

    await decide(world, "rosa", "We ship on Friday")

    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]


async def test_help_explains_the_command_and_records_nothing(world: World) -> None:
    await decide(world, "rosa", "help")

    [answer] = told(world, "rosa")
    assert "/decide We will pilot the crisis café from January because three partners can host it" in answer
    assert world.workspace.said_in("board") == []


async def test_help_with_more_words_is_a_decision(world: World) -> None:
    await decide(world, "rosa", "help Priya with the scope paper")

    assert world.workspace.said_in("board") == ["D1 help Priya with the scope paper"]


async def test_what_people_write_mentions_nobody(world: World) -> None:
    await decide(world, "rosa", "<!channel> and @here, see <https://example.org|the paper> & <b>")

    [card] = world.workspace.messages("board")
    assert "<!channel>" not in card.text
    assert "<https://example.org|" not in card.text
    assert "@here" not in card.text


async def test_a_very_long_decision_is_kept_whole_and_its_card_fits(world: World) -> None:
    words = " ".join(f"word{index}" for index in range(900))

    await decide(world, "rosa", words)

    [card] = world.workspace.messages("board")
    assert card.plain.endswith("…")
    await world.workspace.click("rosa", "Details", channel="board")
    assert "word899" in world.workspace.modal_text("rosa")


async def test_decisions_belong_to_a_channel_and_not_to_direct_messages(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We ship on Friday")

    assert told(world, "rosa") == [
        "Decisions belong to a group: use /decide in the group’s channel. You typed: We ship on Friday"
    ]
    assert world.workspace.direct_messages("rosa") == []


@pytest.mark.parametrize("typed", ["", "   ", "replaces D9", "We wait replaces D9"])
async def test_what_can_not_be_taken_uses_up_no_number(world: World, typed: str) -> None:
    await decide(world, "rosa", typed)
    await world.workspace.close_modal("rosa")
    await decide(world, "rosa", "We ship on Friday")

    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]


async def test_ten_people_at_once_get_ten_numbers_without_gaps_or_doubles(world: World) -> None:
    people = ["rosa", "ade", "val", "mal", "priya"] * 2
    await asyncio.gather(
        *(
            world.workspace.slash(person, f"/decide Shelf {index} is for the library", channel="board")
            for index, person in enumerate(people)
        )
    )
    await world.settle()

    labels = [said.split()[0] for said in world.workspace.said_in("board")]
    assert sorted(labels, key=lambda label: int(label[1:])) == [f"D{number}" for number in range(1, 11)]


async def test_a_card_without_a_single_space_fits(world: World) -> None:
    await decide(world, "rosa", "&" * 2900)
    await decide(world, "rosa", "x" * 2900 + " amends D1")
    await decide(world, "rosa", "Stop amends D1")

    assert len(world.workspace.messages("board")) == 3
    assert world.workspace.messages("board")[0].readable.startswith("D1 (amended by D2 and D3) &&&")
    assert "Amends D1 &&&" in world.workspace.messages("board")[1].readable
