"""A plan of meetings that waits for its Confirm. It is not stored: it travels whole in its button's value."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from bot.language.recurrence import saying
from scheduler import calendar, places
from storage.records import Series

USUAL_MINUTES = 60
"""How long a meeting lasts when nobody said."""
LONGEST_MINUTES = 12 * 60
FURTHEST_SHIFT = 31
"""Days by which a meeting may give way to a public holiday."""


@dataclass(frozen=True)
class PlanProposal:
    """A plan as it was shown. `rrule` is None for one meeting; `key` makes it count once.

    `replaces` is the group's series that was shown to end by it.
    """

    what: ClassVar[str] = "plan"
    key: str
    channel: str
    by: str
    start: datetime
    zone: ZoneInfo
    rrule: str | None = None
    minutes: int | None = None
    replaces: int | None = None
    place: str | None = None
    left_out: tuple[date, ...] = ()
    holiday_shift: int | None = None

    @property
    def lasting(self) -> int:
        """How many minutes a meeting takes."""
        return self.minutes or USUAL_MINUTES

    @property
    def once(self) -> str:
        """The key under which the plan is stored once, or left."""
        return f"plan:{self.key}"


def pack(plan: PlanProposal) -> str:
    """Return a plan as the value of a button or the metadata of a form."""
    days = [day.isoformat() for day in plan.left_out]
    return json.dumps(vars(plan) | {"start": plan.start.isoformat(), "zone": plan.zone.key, "left_out": days})


def unpack(value: str) -> PlanProposal | None:
    """Return the plan that a button carries; None for anything that `pack` did not make."""
    try:
        carried: dict[str, Any] = json.loads(value)
        zone, start = places.named(carried["zone"]), datetime.fromisoformat(carried["start"])
        left_out = tuple(map(date.fromisoformat, carried.get("left_out") or ()))
        plan = PlanProposal(**{**carried, "start": start, "zone": zone, "left_out": left_out})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    sound = zone is not None and start.tzinfo is None and _is_sound(carried)
    return plan if sound and _recurs(plan) else None


def describe(plan: PlanProposal, *, length: bool = True) -> str:
    """Return a plan in the words in which it can be typed again; without its length on request."""
    minutes = plan.minutes if length else None
    if plan.rrule is None:
        return saying.occasion(plan.start, minutes)
    off, shift = plan.left_out, plan.holiday_shift
    return saying.describe(plan.rrule, plan.start, minutes, plan.zone, left_out=off, holiday_shift=shift)


def describe_series(series: Series) -> str:
    """Return a stored series in words."""
    zone = ZoneInfo(series.zone)
    off, shift = series.left_out, series.holiday_shift
    return saying.describe(
        series.rrule, series.starts, series.minutes, zone, left_out=off, holiday_shift=shift
    )


def _is_sound(carried: dict[str, Any]) -> bool:
    """Tell whether what a plan carries beside its time and zone is of the right types and sizes."""
    names = [carried["key"], carried["channel"], carried["by"]]
    names += [carried.get("rrule") or "", carried.get("place") or ""]
    minutes, replaces = carried.get("minutes"), carried.get("replaces")
    if replaces is not None and not (type(replaces) is int and 0 < replaces < 2**31):
        return False
    shift = carried.get("holiday_shift")
    if shift is not None and not (type(shift) is int and abs(shift) <= FURTHEST_SHIFT):
        return False
    lasting = minutes is None or (type(minutes) is int and 0 < minutes <= LONGEST_MINUTES)
    return lasting and all(isinstance(name, str) and name.isprintable() for name in names)


def _recurs(plan: PlanProposal) -> bool:
    """Tell whether the rule of a plan, and its first day, can be read."""
    try:
        rule = plan.rrule or "FREQ=DAILY;COUNT=1"
        calendar.occurrences(
            rule, plan.start, plan.zone, after=calendar.instant(plan.start, plan.zone), limit=1
        )
    except (ValueError, OverflowError):
        return False
    return True
