"""What a person is told when something they did can not be taken, and the acknowledgements around that."""

import json
import secrets
from collections.abc import Sequence
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncBoltRequest
from slack_bolt.listener.async_listener_completion_handler import AsyncListenerCompletionHandler
from slack_bolt.response import BoltResponse

from bot.parsing.refusal import Refusal

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


async def failed(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """Answer a request whose handler raised: a Refusal in its own words, anything else with a reference.

    Events get a 500, for which Slack sends them again; people are told that nothing was recorded.
    """
    if isinstance(error, Refusal):
        return _tell(body, str(error))
    reference = secrets.token_hex(4)
    log.error("handler failed", reference=reference, error=type(error).__name__, exc_info=error)
    if body.get("type") == "event_callback":
        return BoltResponse(status=500, body="")
    typed = body.get("text")
    kept = f" You typed: {typed}" if typed else ""
    said = f"Something went wrong here and nothing was recorded; please try again (reference {reference})."
    return _tell(body, said + kept)


def _tell(body: dict[str, Any], said: str) -> BoltResponse:
    if body.get("type") == "view_submission":
        answer: dict[str, Any] = {"response_action": "errors", "errors": {_first_input(body): said}}
    elif body.get("command"):
        answer = {"response_type": "ephemeral", "text": said}
    else:
        return BoltResponse(status=200, body="")
    return BoltResponse(status=200, body=json.dumps(answer), headers=JSON)


def _first_input(body: dict[str, Any]) -> str:
    blocks = body["view"]["blocks"]
    return str(next(block["block_id"] for block in blocks if block["type"] == "input"))
