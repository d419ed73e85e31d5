"""What messages about actions are about."""

from collections.abc import Collection
from dataclasses import dataclass

from storage.records.packing import Subject
from storage.records.subjects.shared import Items, OfAction


@dataclass(frozen=True, kw_only=True)
class Ask(OfAction):
    """Asks an owner, or a person of an owning user group, for `by`; a note may say why."""

    owner: int
    by: str
    note: int | None = None

    def shows(self, ids: Collection[int]) -> bool:
        """Tell whether one of some owners is asked."""
        return self.owner in ids


@dataclass(frozen=True, kw_only=True)
class AskEnded(OfAction):
    """Tells somebody who was asked, under the key `ask`, that `by` has settled the action without them.

    `again` if they have taken that back: it is with that `owner` as before.
    """

    ask: str
    by: str = ""
    again: bool = False
    owner: int | None = None

    def shows(self, ids: Collection[int]) -> bool:
        """Tell whether it is about one of some owners."""
        return self.owner in ids


@dataclass(frozen=True, kw_only=True)
class ActionNews(OfAction):
    """Tells the person who recorded an action `what` a `user` did about it.

    `to` is whom they passed it on to; `note` is what they wrote, and `owner` the user group it was asked of.
    """

    what: str
    user: str
    to: str | None = None
    note: int | None = None
    owner: int | None = None


@dataclass(frozen=True, kw_only=True)
class Noted(OfAction):
    """Answers what somebody wrote, saying that it is kept as a note; `away` if they wrote of an absence.

    `asked_why` is set when a form had asked for the note.
    """

    note: int
    away: bool = False
    asked_why: bool = False


@dataclass(frozen=True, kw_only=True)
class SaidDone(OfAction):
    """Answers somebody who wrote that their part is done; `owner` is their ownership of the action."""

    owner: int


@dataclass(frozen=True, kw_only=True)
class Which(Items):
    """Asks which of several actions somebody meant, who wrote about one or `says_done`."""

    says_done: bool = False


@dataclass(frozen=True, kw_only=True)
class Unchanged(Subject):
    """Says why the action of this `number` was not changed; if `unseen`, also that nobody was told."""

    why: str
    number: int | None = None
    action: int | None = None
    unseen: bool = False

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The action, where one is meant."""
        return () if self.action is None else (self.action,)
