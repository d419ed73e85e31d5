"""Whom the people of a group speak for: 'I'm with the Police now', 'organisation @sam Mind Cymru'."""

from bot.meetings import calendars, chairs
from bot.meetings import views as meeting_views
from bot.meetings.asked import Asked
from bot.meetings.organisations import service, views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.meaning import MeetingAct
from storage import groups, meetings, people

LOOKED_THROUGH = 60
NAMED = 5
"""Coming meetings, and how many of those that somebody chairs alone are named."""
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
        chair = await chairs.of_group(session, asked.team, asked.channel)
        zone = await calendars.find_zone(session, asked.team, asked.channel)
        coming = await meetings.coming(session, asked.team, asked.channel, asked.at, LOOKED_THROUGH)
    alone = [(one.chair, meeting_views.when(one, zone)) for one in coming if one.chair is not None]
    speak_for = {one.user: one.organisation for one in members if one.organisation}
    return views.known(speak_for, chair, alone[:NAMED])
