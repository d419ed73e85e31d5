"""A question back, from what was typed to what came of it: one press for each reading, once."""

import pytest

from bot.sandbox import Message
from scheduler import purging
from tests import forging
from tests.world import World

BOT = "@Matters Arising"
WORK = "@ade to write to the trust by Friday"
DAYS = "@ade draft it by Friday after next"
SETTLED = "That is settled already, so nothing has changed."


async def typed(world: World, words: str, person: str = "rosa") -> Message:
    """Return the question that somebody is asked who types a command."""
    await world.workspace.slash(person, words, channel="board")
    await world.settle()
    return world.workspace.ephemerals(person)[-1]


async def pressed(world: World, label: str, person: str = "rosa") -> str:
    """Return what somebody is told last who presses a button of their question."""
    await world.workspace.click(person, label, ephemeral=True)
    await world.settle()
    return world.workspace.ephemerals(person)[-1].plain


def cards(world: World, thread: str | None = None) -> list[str]:
    return [
        each.plain
        for each in world.workspace.messages("board", thread)
        if each.user == world.workspace.bot_user
    ]


async def test_work_that_is_typed_as_a_decision_is_asked_about_and_nothing_is_recorded(world: World) -> None:
    question = await typed(world, f"/decide {WORK}")

    assert question.plain.startswith("Nothing is recorded yet.")
    for label in ("[Record as an action]", "[Both]", "[A decision]", "[Something else]"):
        assert label in question.readable
    assert "You typed: @ade to write to the trust by Friday" in question.plain
    assert cards(world) == []


@pytest.mark.parametrize(
    ("label", "made"),
    [("Record as an action", ["A1"]), ("Both", ["D1", "A1"]), ("A decision", ["D1"])],
)
async def test_each_reading_is_done_by_one_press_and_its_answer_replaces_the_question(
    world: World, label: str, made: list[str]
) -> None:
    question = await typed(world, f"/decide {WORK}")

    told = await pressed(world, label)

    assert sorted(card.split()[0] for card in cards(world)) == sorted(made)
    assert all(f"Recorded as {one}" in told for one in made)
    assert len(world.workspace.ephemerals("rosa")) == 1
    assert "[Both]" not in question.readable


async def test_a_second_press_says_that_it_is_settled_and_records_nothing(world: World) -> None:
    question = await typed(world, f"/action {DAYS}")
    kept = list(question.blocks)
    await pressed(world, "4 December")
    question.blocks = kept

    assert await pressed(world, "11 December") == SETTLED
    assert cards(world) == ["A1 draft it\nade, due Friday 4 December."]


async def test_a_press_that_slack_sends_twice_records_once(world: World) -> None:
    await typed(world, f"/action {DAYS}")
    world.slack.faults.add("interactive", "duplicate")

    await pressed(world, "4 December")
    await world.advance(minutes=5)

    assert len(cards(world)) == 1


async def test_something_else_opens_the_form_with_what_was_typed(world: World) -> None:
    await typed(world, f"/action {DAYS}")

    await world.workspace.click("rosa", "Something else", ephemeral=True)
    assert "draft it" in world.workspace.modal_text("rosa")
    assert "ade" in world.workspace.modal_text("rosa")
    await world.workspace.fill("rosa", {"Due": "11 December"})
    await world.workspace.submit("rosa")
    await world.settle()

    assert cards(world) == ["A1 draft it\nade, due Friday 11 December."]


async def test_what_was_recorded_by_the_form_is_recorded_by_no_button_too(world: World) -> None:
    await typed(world, f"/action {DAYS}")
    await world.workspace.click("rosa", "Something else", ephemeral=True)
    await world.workspace.fill("rosa", {"Due": "11 December"})
    await world.workspace.submit("rosa")
    await world.settle()

    assert await pressed(world, "4 December") == SETTLED
    assert len(cards(world)) == 1


async def test_what_was_recorded_by_a_button_is_recorded_by_no_form_too(world: World) -> None:
    await typed(world, f"/action {DAYS}")
    await world.workspace.click("rosa", "Something else", ephemeral=True)
    await pressed(world, "4 December")
    await world.workspace.fill("rosa", {"Due": "11 December"})
    await world.workspace.submit("rosa")
    await world.settle()

    assert SETTLED in world.workspace.errors("rosa").values()
    assert len(cards(world)) == 1


async def test_a_form_that_is_cancelled_leaves_the_question(world: World) -> None:
    await typed(world, f"/action {DAYS}")
    await world.workspace.click("rosa", "Something else", ephemeral=True)
    await world.workspace.close_modal("rosa")

    assert "Recorded as A1" in await pressed(world, "4 December")


async def test_after_a_week_the_words_are_forgotten_and_the_press_says_so(world: World) -> None:
    await typed(world, f"/action {DAYS}")
    await world.advance(days=8)
    await purging.purge(world.sessions, world.now)

    assert "more than a week old" in await pressed(world, "4 December")
    assert cards(world) == []


async def test_another_persons_press_is_refused(world: World) -> None:
    await world.workspace.post("val", f"{BOT} decide {WORK}", "board")
    await world.settle()
    await world.workspace.click("mal", "Both", channel="board")
    await world.settle()

    assert world.workspace.ephemerals("mal")[-1].plain == "Only whoever was asked can answer that."
    assert not any(card.startswith(("A1", "D1")) for card in cards(world))


@pytest.mark.parametrize("value", ['{"draft": 1, "reading": 9}', '{"draft": 1}', '{"draft": 77}', "[]", ""])
async def test_a_forged_value_records_nothing(world: World, value: str) -> None:
    await typed(world, f"/action {DAYS}")

    board = world.workspace.channel("board")
    await forging.press(world, "rosa", "draft_1", value, board, alone=True)
    await world.settle()

    assert cards(world) == []


async def test_a_question_of_one_group_is_answered_in_no_other(world: World) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "mal"], private=True)
    await world.workspace.slash("rosa", f"/action {DAYS}", channel="chairs")
    await world.settle()

    value = '{"draft": 1, "reading": 1}'
    await forging.press(world, "mal", "draft_1", value, world.workspace.channel("board"), alone=True)
    await world.settle()

    assert world.workspace.said_in("chairs") == []
    assert cards(world) == []


async def test_a_command_that_comes_again_asks_the_same(world: World) -> None:
    world.slack.faults.add("slash_command", "duplicate")
    await typed(world, f"/action {DAYS}")

    asked = {message.plain for message in world.workspace.ephemerals("rosa")}
    assert len(asked) == 1
    await pressed(world, "4 December")
    assert len(cards(world)) == 1


async def test_a_form_that_opens_from_a_command_that_comes_again_is_recorded_once(world: World) -> None:
    world.slack.faults.add("slash_command", "lost reply")
    await world.workspace.slash("rosa", "/action draft the paper", channel="board")
    await world.settle()
    await world.workspace.fill("rosa", {"Owners": ["ade"]})
    await world.workspace.submit("rosa")
    await world.settle()

    assert len(cards(world)) == 1


async def test_a_mention_is_asked_in_its_thread_and_the_answer_settles_the_question(world: World) -> None:
    ts = await world.workspace.post("val", f"{BOT} decide {WORK}", "board")
    await world.settle()
    [question] = cards(world, ts)
    assert question.startswith("val: Nothing is recorded yet.")

    await world.workspace.click("val", "Record as an action", channel="board")
    await world.settle()

    said = cards(world, ts)
    assert said[0] == "val has said what was meant."
    assert any(card.startswith("A1 write to the trust") for card in [*said, *cards(world)])
    assert "[Both]" not in " ".join(each.readable for each in world.workspace.messages("board", ts))
    assert world.workspace.ephemerals("val") == []


async def test_a_mention_that_lacks_something_has_its_form_in_the_thread(world: World) -> None:
    ts = await world.workspace.post("val", f"{BOT} action ring the library by Friday 4 December", "board")
    await world.settle()
    [question] = cards(world, ts)
    assert "Who is to do it?" in question

    await world.workspace.click("val", "Open the form", channel="board")
    await world.settle()
    await world.workspace.fill("val", {"Owners": ["mal"]})
    await world.workspace.submit("val")
    await world.settle()

    assert "val has said what was meant." in cards(world, ts)
    assert any(card.startswith("A1 ring the library") for card in cards(world, ts) + cards(world))


async def test_a_mention_that_comes_twice_is_asked_about_once(world: World) -> None:
    world.slack.faults.add("app_mention", "duplicate")
    ts = await world.workspace.post("val", f"{BOT} decide {WORK}", "board")
    await world.settle()
    await world.advance(minutes=5)

    assert len(cards(world, ts)) == 1


async def meet_on_mondays(world: World) -> None:
    await world.workspace.slash("ade", "/meeting every Monday at 10:00", channel="board")
    await world.settle()
    await world.workspace.click("ade", "Confirm")
    await world.settle()


@pytest.mark.parametrize(
    ("typed", "pressed", "told"),
    [
        ("/decide I can't make the next meeting", "I am away", "Your apologies for Monday 23 November"),
        ("/decide meeting 3 December at 14:00", "Plan a meeting", "Thursday 3 December at 14:00"),
    ],
)
async def test_what_is_meant_of_meetings_is_done_by_its_button(
    world: World, typed: str, pressed: str, told: str
) -> None:
    await meet_on_mondays(world)
    await world.workspace.slash("ade", typed, channel="board")
    await world.settle()

    await world.workspace.click("ade", pressed, ephemeral=True)
    await world.settle()

    assert told in world.workspace.ephemerals("ade")[-1].plain
    assert [each for each in world.workspace.said_in("board") if each.startswith("D1")] == []


@pytest.mark.parametrize("command", ["/decide", "/action"])
async def test_apologies_are_noted_whatever_command_they_are_typed_after(world: World, command: str) -> None:
    await meet_on_mondays(world)

    await world.workspace.slash("val", f"{command} apologies for the next meeting, I'm away", channel="board")
    await world.settle()

    assert "Your apologies for Monday 23 November" in world.workspace.ephemerals("val")[-1].plain
