"""What a person is told when something they did can not be taken, and the acknowledgements around that."""

import json
import secrets
from collections.abc import Sequence
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncBoltRequest
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.listener.async_listener_completion_handler import AsyncListenerCompletionHandler
from slack_bolt.response import BoltResponse

from bot.acts import Act
from bot.parsing import typed
from bot.parsing.refusal import Refusal
from bot.views import text

log = structlog.get_logger()

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


async def unknown_command(ack: AsyncAck, command: dict[str, str]) -> None:
    """Tell somebody whose command the app's page still lists, but the bot no longer has."""
    await ack(f"{text.escape(command['command'])} is none of this bot's commands. Try /decide help.")


async def failed(error: Exception, body: dict[str, Any], context: AsyncBoltContext) -> BoltResponse:
    """Answer a request whose handler raised: a Refusal in its own words, anything else with a reference.

    Events get a 500, for which Slack sends them again; people are told that nothing was recorded.
    """
    if isinstance(error, Refusal):
        return _tell(body, context, str(error))
    said = _went_wrong(error)
    if context.ack.response is not None:
        # It was acknowledged, and so it was stored: Bolt would answer with the failure all the same.
        return context.ack.response
    if body.get("type") == "event_callback":
        return BoltResponse(status=500, body="")
    typed_before = text.escape(typed.readable(str(body.get("text") or "")))
    kept = f" You typed: {typed_before}" if typed_before else ""
    return _tell(body, context, said + kept)


def explain(act: Act, error: BaseException) -> None:
    """Tell whoever did something that was acknowledged before it was done why it was not."""
    act.aside(text.note(str(error) if isinstance(error, Refusal) else _went_wrong(error)))


def _went_wrong(error: BaseException) -> str:
    reference = secrets.token_hex(4)
    log.error("handler failed", reference=reference, error=type(error).__name__, exc_info=error)
    return f"Something went wrong here and nothing was recorded; please try again (reference {reference})."


def _tell(body: dict[str, Any], context: AsyncBoltContext, said: str) -> BoltResponse:
    """Say something to whoever did this, in the answer itself where Slack shows that, else afterwards."""
    if body.get("command"):
        return _shown({"response_type": "ephemeral", "text": said})
    if body.get("type") == "view_submission":
        field = _first_input(body)
        if field is not None:
            return _shown({"response_action": "errors", "errors": {field: said}})
    act: Act = context["press"]
    act.aside(text.note(said))
    return BoltResponse(status=200, body="")


def _shown(answer: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(answer), headers=JSON)


def _first_input(body: dict[str, Any]) -> str | None:
    blocks = body["view"]["blocks"]
    return next((str(block["block_id"]) for block in blocks if block["type"] == "input"), None)
