"""One call that writes to Slack, made once, and what its failure means for the message it was to send."""

from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import failures
from scheduler.outcomes import Doubtful, Failed, Outcome


async def call(client: AsyncWebClient, method: str, arguments: dict[str, Any]) -> dict[str, Any] | Outcome:
    """Call Slack once; return what it answers, or what it means that it did not, or refused."""
    try:
        answer = await client.api_call(method, json=arguments)
    except aiohttp.ClientConnectorError:
        return Failed("Slack could not be reached")
    except SlackApiError as error:
        return _refused(error)
    except failures.UNREACHED as error:
        return Doubtful(f"the reply was lost: {type(error).__name__}")
    return dict(answer.data) if isinstance(answer.data, dict) else {}


def _refused(error: SlackApiError) -> Outcome:
    response = error.response
    headers = {name.lower(): value for name, value in (response.headers or {}).items()}
    code, said = failures.code_of(error), failures.explained(error)
    return failures.of_error(code, response.status_code, headers.get("retry-after"), said)
