"""`/meeting`: plans when a group meets, changes that, shows it, and takes what else is said of meetings."""

from functools import partial

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.meetings import doing, known, views
from bot.meetings.asked import Answer, Asked
from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming import acknowledgement, introductions
from bot.slack.incoming.requests import Command
from bot.sources import reading
from bot.understanding.known import Door
from bot.understanding.meaning import Meaning, Show
from storage import groups

ELSEWHERE = "A group's meetings are planned in its channel: type `/meeting` there."


async def meeting(ack: AsyncAck, command: Command) -> None:
    """Answer `/meeting` and all that may follow it."""
    if command.is_direct:
        await ack(**text.with_typed(ELSEWHERE, command.readable))
        return
    if slack_text.asks_help(command.readable):
        await ack(**text.note(views.HELP))
        return
    if await introductions.are_due(command):
        acknowledgement.later(command, introductions.answer_after(command, partial(_said, command)))
        await ack()
        return
    async with command.bot.sessions.read() as session:
        group = await groups.find(session, command.team, command.channel)
    if group is not None:
        # Who decides about a change must still be in the channel by the time it is confirmed.
        command.bot.background.start(membership.sync(command.bot, command.team, command.channel))
    meaning = await _meaning(command)
    if (group is None or group.zone is None) and not isinstance(meaning, Show):
        acknowledgement.later(command, _once_known(command))
        await ack()
        return
    await ack(**await _with_form(command, await doing.answer(_asked(command), meaning)))


async def _once_known(command: Command) -> None:
    """Ask Slack where the people of a group live, and who they are; then answer by the group's own clock."""
    await membership.sync(command.bot, command.team, command.channel)
    command.reply_privately(await _said(command))


async def _said(command: Command) -> Message:
    return await _with_form(command, await doing.answer(_asked(command), await _meaning(command)))


def _asked(command: Command) -> Asked:
    return Asked.by(command, command.readable)


async def _meaning(command: Command) -> Meaning:
    async with command.bot.sessions.read() as session:
        group = await known.of_meetings(session, command.team, command.channel, command.user, now=command.at)
        return await reading.meaning_of(session, command.team, command.typed, Door.MEETING, group)


async def _with_form(command: Command, answer: Answer) -> Message:
    if answer.view is None or await command.open(answer.view):
        return answer.message
    return answer.unopened or answer.message
