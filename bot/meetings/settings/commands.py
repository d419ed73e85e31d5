"""'Make it an hour', 'the next one is in Room 4', 'our meetings are on Dublin time'."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.language.recurrence import saying
from bot.language.refusal import Refusal
from bot.meetings import views as meeting_views
from bot.meetings.asked import Asked
from bot.meetings.changes import shown as change_shown
from bot.meetings.plan import commands as plan_commands
from bot.meetings.settings import service, views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.meaning import MeetingAct, MeetingDoes
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Meeting, Series


async def change(asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Message:
    """Set the length or the place of a meeting or of the series, with the button that sets it back."""
    async with asked.bot.sessions.begin() as session:
        await people.join(session, asked.team, asked.channel, asked.user, at=asked.at)
        of = await _of(session, asked, act, zone)
        if not await service.first_time(session, of, f"setting:{asked.key}", at=asked.at):
            return text.note(views.DONE)
        by, at = asked.user, asked.at
        if act.does is MeetingDoes.LENGTH:
            changed = await service.set_length(session, of, act.minutes or 0, by=by, at=at)
            back = replace(act, minutes=int(changed.before or 0))
        else:
            changed = await service.set_place(session, of, act.place or None, by=by, at=at)
            back = replace(act, place=str(changed.before or ""))
    when = meeting_views.when(of, zone).split(",")[0] if isinstance(of, Meeting) else None
    return views.changed(act, changed.what, when, back, asked.user)


async def _of(session: Session, asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Meeting | Series:
    if act.day is not None:
        return await change_shown.meant(
            session, asked.team, asked.channel, act.day, None, zone=zone, now=asked.at
        )
    series = await meetings.series_of(session, asked.team, asked.channel)
    if series is None:
        raise Refusal(service.NO_SERIES)
    return series


async def change_zone(asked: Asked, act: MeetingAct) -> Message:
    """Let the group's times be those of a zone; a series that would move by it is shown for its Confirm."""
    zone = ZoneInfo(act.zone or "UTC")
    async with asked.bot.sessions.begin() as session:
        series = await meetings.series_of(session, asked.team, asked.channel)
        if series is None or _is_same(series, zone, asked):
            group = await groups.ensure(session, asked.team, asked.channel)
            await service.set_zone(session, group, zone.key, by=asked.user, at=asked.at)
            return text.note(f"Times in this group are {saying.clock(zone.key)} from now on.")
    start = max(series.starts, asked.at.astimezone(zone).replace(tzinfo=None))
    return await plan_commands.again(asked, series, start, zone)


def _is_same(series: Series, zone: ZoneInfo, asked: Asked) -> bool:
    """Tell whether both zones show the same time, now and in half a year."""
    was = ZoneInfo(series.zone)
    return all(
        asked.at.replace(month=month, day=1).astimezone(zone).utcoffset()
        == asked.at.replace(month=month, day=1).astimezone(was).utcoffset()
        for month in (1, 4, 7, 10)
    )
