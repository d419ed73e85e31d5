"""`/meeting organisation`: whom the people of a group speak for."""

import re

from bot.language import names
from bot.language.refusal import Refusal
from bot.meetings.organisations import service, views
from bot.slack import directory
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command
from bot.understanding import organisations as understanding
from storage import groups, people

_WORD = re.compile(r"^\s*organi[sz]ations?\b", re.IGNORECASE)
DONE = "That was noted already."


async def organisation(command: Command) -> Message:
    """Note whom somebody speaks for, or show what is known; what can not be is repeated as it was typed."""
    try:
        return await _organisation(command, _WORD.sub("", command.typed, count=1))
    except Refusal as refusal:
        return text.with_typed(str(refusal), command.readable)


async def _organisation(command: Command, words: str) -> Message:
    async with command.bot.sessions.begin() as session:
        resolved = await directory.with_tokens(session, command.team, [command.channel], words)
        if nobody := [one.name for one in names.typed_in(resolved, ())]:
            raise Refusal(f"Nobody here goes by ‘{text.brief(nobody[0])}’: pick them from Slack's list.")
        meant = understanding.read(resolved)
        if meant is None:
            members = await people.members_of(session, command.team, command.channel)
            return views.known({one.user: one.organisation for one in members if one.organisation})
        if not await command.first_time(session):
            return text.note(DONE)
        users = meant.people or (command.user,)
        group = await groups.ensure(session, command.team, command.channel)
        await command.join(session)
        await service.represent(session, group, users, meant.organisation, by=command.user, at=command.at)
    return views.noted(users, meant.organisation)
