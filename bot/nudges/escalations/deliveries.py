"""What the chair is told, once a working day, of those whose nudges have ended."""

from collections.abc import Sequence
from datetime import datetime

from bot.nudges import deliveries as nudge_deliveries
from bot.nudges.escalations import views
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, ShownItem, Wait
from scheduler import calendar
from scheduler import nudges as rules
from scheduler.due import escalations as planning
from storage import nudges, outbox, people
from storage.database import Session
from storage.records import Assignment, Kind, Outgoing, subjects


async def _due(session: Session, outgoing: Outgoing, now: datetime) -> list[ShownItem]:
    return nudge_deliveries.items(await _to_tell(session, outgoing, now))


async def _to_tell(session: Session, outgoing: Outgoing, now: datetime) -> list[Assignment]:
    """Return of whom the recipient is to be told: never of somebody who is on leave just now."""
    found = await nudges.escalations_due_for(session, outgoing.team, outgoing.recipient or "", now=now)
    return [each for each in found if outgoing.recipient in each.line and not rules.is_away(each, now)]


async def _tell(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = outgoing.about_as(subjects.Items).shown
    due = [each for each in await _to_tell(session, outgoing, now) if each.owner.id in shown]
    if not due:
        return Drop("nothing to tell any more")
    hours = await planning.hours_of(session, outgoing.recipient or "", due[0])
    if not hours.is_open(now):
        return Wait(hours.next_open(now), "outside their working hours")
    return Post(views.escalations(await _shown(session, outgoing, due, now)))


async def _arrived(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    # What was shown is stored with the message; `outgoing` is as it was claimed, before that.
    sent = await outbox.find(session, outgoing.team, outgoing.key) or outgoing
    about = sent.about_as(subjects.Items)
    for told in await nudges.with_ids(session, sent.team, about.shown):
        await nudges.note_escalated(session, told.owner, sent.key)
    await _pass_down(session, sent, about.hidden, at)


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    found = await nudges.escalations_due_for(session, outgoing.team, outgoing.recipient or "", now=at)
    await _pass_down(session, outgoing, [each.owner.id for each in found], at)


async def _pass_down(session: Session, outgoing: Outgoing, owners: Sequence[int], at: datetime) -> None:
    """Have the next in line told of the owners of whom this message's recipient may not hear."""
    for assignment in await nudges.with_ids(session, outgoing.team, owners):
        if assignment.live and assignment.owner.tell == outgoing.recipient:
            await planning.tell(session, assignment, due_at=at, after=outgoing.recipient)


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    assignments = await nudges.with_ids(session, outgoing.team, outgoing.about_as(subjects.Items).shown)
    if not assignments:
        return Drop("they can see none of it any more")
    return views.escalations(await _shown(session, outgoing, assignments, now))


async def _shown(
    session: Session, outgoing: Outgoing, assignments: Sequence[Assignment], now: datetime
) -> views.Escalations:
    recipient = outgoing.recipient or ""
    person = await people.find(session, outgoing.team, recipient)
    hours = await planning.hours_of(session, recipient, assignments[0])
    items = [
        views.Escalated(each, await nudge_deliveries.outcome_since_nudge(session, each, now))
        for each in views.by_owner(assignments)
    ]
    return views.Escalations(person.name if person else "", items, calendar.local_day(now, hours.zone))


KINDS = {
    Kind.ESCALATION: Delivery(
        _tell,
        _arrived,
        timed=True,
        unreachable=_unreachable,
        changed_by=Kind.ESCALATION_UPDATE,
        shown_items=_due,
    ),
    Kind.ESCALATION_UPDATE: Delivery(
        updates.rendering(_again), idempotent=True, shown_items=nudge_deliveries.items_of_sent
    ),
}
