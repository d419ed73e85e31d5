"""From what a reader would do, or ask back, to the records that a person may confirm at once."""

from bot.understanding.meaning import (
    About,
    Ask,
    Meaning,
    Missing,
    New,
    NewDecision,
    OpenForm,
    Record,
)
from storage.records import DecisionStatus


def offered(meaning: Meaning | None) -> tuple[New, ...]:
    """Return the records that a meaning holds, without what would still be asked about them."""
    if isinstance(meaning, Ask):
        first = next((one.means for one in meaning.readings if _proposes(one.means)), None)
        if first is None and meaning.about is not About.READING and meaning.otherwise is None:
            return ()
        first = first or meaning.otherwise
        return offered(first or (meaning.readings[0].means if meaning.readings else None))
    if isinstance(meaning, OpenForm) and not {Missing.STATUS, Missing.COME_BACK_ON} & set(meaning.missing):
        return meaning.records
    return meaning.records if isinstance(meaning, Record) else ()


def _proposes(meaning: Meaning) -> bool:
    return isinstance(meaning, Record) and any(
        stands_as(one, DecisionStatus.PROPOSED) for one in meaning.records
    )


def asks_whose(meaning: Meaning | None) -> bool:
    """Tell whether a reader would ask who of several is to do something."""
    return isinstance(meaning, Ask) and meaning.about is About.PERSON


def stands_as(new: New, status: DecisionStatus) -> bool:
    """Tell whether a record is a decision of some status."""
    return isinstance(new, NewDecision) and new.status is status
