"""People whom somebody names as typed before the bot has met them: Slack is asked once, and then it goes on.

Only Slack knows who is in a channel, and is asked about it now and then. Whoever is named before, or has
come since, would be called nobody. Slack is asked after the acknowledgement: a command that names somebody
unmet has stored nothing yet, so nothing is lost should the process end then.
"""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta

from bot.language import names
from bot.language.refusal import Refusal
from bot.slack import membership
from bot.slack.blocks.text import Message
from bot.slack.requests import Command
from storage import groups, people
from storage.records import Group

LATELY = timedelta(minutes=1)
"""How long after Slack was asked who is in a group nobody is looked for there again."""
UNTOLD = "Slack can not tell me just now who goes by that name: try again in a minute."


async def are_due(asked: Command) -> bool:
    """Tell whether a command has a name in it by which nobody goes here, but perhaps somebody does by now."""
    if not names.are_in(asked.typed):
        return False
    async with asked.bot.sessions.read() as session:
        known = await people.described(session, asked.team, [asked.channel])
        group = await groups.find(session, asked.team, asked.channel)
    unknown = any(not named.people for named in names.read(asked.typed, known))
    return unknown and not _was_asked_lately(group, asked.at)


async def answer_after(asked: Command, answer: Callable[[], Awaitable[Message]]) -> None:
    """Have Slack say who is in the channel, and answer what was typed there after that; or raise Refusal."""
    await membership.sync(asked.bot, asked.team, asked.channel)
    if await are_due(asked):
        raise Refusal(UNTOLD)
    asked.aside(await answer())


async def make(asked: Command, channels: Iterable[str]) -> bool:
    """Have Slack say who is in each group of which it never has, and in the one where something was typed.

    False when there is a name in that, and Slack does not say who is in one of them.
    """
    if not names.are_in(asked.typed):
        return True
    for channel in channels:
        if not await _is_known(asked, channel):
            await membership.sync(asked.bot, asked.team, channel)
            if not await _is_known(asked, channel):
                return False
    return True


async def _is_known(asked: Command, channel: str) -> bool:
    async with asked.bot.sessions.read() as session:
        group = await groups.find(session, asked.team, channel)
    return _was_asked_lately(group, asked.at, ever=channel != asked.channel)


def _was_asked_lately(group: Group | None, now: datetime, *, ever: bool = False) -> bool:
    """Tell whether Slack has said just now, or `ever`, who is in a group."""
    at = group.synced_at if group is not None else None
    return at is not None and (ever or timedelta(0) <= now - at < LATELY)
