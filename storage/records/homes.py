"""A person's Home tab, as far as it has to be remembered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.records.packing import Subject


@dataclass(frozen=True)
class Home:
    """A Home that somebody last opened at a time; `shown` tells what it shows from anything else.

    It shows things of the channels `within`. `answer` is what it says to their last press on it, in blocks,
    which is about nothing but `answer_within`.
    """

    team: str
    user: str
    opened_at: datetime
    shown: str | None = None
    within: list[str] | None = None
    answer: list[dict[str, Any]] | None = None
    answer_within: list[str] | None = None


@dataclass(frozen=True, kw_only=True)
class HomeTab(Subject):
    """Shows somebody their Home: of groups that they are `inside`, and what is theirs in `others`.

    Both are found anew each time that it is sent; `unsure` tells that Slack did not say so of all groups.
    """

    inside: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    unsure: bool = False

    @property
    def within(self) -> tuple[str, ...]:
        """All groups of which it shows anything."""
        return (*self.inside, *self.others)
