"""Has the chair told, on one of their mornings, whose nudges have ended without success."""

from datetime import datetime

from scheduler import nudges as rules
from scheduler import places
from scheduler.calendar import Working
from scheduler.due import mornings
from storage import nudges, people, preferences
from storage.database import Session
from storage.records import Assignment, Kind, Owner


async def tell(
    session: Session, assignment: Assignment, *, due_at: datetime, after: str | None = None
) -> None:
    """Have the chair told, once for each due date; without a chair, the action's recorder.

    `after` is the person who could not be told. When nobody is left, only the group's recap says it.
    """
    if assignment.owner.escalation_key is not None:
        return
    recipient = rules.next_in_line(assignment, after)
    when = due_at if recipient is not None else None
    await nudges.escalate(session, assignment.owner, recipient, when)


async def put(session: Session, now: datetime) -> None:
    """Put in the outbox what people are to hear today about owners who get no more nudges."""
    after: Owner | None = None
    while untold := await nudges.escalations_due(session, now=now, after=after):
        after = untold[-1].owner
        await _put_some(session, untold, now)
        await session.step()


async def _put_some(session: Session, untold: list[Assignment], now: datetime) -> None:
    """Put lists about some of them in the outbox; those read later join today's list."""
    lists: dict[tuple[str, str], list[Assignment]] = {}
    for assignment in untold:
        recipient = assignment.owner.tell
        if rules.is_away(assignment, now):
            await _put_off(session, [assignment], rules.told_at(assignment, now))
        elif recipient is None or recipient not in assignment.line:
            # The chair has changed, and the next round tells the new one.
            await tell(session, assignment, due_at=now)
        else:
            lists.setdefault((assignment.owner.team, recipient), []).append(assignment)
    for (team, recipient), assignments in lists.items():
        await _put_list(session, team, recipient, assignments, now)


async def _put_list(
    session: Session, team: str, recipient: str, assignments: list[Assignment], now: datetime
) -> None:
    hours = await hours_of(session, recipient, assignments[0])
    # They must know of it, so that even those who want no nudges are told.
    permitted = await mornings.of(session, team, recipient, hours, unwished=True)
    if (
        when := await mornings.take(session, team, recipient, permitted, now, gathers=Kind.ESCALATION)
    ) is None:
        return
    # Today's message was sent or dropped: what it did not show waits for their next morning.
    may_not_see = await mornings.hidden_today(session, Kind.ESCALATION, team, recipient, hours, now)
    hidden = [each for each in assignments if each.owner.id in may_not_see]
    for assignment in hidden:
        await tell(session, assignment, due_at=now, after=recipient)
    await _put_off(session, [each for each in assignments if each not in hidden], when)


async def hours_of(session: Session, recipient: str, assignment: Assignment) -> Working:
    """Return the office hours of the person who is told of an assignment."""
    team = assignment.owner.team
    person = await people.find(session, team, recipient)
    hours = rules.office(assignment, person.zone if person else None)
    return places.own(hours, await preferences.find(session, team, recipient))


async def _put_off(session: Session, assignments: list[Assignment], when: datetime) -> None:
    for assignment in assignments:
        await nudges.escalate(session, assignment.owner, assignment.owner.tell, when)
