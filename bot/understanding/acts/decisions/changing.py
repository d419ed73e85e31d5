"""The changes of decisions on record, confirmed or asked about."""

from collections.abc import Callable

from bot.understanding.acts.decisions import earlier
from bot.understanding.known import Known
from bot.understanding.meaning import (
    About,
    Ask,
    Becomes,
    Change,
    Confirm,
    Meaning,
    Reading,
    Ref,
)
from storage.records import DecisionStatus, RecordKind


def confirmed(
    numbers: tuple[int, ...],
    becomes: Becomes,
    known: Known,
    *,
    reason: str | None = None,
    by: int | None = None,
) -> Meaning:
    """Return the changes of some decisions, to be confirmed, or the question which are meant."""

    def confirm(number: int) -> Confirm:
        return Confirm((Change(Ref(RecordKind.DECISION, number), becomes, reason=reason, by=by),))

    if (asked := unknown(numbers, known, confirm)) is not None:
        return asked
    return Confirm(
        tuple(Change(Ref(RecordKind.DECISION, number), becomes, reason=reason, by=by) for number in numbers)
    )


def unknown(numbers: tuple[int, ...], known: Known, change: Callable[[int], Meaning]) -> Ask | None:
    """Return the question which decision is meant, where one does not exist or is closed."""
    gone = [number for number in numbers if not earlier.stands(number, known)]
    if not gone:
        return None
    in_force = [
        one.number
        for one in sorted(known.decisions, key=lambda one: one.number, reverse=True)
        if one.status in (DecisionStatus.AGREED, DecisionStatus.AMENDED)
    ]
    readings = tuple(Reading(f"D{number}", change(number)) for number in in_force[:5])
    return Ask(About.RECORD, readings, f"D{gone[0]} is not in force. Which one is meant?")


def labels(numbers: tuple[int, ...]) -> str:
    """Return what people call some decisions: 'D1 and D4'."""
    return " and ".join(f"D{number}" for number in numbers)
