"""People who are named in a command before the bot has met them: Slack is asked once who is in the channel.

Only Slack knows who is in a channel, and it is asked about that now and then. Somebody who joined since
would not be found. Slack is asked after the acknowledgement: a command that names somebody unknown has
stored nothing yet, so nothing is lost if the process ends then.
"""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta

from bot.language import names
from bot.language.refusal import Refusal
from bot.slack import membership
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command, Request
from storage import groups, people
from storage.database import errands
from storage.records import Group

PATIENCE = 0.8
"""Seconds for which a command waits for Slack to say who is in its channel."""
LATELY = timedelta(minutes=1)
"""After Slack was asked who is in a group, nobody is looked for there again for this time."""
UNTOLD = "Slack can not tell me just now who goes by that name: try again in a minute."


async def are_due(command: Command) -> bool:
    """Tell whether a command names somebody whom we do not know here, but who may have joined."""
    if not names.are_in(command.typed):
        return False
    async with command.bot.sessions.read() as session:
        known = await people.described(session, command.team, [command.channel])
        group = await groups.find(session, command.team, command.channel)
    unknown = any(not named.people for named in names.typed_in(command.typed, known))
    return unknown and not was_asked_lately(group, command.at)


async def in_time(command: Command) -> None:
    """Have Slack say who is in the channel before a command is understood, if it never has, or has to again.

    It is waited for no longer than a person notices; what Slack says later counts for the next command.
    """
    if not was_asked_lately(command.around.group, command.at, ever=not await are_due(command)):
        await _ask(command)


async def once_more(request: Request) -> bool:
    """Have Slack say who is where somebody is named whom we do not know there; False if it said so lately."""
    async with request.bot.sessions.read() as session:
        group = await groups.find(session, request.team, request.channel)
    if was_asked_lately(group, request.at):
        return False
    await _ask(request)
    return True


async def _ask(request: Request) -> None:
    asking = membership.sync(request.bot, request.team, request.channel)
    await request.bot.background.start_and_wait(asking, errands.time_left(PATIENCE))


async def answer_after(command: Command, answer: Callable[[], Awaitable[Message]]) -> None:
    """Have Slack say who is in the channel, and answer what was typed there after that; or raise Refusal."""
    await membership.sync(command.bot, command.team, command.channel)
    if await are_due(command):
        raise Refusal(UNTOLD)
    command.reply_privately(await answer())


async def make(command: Command, channels: Iterable[str]) -> bool:
    """Ask Slack who is in each group that it was never asked about, and in the one where a command was typed.

    Return False when the command names somebody, and Slack does not say who is in one of the groups.
    """
    if not names.are_in(command.typed):
        return True
    for channel in channels:
        if not await _is_known(command, channel):
            await membership.sync(command.bot, command.team, channel)
            if not await _is_known(command, channel):
                return False
    return True


async def _is_known(command: Command, channel: str) -> bool:
    async with command.bot.sessions.read() as session:
        group = await groups.find(session, command.team, channel)
    return was_asked_lately(group, command.at, ever=channel != command.channel)


def was_told_since(group: Group | None, since: datetime) -> bool:
    """Tell whether Slack has said after a time who is in a group."""
    return group is not None and group.synced_at is not None and group.synced_at >= since


def was_asked_lately(group: Group | None, now: datetime, *, ever: bool = False) -> bool:
    """Tell whether Slack has said within the last minute, or `ever`, who is in a group."""
    at = group.synced_at if group is not None else None
    return at is not None and (ever or timedelta(0) <= now - at < LATELY)
