"""A change of how somebody is reminded: what it was and is, what they are told, and what takes it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.nudges.preferences import saying
from scheduler.mornings import Mornings
from storage.records import HowOften, Preference


@dataclass(frozen=True)
class Changed:
    """A preference as it was and is now; `mornings` are those of the person, `today` their day."""

    before: Preference
    mornings: Mornings
    today: date

    @property
    def after(self) -> Preference:
        """The preference as it is now."""
        return self.mornings.preference

    @property
    def sentence(self) -> str:
        """What to tell the person, such as: I will write to you again from Monday 4 January."""
        return saying.changed(self.before, self.mornings, self.today)

    @property
    def outcome(self) -> dict[str, Any]:
        """What takes the change back, as JSON: see `service.take_back`."""
        return {"before": packed(self.before), "after": packed(self.after)}


def packed(wish: Preference) -> list[str | None]:
    """Return a preference as JSON can hold it, without when it was said."""
    days = (each.isoformat() if each is not None else None for each in (wish.away_from, wish.away_until))
    return [wish.often.value, *days]


def unpacked(packed: object) -> Preference | None:
    """Return what `packed` made of a preference; None for anything else."""
    if not isinstance(packed, Sequence) or isinstance(packed, str) or len(packed) != 3:
        return None
    try:
        since, until = (date.fromisoformat(each) if each is not None else None for each in packed[1:])
        return Preference(HowOften(packed[0]), since, until)
    except (TypeError, ValueError):
        return None
