"""Asks `bot.slack.incoming.access` before each handler is called, so that no handler has to remember."""

import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.incoming import acknowledgement, home_answers
from bot.slack.incoming.access import doors
from bot.slack.incoming.access.named import Claim
from bot.slack.incoming.requests import Request

Handler = Callable[..., Awaitable[None]]


def given(handler: Handler) -> Handler:
    """Return what answers an event: a handler with what its parameters name.

    Bolt would hand it its own `command` and `event`, which are what Slack sent.
    """

    async def answer(ack: AsyncAck, context: AsyncBoltContext) -> None:
        parameters = inspect.signature(handler).parameters
        await handler(**{name: ack if name == "ack" else context[name] for name in parameters})

    return answer


def from_member(handler: Handler) -> Handler:
    """Return what answers a command or a shortcut: only members of a channel can send one there."""
    answered = given(handler)

    async def answer(ack: AsyncAck, context: AsyncBoltContext) -> None:
        press = context["press"]
        doors.heard(context["command"] if "command" in press.body else press)
        await answered(ack, context)

    return answer


def pressed(handler: Handler, kind: str) -> Handler:
    """Return what answers a button: acknowledged first, where Slack must be asked who may press it."""

    async def answer(ack: AsyncAck, context: AsyncBoltContext) -> None:
        press = context["press"]
        made = await doors.claim(press, kind)
        if doors.is_settled(press, made):
            await _admitted(handler, press, made, ack)
            return
        await ack()
        acknowledgement.later(press, _admitted(handler, press, made, _acknowledged))

    return answer


def sent_in(handler: Handler, kind: str) -> Handler:
    """Return what answers a form, once Slack has said that its sender may still see what it is about."""

    async def answer(ack: AsyncAck, context: AsyncBoltContext) -> None:
        submission = context["submission"]
        await _admitted(handler, submission, await doors.claim(submission, kind), ack)

    return answer


async def _admitted(
    handler: Handler, request: Request, made: Claim, ack: Callable[..., Awaitable[Any]]
) -> None:
    """Call a handler if access allows it; `inside` are those of its groups whose channel the sender is in."""
    inside = await doors.admit(request, made)
    given = {"ack": ack, "press": request, "submission": request, "inside": inside}
    await handler(**{name: given[name] for name in inspect.signature(handler).parameters})
    if request.view:
        follow = home_answers.follow if request.on_home else home_answers.follow_form
        request.bot.background.start(follow(request.bot, request.team, request.user, request.key))


async def _acknowledged(*_: object, **__: object) -> None:
    """Acknowledge what has been acknowledged already."""
