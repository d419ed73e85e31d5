"""Leave that somebody's own signs in their workspace suggest, before they have said anything of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Sign(StrEnum):
    """What suggests that somebody is away. The values are stored."""

    STATUS = "status"
    PAUSED = "notifications paused"


@dataclass(frozen=True)
class Suggestion:
    """Leave until the day `until`, as a sign had it at `seen_at`; `agreed` is what they answered to that."""

    team: str
    user: str
    until: date
    sign: Sign
    seen_at: datetime
    agreed: bool | None = None
