"""Whoever types or presses with the id of a channel they are not in: they record and read nothing there."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.acts import Act, Press
from bot.context import Bot
from bot.parsing.refusal import Refusal
from bot.people import Unsure
from storage import groups, people

PATIENCE = 1.0
"""Seconds; what is left of Slack's three is for the form and the acknowledgement."""
OUTSIDE = "You are not in this channel, so nothing is recorded or shown here. Join it, then try again."


async def refuse(act: Act) -> None:
    """Raise Refusal when Slack says that somebody unknown in a group is not in its channel.

    Slack is asked only about those not known there yet. When it can not be asked the signed request
    counts, which Slack itself offers to members alone: it is what lets a group be used before the bot
    was invited.
    """
    if await is_known(act.bot, act.team, act.channel, act.user):
        return
    try:
        async with asyncio.timeout(PATIENCE):
            present = await act.bot.people.members(act.team, act.channel)
    except (Unsure, TimeoutError):
        return
    if act.user not in present:
        raise Refusal(OUTSIDE)


async def turn_away(press: Press, next_: Callable[[], Awaitable[None]]) -> None:
    """Let only members press anything in a channel: a card may still be on the screen of who has left."""
    if press.channel:
        await refuse(press)
    await next_()


async def is_known(bot: Bot, team: str, channel: str, user: str) -> bool:
    """Tell whether somebody is in a channel as far as we know; nobody is unknown where there is no group."""
    async with bot.sessions.read() as session:
        if await people.is_member(session, team, channel, user):
            return True
        return await groups.find(session, team, channel) is None
