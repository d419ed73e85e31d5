"""What has become of a plan, or of another change of a group's meetings, once somebody confirmed it. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

ANSWERED = "That was answered already."


class Became(StrEnum):
    """How it ended: made, left as it was, passed on to be decided, or stopped by what has changed since."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    MOVED = "moved"
    CHAIRED = "chaired"
    CHAIRS_ONE = "chairs one"
    ENDED = "ended"
    ASKED = "asked"
    LEFT = "left"
    ALREADY = "already"
    PASSED = "passed"
    TAKEN = "taken"
    REPLANNED = "replanned"
    PLAN_ENDED = "plan ended"
    NONE_LEFT = "none left"
    ANOTHER_CHAIR = "another chair"
    NO_CHAIR = "no chair"
    UNKNOWN = "unknown"
    CANCELLED_MEANWHILE = "cancelled meanwhile"
    MOVED_MEANWHILE = "moved meanwhile"
    OVER = "over"


_SETTLED = (
    Became.PLANNED,
    Became.CANCELLED,
    Became.MOVED,
    Became.CHAIRED,
    Became.CHAIRS_ONE,
    Became.ENDED,
    Became.ALREADY,
)


@dataclass(frozen=True)
class Outcome:
    """What became of a change. `about` is the plan or the time in words, or the id of a person."""

    became: Became
    about: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether it was made, now or before, so that nothing is left to say where it was confirmed."""
        return self.became in _SETTLED

    def stored(self) -> dict[str, str]:
        """Return it as it is remembered, for a second arrival."""
        return {"became": self.became.value, "about": self.about}


def remembered(stored: dict[str, Any]) -> Outcome | None:
    """Return the outcome that was remembered; None for nothing."""
    return Outcome(Became(stored["became"]), stored["about"]) if "became" in stored else None
