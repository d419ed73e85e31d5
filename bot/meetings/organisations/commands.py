"""`/meeting organisation`: whom the people of a group speak for."""

import re

from bot.language import names
from bot.language.refusal import Refusal
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings.organisations import views
from bot.slack import directory
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command
from bot.understanding import organisations
from bot.understanding.organisations import Affiliation
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Group

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
        said = organisations.read(resolved)
        if said is None:
            members = await people.members_of(session, command.team, command.channel)
            return views.known({one.user: one.organisation for one in members if one.organisation})
        if not await command.first_time(session):
            return text.note(DONE)
        users = said.people or (command.user,)
        await _note(session, command, users, said)
    return views.said(users, said.organisation)


async def _note(session: Session, command: Command, users: tuple[str, ...], said: Affiliation) -> None:
    group = await groups.ensure(session, command.team, command.channel)
    await command.join(session)
    await _refuse_for_others(session, group, command.user, users)
    for user in users:
        if not await people.represent(
            session, group, user, said.organisation, actor=command.user, at=command.at
        ):
            raise Refusal(f"{text.person(user)} is not in this channel. For example: {organisations.EXAMPLE}")
    meeting = await meetings.last_begun(session, command.team, command.channel, command.at)
    if meeting is not None and meeting.post_ts is not None:
        await meeting_deliveries.put_attendance(session, meeting, at=command.at)


async def _refuse_for_others(session: Session, group: Group, actor: str, users: tuple[str, ...]) -> None:
    """Raise Refusal for whoever says it of somebody else, while the group has a chair in its channel."""
    if group.chair in (None, actor) or set(users) == {actor}:
        return
    if await people.is_member(session, group.team, group.channel, group.chair or ""):
        raise Refusal(f"Only the chair, {text.person(group.chair or '')}, can say whom others speak for.")
