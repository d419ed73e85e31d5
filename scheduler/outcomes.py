"""What the courier can learn about one message: its possible outcomes."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Sent:
    """It arrived: as the message `ts` of the Slack channel `channel`."""

    channel: str
    ts: str


@dataclass(frozen=True)
class Dropped:
    """It is not to be sent at all, for a reason that an operator understands."""

    reason: str


@dataclass(frozen=True)
class Unreachable(Dropped):
    """It is not to be sent, because its recipient is gone or may not see what it shows."""


@dataclass(frozen=True)
class Later:
    """It is right to send, but not before `until`."""

    until: datetime
    reason: str


@dataclass(frozen=True)
class Failed:
    """It certainly did not arrive; another try may succeed. `pause` is how long Slack asked us to wait."""

    reason: str
    pause: timedelta | None = None


@dataclass(frozen=True)
class Refused:
    """It certainly did not arrive: Slack accepts nothing for its workspace until somebody fixes that."""

    reason: str


@dataclass(frozen=True)
class Doubtful:
    """It may have arrived. It is never sent again before it was looked for."""

    reason: str


@dataclass(frozen=True)
class Absent:
    """It was looked for, and certainly did not arrive."""


@dataclass(frozen=True)
class Parked:
    """It can not be settled without a person: the operator is shown why."""

    reason: str


Outcome = Sent | Dropped | Later | Failed | Refused | Doubtful | Absent | Parked
