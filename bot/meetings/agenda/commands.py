"""`/meeting` alone, 'when is the next one?', 'agenda', and an item that is put on one."""

from zoneinfo import ZoneInfo

from bot.meetings import views as meeting_views
from bot.meetings.agenda import service, shown, views
from bot.meetings.asked import Answer, Asked
from bot.meetings.changes import shown as change_shown
from bot.slack import membership
from bot.slack.blocks import text
from bot.understanding.meaning import MeetingAct, Show
from storage import groups


async def show(asked: Asked, wanted: Show, zone: ZoneInfo) -> Answer:
    """Show the meeting that is asked for with its agenda: the next one, unless a day or a time is named."""
    async with asked.bot.sessions.read() as session:
        group = await groups.find(session, asked.team, asked.channel)
        if wanted.day is not None or wanted.since is not None:
            held = await shown.held(session, asked.team, asked.channel, wanted, zone)
            found = [await shown.agenda_of(session, one, zone) for one in held]
            return Answer(views.held(found, wanted.day))
        agenda = await shown.agenda(session, asked.team, asked.channel, asked.at)
    if group is None or group.zone is None:
        asked.bot.background.start(membership.sync(asked.bot, asked.team, asked.channel))
    return Answer(views.agenda(agenda))


async def put(asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Answer:
    """Put an item on the agenda of a meeting, and show that agenda."""
    async with asked.bot.sessions.begin() as session:
        meeting = await change_shown.meant(
            session, asked.team, asked.channel, act.day, None, zone=zone, now=asked.at
        )
        words, minutes = act.item or "", act.minutes
        await service.put(session, meeting, words, minutes, by=asked.user, key=asked.key, at=asked.at)
        items = await shown.items(session, meeting)
    when = meeting_views.when(meeting, zone)
    return Answer(text.note(f"On the agenda of {when}: {views.item_list(items)}"))
