"""`/nudges` and its buttons: what people see, anywhere, and nobody else."""

import pytest

from storage import preferences
from storage.records import HowOften, Preference
from tests import forging
from tests.nudges.story import at, record
from tests.world import World

LEAVE = "I will write to you again from Monday 4 January."


async def wish(world: World, person: str = "ade") -> Preference:
    async with world.sessions.read() as session:
        return await preferences.find(session, world.workspace.team_id, world.workspace.person(person).id)


async def typed(world: World, words: str, channel: str | None = "board") -> str:
    await world.workspace.slash("ade", f"/nudges {words}", channel=channel)
    await world.settle()
    return world.workspace.ephemerals("ade")[-1].readable


async def test_it_shows_how_somebody_is_reminded_with_the_four_buttons(world: World) -> None:
    answer = await typed(world, "")

    assert "I remind you of your actions as they fall due" in answer
    assert "[Twice a week] [Once a week] [Before meetings] [Not at all]" in answer
    assert (await wish(world)).changed_at is None


SAID = [
    ("weekly", HowOften.ONCE_A_WEEK, "I will remind you of your actions once a week"),
    ("before meetings", HowOften.BEFORE_MEETINGS, "on the working morning before it meets"),
    ("off", HowOften.NOT_AT_ALL, "I will not remind you of your actions."),
]


@pytest.mark.parametrize(("words", "often", "answer"), SAID)
async def test_what_is_typed_is_kept_and_said_again(
    world: World, words: str, often: HowOften, answer: str
) -> None:
    assert answer in await typed(world, words)
    assert (await wish(world)).often is often
    assert answer.replace("I will remind", "I remind").replace("I will not", "I do not") in await typed(
        world, ""
    )

    assert "as they fall due" in await typed(world, "on")
    assert (await wish(world)).often is HowOften.TWICE_A_WEEK


async def test_leave_is_said_and_taken_back_and_ended(world: World) -> None:
    assert LEAVE in await typed(world, "away until 4 January")
    assert LEAVE in await typed(world, "")

    await world.workspace.click("ade", "Undo", ephemeral=True)
    await world.settle()
    assert (await wish(world)).away_until is None
    assert "Taken back. I remind you of your actions" in world.workspace.ephemerals("ade")[0].readable

    assert LEAVE in await typed(world, "away until 4 January")
    assert "Welcome back." in await typed(world, "back")
    assert (await wish(world)).away_until is None


async def test_a_change_of_how_often_leaves_leave_as_it_is(world: World) -> None:
    await typed(world, "away 7 December to 1 January")

    assert "From Monday 7 December I keep quiet. I will write to you again from Monday 4 January." in (
        await typed(world, "weekly")
    )


@pytest.mark.parametrize("channel", ["plaza", None, "board"])
async def test_it_works_anywhere_and_only_its_asker_sees_it(world: World, channel: str | None) -> None:
    workspace = world.workspace
    workspace.add_channel("plaza", members=["ade", "val"])
    before = {place: workspace.said_in(place) for place in ("board", "plaza")}

    await typed(world, "stop", channel)
    question = workspace.ephemerals("ade")[-1]
    assert question.plain == "How often may I write to you?"
    await workspace.click("ade", "Not at all", ephemeral=True)
    await world.settle()

    assert (await wish(world)).often is HowOften.NOT_AT_ALL
    assert workspace.ephemerals("ade")[-1].plain.startswith("I will not remind you of your actions.")
    assert {place: workspace.said_in(place) for place in ("board", "plaza")} == before
    assert [workspace.ephemerals(each) for each in ("val", "rosa")] == [[], []]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("help", "/nudges away until 4 January"),
        ("wekly", "/nudges weekly"),
        ("away until yesterday", "/nudges away until Monday 30 November"),
    ],
)
async def test_help_and_what_can_not_be_taken_are_answered_with_examples(
    world: World, words: str, answer: str
) -> None:
    assert answer in await typed(world, words)
    assert (await wish(world)).changed_at is None


async def test_a_nudge_has_one_button_that_shows_how_one_is_reminded(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await record(world, "ring the venue", "ade")
    await world.until(at(2))
    (nudge,) = world.workspace.direct_messages("ade")
    assert nudge.readable.count("[How I am reminded]") == 1

    await world.workspace.click("ade", "How I am reminded", dm=True)
    await world.settle()
    assert "[Once a week]" in world.workspace.ephemerals("ade")[-1].readable
    await world.workspace.click("ade", "Once a week", ephemeral=True)
    await world.settle()

    assert (await wish(world)).often is HowOften.ONCE_A_WEEK
    assert "once a week" in world.workspace.ephemerals("ade")[-1].plain
    assert world.workspace.direct_messages("ade")[0].readable == nudge.readable


async def test_only_the_latest_change_is_taken_back(world: World) -> None:
    await typed(world, "weekly")
    _, undo = forging.button(world.workspace.ephemerals("ade")[-1], "Undo")
    await typed(world, "off")

    await forging.press(world, "ade", undo["action_id"], undo["value"], world.workspace.channel("board"))
    await world.settle()

    assert (await wish(world)).often is HowOften.NOT_AT_ALL
    assert forging.told(world, "ade")[-1] == "You have changed that since. /nudges shows how it stands."


async def test_a_command_that_arrives_again_is_answered_like_the_first(world: World) -> None:
    answer = await world.workspace.slash("ade", "/nudges weekly", channel="board")
    (first,) = [each for each in world.slack.deliveries if each.form == "slash_commands"]

    again = await world.slack.inbound._attempt(world.workspace, first.form, first.payload, 0, "")

    assert (again.status, again.body) == (answer.status, answer.body)
    assert "Undo" in answer.body


async def test_a_press_that_arrives_again_is_answered_like_the_first(world: World) -> None:
    await typed(world, "stop")
    await world.workspace.click("ade", "Once a week", ephemeral=True)
    await world.settle()
    said = world.workspace.ephemerals("ade")[-1].readable
    pressed = [each for each in world.slack.deliveries if each.payload.get("type") == "block_actions"][-1]

    await world.slack.inbound._attempt(world.workspace, pressed.form, pressed.payload, 0, "")
    await world.settle()

    assert world.workspace.ephemerals("ade")[-1].readable == said
    assert "[Undo]" in said
