"""What the chair is told, once a working day, of those whose nudges have ended."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import refresh
from bot.nudges import deliveries as nudge_deliveries
from bot.nudges.escalations import views
from bot.slack.outgoing.shapes import Covered, Delivery, Drop, Post, Rendered, Update, Wait
from scheduler import calendar
from scheduler.due import escalations as planning
from storage import nudges, outbox, people
from storage.database import Session
from storage.records import Assignment, Outgoing

KIND = refresh.LAST_RUNG


async def _due(session: Session, outgoing: Outgoing, now: datetime) -> list[Covered]:
    found = await nudges.untold_for(session, outgoing.team, outgoing.recipient or "", now=now)
    return [_covered(each) for each in found if outgoing.recipient in each.line]


def _covered(assignment: Assignment) -> Covered:
    return Covered(assignment.owner.id, assignment.action.channel, assignment.action.id)


async def _tell(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = outgoing.about["shown"]
    found = await nudges.untold_for(session, outgoing.team, outgoing.recipient or "", now=now)
    due = [each for each in found if each.owner.id in shown and outgoing.recipient in each.line]
    if not due:
        return Drop("nothing to tell any more")
    hours = await planning.hours_of(session, outgoing.recipient or "", due[0])
    if not hours.is_open(now):
        return Wait(hours.next_open(now), "outside their working hours")
    return Post(views.last_rungs(await _shown(session, outgoing, due, now)))


async def _arrived(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    # What was shown is stored with the message; `outgoing` is as it was claimed, before that.
    sent = await outbox.find(session, outgoing.team, outgoing.key) or outgoing
    for told in await nudges.these(session, sent.team, sent.about.get("shown", ())):
        await nudges.told(session, told.owner, sent.key)
    await _pass_down(session, sent, sent.about.get("hidden", ()), at)


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    found = await nudges.untold_for(session, outgoing.team, outgoing.recipient or "", now=at)
    await _pass_down(session, outgoing, [each.owner.id for each in found], at)


async def _pass_down(session: Session, outgoing: Outgoing, owners: Sequence[int], at: datetime) -> None:
    """Have whoever is next in line told of those whom this message's recipient may not be told of."""
    for assignment in await nudges.these(session, outgoing.team, owners):
        if assignment.live and assignment.owner.tell == outgoing.recipient:
            await planning.tell(session, assignment, due_at=at, after=outgoing.recipient)


async def _of_sent(session: Session, outgoing: Outgoing, now: datetime) -> list[Covered]:
    sent = await outbox.find(session, outgoing.team, outgoing.about["told"])
    shown = sent.about.get("shown", ()) if sent is not None else ()
    return [_covered(each) for each in await nudges.these(session, outgoing.team, shown)]


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    sent = await outbox.find(session, outgoing.team, outgoing.about["told"])
    if sent is None or sent.sent_channel is None or sent.sent_ts is None:
        return Drop("it was not sent")
    assignments = await nudges.these(session, outgoing.team, outgoing.about["shown"])
    if not assignments:
        return Drop("they can see none of it any more")
    message = views.last_rungs(await _shown(session, outgoing, assignments, now))
    return Update(message, channel=sent.sent_channel, ts=sent.sent_ts)


async def _shown(
    session: Session, outgoing: Outgoing, assignments: Sequence[Assignment], now: datetime
) -> views.LastRungs:
    recipient = outgoing.recipient or ""
    person = await people.find(session, outgoing.team, recipient)
    hours = await planning.hours_of(session, recipient, assignments[0])
    items = [
        views.Item(each, await nudge_deliveries.outcome_since_nudge(session, each, now))
        for each in views.by_owner(assignments)
    ]
    return views.LastRungs(person.name if person else "", items, calendar.local_day(now, hours.zone))


KINDS = {
    KIND: Delivery(_tell, _arrived, timed=True, unreachable=_unreachable, covers=_due),
    f"{KIND} update": Delivery(_update, repeatable=True, covers=_of_sent),
}
