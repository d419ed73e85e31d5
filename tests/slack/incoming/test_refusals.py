"""What is refused in a form stands beside the input that it is about."""

import json
from collections.abc import AsyncIterator

import pytest

from bot import app
from bot.language import refusal
from bot.language.refusal import Faults, Refusal
from storage.database import Sessions
from tests import front
from tests.front import Front
from tests.slack.incoming.test_acknowledgement import pressed, submitted, whispered
from tests.world import World, opened


async def refuses() -> None:
    """Refuse without naming an input."""
    raise Refusal("Say who is to do it: /action @sam draft the paper")


async def refuses_a_day() -> None:
    """Refuse what was put into one input of a form."""
    with refusal.beside("day"):
        raise Refusal("No such day.")


async def refuses_several() -> None:
    """Refuse several inputs at once, and one that the form does not show."""
    faults = Faults()
    faults.add("day", "No such day.")
    with faults.beside("owners"):
        raise Refusal("Nobody is to do it.")
    with faults.beside("day"):
        raise Refusal("That is not a time.", field="folded")
    faults.refuse()


HANDLERS = {"refuse": refuses, "refuse_day": refuses_a_day, "refuse_several": refuses_several}


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    async with opened(sqlite_sessions) as opened_world:
        yield opened_world


@pytest.fixture
async def door(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Front]:
    for name, handler in HANDLERS.items():
        monkeypatch.setitem(app.BUTTONS, name, handler)
        monkeypatch.setitem(app.FORMS, name, handler)
    async with front.opened(world) as opened_front:
        yield opened_front


def inputs(*names: str) -> list[dict[str, str]]:
    return [{"type": "input", "block_id": name} for name in names]


@pytest.mark.parametrize(
    ("callback_id", "shown", "errors"),
    [
        ("refuse", ["until", "day"], {"until": "Say who is to do it: /action @sam draft the paper"}),
        ("refuse_day", ["until", "day"], {"day": "No such day."}),
        ("refuse_day", ["until"], {"until": "No such day."}),
        (
            "refuse_several",
            ["until", "day", "owners"],
            {"until": "That is not a time.", "day": "No such day.", "owners": "Nobody is to do it."},
        ),
        ("refuse_several", ["day"], {"day": "No such day. Nobody is to do it. That is not a time."}),
    ],
)
async def test_what_is_refused_in_a_form_stands_beside_the_input_that_it_is_about(
    door: Front, world: World, callback_id: str, shown: list[str], errors: dict[str, str]
) -> None:
    _, said = await door.interaction(submitted(world, callback_id, *inputs(*shown)))

    assert json.loads(said) == {"response_action": "errors", "errors": errors}


@pytest.mark.parametrize(
    ("callback_id", "told"),
    [
        ("refuse_day", "No such day."),
        ("refuse_several", "No such day. Nobody is to do it. That is not a time."),
    ],
)
async def test_what_is_refused_of_inputs_outside_a_form_is_said_in_one_sentence_after_another(
    door: Front, world: World, callback_id: str, told: str
) -> None:
    await door.interaction(pressed(world, callback_id, world.workspace.channel("board").id))

    assert await whispered(world) == [told]
