"""`/meeting`: plans when a group meets, changes that, and shows the next meeting."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.meetings import views
from bot.meetings.agenda import commands as agenda_commands
from bot.meetings.attendance import commands as attendance_commands
from bot.meetings.changes import commands as change_commands
from bot.meetings.organisations import commands as organisations_commands
from bot.meetings.plan import commands as plan_commands
from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming import acknowledgement, introductions
from bot.slack.incoming.requests import Command
from bot.understanding.meetings import changes as understanding_changes
from scheduler import places
from storage import groups

ELSEWHERE = "A group's meetings are planned in its channel: type `/meeting` there."
_BY_WORD: Mapping[str, Callable[[Command], Awaitable[Message]]] = {
    "": agenda_commands.show,
    "attendance": attendance_commands.correct,
}
_NAMES_PEOPLE: Mapping[str, Callable[[Command], Awaitable[Message]]] = {
    "chair": change_commands.chair,
    **dict.fromkeys(
        ("organisation", "organisations", "organization", "organizations"),
        organisations_commands.organisation,
    ),
}


async def meeting(ack: AsyncAck, command: Command) -> None:
    """Answer `/meeting` and all that may follow it."""
    if command.is_direct:
        await ack(**text.with_typed(ELSEWHERE, command.readable))
        return
    names_people = _NAMES_PEOPLE.get(_first_word(command))
    if names_people is not None and await introductions.are_due(command):
        acknowledgement.later(command, introductions.answer_after(command, partial(names_people, command)))
        await ack()
        return
    answer = await _answer(command)
    if answer is not None:
        await ack(**answer)
        return
    acknowledgement.later(command, plan_commands.plan_once_known(command))
    await ack()


def _first_word(command: Command) -> str:
    return command.readable.split(" ", 1)[0].lower()


async def _answer(command: Command) -> Message | None:
    """Do what was asked and say so; None for a plan of a group whose time zone must be asked for first."""
    if slack_text.asks_help(command.readable):
        return text.note(views.HELP)
    async with command.bot.sessions.read() as session:
        group = await groups.find(session, command.team, command.channel)
    if group is not None:
        # Who decides about a change must still be in the channel by the time it is confirmed.
        command.bot.background.start(membership.sync(command.bot, command.team, command.channel))
    word = _first_word(command)
    if (does := _NAMES_PEOPLE.get(word) or _BY_WORD.get(word)) is not None:
        return await does(command)
    zone = places.named(group.zone) if group is not None else None
    if understanding_changes.starts(command.readable):
        return await change_commands.change(command, zone or places.UTC)
    return await plan_commands.plan(command, zone) if zone is not None else None
