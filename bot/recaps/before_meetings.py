"""What recaps show that are sent before a meeting, as it is on record then."""

from collections.abc import Sequence
from datetime import datetime

from bot.meetings import views as meeting_views
from bot.recaps import views
from bot.slack import directory
from bot.slack.blocks import text
from scheduler import calendar
from scheduler import recaps as rules
from scheduler.due import missed as planning
from storage import decisions, meetings, recaps, unclear
from storage.database import Session
from storage.records import Ahead, Attendance, Meeting, News, Presence, Reader

MOST_UNREAD = 300
"""So many decisions that somebody was told of and has not read are counted; a few of them are named."""


async def matters(session: Session, ahead: Ahead, now: datetime) -> views.Matters:
    """Return what a group's recap shows: what is on record before the meeting."""
    team, channel, zone = ahead.meeting.team, ahead.meeting.channel, rules.zone_of(ahead)
    last = await planning.last_meeting(session, team, channel, now)
    since = rules.recapped_until(ahead, last) if last is not None else None
    lately = since or datetime.min.replace(tzinfo=now.tzinfo, year=1970)
    today = calendar.local_day(now, zone)
    due = ahead.group.deliverable_due
    return views.Matters(
        ahead.group,
        meeting_views.when(ahead.meeting, zone),
        today,
        ahead.meeting.id,
        work=rules.by_urgency(await recaps.open_work(session, team, channel), today),
        done=await recaps.done_since(session, team, channel, lately),
        decided=await recaps.accounts(session, team, channel, since=since),
        concerns=rules.by_strength(await recaps.open_concerns(session, team, channel)),
        upheld=await recaps.upheld_concerns(session, team, channel, lately),
        pending=rules.coming_back(await recaps.pending(session, team, channel), ahead.meeting),
        unclear=await unclear.in_group(session, team, channel),
        away=await _away(session, ahead.meeting),
        agenda=await meetings.agenda_of(session, ahead.meeting),
        place=ahead.meeting.place,
        left=await meetings.left_before(session, team, channel, due, now) if due else None,
        last=last,
    )


async def _away(session: Session, meeting: Meeting) -> list[Attendance]:
    said = await meetings.attendances_of(session, meeting)
    return [one for one in said if one.presence in (Presence.APOLOGIES, Presence.SUBSTITUTE)]


async def missed(
    session: Session, ahead: Ahead, shown: Sequence[int], reader: Reader, now: datetime
) -> views.Missed:
    """Return what a person's recap shows: the decisions chosen for it, and what is one press away."""
    team, channel = ahead.meeting.team, ahead.meeting.channel
    left = await planning.to_tell(session, ahead, reader, now, most=views.MOST_BEHIND, without=shown)
    unread = await planning.unread(session, ahead, reader, now, most=MOST_UNREAD, without=shown)
    found = await recaps.accounts_of(session, team, [*shown, *left.ids], reader.user)
    own, group = rules.office(ahead, reader.zone).zone, rules.zone_of(ahead)
    missed = [one for one in found if rules.news_of(one, reader.user) is News.MISSED]
    where = f" in {text.channel(channel)}"
    title = views.changed_since(where, len(shown))
    if missed:
        complete = left.count <= len(left.ids)
        where += views.days(missed, group)
        title = views.decided_without(missed, "you", where, complete=complete)
    return views.Missed(
        title,
        reader.user,
        rules.ordered([one for one in found if one.decision.id in shown], reader.user),
        calendar.local_day(now, own),
        rest=left.ids,
        left=left.count,
        meets=f"{text.channel(channel)} meets on {meeting_views.when_for(ahead.meeting, own, group)}.",
        unread=[one.label for one in await decisions.with_ids(session, team, unread.ids)],
        titled=News.MISSED if missed else News.CHANGED,
        workspace=await directory.workspace(session, team),
    )
