"""Presses, forms and shortcuts that Slack would sign of anybody, anywhere, with whatever values."""

import json
from itertools import count
from typing import Any

from bot.sandbox.behaviour import responses
from bot.sandbox.data.calls import Answer
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.messages import Message
from bot.sandbox.payloads import interactions
from tests.world import World

_VIEWS = count()


def buttons(message: Message | dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return each button of a message or a view, with its block's id."""
    blocks = message.blocks if isinstance(message, Message) else message["blocks"]
    found = [(block, element) for block in blocks for element in block.get("elements", [])]
    found += [(block, block["accessory"]) for block in blocks if "accessory" in block]
    return [(block["block_id"], element) for block, element in found if element.get("type") == "button"]


def button(message: Message | dict[str, Any], label: str) -> tuple[str, dict[str, Any]]:
    """Return the button of this label."""
    return next(each for each in buttons(message) if each[1]["text"]["text"] == label)


async def press(
    world: World,
    person: str,
    action_id: str,
    value: str,
    place: Channel | None = None,
    *,
    on: Message | None = None,
    view: dict[str, Any] | None = None,
    alone: bool = False,
) -> Answer:
    """Send a press of a button with any value: on a message of `place`, or in a modal."""
    workspace = world.workspace
    who = workspace.who(workspace.person(person).id)
    element = {"type": "button", "action_id": action_id, "value": value, "text": {"type": "plain_text"}}
    pressed = [interactions.action(element, "b", at=world.slack.stamp())]
    trigger = workspace.trigger(workspace.person(person))
    if place is None:
        payload = interactions.view_actions(workspace.app, who, view or opened(), pressed, trigger_id=trigger)
    else:
        where, url = workspace.where(place), responses.new_url(workspace, place, who.id, on)
        at: dict[str, Any] = {"response_url": url, "trigger_id": trigger}
        ts = on.ts if on is not None else world.slack.stamp()
        if alone:
            payload = interactions.ephemeral_actions(workspace.app, who, where, ts, pressed, **at)
        else:
            message = on.as_event() if on is not None else {"type": "message", "ts": ts, "text": ""}
            payload = interactions.message_actions(workspace.app, who, where, message, pressed, **at)
    return await world.slack.inbound.send(workspace, "interactive", payload)


async def submit(
    world: World, person: str, callback_id: str, metadata: object, **values: dict[str, Any]
) -> Answer:
    """Send in a form with any metadata; `values` are what its inputs hold, by block id."""
    workspace = world.workspace
    sender = workspace.person(person)
    packed = metadata if isinstance(metadata, str) else json.dumps(metadata)
    view = opened(callback_id, packed)
    view["blocks"] = [{"type": "input", "block_id": name} for name in values or {"first": {}}]
    view["state"] = {"values": {name: {name: value} for name, value in values.items()}}
    payload = interactions.view_submission(
        workspace.app, workspace.who(sender.id), view, trigger_id=workspace.trigger(sender)
    )
    return await world.slack.inbound.send(workspace, "interactive", payload)


def opened(callback_id: str = "", metadata: str = "") -> dict[str, Any]:
    """Return a modal as Slack sends it along with what is done in it."""
    name = f"V{next(_VIEWS)}"
    return {
        **{"id": name, "root_view_id": name, "type": "modal", "callback_id": callback_id, "hash": "1.a"},
        **{"title": {"type": "plain_text", "text": "A form"}, "blocks": [], "state": {"values": {}}},
        "private_metadata": metadata,
    }


def seen_by(world: World, person: str) -> str:
    """Return all that somebody gets to see, with what was answered to what they sent."""
    who = world.workspace.person(person)
    forms = [json.dumps(view.given) for view in world.slack.views.stack(who.id)]
    answers = [each.answer.body for each in world.slack.deliveries if _sender(each.payload) == who.id]
    shown = [f"{each.plain} {json.dumps(each.blocks)}" for each in world.workspace.visible_to(person)]
    return "\n".join([*shown, *forms, *answers])


def _sender(payload: dict[str, Any]) -> str:
    return str(payload.get("user_id") or (payload.get("user") or {}).get("id"))


def told(world: World, person: str) -> list[str]:
    """Return what the bot said to somebody alone, oldest first: in a channel, or directly."""
    alone = [*world.workspace.ephemerals(person), *world.workspace.direct_messages(person)]
    return [each.plain for each in sorted(alone, key=lambda each: each.ts)]
