"""The action form, and the ways in which a command leads to it without losing what was typed."""

from typing import Any

import pytest

from storage import people
from storage.records import Person
from tests.world import World


async def opened(world: World, text: str = "/action") -> None:
    await world.workspace.slash("rosa", text, channel="board")


async def submitted(world: World, answers: dict[str, Any]) -> None:
    await world.workspace.fill("rosa", answers)
    await world.workspace.submit("rosa")
    await world.settle()


async def test_the_form_asks_for_three_things_and_keeps_what_was_typed_when_it_unfolds(world: World) -> None:
    await opened(world)
    assert "Owner outside Slack" not in world.workspace.modal_text("rosa")
    await world.workspace.fill("rosa", {"Action": "draft the paper", "Owners": ["ade"], "Due": "next Friday"})
    await world.workspace.click("rosa", "More", modal=True)
    assert "draft the paper" in world.workspace.modal_text("rosa")
    await submitted(
        world,
        {
            "Owner outside Slack": "Jo Bloggs",
            "Organisation": "Health trust",
            "E-mail": "jo@example.org",
            "How we will know it is done": "the board has agreed it",
        },
    )

    (card,) = world.workspace.messages("board")
    assert card.plain == (
        "A1 draft the paper\nade and Jo Bloggs, Health trust (outside Slack), due Friday 4 December."
    )
    assert "So that the board has agreed it" in card.readable
    assert world.workspace.modal("rosa") is None


async def test_an_action_can_be_for_a_decision(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We open the café in May", channel="board")
    await opened(world)
    await world.workspace.click("rosa", "More", modal=True)
    await submitted(
        world, {"Action": "find a cook", "Owners": ["ade"], "For decision": "D1 We open the café in May"}
    )

    assert ", for D1 We open the café in May" in world.workspace.messages("board")[-1].readable


@pytest.mark.parametrize(
    ("answers", "label", "expected"),
    [
        ({"Action": "draft it"}, "Owners", "Choose at least one owner"),
        ({"Action": "draft it", "Owners": ["ade"], "Due": "whenever"}, "Due", "When is 'whenever'?"),
        ({"Action": "draft it", "Owners": ["ade"], "Due": "1 May 2020"}, "Due", "has passed"),
        ({"Action": "draft it", "Owners": ["matters_arising"]}, "Owners", "Bots"),
    ],
)
async def test_what_is_wrong_is_said_beside_the_input_and_nothing_is_lost(
    world: World, answers: dict[str, Any], label: str, expected: str
) -> None:
    await opened(world)
    await submitted(world, answers)

    assert expected in world.workspace.errors("rosa")[label]
    assert "draft it" in world.workspace.modal_text("rosa")
    assert world.workspace.said_in("board") == []


async def test_an_address_must_be_somebodys_and_look_like_one(world: World) -> None:
    await opened(world)
    await world.workspace.click("rosa", "More", modal=True)
    await submitted(world, {"Action": "draft it", "Owners": ["ade"], "E-mail": "not an address"})

    assert set(world.workspace.errors("rosa")) == {"Owner outside Slack", "E-mail"}


async def test_an_unclear_date_is_asked_about_and_settled_by_one_press(world: World) -> None:
    await opened(world, "/action @ade draft it by Friday after next")
    question = world.workspace.ephemerals("rosa")[-1]
    assert "[4 December]" in question.readable
    assert "[11 December]" in question.readable
    assert world.workspace.modal("rosa") is None
    assert world.workspace.said_in("board") == []

    await world.workspace.click("rosa", "11 December", ephemeral=True)
    await world.settle()

    assert world.workspace.said_in("board") == ["A1 draft it\nade, due Friday 11 December."]
    assert "Recorded as A1" in world.workspace.ephemerals("rosa")[-1].plain


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("/action draft the paper", "Who is to do it?"),
        ("/action @ade", "What is to be done?"),
        ("/action @samm draft the paper", "‘samm’ is nobody that I know in this group"),
        ("/action @ade draft the paper for D9", "There is no D9 in this channel"),
        ("/action @Matters Arising draft the paper", "is a bot"),
    ],
)
async def test_what_is_missing_is_said_and_the_form_opens(world: World, typed: str, expected: str) -> None:
    await opened(world, typed)
    await world.settle()

    told = world.workspace.ephemerals("rosa")[-1].plain
    assert told.startswith("Nothing is recorded yet.")
    assert expected in told
    assert world.workspace.modal("rosa") is not None
    assert world.workspace.said_in("board") == []


async def test_between_two_people_of_one_name_the_recorder_is_asked(world: World) -> None:
    team, board = world.workspace.team_id, world.workspace.channel("board").id
    async with world.sessions.begin() as session:
        for handle in ("val", "mal"):
            user = world.workspace.person(handle).id
            jo = Person(team, user, "Jo Patel", None, None, team, False, False, False, world.now)
            await people.learn(session, jo)
            await people.join(session, team, board, user, at=world.now)
    await opened(world, "/action @Jo Patel to draft the paper")
    await world.settle()

    question = world.workspace.ephemerals("rosa")[-1]
    assert "Who is to do it?" in question.plain
    assert question.readable.count("[Jo Patel]") == 2
    assert world.workspace.said_in("board") == []


async def test_when_the_form_can_not_open_what_was_typed_is_repeated(world: World) -> None:
    world.slack.faults.add("views.open", "ok:false", error="internal_error")
    await opened(world, "/action draft the paper by Friday")

    assert "You typed: draft the paper by Friday" in world.workspace.ephemerals("rosa")[-1].plain


async def test_help_explains_with_examples(world: World) -> None:
    await opened(world, "/action help")

    assert "/action @sam and @priya" in world.workspace.ephemerals("rosa")[-1].plain


async def test_the_command_belongs_in_a_channel(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it")

    told = world.workspace.ephemerals("rosa")[-1].plain
    assert "in the group's channel" in told
    assert "You typed: @ade draft it" in told


async def test_a_form_from_somebody_who_has_left_records_nothing(world: World) -> None:
    await opened(world)
    await world.workspace.leave("rosa", "board")
    await world.settle()
    await submitted(world, {"Action": "draft it", "Owners": ["ade"]})

    assert "You are no longer in this group" in world.workspace.errors("rosa")["Action"]
