"""Whom the people of a group speak for: 'I'm with the Police now', 'organisation @sam Mind Cymru'."""

from bot.meetings.asked import Asked
from bot.meetings.organisations import service, views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.meaning import MeetingAct
from storage import groups, people

DONE = "That was noted already."


async def represent(asked: Asked, act: MeetingAct) -> Message:
    """Note whom somebody speaks for."""
    async with asked.bot.sessions.begin() as session:
        users = act.who or (asked.user,)
        group = await groups.ensure(session, asked.team, asked.channel)
        await people.join(session, asked.team, asked.channel, asked.user, at=asked.at)
        organisation = act.organisation or None
        once = f"organisation:{asked.key}"
        if not await service.first_time(session, group, once, at=asked.at):
            return text.note(DONE)
        await service.represent(session, group, users, organisation, by=asked.user, at=asked.at)
    return views.noted(users, organisation)


async def show(asked: Asked) -> Message:
    """Show who speaks for whom, and who chairs."""
    async with asked.bot.sessions.read() as session:
        members = await people.members_of(session, asked.team, asked.channel)
        group = await groups.find(session, asked.team, asked.channel)
    chair = group.chair if group is not None else None
    return views.known({one.user: one.organisation for one in members if one.organisation}, chair)
