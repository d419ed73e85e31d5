"""What Slack says was said: one message, or a whole thread, and who took part in it.

Histories may be cut short (15 messages for apps that are distributed without Slack's approval) or not be
ours to read, so everything here comes back with less, or with None, rather than fail.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.slack import failures
from bot.slack.bot import Bot
from bot.slack.people import Unsure
from bot.sources import cards
from storage import decisions, people
from storage.records import Decision, How

PAGE = 200
MOST_PAGES = 5
GIVE_UP_AFTER = timedelta(days=3)
"""How long Slack is asked for the thread of a decision: one that it still has not given then is gone."""

Message = dict[str, Any]


async def read(bot: Bot, team: str, channel: str, ts: str) -> list[Message] | None:
    """Return a thread by the ts of any message in it, the first one first; None when it can not be read."""
    found: list[Message] = []
    cursor = ""
    for _ in range(MOST_PAGES):
        page = {"channel": channel, "ts": ts, "limit": PAGE} | ({"cursor": cursor} if cursor else {})
        try:
            answer = await bot.people.ask(team, "conversations.replies", **page)
        except Unsure:
            return found or None
        known = {message.get("ts") for message in found}
        found += [one for one in answer.get("messages") or [] if one.get("ts") not in known]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            break
    return found


async def message(bot: Bot, team: str, channel: str, ts: str) -> Message | None:
    """Return one message, in a thread or not; None when it is gone or can not be read."""
    only = {"oldest": ts, "latest": ts, "inclusive": True, "limit": 15}
    try:
        answer = await bot.people.ask(team, "conversations.replies", channel=channel, ts=ts, **only)
    except Unsure:
        return None
    found = (one for one in answer.get("messages") or [] if one.get("ts") == ts)
    return next((one for one in found if one.get("subtype") != "tombstone"), None)


def took_part(thread: Sequence[Message]) -> list[str]:
    """Return who wrote in a thread, in the order in which they first did; no bots."""
    wrote = [one.get("user") for one in thread if not one.get("bot_id") and one.get("subtype") != "tombstone"]
    return list(dict.fromkeys(user for user in wrote if user))


async def remember(bot: Bot, decision: Decision) -> None:
    """Note on a decision, and show on its card, who took part in the thread it was captured from."""
    if decision.thread_ts is None:
        return
    thread = await read(bot, decision.team, decision.channel, decision.thread_ts)
    if thread is None:
        return
    users = took_part(thread)
    async with bot.sessions.read() as session:
        known = await people.known(session, decision.team, users)
    users = [user for user in users if user not in known or not known[user].bot]
    now = bot.clock()
    async with bot.sessions.begin() as session:
        await decisions.thread_read(session, decision, at=now)
        if not users:
            return
        await decisions.make_aware(session, decision, users, How.THREAD, at=now)
        await cards.put_update(session, decision, at=now)


async def remember_unread(bot: Bot) -> None:
    """Do for every decision what `remember` does that a process which died, or Slack, has left undone."""
    async with bot.sessions.read() as session:
        unread = await decisions.with_unread_threads(session, since=bot.clock() - GIVE_UP_AFTER)
    for decision in unread:
        if decision.team in bot.workspaces:
            await remember(bot, decision)


async def is_outside(bot: Bot, team: str, channel: str) -> bool:
    """Tell whether the bot is surely not in a channel; False when Slack can not be asked at all."""
    try:
        return bot.workspaces[team].bot_user not in await bot.people.members(team, channel)
    except Unsure as unsure:
        return failures.code_of(unsure.__cause__) in ("channel_not_found", "not_in_channel", "missing_scope")
