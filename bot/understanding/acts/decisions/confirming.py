"""Changes of decisions on record, to be confirmed; and what is asked where one is not in force."""

from collections.abc import Callable

from bot.language import similarity
from bot.understanding.acts.decisions import earlier
from bot.understanding.known import Known, KnownDecision
from bot.understanding.meaning import (
    About,
    Ask,
    Becomes,
    Change,
    Confirm,
    Meaning,
    Reading,
    Ref,
    Show,
    What,
)
from storage.records import DecisionStatus, RecordKind

MOST = 5
"""So many buttons a question has at most."""


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


def unknown(numbers: tuple[int, ...], known: Known, change: Callable[[int], Meaning]) -> Ask | Show | None:
    """Return the question which decision is meant, where one does not exist; a closed one is shown."""
    gone = [number for number in numbers if not earlier.stands(number, known)]
    if not gone:
        return None
    if any(one.number == gone[0] for one in known.decisions):
        return Show(What.RECORD, record=Ref(RecordKind.DECISION, gone[0]))  # it tells what became of it
    readings = tuple(Reading(f"D{one.number}", change(one.number)) for one in _in_force(known)[:MOST])
    if not readings:
        return Show(What.DECISIONS)
    return Ask(About.RECORD, readings, f"D{gone[0]} is not in force. Which one is meant?")


def which_of(words: str, known: Known) -> Ask | Show:
    """Return the question which decision in force no longer stands: the one about some words first."""
    in_force = _in_force(known)
    if not in_force:
        return Show(What.DECISIONS)
    closest = similarity.closest(words, [one.text for one in in_force])
    likely = [in_force[closest]] if closest is not None else in_force
    readings = tuple(
        Reading(f"D{one.number}", confirmed((one.number,), Becomes.WITHDRAWN, known)) for one in likely[:MOST]
    )
    return Ask(About.RECORD, readings, "Which decision no longer stands?")


def _in_force(known: Known) -> list[KnownDecision]:
    newest = sorted(known.decisions, key=lambda one: one.number, reverse=True)
    return [one for one in newest if one.status in (DecisionStatus.AGREED, DecisionStatus.AMENDED)]


def labels(numbers: tuple[int, ...]) -> str:
    """Return what people call some decisions: 'D1 and D4'."""
    return " and ".join(f"D{number}" for number in numbers)
