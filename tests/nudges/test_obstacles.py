"""`I can't`, on an ask and on a nudge: passed on, handed back, blocked, or no longer needed."""

import pytest

from bot.sandbox import Message
from bot.slack import membership
from tests.nudges.story import at, nudges, times
from tests.world import World


async def nudged(world: World, what: str = "draft the scope paper") -> None:
    """Have ade nudged about an action that rosa asked for, due on Friday."""
    await world.workspace.slash("rosa", f"/action @ade to {what} by 4 December", channel="board")
    team, board = world.workspace.team_id, world.workspace.channel("board").id
    await membership.sync(world.bot, team, board)
    await world.until(at(2, 12))


def last(world: World, who: str = "ade") -> Message:
    return world.workspace.direct_messages(who)[-1]


def card(world: World, number: int = 1) -> str:
    return world.workspace.messages("board")[number - 1].readable


async def cannot(world: World, who: str = "ade", *, on: str | None = None, **answers: str) -> dict[str, str]:
    """Fill in and send the form of I can't; return what is said to be wrong with it."""
    await world.workspace.click(who, "I can't", dm=True, on=on)
    await world.workspace.fill(who, {name.replace("_", " "): value for name, value in answers.items()})
    await world.workspace.submit(who)
    await world.settle()
    return world.workspace.errors(who)


async def test_one_form_asks_everything_at_once(world: World) -> None:
    await nudged(world)

    await world.workspace.click("ade", "I can't", dm=True)

    shown = world.workspace.modal_text("ade")
    for label in ("What now", "To whom", "Waits for", "Why"):
        assert f"\n{label}" in shown
    assert "What you write here goes to rosa, not to the group." in shown


async def test_passed_on_somebody_else_is_asked(world: World) -> None:
    await nudged(world)

    await cannot(world, What_now="Pass on", To_whom="val", Why="Val knows the scope")
    await world.until(at(4, 12))

    assert "Passed on, so there is nothing more for you to do." in last(world).readable
    assert nudges(world, "val")[0].startswith("ade asks you to take on A1")
    assert "ade says: Val knows the scope" in nudges(world, "val")[0]
    assert nudges(world, "rosa")[-1].startswith("ade has passed A1 in #board on to val, who is asked.")


async def test_passed_on_to_nobody_it_goes_back_to_whoever_asked(world: World) -> None:
    await nudged(world)

    await cannot(world, What_now="Pass on", Why="it needs a lawyer")
    await world.until(at(3, 12))

    assert nudges(world, "rosa") == [
        "ade can't do A1 in #board. They say: it needs a lawyer\nPress Details on its card: there you can "
        "pass it on to somebody else, or drop it.\nA1 draft the scope paper"
    ]
    assert "\nade declined" in card(world)
    assert "lawyer" not in card(world)
    assert "You said that you can't." in world.workspace.direct_messages("ade")[1].readable


async def test_the_ask_has_the_same_form(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade to draft the paper by 4 December", channel="board")
    await world.settle()

    await cannot(world, What_now="Blocked", Waits_for="the council's answer")

    assert world.workspace.modal("ade") is None
    asked = world.workspace.direct_messages("ade")[0].readable
    assert asked.startswith("A1 waits for “the council's answer”: draft the paper")
    assert "[Not blocked any more]" in asked
    assert "ade can't go on with A1 in #board for now." in nudges(world, "rosa")[-1]
    assert "They say: Waits for the council's answer" in nudges(world, "rosa")[-1]


@pytest.mark.parametrize(
    ("answers", "beside"),
    [
        ({"What now": "Blocked"}, "Waits for"),
        ({"What now": "Blocked", "Waits for": "A7"}, "Waits for"),
        ({"What now": "Blocked", "Waits for": "A1 first"}, "Waits for"),
        ({"What now": "Blocked", "Waits for": "@ade"}, "Waits for"),
        ({"What now": "Blocked", "To whom": "sam"}, "To whom"),
        ({"What now": "Pass on", "To whom": "ade"}, "To whom"),
        ({}, "What now"),
    ],
)
async def test_what_can_not_be_is_said_beside_its_input(
    world: World, answers: dict[str, str], beside: str
) -> None:
    await nudged(world)
    await world.workspace.click("ade", "I can't", dm=True)
    await world.workspace.fill("ade", answers)

    await world.workspace.submit("ade")

    assert list(world.workspace.errors("ade")) == [beside]


async def test_what_is_not_needed_is_asked_of_whoever_asked_who_drops_it(world: World) -> None:
    await nudged(world)

    await cannot(world, What_now="No longer needed", Why="the board has gone another way")

    assert "You said that it is no longer needed: whoever asked for it is asked." in (
        world.workspace.direct_messages("ade")[1].readable
    )
    assert nudges(world, "rosa") == []
    await world.until(at(3, 12))
    question = last(world, "rosa")
    assert question.plain.startswith("ade says that A1 in #board is no longer needed. Is that so?")
    assert "They say: the board has gone another way" in question.plain
    assert "[Drop] [Still needed] [Details]" in question.readable
    assert "Status" not in card(world)

    await world.workspace.click("rosa", "Drop", dm=True)
    await world.settle()

    assert "\nDropped on" in card(world)
    assert "another way" not in card(world)
    assert "It is dropped." in last(world, "rosa").readable
    assert "[Drop]" not in last(world, "rosa").readable
    await world.until(at(4, 12))
    assert nudges(world, "ade")[-1].startswith("rosa has dropped A1 in #board")


async def test_what_is_still_needed_goes_on_after_a_pause(world: World) -> None:
    await nudged(world)
    await cannot(world, What_now="No longer needed")
    await world.until(at(4, 12))
    assert times(world, "ade")[-1] == at(2)

    await world.workspace.click("rosa", "Still needed", dm=True)
    await world.settle()
    assert "You said that it is still needed." in last(world, "rosa").readable

    await world.until(at(7, 12))
    assert "rosa says that A1 in #board is still needed." in nudges(world, "ade")[-1]
    assert "ade, one thing is still with you" in nudges(world, "ade")[-1]


async def test_only_whoever_was_asked_says_whether_it_is_needed(world: World) -> None:
    await nudged(world)
    await cannot(world, What_now="No longer needed")
    await world.workspace.slash("rosa", "/meeting chair @mal", channel="board")
    await world.until(at(3, 12))
    question = last(world, "rosa")
    (value,) = [
        element["value"]
        for block in question.blocks
        for element in block.get("elements", [])
        if element.get("action_id") == "needed_drop"
    ]
    for block in last(world).blocks:
        for element in block.get("elements", []):
            if element.get("action_id") in ("nudge_done", "note_group"):
                element |= {"action_id": "needed_drop", "value": value}

    await world.workspace.click("ade", "needed_drop", dm=True)
    await world.settle()

    assert "Status" not in card(world)


async def test_whoever_asked_drops_their_own_at_once(world: World) -> None:
    await world.workspace.slash("rosa", "/action I will book the hall by 4 December", channel="board")
    await world.until(at(2))

    await cannot(world, "rosa", What_now="No longer needed", Why="we meet by Zoom")

    assert "\nDropped on" in card(world)
    assert "we meet by Zoom" not in card(world)


async def test_the_chair_is_asked_where_whoever_asked_has_left(world: World) -> None:
    await world.workspace.slash("rosa", "/meeting chair @val", channel="board")
    await nudged(world)
    await world.workspace.leave("rosa", "board")
    await world.settle()

    await cannot(world, What_now="No longer needed")
    await world.until(at(3, 12))

    assert "no longer needed. Is that so?" in last(world, "val").plain
    await world.workspace.click("val", "Drop", dm=True)
    await world.settle()
    assert any("\nDropped on" in said.readable for said in world.workspace.messages("board"))


async def test_whoever_says_that_it_is_blocked_has_not_taken_it_on(world: World) -> None:
    await nudged(world)

    assert await cannot(world, What_now="Blocked", Waits_for="@val") == {}

    assert "taken on by" not in card(world)
    await world.until(at(3, 12))
    [told] = [said for said in world.workspace.direct_messages("val") if "still with you" in said.plain]
    assert "[Done] [I can't]" in told.readable
    assert "Press Done, More time" not in told.readable


@pytest.mark.parametrize(
    "answers",
    [
        {"What_now": "Pass on", "To_whom": "val"},
        {"What_now": "Pass on"},
        {"What_now": "Blocked", "Waits_for": "@mal"},
        {"What_now": "Blocked", "To_whom": "mal", "Waits_for": "mal, as I am off sick"},
        {"What_now": "No longer needed"},
    ],
    ids=lambda answers: " ".join(answers.values()),
)
async def test_illness_is_kept_to_the_bot_whatever_becomes_of_the_work(
    world: World, answers: dict[str, str]
) -> None:
    await nudged(world)

    await cannot(world, **answers, Why="I am off sick with depression")
    await world.until(at(4, 12))

    assert any(said.startswith("I keep this to myself: neither rosa") for said in nudges(world, "ade"))
    everybody = [said for who in ("rosa", "val", "mal") for said in nudges(world, who)]
    everybody += [one.readable for one in world.workspace.messages("board")]
    assert not [said for said in everybody if "sick" in said or "depression" in said]
    assert any("A1" in said for said in nudges(world, "rosa"))
    if answers["What_now"] == "Blocked":
        assert any("It waits for mal, who is told." in said for said in nudges(world, "rosa"))
