"""A change of how somebody is reminded: what it was and is, what they are told, and what takes it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
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
    told = (wish.away_from, wish.away_until, wish.begins, wish.ends)
    away_from, away_until, begins, ends = (each.isoformat() if each is not None else None for each in told)
    days = "".join(map(str, wish.days)) or None
    return [wish.often.value, away_from, away_until, days, begins, ends, wish.country, wish.subdivision]


def unpacked(packed: object) -> Preference | None:
    """Return what `packed` made of a preference; None for anything else."""
    if not isinstance(packed, Sequence) or isinstance(packed, str) or len(packed) not in (3, 8):
        return None
    # An older version of the bot kept three of them.
    often, since, until, days, begins, ends, country, subdivision = [*packed, *[None] * 5][:8]
    try:
        return Preference(
            HowOften(often),
            away_from=date.fromisoformat(since) if since is not None else None,
            away_until=date.fromisoformat(until) if until is not None else None,
            days=tuple(map(int, days or "")),
            begins=time.fromisoformat(begins) if begins is not None else None,
            ends=time.fromisoformat(ends) if ends is not None else None,
            country=country,
            subdivision=subdivision,
        )
    except (TypeError, ValueError):
        return None
