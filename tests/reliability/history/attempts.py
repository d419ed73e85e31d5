"""A history: each attempt to have something recorded, with what its author was told, and what was seen."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path


class Outcome(StrEnum):
    """What somebody was left to believe of what they wanted recorded."""

    INVOKED = "invoked"
    """It has not been answered: the run ended first."""
    OK = "ok"
    """They were told, or may believe, that it is on record."""
    FAIL = "fail"
    """They were told that nothing was recorded."""
    UNKNOWN = "unknown"
    """They had no answer, or one that says that nobody knows."""


@dataclass(frozen=True)
class Attempt:
    """One thing that somebody wanted on record in a channel; `owners` are asked about it."""

    wording: str
    by: str
    channel: str
    outcome: Outcome
    owners: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """One message of the bot's as it stands in Slack; `to` is whoever it was written to alone, or nobody."""

    key: str
    text: str
    channel: str
    to: str = ""
    readers: tuple[str, ...] = ()
    """Everybody who can read it."""


@dataclass
class History:
    """What happened in one run; `seed` makes the same run again."""

    seed: int
    attempts: dict[str, Attempt] = field(default_factory=dict)
    """By their wordings, of which each is tried once."""
    recorded: list[str] = field(default_factory=list)
    """The wordings on record at the end."""
    seen: list[Seen] = field(default_factory=list)
    members: Mapping[str, Iterable[str]] = field(default_factory=dict)
    """By channel: who may read what was said there."""

    def begun(self, wording: str, *, by: str, channel: str, owners: Iterable[str] = ()) -> None:
        """Note that somebody is about to try."""
        self.attempts[wording] = Attempt(wording, by, channel, Outcome.INVOKED, tuple(owners))

    def ended(self, wording: str, outcome: Outcome) -> None:
        """Note what they were told."""
        self.attempts[wording] = Attempt(**{**asdict(self.attempts[wording]), "outcome": outcome})

    def count(self, outcome: Outcome) -> int:
        """Return how many were left to believe this."""
        return sum(attempt.outcome is outcome for attempt in self.attempts.values())

    def written(self, file: Path) -> Path:
        """Write it as lines of JSON, to be checked or looked at later."""
        lines = [
            {"seed": self.seed, "members": {name: list(who) for name, who in self.members.items()}},
            *({"attempt": asdict(attempt)} for attempt in self.attempts.values()),
            *({"recorded": wording} for wording in self.recorded),
            *({"seen": asdict(seen)} for seen in self.seen),
        ]
        file.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines))
        return file


def read(file: Path) -> History:
    """Return the history in a file that `written` made."""
    first, *lines = map(json.loads, file.read_text().splitlines())
    history = History(first["seed"], members=first["members"])
    for line in lines:
        if (attempt := line.get("attempt")) is not None:
            outcome, owners = Outcome(attempt["outcome"]), tuple(attempt["owners"])
            history.attempts[attempt["wording"]] = Attempt(
                **{**attempt, "outcome": outcome, "owners": owners}
            )
        elif (seen := line.get("seen")) is not None:
            history.seen.append(Seen(**{**seen, "readers": tuple(seen["readers"])}))
        else:
            history.recorded.append(line["recorded"])
    return history
