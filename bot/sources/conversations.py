"""Reads messages and threads from Slack.

Histories may be cut short (15 messages for apps that are distributed without Slack's approval) or not be
ours to read, so everything here returns less, or None, rather than fail.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack import failures
from bot.slack.bot import Bot
from bot.slack.people import Unsure
from bot.sources import messages
from bot.sources.messages import SlackMessage

PAGE = 200
MOST_PAGES = 5


@dataclass(frozen=True)
class Thread:
    """The messages of a thread, the first one first: the `whole` of it, or what stands before its end."""

    messages: list[SlackMessage]
    whole: bool = True


async def read_thread(bot: Bot, team: str, channel: str, ts: str) -> Thread | None:
    """Return a thread by the ts of any message in it, as far as Slack gives it; None where it does not."""
    found: list[SlackMessage] = []
    cursor = ""
    for _ in range(MOST_PAGES):
        page = {"channel": channel, "ts": ts, "limit": PAGE} | ({"cursor": cursor} if cursor else {})
        try:
            answer = await bot.people.ask(team, "conversations.replies", **page)
        except Unsure:
            return Thread(found, whole=False) if found else None
        known = {message.get("ts") for message in found}
        found += [one for one in answer.get("messages") or [] if one.get("ts") not in known]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            break
    return Thread(found, whole=not cursor)


async def read_message(bot: Bot, team: str, channel: str, ts: str) -> SlackMessage | None:
    """Return one message, in a thread or not; None when it is gone or can not be read."""
    only = {"oldest": ts, "latest": ts, "inclusive": True, "limit": 15}
    try:
        answer = await bot.people.ask(team, "conversations.replies", channel=channel, ts=ts, **only)
    except Unsure:
        return None
    found = (one for one in answer.get("messages") or [] if one.get("ts") == ts)
    return next((one for one in found if one.get("subtype") != "tombstone"), None)


def participants(thread: Sequence[SlackMessage]) -> list[str]:
    """Return who wrote in a thread, in the order in which they first did; no bots."""
    wrote = [messages.writer(one) for one in thread]
    return list(dict.fromkeys(user for user in wrote if user))


async def is_outside(bot: Bot, team: str, channel: str) -> bool:
    """Tell whether the bot is known not to be in a channel; False when Slack can not be asked at all."""
    try:
        return bot.workspaces[team].bot_user not in await bot.people.members(team, channel)
    except Unsure as unsure:
        return failures.code_of(unsure.__cause__) in ("channel_not_found", "not_in_channel", "missing_scope")
