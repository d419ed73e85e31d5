"""The buttons on nudges that an earlier version of the bot has sent: they work, or say what to press."""

from typing import Any

from bot.sandbox import Message
from tests.nudges.story import at, nudges, record, times
from tests.world import World

OLD = [
    ("Done", "nudge_done"),
    ("Still on it", "nudge_still_on_it"),
    ("Snooze", "nudge_snooze"),
    ("Pass on", "ask_pass_on"),
]


async def nudged(world: World) -> None:
    """Have ade nudged by an earlier version about an action that is due on Friday."""
    await record(world, "draft the scope paper", "ade")
    await world.until(at(2))
    with_buttons_of_earlier_versions(last(world))


def with_buttons_of_earlier_versions(sent: Message) -> Message:
    (row,) = (block for block in sent.blocks if "nudge_done" in str(block))
    value = row["elements"][0]["value"]
    row["elements"] = [_button(label, action_id, value) for label, action_id in OLD]
    return sent


def _button(label: str, action_id: str, value: str) -> dict[str, Any]:
    shown = {"type": "plain_text", "text": label}
    return {"type": "button", "text": shown, "action_id": action_id, "value": value}


def last(world: World) -> Message:
    return world.workspace.direct_messages("ade")[-1]


async def card(world: World) -> str:
    await world.workspace.slash("rosa", "/actions A1", channel="board")
    await world.settle()
    return world.workspace.ephemerals("rosa")[-1].readable


async def test_still_on_it_is_noted_and_the_next_nudge_comes_as_planned(world: World) -> None:
    await nudged(world)

    assert (await world.workspace.click("ade", "Still on it", dm=True)).acked
    await world.settle()
    assert "Still on it: noted, thank you." in last(world).readable
    assert "[More time]" in last(world).readable
    with_buttons_of_earlier_versions(last(world))
    assert (await world.workspace.click("ade", "Still on it", dm=True)).acked
    await world.settle()

    assert "ade (accepted)" in await card(world)
    assert world.workspace.ephemerals("ade")[-1].plain == "That is noted already for A1. Thank you!"
    await world.until(at(7, 12))
    assert times(world, "ade")[-2:] == [at(2), at(7)]


async def test_snooze_asks_for_more_time(world: World) -> None:
    await nudged(world)

    await world.workspace.click("ade", "Snooze", dm=True)
    await world.workspace.fill("ade", {"Or another day": "11 December"})
    await world.workspace.submit("ade")
    await world.settle()

    assert "It is due on Friday 11 December now." in last(world).readable
    assert "Due Friday 11 December, moved once" in await card(world)


async def test_a_snooze_that_was_open_says_what_to_press_and_keeps_what_was_typed(world: World) -> None:
    await nudged(world)
    await world.workspace.click("ade", "Snooze", dm=True)
    await world.workspace.fill("ade", {"Or another day": "11 December", "Why": "the figures are late"})
    (form,) = world.slack.views.stack(world.workspace.person("ade").id)
    form.given["callback_id"] = "nudge_snooze"

    await world.workspace.submit("ade")

    (said,) = world.workspace.errors("ade").values()
    assert said == (
        "Snooze has become More time: close this form, press Snooze once more, and say until when."
    )
    assert world.workspace.modal("ade") is not None


async def test_pass_on_asks_somebody_else(world: World) -> None:
    await nudged(world)

    await world.workspace.click("ade", "Pass on", dm=True)
    await world.workspace.fill("ade", {"Pass on to": "val", "Why": "Val knows the scope"})
    await world.workspace.submit("ade")
    await world.until(at(4, 12))

    assert "Passed on" in last(world).readable
    assert nudges(world, "val")[0].startswith("ade asks you to take on A1")
    assert times(world, "ade")[-1] == at(2)
    assert times(world, "val")[-1] == at(4)
