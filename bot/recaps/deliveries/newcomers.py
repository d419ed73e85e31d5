"""What is sent to somebody who joins a group that has anything on record: once, in their office hours."""

from datetime import datetime

from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.recaps import views
from bot.recaps.deliveries import recaps as recap_deliveries
from bot.recaps.deliveries import sharing as sharing_deliveries
from bot.slack import directory
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, ShownItem, Wait
from scheduler import calendar
from scheduler import recaps as rules
from scheduler.calendar import Working
from scheduler.due import hours as office_hours
from storage import concerns, decisions, groups, meetings, outbox, recaps
from storage.database import Session
from storage.records import Group, Kind, NewMessage, Outgoing, subjects

MOST_SHOWN = 10


async def welcome(session: Session, group: Group, user: str, *, at: datetime) -> None:
    """Tell somebody who has just joined what is in force, unless the group has nothing on record."""
    if not await recaps.on_record(session, group.team, group.channel, at):
        return
    await outbox.put(
        session,
        NewMessage.of(
            group,
            key=f"{Kind.NEWCOMER_PACK}:{group.channel}:{user}",
            kind=Kind.NEWCOMER_PACK,
            recipient=user,
            about=subjects.Items(),
            at=at,
        ),
    )


async def _standing(session: Session, outgoing: Outgoing, now: datetime) -> list[ShownItem]:
    found = await recaps.in_force(session, outgoing.team, outgoing.channel or "", MOST_SHOWN)
    return [ShownItem(decision.id, decision.channel) for decision in found]


async def _render(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    group = await groups.find(session, outgoing.team, outgoing.channel or "")
    if group is None or not await recaps.on_record(session, group.team, group.channel, now):
        return Drop("there is nothing on record any more")
    if (paused := sharing_deliveries.held_up(group, now)) is not None:
        return paused
    hours = await office_hours.of(session, group.team, group.channel, outgoing.recipient)
    if not hours.is_open(now):
        return Wait(hours.next_open(now), "outside their working hours")
    return Post(views.pack(await _pack(session, group, outgoing, hours, now)))


async def _pack(
    session: Session, group: Group, outgoing: Outgoing, hours: Working, now: datetime
) -> views.Pack:
    team, channel = group.team, group.channel
    today = calendar.local_day(now, hours.zone)
    following = await meetings.next_after(session, team, channel, now)
    wall = await calendars.find_zone(session, team, channel)
    ids = outgoing.about_as(subjects.Items).shown
    return views.Pack(
        group,
        today,
        (await decisions.with_ids(session, team, ids))[::-1],
        pending=await recaps.pending(session, team, channel),
        concerns=rules.by_strength(await recaps.open_concerns(session, team, channel)),
        work=rules.by_urgency(await recaps.open_work(session, team, channel), today),
        when=meeting_views.when_for(following, hours.zone, wall) if following else None,
        upheld=await concerns.upheld_on(session, team, ids),
    )


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    ids = outgoing.about_as(subjects.Items).shown
    read = await decisions.with_ids(session, outgoing.team, ids)
    if not read:
        return Drop("they can see none of it any more")
    return views.read(read, await directory.workspace(session, outgoing.team))


KINDS = {
    Kind.NEWCOMER_PACK: Delivery(_render, timed=True, shown_items=_standing, asks_slack_first=True),
    Kind.NEWCOMER_PACK_CONFIRMED: Delivery(
        updates.rendering(_again), idempotent=True, shown_items=recap_deliveries.items_of_sent
    ),
}
