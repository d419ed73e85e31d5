"""Telling one person something after the acknowledgement, also when the address it came with is no use."""

import re

import structlog
from slack_bolt.async_app import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import failures
from bot.views.text import Message

log = structlog.get_logger()

_REFUSED = re.compile(r'\{\s*"ok"\s*:\s*false')


async def alone(
    client: AsyncWebClient,
    respond: AsyncRespond,
    channel: str,
    user: str,
    message: Message,
    *,
    instead: bool = False,
    thread: str | None = None,
) -> None:
    """Show `message` to `user` alone, where they are; by direct message when that can not be.

    `instead` puts it in place of the message that they pressed in, which must be theirs alone.
    """
    if await _responded(respond, message, instead, thread) or await _posted(
        client, channel, user, message, thread
    ):
        return
    try:
        await client.chat_postMessage(channel=user, **message)
    except failures.RAISED as error:
        log.warning("an answer could not be given", error=type(error).__name__)


async def _responded(respond: AsyncRespond, message: Message, instead: bool, thread: str | None) -> bool:
    try:
        answer = await respond(
            replace_original=instead, response_type="ephemeral", thread_ts=thread, **message
        )
    except failures.RAISED:
        return False
    return answer.status_code == 200 and not _REFUSED.match(answer.body or "")


async def _posted(
    client: AsyncWebClient, channel: str, user: str, message: Message, thread: str | None
) -> bool:
    if not channel:
        return False
    try:
        if channel.startswith("D"):
            await client.chat_postMessage(channel=channel, thread_ts=thread, **message)
        else:
            await client.chat_postEphemeral(channel=channel, user=user, thread_ts=thread, **message)
    except failures.RAISED:
        return False
    return True
