"""A Bolt app that acknowledges and does nothing else: `python -m bench.ratios.bare PORT SECRET`."""

import sys
from typing import Any

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult


async def authorize(**_: Any) -> AuthorizeResult:
    """Answer at once, as from a cache."""
    return AuthorizeResult(
        enterprise_id=None, team_id="T1", bot_user_id="UB", bot_id="B1", bot_token="xoxb-1"
    )


async def acknowledge(ack: AsyncAck) -> None:
    """Acknowledge."""
    await ack()


def main(port: int, secret: str) -> None:
    """Serve until killed."""
    app = AsyncApp(signing_secret=secret, authorize=authorize, process_before_response=True)
    app.command("/decide")(acknowledge)
    uvicorn.run(
        AsyncSlackRequestHandler(app), port=port, http="httptools", log_level="critical", access_log=False
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
