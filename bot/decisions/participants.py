"""Who took part in the thread that a decision was captured from: Slack is asked once it is recorded."""

from datetime import timedelta

from bot.decisions import service
from bot.slack.bot import Bot
from bot.sources import conversations
from storage import decisions, people
from storage.records import Decision

GIVE_UP_AFTER = timedelta(days=3)
"""How long Slack is asked for the thread of a decision: one that it has not given by then is gone."""


async def remember(bot: Bot, decision: Decision) -> None:
    """Note on a decision, and show on its card, who took part in its thread, if it has one."""
    if decision.thread_ts is None:
        return
    thread = await conversations.read_thread(bot, decision.team, decision.channel, decision.thread_ts)
    if thread is None:
        return
    users = conversations.participants(thread.messages)
    async with bot.sessions.read() as session:
        known = await people.known(session, decision.team, users)
    users = [user for user in users if user not in known or not known[user].bot]
    async with bot.sessions.begin() as session:
        await service.note_thread(session, decision, users, at=bot.clock())


async def remember_unread(bot: Bot) -> None:
    """Do what `remember` does for every decision for which Slack, or a process that died, left it undone."""
    async with bot.sessions.read() as session:
        unread = await decisions.with_unread_threads(session, since=bot.clock() - GIVE_UP_AFTER)
    for decision in unread:
        if decision.team in bot.workspaces:
            await remember(bot, decision)
