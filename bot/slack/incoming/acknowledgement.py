"""Acknowledges requests, and tells people when what they did can not be taken, or has failed."""

import asyncio
import json
import secrets
from collections.abc import Coroutine, Mapping, Sequence
from functools import partial
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncBoltRequest
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.listener.async_listener_completion_handler import AsyncListenerCompletionHandler
from slack_bolt.response import BoltResponse

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack import naming
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command, Request
from storage.database import Busy, Unsettled, errands
from storage.database.errands import Errand

log = structlog.get_logger()

WRONG = "Something went wrong here and nothing was recorded; please try again (reference {reference})."
BUSY = (
    "This took too long here and nothing was recorded; please try again in a moment (reference {reference})."
)
UNSURE = (
    "This may have been recorded: the database did not say so in time (reference {reference}). "
    "Look for it with `/decisions` or `/actions`; or"
)

JSON: dict[str, str | Sequence[str]] = {"Content-Type": "application/json;charset=utf-8"}


class KeepAck(AsyncListenerCompletionHandler):
    """Give a listener that raised after `ack()` its acknowledgement back.

    Bolt forgets it (slack_bolt/listener/asyncio_runner.py sets `ack.response` to None), waits three
    seconds and lets Slack report that the app failed.
    """

    async def handle(self, request: AsyncBoltRequest, response: BoltResponse | None) -> None:
        """Acknowledge, unless that was done."""
        if request.context.ack.response is None:
            await request.context.ack()


async def nothing(ack: AsyncAck) -> None:
    """Acknowledge what needs no answer."""
    await ack()


async def unknown_command(ack: AsyncAck, command: Command) -> None:
    """Answer a command that the app's page in Slack still lists, but the bot no longer has."""
    await ack(f"This bot has no command {text.escape(command.body['command'])}. Try /decide help.")


async def failed(error: Exception, body: dict[str, Any], context: AsyncBoltContext) -> BoltResponse:
    """Answer a request whose handler raised: a Refusal in its own words, anything else with a reference.

    Events get a 500, for which Slack sends them again; people are told that nothing was recorded, unless
    something was, or may have been.
    """
    if isinstance(error, Refusal):
        return _tell(body, context, text.note(str(error)), error.fields)
    if context.ack.response is not None:
        # It was acknowledged, and so it was stored: Bolt would answer with the failure all the same.
        _log(error)
        return context.ack.response
    return _sorry(body, context, _explained(error, errands.current(), body))


def too_late(request: AsyncBoltRequest, errand: Errand) -> BoltResponse:
    """Answer a request that is not done when Slack stops waiting; nothing more of it is recorded.

    If something may be on record already, they are told so.
    """
    reference = secrets.token_hex(4)
    log.error("handler takes too long", reference=reference, unsure=errand.unsure)
    said = _unsure(request.body) if errand.unsure else BUSY
    errand.unsettled |= errand.unsure
    return _sorry(request.body, request.context, said.format(reference=reference))


async def named(context: AsyncBoltContext, response: BoltResponse) -> BoltResponse:
    """Return an answer to a request with people's names in it as plain text."""
    request: Request | None = context.get("press")
    if request is not None and "<@" in response.body:
        [kind, *_] = response.headers.get("content-type", [""])
        is_json = kind.startswith("application/json")
        said = json.loads(response.body) if is_json else {"text": response.body}
        said = await naming.named_at_once(request.bot.people, request.team, said)
        response.body = json.dumps(said) if is_json else said["text"]
    return response


def _log(error: BaseException) -> str:
    reference = secrets.token_hex(4)
    log.error("handler failed", reference=reference, error=type(error).__name__, exc_info=error)
    return reference


def _unsure(body: Mapping[str, Any]) -> str:
    if body.get("type") == "event_callback":
        return f"{UNSURE} write it again."
    again = "press it again" if not body.get("command") else "send the same words again within ten minutes"
    return f"{UNSURE} {again}, and it is recorded once."


def _sorry(body: dict[str, Any], context: AsyncBoltContext, said: str) -> BoltResponse:
    """Say what went wrong, and give back what was typed; an event is sent again instead."""
    if body.get("type") == "event_callback":
        return BoltResponse(status=500, body="")
    return _tell(body, context, text.with_typed(said, slack_text.readable(str(body.get("text") or ""))))


def later(request: Request, work: Coroutine[Any, Any, None]) -> None:
    """Do after the acknowledgement what somebody still waits for; if it fails, they are told."""
    request.bot.background.start_awaited(work, partial(_explain, request))


def _explain(request: Request, errand: Errand, error: BaseException) -> None:
    said = str(error) if isinstance(error, Refusal) else _explained(error, errand, request.body)
    request.reply_privately(text.note(said))


def _explained(error: BaseException, errand: Errand | None, body: Mapping[str, Any]) -> str:
    """Return what to say of a failure: that nothing was recorded, unless something was, or may have been."""
    said = BUSY if isinstance(error, Busy | asyncio.CancelledError) else WRONG
    if isinstance(error, Unsettled) or (errand is not None and errand.unsure):
        said = _unsure(body)
    if errand is not None:
        errand.unsettled |= errand.unsure
    return said.format(reference=_log(error))


def _tell(
    body: dict[str, Any],
    context: AsyncBoltContext,
    message: Message,
    fields: Mapping[str, str] | None = None,
) -> BoltResponse:
    """Tell the person who did this, in the answer itself where Slack shows that, else afterwards.

    In a form it is shown beside the inputs that it names in `fields`.
    """
    if body.get("command"):
        return _shown({"response_type": "ephemeral", **message})
    if body.get("type") == "view_submission":
        errors = _by_input(body, fields or {"": message["text"]})
        if errors:
            return _shown({"response_action": "errors", "errors": errors})
    request: Request | None = context.get("press")
    if request is not None:
        request.reply_privately(message)
    return BoltResponse(status=200, body="")


def _shown(answer: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(answer), headers=JSON)


def _by_input(body: dict[str, Any], fields: Mapping[str, str]) -> dict[str, str]:
    """Return what to show beside each input of a form; beside the first where the input named is not in it.

    Slack takes errors for inputs alone. Empty for a form without any.
    """
    inputs = [str(block["block_id"]) for block in body["view"]["blocks"] if block["type"] == "input"]
    errors: dict[str, str] = {}
    for field, said in fields.items():
        beside = field if field in inputs else next(iter(inputs), None)
        if beside is not None:
            errors[beside] = f"{errors[beside]} {said}" if beside in errors else said
    return errors
