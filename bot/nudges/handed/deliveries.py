"""Tells whoever asked, and the chair, once, of work whose owner has gone, or puts it off again and again."""

from collections.abc import Sequence
from datetime import datetime

from bot.nudges import deliveries as nudge_deliveries
from bot.nudges.escalations import views
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, ShownItem
from scheduler import calendar
from scheduler.due import departures, hours
from storage import nudges, people
from storage.database import Session
from storage.records import UNDER_WAY, Assignment, Kind, Outgoing, subjects


async def _items(session: Session, outgoing: Outgoing, now: datetime) -> list[ShownItem]:
    about = outgoing.about_as(subjects.Handed)
    found = await nudges.with_ids(session, outgoing.team, about.owners)
    return nudge_deliveries.items(each for each in found if _needs_somebody(each, about))


def _needs_somebody(assignment: Assignment, about: subjects.Handed) -> bool:
    """Tell whether a part is still that of somebody who has gone, or puts it off."""
    owner, action = assignment.owner, assignment.action
    back = about.why != subjects.PUT_OFF and owner.handed_at is None
    return action.is_open and owner.answer in UNDER_WAY and not back


async def _tell(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.Handed)
    found = await nudges.with_ids(session, outgoing.team, about.shown)
    left = [each for each in found if _needs_somebody(each, about)]
    if not left:
        return Drop("somebody has looked after it")
    return Post(views.escalations(await _shown(session, outgoing, left, now)))


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    about = outgoing.about_as(subjects.Handed)
    for each in await nudges.with_ids(session, outgoing.team, about.owners):
        await departures.hand_on_again(session, each.action, each.owner, without=outgoing.recipient, at=at)


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    found = await nudges.with_ids(session, outgoing.team, outgoing.about_as(subjects.Items).shown)
    if not found:
        return Drop("they can see none of it any more")
    return views.escalations(await _shown(session, sent, found, now))


async def _shown(
    session: Session, sent: Outgoing, assignments: Sequence[Assignment], now: datetime
) -> views.Escalations:
    about, recipient = sent.about_as(subjects.Handed), sent.recipient or ""
    person = await people.find(session, sent.team, recipient)
    working = await hours.of(session, sent.team, assignments[0].action.channel, recipient)
    since = sent.created_at
    items = [
        views.Escalated(each, nudge_deliveries.ended(each, since)) for each in views.by_owner(assignments)
    ]
    today = calendar.local_day(now, working.zone)
    return views.Escalations(person.name if person else "", items, today, about.why, about.user)


KINDS = {
    Kind.HANDED: Delivery(_tell, unreachable=_unreachable, changed_by=Kind.HANDED_UPDATE, shown_items=_items),
    Kind.HANDED_UPDATE: Delivery(
        updates.rendering(_again), idempotent=True, shown_items=nudge_deliveries.items_of_sent
    ),
}
