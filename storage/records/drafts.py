"""What was typed and not recorded yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.records.groups import Source


@dataclass(frozen=True)
class Draft:
    """Words that may mean several things: what their author is asked, and the `readings`, likeliest first.

    Each reading is what its button says under 'label', and under 'means' what is then done, packed; the last
    one has no label, and is the form for what is none of the others.
    """

    id: int
    team: str
    channel: str
    author: str
    typed: str
    asks: str
    readings: list[dict[str, Any]]
    said_ts: str | None
    thread_ts: str | None
    said_by: str | None
    read_ts: str | None
    asked_at: datetime
    settled_at: datetime | None

    @property
    def labels(self) -> list[str]:
        """What the buttons of the question say."""
        return [str(reading["label"]) for reading in self.readings if reading["label"]]

    @property
    def source(self) -> Source:
        """Where it was said, and by whom it is recorded."""
        return Source(
            self.team, self.channel, self.author, self.said_ts, self.thread_ts, self.said_by, self.read_ts
        )
