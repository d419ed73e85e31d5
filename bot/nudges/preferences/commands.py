"""`/nudges`: shows and changes how its sender is reminded, anywhere, and for their eyes only."""

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.meetings import calendars
from bot.nudges.preferences import service, views, words
from bot.nudges.preferences.changes import Changed
from bot.nudges.preferences.words import Leave, Meant, Other
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command
from storage.database import Session
from storage.records import HowOften


async def nudges(ack: AsyncAck, command: Command) -> None:
    """Answer `/nudges` and all that may follow it."""
    if slack_text.asks_help(command.typed):
        await ack(**text.note(views.HELP))
        return
    async with command.bot.sessions.begin() as session:
        answer = await _answer(session, command)
    await ack(**answer)


async def _answer(session: Session, command: Command) -> Message:
    team, user, at = command.team, command.user, command.at
    calendar = await calendars.find(session, team, command.channel, user, now=at)
    meant = words.read(command.typed, calendar)
    if meant is Other.SHOW:
        return views.shown(*await service.stands(session, team, user, now=at))
    if meant is Other.STOP:
        return views.question()
    if not await command.first_time(session):
        outcome = await command.outcome(session)
        return views.changed(await service.changed_before(session, team, user, outcome, now=at))
    changed = await _change(session, command, meant)
    await command.remember(session, changed.outcome)
    return views.changed(changed)


async def _change(session: Session, command: Command, meant: Meant) -> Changed:
    team, user, at = command.team, command.user, command.at
    if isinstance(meant, HowOften):
        return await service.remind(session, team, user, meant, at=at)
    if isinstance(meant, Leave):
        return await service.go_away(session, team, user, meant.until, since=meant.since, at=at)
    return await service.come_back(session, team, user, at=at)
