"""Has people written to in the morning about what they are to be nudged about."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from scheduler import calendar
from scheduler import nudges as rules
from scheduler.due import escalations, mornings
from storage import nudges
from storage.database import Session
from storage.records import LADDER_ENDED, Assignment, Kind, Owner

LOOK_AGAIN = timedelta(minutes=1)
"""How soon to check on a message that was put in the outbox and not settled at once."""


async def put(session: Session, now: datetime) -> None:
    """Put in the outbox what people are to be nudged about now, and work out their next nudges."""
    await nudges.set_aside(session, now=now)
    while unscheduled := await nudges.unscheduled(session):
        for assignment in unscheduled:
            await _schedule(session, assignment, now)
        await session.step()
    after: Owner | None = None
    while due := await nudges.due(session, now=now, after=after):
        after = due[-1].owner
        await _put_some(session, due, now)
        await session.step()
    await escalations.put(session, now)


async def _put_some(session: Session, due: list[Assignment], now: datetime) -> None:
    """Have some of those who are due nudged; what is read later joins the same message."""
    people: dict[tuple[str, str], list[Assignment]] = {}
    for assignment in due:
        if await _is_for_now(session, assignment, now):
            people.setdefault((assignment.owner.team, assignment.recipient), []).append(assignment)
    for (team, recipient), assignments in people.items():
        await _nudge(session, team, recipient, assignments, now)


async def said_this_morning(session: Session, team: str, user: str, now: datetime) -> frozenset[int]:
    """Return the actions, by id, that the message of this morning nudges somebody about."""
    found = await nudges.due_for(session, team, user, now=now + rules.BROUGHT_FORWARD)
    joining = [each for each in found if rules.joins(each, now)]
    if not joining or not await mornings.nudges_now(session, team, user, rules.working(joining[0]), now):
        return frozenset()
    return frozenset(each.action.id for each in joining)


async def next_due(session: Session, now: datetime) -> datetime | None:
    """Return when the next owner is to be looked at; soon, if one waits for a message to be settled."""
    if await nudges.is_due(session, now=now):
        return now + LOOK_AGAIN
    return await nudges.next_due(session, now=now)


async def move_on(session: Session, assignment: Assignment, now: datetime, *, key: str | None = None) -> None:
    """Move an owner to the next step, after the message with this `key`; None when they may not see it.

    After the last step the chair is told.
    """
    assignment = rules.counted_anew(assignment, now) if key is not None else assignment
    owner, ladder = assignment.owner, rules.ladder(assignment)
    if ladder is None:
        return
    step = rules.step_after(ladder, owner.nudge_step, rules.working(assignment), now)
    values: dict[str, Any] = {"nudge_step": step, "snoozed_until": None}
    if key is not None:
        values |= {"nudged_at": now, "nudge_key": key, "nudges": owner.nudges + 1}
        values["nudged_from"] = owner.nudged_from
    await _plan(session, assignment, step, now, last=owner.nudged_at if key is None else now, **values)


async def give_up(session: Session, assignment: Assignment, now: datetime) -> None:
    """Stop nudging an owner whom no message reaches; the chair is told at once instead."""
    await nudges.look_at(session, assignment.owner, None, nudge_step=LADDER_ENDED, snoozed_until=None)
    await escalations.tell(session, assignment, due_at=rules.working(assignment).next_open(now))


async def _schedule(session: Session, assignment: Assignment, now: datetime) -> None:
    """Work out the first nudge of an owner of a new action, or of one with another date.

    The action may be days old, if the bot went down at once: what fell due since then is not skipped.
    """
    hours, since = rules.working(assignment), min(assignment.since or now, now)
    owner = replace(assignment.owner, nudged_from=rules.nudged_from(assignment, since))
    assignment = replace(assignment, owner=owner)
    ladder = rules.ladder(assignment)
    if ladder is None:
        return
    step = rules.first_step(ladder, hours, since)
    values: dict[str, Any] = {"recipient": assignment.recipient, "nudge_step": step, "snoozed_until": None}
    values["nudged_from"] = owner.nudged_from
    later = calendar.local_day(since, hours.zone) + calendar.DAY
    await _plan(session, assignment, step, now, last=owner.nudged_at, later=later, **values)


async def _plan(
    session: Session,
    assignment: Assignment,
    step: int,
    now: datetime,
    *,
    last: datetime | None,
    later: date = date.min,
    **values: Any,
) -> None:
    """Store when an owner is to be looked at for a step, and other values; without one the chair is told.

    They were nudged `last`; a nudge that is brought forward comes on the day `later`, or after it.
    """
    ladder, permitted = rules.ladder(assignment), rules.mornings(assignment)
    if ladder is None:
        return
    today = max(later, calendar.local_day(now, permitted.hours.zone))
    when = rules.step_time(ladder, step, permitted, today=today, nudged_at=last)
    when = rules.look_at(ladder, step, permitted, when, now)
    await nudges.look_at(session, assignment.owner, when, **values)
    if when is None:
        await escalations.tell(session, assignment, due_at=rules.told_at(assignment, now))


async def _is_for_now(session: Session, assignment: Assignment, now: datetime) -> bool:
    """Tell whether an owner is to be nudged now; if not, set when to look at them again."""
    if rules.is_handed_on(assignment):
        # Who waits for them goes on then: see `scheduler.due.departures`.
        await nudges.look_at(session, assignment.owner, rules.tomorrow(rules.working(assignment), now))
        return False
    if assignment.gone:
        await give_up(session, assignment, now)
        return False
    if rules.is_due(assignment, now):
        return True
    if rules.is_over(assignment, now):
        await _end(session, assignment, now)
        return False
    await nudges.look_at(session, assignment.owner, rules.next_try(assignment, now))
    return False


async def _end(session: Session, assignment: Assignment, now: datetime) -> None:
    """Have the chair told of somebody who wanted no nudges, when their nudges would have ended."""
    await nudges.look_at(session, assignment.owner, None, nudge_step=LADDER_ENDED, snoozed_until=None)
    await escalations.tell(session, assignment, due_at=rules.told_at(assignment, now))


async def _nudge(
    session: Session, team: str, recipient: str, assignments: list[Assignment], now: datetime
) -> None:
    """Have somebody written to this morning, or look again at what is due on the next one permitted."""
    permitted = rules.mornings(assignments[0])
    when = await mornings.take(session, team, recipient, permitted, now, gathers=Kind.NUDGE)
    may_not_see: Collection[int] = ()
    if when is not None:
        hours = permitted.hours
        may_not_see = await mornings.hidden_today(session, Kind.NUDGE, team, recipient, hours, now)
    for assignment in assignments:
        if assignment.owner.id in may_not_see:
            await move_on(session, assignment, now)
        elif when is not None:
            await nudges.look_at(session, assignment.owner, when, recipient=recipient)
        elif assignment.planned_for != recipient:
            # The renderer finds its actions by `recipient`; a snooze before the first plan leaves it unset.
            await nudges.look_at(session, assignment.owner, assignment.owner.nudge_at, recipient=recipient)
