"""What the chair is told when somebody was nudged for the last time, or can not be reached at all."""

from datetime import date, datetime

from bot.deliveries.shapes import Delivery, Drop, Post, Rendered, Wait
from bot.views import nudges as views
from scheduler import calendar, places
from scheduler import nudges as rules
from scheduler.calendar import Working
from scheduler.planning import nudges as planning
from storage import nudges, people
from storage.database import Session
from storage.records import Assignment, Outgoing


async def _tell(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    assignment = await nudges.find(session, outgoing.team, outgoing.about["owner"])
    due = date.fromisoformat(outgoing.about["due"])
    if assignment is None or not assignment.live or assignment.action.due != due:
        return Drop("closed, passed on or given another date")
    hours = await _hours(session, outgoing, assignment)
    if not hours.is_open(now):
        return Wait(hours.next_open(now), "outside their working hours")
    if assignment.owner.nudge_at is not None:
        return Wait(hours.next_opening(assignment.owner.nudge_at), "snoozed")
    return Post(views.last_rung(assignment, calendar.local_day(now, hours.zone)))


async def _hours(session: Session, outgoing: Outgoing, assignment: Assignment) -> Working:
    """Return the office hours of whoever is told."""
    person = await people.find(session, outgoing.team, outgoing.recipient or "")
    hours = rules.working(assignment)
    zone = places.first_known(person.zone if person else None, hours.zone.key)
    return Working(zone, hours.country, hours.subdivision)


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    """Tell whoever recorded the action, when the chair can not be told."""
    assignment = await nudges.find(session, outgoing.team, outgoing.about["owner"])
    if assignment is not None and outgoing.recipient is not None:
        tried = [*outgoing.about["tried"], outgoing.recipient]
        await planning.tell(session, assignment, at, due_at=at, tried=tried)


KINDS = {"last rung": Delivery(_tell, unreachable=_unreachable)}
