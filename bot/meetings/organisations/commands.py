"""`/meeting organisation`: whom the people of a group speak for."""

import re

from bot.language import names
from bot.language.refusal import Refusal
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings.organisations import views
from bot.slack import names as slack_names
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.requests import Command
from bot.understanding import organisations
from bot.understanding.organisations import Said
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Group

_WORD = re.compile(r"^\s*organi[sz]ations?\b", re.IGNORECASE)
DONE = "That was noted already."


async def organisation(asked: Command) -> Message:
    """Note whom somebody speaks for, or show what is known; what can not be is repeated as it was typed."""
    try:
        return await _organisation(asked, _WORD.sub("", asked.typed, count=1))
    except Refusal as refusal:
        raise Refusal(f"{refusal}{text.you_typed(asked.readable)}") from refusal


async def _organisation(asked: Command, words: str) -> Message:
    async with asked.bot.sessions.begin() as session:
        resolved = await slack_names.resolved(session, asked.team, [asked.channel], words)
        if nobody := [one.name for one in names.read(resolved, ())]:
            raise Refusal(f"Nobody here goes by ‘{text.brief(nobody[0])}’: pick them from Slack's list.")
        said = organisations.read(resolved)
        if said is None:
            members = await people.members_of(session, asked.team, asked.channel)
            return views.known({one.user: one.organisation for one in members if one.organisation})
        if not await asked.first_time(session):
            return text.note(DONE)
        users = said.people or (asked.user,)
        await _note(session, asked, users, said)
    return views.said(users, said.organisation)


async def _note(session: Session, asked: Command, users: tuple[str, ...], said: Said) -> None:
    group = await groups.ensure(session, asked.team, asked.channel)
    await asked.join(session)
    await _refuse_for_others(session, group, asked.user, users)
    for user in users:
        if not await people.represent(session, group, user, said.organisation, actor=asked.user, at=asked.at):
            raise Refusal(f"{text.person(user)} is not in this channel. For example: {organisations.EXAMPLE}")
    meeting = await meetings.last_begun(session, asked.team, asked.channel, asked.at)
    if meeting is not None and meeting.post_ts is not None:
        await meeting_deliveries.put_attendance(session, meeting, at=asked.at)


async def _refuse_for_others(session: Session, group: Group, actor: str, users: tuple[str, ...]) -> None:
    """Raise Refusal for whoever says it of somebody else, while the group has a chair in its channel."""
    if group.chair in (None, actor) or set(users) == {actor}:
        return
    if await people.is_member(session, group.team, group.channel, group.chair or ""):
        raise Refusal(f"Only the chair, {text.person(group.chair or '')}, can say whom others speak for.")
