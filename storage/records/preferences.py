"""How a person wants to be reminded: how often, on which days and at what times, and when they are away."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class HowOften(StrEnum):
    """How often somebody wants to be nudged. The values are stored."""

    TWICE_A_WEEK = "twice a week"
    ONCE_A_WEEK = "once a week"
    BEFORE_MEETINGS = "before meetings"
    NOT_AT_ALL = "not at all"


@dataclass(frozen=True)
class Preference:
    """How a person wants to be reminded, in every group of a workspace, since `changed_at`.

    They are away from `away_from` (None: already) until they are back on `away_until` (None: not away). They
    work on `days` of the week, 0 for Monday, from `begins` to `ends`, and keep the public holidays of a
    `country` or its `subdivision`; where they have not said so, as everybody does. All of this is their own,
    and nobody else is ever told of it. Of those who have said nothing see `UNSAID`.
    """

    often: HowOften = HowOften.TWICE_A_WEEK
    away_from: date | None = None
    away_until: date | None = None
    changed_at: datetime | None = None
    days: tuple[int, ...] = ()
    begins: time | None = None
    ends: time | None = None
    country: str | None = None
    subdivision: str | None = None

    def is_away(self, day: date) -> bool:
        """Tell whether they are away on a day."""
        begun = self.away_from is None or day >= self.away_from
        return self.away_until is not None and begun and day < self.away_until


UNSAID = Preference()
"""That of somebody who has not said how they want to be reminded."""
