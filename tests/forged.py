"""Presses as somebody with a program of their own would send them: signed by Slack, with any value."""

from typing import Any

from bot.sandbox.behaviour import responses
from bot.sandbox.data.messages import Message
from bot.sandbox.payloads import interactions
from tests.world import World


async def press(world: World, person: str, action_id: str, value: str, message: Message) -> list[str]:
    """Press a button with this value on a message of a channel, or on one that a person alone sees.

    Returns what the person is told and shown because of it.
    """
    workspace, slack = world.workspace, world.slack
    sender, place = workspace.person(person), slack.channels[message.channel]
    told, messages = len(workspace.ephemerals(person)), len(workspace.direct_messages(person))
    element = {"type": "button", "action_id": action_id, "value": value}
    passes: dict[str, Any] = {
        "response_url": responses.new_url(workspace, place, sender.id, message),
        "trigger_id": workspace.trigger(sender),
        "values": {},
    }
    app, who, where = workspace.app, workspace.who(sender.id), workspace.where(place)
    actions = [interactions.action(element, "forged", at=slack.stamp(), chosen={})]
    if message.ephemeral_to:
        payload = interactions.ephemeral_actions(app, who, where, message.ts, actions, **passes)
    else:
        payload = interactions.message_actions(app, who, where, message.as_event(), actions, **passes)
    answer = await slack.inbound.send(workspace, "interactive", payload)
    await world.settle()
    assert answer.acked
    said = [*workspace.ephemerals(person)[told:], *workspace.direct_messages(person)[messages:]]
    shown = [workspace.modal_text(person)] if workspace.modal(person) else []
    return [answer.body, *(each.plain for each in said), *shown]
