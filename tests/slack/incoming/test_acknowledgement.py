"""What people are told when something fails, and what Slack is told of what nobody asked for."""

import asyncio
import html
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck

from bot import app
from bot.language.refusal import Refusal
from storage.database import Sessions
from tests import front
from tests.front import Front
from tests.world import World, opened

Handler = Callable[..., Awaitable[None]]
BROKEN = re.compile(
    r"Something went wrong here and nothing was recorded; please try again \(reference [0-9a-f]{8}\)\."
)


async def breaks() -> None:
    """Fail as a handler does whose database is away."""
    raise OSError("the disk is full of secrets")


async def refuses() -> None:
    """Refuse as a handler does that can not take what it is given."""
    raise Refusal("Say who is to do it: /action @sam draft the paper")


async def acknowledges_and_breaks(ack: AsyncAck) -> None:
    """Fail when everything was stored and acknowledged."""
    await ack("Recorded as D1.")
    raise OSError("too late to matter")


HANDLERS: dict[str, Handler] = {
    "break": breaks,
    "refuse": refuses,
    "late": acknowledges_and_breaks,
}


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    async with opened(sqlite_sessions) as opened_world:
        yield opened_world


@pytest.fixture
async def door(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Front]:
    for name, handler in HANDLERS.items():
        monkeypatch.setitem(app.COMMANDS, f"/{name}", handler)
        monkeypatch.setitem(app.BUTTONS, name, handler)
        monkeypatch.setitem(app.FORMS, name, handler)
        monkeypatch.setitem(app.MESSAGE_SHORTCUTS, name, handler)
        monkeypatch.setitem(app.EVENTS, f"{name}_event", handler)
    async with front.opened(world) as opened_front:
        yield opened_front


def by_rosa(world: World, **more: Any) -> dict[str, Any]:
    rosa = world.workspace.person("rosa")
    team = world.workspace.team_id
    return {"team": {"id": team}, "user": {"id": rosa.id, "team_id": team}, "trigger_id": "1.2", **more}


def pressed(world: World, action: str, channel: str | None) -> dict[str, Any]:
    place = {"channel": {"id": channel, "name": "x"}} if channel else {}
    actions = [{"type": "button", "action_id": action, "block_id": "b", "value": "1", "action_ts": "1.1"}]
    return by_rosa(world, type="block_actions", actions=actions, **place)


def submitted(world: World, callback_id: str, *blocks: dict[str, Any]) -> dict[str, Any]:
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": callback_id,
        "blocks": list(blocks),
        "state": {"values": {}},
        "private_metadata": "",
    }
    return by_rosa(world, type="view_submission", view=view)


INPUT = {"type": "input", "block_id": "Decision"}


async def whispered(world: World) -> list[str]:
    await world.bot.background.drain()
    return [message.plain for message in world.workspace.ephemerals("rosa")]


async def test_a_command_that_breaks_says_so_and_keeps_what_was_typed(door: Front) -> None:
    status, said = await door.form(door.command("/break We <!channel> open &amp; close"))

    assert status == 200
    assert BROKEN.search(said)
    assert "You typed: We @\\u2060channel open &amp; close" in said
    assert "secrets" not in said


async def test_a_long_command_that_breaks_is_given_back_whole(door: Front) -> None:
    typed = "We " + "open & close " * 400 + "in June"

    _, said = await door.form(door.command(f"/break {typed}"))

    answer = json.loads(said)
    assert answer["text"].endswith(f"You typed: {html.escape(typed, quote=False)}")
    assert "".join(block["text"]["text"] for block in answer["blocks"]) == answer["text"]


async def test_a_command_that_is_refused_says_why(door: Front) -> None:
    assert "Say who is to do it" in (await door.form(door.command("/refuse x")))[1]


async def test_what_was_acknowledged_stays_so_when_something_breaks_afterwards(door: Front) -> None:
    status, said = await door.form(door.command("/late x"))

    assert status == 200
    assert "Recorded as D1." in said
    assert "wrong" not in said


async def test_an_event_that_breaks_is_asked_for_again(door: Front, world: World) -> None:
    event = {"type": "break_event", "user": "U1"}
    envelope = {"type": "event_callback", "team_id": world.workspace.team_id, "event": event}

    assert (await door.event(envelope))[0] == 500


async def test_a_form_that_breaks_stays_open_with_the_reason(door: Front, world: World) -> None:
    status, said = await door.interaction(submitted(world, "break", {"type": "divider"}, INPUT))

    assert status == 200
    assert '"response_action": "errors"' in said
    assert '"Decision": "Something went wrong' in said


async def test_a_form_without_inputs_that_breaks_is_explained_in_a_direct_message(
    door: Front, world: World
) -> None:
    assert await door.interaction(submitted(world, "break")) == (200, "")
    await world.bot.background.drain()
    rosa = world.workspace.person("rosa").id
    (told,) = [call for call in world.slack.calls if call.method == "chat.postMessage"]

    assert told.arguments["channel"] == rosa
    assert BROKEN.fullmatch(told.arguments["text"])


@pytest.mark.parametrize("action", ["break", "refuse"])
async def test_a_button_that_does_nothing_says_why_to_who_pressed_it(
    door: Front, world: World, action: str
) -> None:
    board = world.workspace.channel("board").id

    assert await door.interaction(pressed(world, action, board)) == (200, "")
    (said,) = await whispered(world)
    assert BROKEN.fullmatch(said) or said.startswith("Say who is to do it")


async def test_a_shortcut_that_breaks_says_so(door: Front, world: World) -> None:
    board = {"id": world.workspace.channel("board").id, "name": "board"}
    message = {"type": "message", "ts": "1.1", "text": "hello"}
    payload = by_rosa(world, type="message_action", callback_id="break", channel=board, message=message)

    assert await door.interaction(payload) == (200, "")
    (said,) = await whispered(world)
    assert BROKEN.fullmatch(said)


async def test_a_failure_that_slack_will_not_pass_on_is_let_go(door: Front, world: World) -> None:
    world.slack.faults.add("chat.postEphemeral", "ok:false", error="channel_not_found")
    board = world.workspace.channel("board").id

    assert await door.interaction(pressed(world, "break", board)) == (200, "")
    assert await whispered(world) == []


async def test_an_unknown_command_is_answered(door: Front) -> None:
    status, said = await door.form(door.command("/oldname x"))

    assert status == 200
    assert "This bot has no command /oldname. Try /decide help." in said


UNKNOWN = ["block_actions", "message_action", "shortcut", "view_submission", "view_closed"]
UNKNOWN += ["block_suggestion", "interactive_message", "dialog_submission", "workflow_step_edit", "news"]


@pytest.mark.parametrize("kind", UNKNOWN)
async def test_an_unknown_interaction_is_answered(door: Front, world: World, kind: str) -> None:
    payload = submitted(world, "of another version") | pressed(world, "of another version", "C1")
    payload |= {"type": kind, "callback_id": "of another version", "action_id": "x", "value": "y"}
    payload["workflow_step"] = {}

    assert (await door.interaction(payload))[0] == 200


async def test_a_hundred_kinds_of_event_that_nobody_wants_are_answered(door: Front, world: World) -> None:
    team = world.workspace.team_id
    answers = [
        await door.event({"type": "event_callback", "team_id": team, "event": {"type": f"kind_{number}"}})
        for number in range(100)
    ]
    limited = await door.event({"type": "app_rate_limited", "team_id": team, "minute_rate_limited": 1})

    assert {status for status, _ in [*answers, limited]} == {200}


@pytest.mark.parametrize("kind", ["event", "command", "press"])
async def test_a_workspace_that_nobody_installed_it_in_is_answered_and_nothing_happens(
    door: Front, world: World, kind: str
) -> None:
    world.bot.workspaces["T2"] = world.bot.workspaces[world.workspace.team_id]  # type: ignore[index]
    calls = len(world.slack.calls)
    if kind == "event":
        event = {"type": "break_event", "user": "U1"}
        envelope = {"type": "event_callback", "team_id": "T9", "event": event}
        answer = await door.event(envelope | {"authorizations": [{"team_id": "T9"}]})
    elif kind == "command":
        answer = await door.form(door.command("/decide We open") | {"team_id": "T9"})
    else:
        answer = await door.interaction(pressed(world, "break", "C1") | {"team": {"id": "T9"}})
    await world.bot.background.drain()

    assert answer == (200, "")
    assert len(world.slack.calls) == calls


async def test_until_slack_has_said_who_we_are_it_is_asked_to_come_back(door: Front) -> None:
    door.reception.app = None

    assert (await door.form(door.command("/decide We open in May")))[0] == 503


async def test_chores_that_do_not_end_are_cut_short(world: World) -> None:
    world.bot.background.start(asyncio.Event().wait())
    await world.bot.background.drain(0.01)
    await world.bot.background.drain()
