"""Recaps, made from the record as it stands when they are sent."""

from collections.abc import Sequence
from datetime import datetime

from bot.meetings import views as meeting_views
from bot.recaps import views
from bot.recaps.deliveries import sharing as sharing_deliveries
from bot.slack.blocks import text
from bot.slack.outgoing.shapes import Covered, Delivery, Drop, Post, Rendered, Update, Wait, as_of
from scheduler import calendar
from scheduler import recaps as rules
from scheduler.due import recaps as planning
from storage import decisions, meetings, outbox, recaps
from storage.database import Session
from storage.records import (
    Account,
    Ahead,
    Attendance,
    Decision,
    How,
    Meeting,
    News,
    Outgoing,
    Presence,
    Reader,
)

BEGAN = "the meeting began"
CANCELLED = "the meeting was cancelled"
MOST_UNCONFIRMED = 300
"""So many decisions that somebody was told of and never confirmed are counted; a few of them are named."""
TITLES = {News.MISSED: "You missed this", News.CHANGED: "This has changed since you were told of it"}


async def put_confirmed(session: Session, sent: Outgoing, *, at: datetime) -> None:
    """Have a recap or a newcomer's pack show that its reader has confirmed it."""
    await outbox.put(
        session,
        f"confirmed:{sent.key}",
        f"{sent.kind} confirmed",
        team=sent.team,
        channel=None,
        recipient=sent.recipient,
        about={"recap": sent.key},
        at=at,
    )


async def shown_in(session: Session, team: str, key: str) -> list[Decision]:
    """Return the decisions that a message has shown, except those that were undone since."""
    sent = await outbox.find(session, team, key)
    shown = sent.about.get("shown", ()) if sent is not None else ()
    return await decisions.these(session, team, shown)


async def note_told(session: Session, outgoing: Outgoing, how: How, at: datetime) -> None:
    """Record that the recipient has been told of (or confirmed) the decisions in this message."""
    # What was shown is stored with the message; `outgoing` is as it was claimed, before that.
    for decision in await shown_in(session, outgoing.team, outgoing.key):
        if outgoing.recipient is not None:
            await decisions.make_aware(session, decision, [outgoing.recipient], how, at=as_of(outgoing, at))


async def _group(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    ahead = await recaps.one_ahead(session, outgoing.team, outgoing.about["meeting"])
    if ahead is None:
        return Drop(CANCELLED)
    if ahead.meeting.starts_at <= now:
        return Drop(BEGAN)
    if (due := rules.group_due(ahead)) > now:
        return Wait(due, "the meeting was moved")
    if (paused := sharing_deliveries.held_up(ahead.group, now)) is not None:
        return paused
    return Post(views.group(await _matters(session, ahead, now)))


async def _matters(session: Session, ahead: Ahead, now: datetime) -> views.Matters:
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
        away=await _away(session, ahead.meeting),
        left=await meetings.left_before(session, team, channel, due, now) if due else None,
        since_last=last is not None,
    )


async def _away(session: Session, meeting: Meeting) -> list[Attendance]:
    said = await meetings.attendances_of(session, meeting)
    return [one for one in said if one.presence in (Presence.APOLOGIES, Presence.SUBSTITUTE)]


async def _chosen(session: Session, outgoing: Outgoing, now: datetime) -> list[Covered]:
    """Return the decisions that a person's recap is to show, as things stand now."""
    reader = await _reader(session, outgoing)
    ahead = await recaps.one_ahead(session, outgoing.team, outgoing.about["meeting"])
    if reader is None or ahead is None:
        return []
    found = await planning.to_tell(session, ahead, reader, now)
    told = rules.ordered(await recaps.these(session, outgoing.team, found.ids, reader.user), reader.user)
    return [Covered(account.decision.id, account.decision.channel) for account in told]


async def _reader(session: Session, outgoing: Outgoing) -> Reader | None:
    return await recaps.reader(session, outgoing.team, outgoing.channel or "", outgoing.recipient or "")


async def _person(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    ahead = await recaps.one_ahead(session, outgoing.team, outgoing.about["meeting"])
    reader = await _reader(session, outgoing)
    if ahead is None:
        return Drop(CANCELLED)
    if ahead.meeting.starts_at <= now:
        return Drop(BEGAN)
    if reader is None:
        return Drop("they are no longer a member")
    when = rules.person_time(ahead, reader.zone, now)
    if when is None:
        return Wait(ahead.meeting.starts_at, "no office hour of theirs is left before the meeting")
    if when > now:
        return Wait(when, "the meeting was moved, or it is night where they are")
    if (paused := sharing_deliveries.held_up(ahead.group, now)) is not None:
        return paused
    if not outgoing.about["shown"]:
        return Drop("they have missed nothing")
    return Post(views.missed(await _missed(session, ahead, outgoing, reader, now)))


async def _missed(
    session: Session, ahead: Ahead, outgoing: Outgoing, reader: Reader, now: datetime
) -> views.Missed:
    team, channel, shown = outgoing.team, ahead.meeting.channel, outgoing.about["shown"]
    left = await planning.to_tell(session, ahead, reader, now, most=1, without=shown)
    unconfirmed = await planning.unconfirmed(
        session, ahead, reader, now, most=MOST_UNCONFIRMED, without=shown
    )
    zone = rules.office(ahead, reader.zone).zone
    when = meeting_views.when_for(ahead.meeting, zone, rules.zone_of(ahead))
    found = rules.ordered(await recaps.these(session, team, shown, reader.user), reader.user)
    news = _first_news(found, reader.user)
    return views.Missed(
        f"{TITLES[news]} in {text.channel(channel)}, which meets on {when}",
        reader.user,
        found,
        calendar.local_day(now, zone),
        left=left.count,
        unconfirmed=[one.label for one in await decisions.these(session, team, unconfirmed.ids)],
        titled=news,
    )


def _first_news(shown: Sequence[Account], reader: str) -> News:
    """Return which news head a message: what they missed, unless all of it has only changed."""
    missed = any(rules.news_of(account, reader) is News.MISSED for account in shown)
    return News.MISSED if missed else News.CHANGED


async def _arrived(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    await note_told(session, outgoing, How.TOLD, at)


async def _of_sent(session: Session, outgoing: Outgoing, now: datetime) -> list[Covered]:
    shown = await shown_in(session, outgoing.team, outgoing.about["recap"])
    return [Covered(decision.id, decision.channel) for decision in shown]


async def _confirmed(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    sent = await outbox.find(session, outgoing.team, outgoing.about["recap"])
    reader = outgoing.recipient or ""
    shown = await recaps.these(session, outgoing.team, outgoing.about["shown"], reader)
    if sent is None or sent.sent_channel is None or sent.sent_ts is None or not shown:
        return Drop("there is nothing to show any more")
    message = views.missed(
        views.Missed(
            f"{TITLES[_first_news(shown, reader)]} in {text.channel(sent.channel or '')}",
            reader,
            rules.ordered(shown, reader),
            now.date(),
            confirmed=True,
        )
    )
    return Update(message, channel=sent.sent_channel, ts=sent.sent_ts)


PERSON = "recap for a person"

KINDS = {
    "recap": Delivery(_group, timed=True, looks=True),
    PERSON: Delivery(_person, _arrived, timed=True, covers=_chosen, looks=True),
    f"{PERSON} confirmed": Delivery(_confirmed, repeatable=True, covers=_of_sent),
}
