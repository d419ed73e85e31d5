"""What was typed and not recorded yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.records.groups import Source


@dataclass(frozen=True)
class Draft:
    """Words that may mean several things: `readings`, each as JSON, likeliest first."""

    id: int
    team: str
    channel: str
    author: str
    typed: str
    readings: list[Any]
    said_ts: str | None
    thread_ts: str | None
    said_by: str | None
    read_ts: str | None
    asked_at: datetime
    settled_at: datetime | None

    @property
    def source(self) -> Source:
        """Where it was said, and by whom it is recorded."""
        return Source(
            self.team, self.channel, self.author, self.said_ts, self.thread_ts, self.said_by, self.read_ts
        )
