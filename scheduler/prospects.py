"""What comes next to somebody about an action: when they are asked again, how often, and who is told then.

Rules over plain values, from the same ladder as the nudges themselves.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from scheduler import calendar, nudges
from storage.records import LADDER_ENDED, Assignment


@dataclass(frozen=True)
class Prospect:
    """The day on which somebody is next asked about an action (None: never, as it stands), and what follows.

    `late` tells that they are asked once more when it is late, `weekly` how often after that, a week apart;
    then it is `told` to somebody else, or to nobody.
    """

    day: date | None
    late: bool
    weekly: int
    told: str | None


def of(assignment: Assignment, now: datetime) -> Prospect | None:
    """Return what comes next about an assignment; None where nobody is asked about it any more."""
    steps, hours, owner = nudges.ladder(assignment), nudges.working(assignment), assignment.owner
    if steps is None or not assignment.live:
        return None
    step = owner.nudge_step
    if step != LADDER_ENDED and owner.nudge_at is None:
        # It is so new that its nudges are yet to be worked out.
        step = nudges.first_step(steps, hours, now)
    when = nudges.next_nudge(replace(assignment, owner=replace(owner, nudge_step=step)), now)
    late = steps.has(step) and step < nudges.LATE
    weekly = len(steps.days) - max(step, nudges.LATE) - 1 if steps.has(step) else 0
    day = calendar.local_day(max(when, now), hours.zone) if when is not None else None
    told = nudges.next_in_line(assignment)
    return Prospect(day, late, weekly, told if told != assignment.recipient else None)
