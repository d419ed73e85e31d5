"""How a decision was carried, and who stood behind it."""

from dataclasses import dataclass
from enum import StrEnum


class Unopposed(StrEnum):
    """How a vote is told that nobody counted."""

    NEM_CON = "nem con"
    UNANIMOUS = "unanimous"


@dataclass(frozen=True)
class Votes:
    """How many were for a decision, against it, and abstained; None where nobody said how many.

    `unopposed` tells of a vote without numbers that nobody was against it, or that everybody was for it.
    """

    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    unopposed: Unopposed | None = None

    @property
    def is_counted(self) -> bool:
        """Whether any number was said."""
        return (self.in_favour, self.against, self.abstaining) != (None, None, None)

    @property
    def in_words(self) -> str:
        """The votes as people say them: '5 for, 1 against, 2 abstaining', 'nobody against', 'unanimous'."""
        if not self.is_counted and self.unopposed is not None:
            return "nobody against" if self.unopposed is Unopposed.NEM_CON else "unanimous"
        counts = ((self.in_favour, "for"), (self.against, "against"), (self.abstaining, "abstaining"))
        return ", ".join(f"{count} {how}" for count, how in counts if count is not None)


@dataclass(frozen=True)
class Party:
    """Somebody whom a decision names: a person in Slack by id, anybody else by `name` as it was typed."""

    user: str | None = None
    name: str | None = None
