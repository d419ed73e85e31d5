"""What recaps show that are sent before a meeting, as it is on record then."""

from collections.abc import Sequence
from datetime import datetime

from bot.meetings import views as meeting_views
from bot.recaps import views
from bot.slack.blocks import text
from scheduler import calendar
from scheduler import recaps as rules
from scheduler.due import missed as planning
from storage import decisions, meetings, recaps, unclear
from storage.database import Session
from storage.records import Account, Ahead, Attendance, Meeting, News, Outgoing, Presence, Reader, subjects

MOST_UNCONFIRMED = 300
"""So many decisions that somebody was told of and never confirmed are counted; a few of them are named."""
TITLES = {News.MISSED: "You missed this", News.CHANGED: "This has changed since you were told of it"}


async def matters(session: Session, ahead: Ahead, now: datetime) -> views.Matters:
    """Return what a group's recap shows: what is on record before the meeting."""
    team, channel, zone = ahead.meeting.team, ahead.meeting.channel, rules.zone_of(ahead)
    last = await planning.last_meeting(session, team, channel, now)
    since = last or datetime.min.replace(tzinfo=now.tzinfo, year=1970)
    today = calendar.local_day(now, zone)
    due = ahead.group.deliverable_due
    return views.Matters(
        ahead.group,
        meeting_views.when(ahead.meeting, zone),
        today,
        work=rules.by_urgency(await recaps.open_work(session, team, channel), today),
        done=await recaps.done_since(session, team, channel, since),
        decided=await recaps.accounts(session, team, channel, since=last),
        concerns=rules.by_strength(await recaps.open_concerns(session, team, channel)),
        upheld=await recaps.upheld_concerns(session, team, channel, since),
        pending=rules.coming_back(await recaps.pending(session, team, channel), ahead.meeting),
        unclear=await unclear.in_group(session, team, channel),
        away=await _away(session, ahead.meeting),
        agenda=await meetings.agenda_of(session, ahead.meeting),
        place=ahead.meeting.place,
        left=await meetings.left_before(session, team, channel, due, now) if due else None,
        since_last=last is not None,
    )


async def _away(session: Session, meeting: Meeting) -> list[Attendance]:
    said = await meetings.attendances_of(session, meeting)
    return [one for one in said if one.presence in (Presence.APOLOGIES, Presence.SUBSTITUTE)]


async def missed(
    session: Session, ahead: Ahead, outgoing: Outgoing, reader: Reader, now: datetime
) -> views.Missed:
    """Return what a person's recap shows: the decisions chosen for it, and how many are left."""
    team, channel, shown = outgoing.team, ahead.meeting.channel, outgoing.about_as(subjects.Items).shown
    left = await planning.to_tell(session, ahead, reader, now, most=1, without=shown)
    unconfirmed = await planning.unconfirmed(
        session, ahead, reader, now, most=MOST_UNCONFIRMED, without=shown
    )
    zone = rules.office(ahead, reader.zone).zone
    when = meeting_views.when_for(ahead.meeting, zone, rules.zone_of(ahead))
    found = rules.ordered(await recaps.accounts_of(session, team, shown, reader.user), reader.user)
    news = _first_news(found, reader.user)
    return views.Missed(
        f"{TITLES[news]} in {text.channel(channel)}, which meets on {when}",
        reader.user,
        found,
        calendar.local_day(now, zone),
        left=left.count,
        unconfirmed=[one.label for one in await decisions.with_ids(session, team, unconfirmed.ids)],
        titled=news,
    )


def again(
    shown: Sequence[Account], reader: str, channel: str, now: datetime, *, confirmed: bool
) -> views.Missed:
    """Return what a person's recap shows afterwards, above all once they have confirmed it."""
    return views.Missed(
        f"{TITLES[_first_news(shown, reader)]} in {text.channel(channel)}",
        reader,
        rules.ordered(shown, reader),
        now.date(),
        confirmed=confirmed,
    )


def _first_news(shown: Sequence[Account], reader: str) -> News:
    """Return which news head a message: what they missed, unless all of it has only changed."""
    missed = any(rules.news_of(account, reader) is News.MISSED for account in shown)
    return News.MISSED if missed else News.CHANGED
