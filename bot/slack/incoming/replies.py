"""Tells one person something after the acknowledgement, even when the response_url does not work."""

import re
from urllib.parse import urlsplit

import structlog
from slack_bolt.async_app import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import failures, naming
from bot.slack.blocks.text import Message
from bot.slack.bot import Bot

log = structlog.get_logger()

_RESPONSES = (("https", "hooks.slack.com"), ("https", "hooks.slack-gov.com"))
_REFUSED = re.compile(r'\{\s*"ok"\s*:\s*false')


async def alone(
    bot: Bot,
    team: str,
    url: str | None,
    channel: str,
    user: str,
    message: Message,
    *,
    instead: bool = False,
    thread: str | None = None,
) -> None:
    """Show `message` to `user` alone, where they are; by direct message when that can not be.

    `url` is the response_url that came with what they did. `instead` puts it in place of the message that
    they pressed in, which must be theirs alone.
    """
    client = bot.clients[team]
    message = await naming.named(bot.people, team, message)
    if await _responded(client, url, message, instead, thread) or await _posted(
        client, channel, user, message, thread
    ):
        return
    try:
        await client.chat_postMessage(channel=user, **message)
    except failures.RAISED as error:
        log.warning("an answer could not be given", error=type(error).__name__)


def is_slacks(url: str, api_url: str) -> bool:
    """Tell whether an address is Slack's own: where its Web API is, or where it keeps response URLs."""
    try:
        given, api = urlsplit(url), urlsplit(api_url)
    except ValueError:
        return False
    return (given.scheme, given.netloc) in ((api.scheme, api.netloc), *_RESPONSES)


async def _responded(
    client: AsyncWebClient, url: str | None, message: Message, instead: bool, thread: str | None
) -> bool:
    if url is None:
        return False
    respond = AsyncRespond(response_url=url, proxy=client.proxy, ssl=client.ssl)
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
