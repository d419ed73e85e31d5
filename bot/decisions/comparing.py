"""Whether a new decision looks related to an earlier one: looked at once its author has been answered."""

from datetime import timedelta

from bot.decisions.relations import service
from bot.language import bounds, similarity
from bot.slack.bot import Bot
from storage import brief, unclear
from storage.records import Decision

LOOKED_THROUGH = 200
"""How many of a group's standing decisions are compared with a new one."""
LEFT_AFTER = timedelta(seconds=30)
"""A decision that was not compared by then never will be by the process that recorded it."""


async def compare(bot: Bot, decision: Decision) -> None:
    """Ask, once, what a new decision is to the earlier one that it looks related to, if any."""
    async with bot.sessions.read() as session:
        earlier = await brief.earlier(session, decision, limit=LOOKED_THROUGH)
    texts = [one.text for one in earlier]
    index = await bounds.in_thread(sum(map(len, texts)), lambda: similarity.closest(decision.text, texts))
    older_id = None if index is None else earlier[index].id
    async with bot.sessions.begin() as session:
        await service.compared(session, decision, older_id, at=bot.clock())


async def compare_left(bot: Bot) -> None:
    """Do what `compare` does for every decision for which a process that died left it undone."""
    async with bot.sessions.read() as session:
        left = await unclear.left_to_compare(session, before=bot.clock() - LEFT_AFTER)
    for decision in left:
        if decision.team in bot.workspaces:
            await compare(bot, decision)
