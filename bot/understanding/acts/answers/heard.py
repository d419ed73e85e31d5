"""What is heard of work: a line, whoever says it, the actions that may be meant, and what is made of it."""

from dataclasses import dataclass
from functools import cached_property

from bot.understanding.acts.answers import deeds
from bot.understanding.acts.answers.dues import Due
from bot.understanding.acts.answers.passing import PassedOn
from bot.understanding.acts.answers.targets import Target
from bot.understanding.known import Known, KnownAction
from bot.understanding.line import Line
from bot.understanding.meaning import Becomes, Says


@dataclass(frozen=True)
class Heard:
    """A line, and the `actions` that it may be about.

    `asked` tells that the speaker has not answered for one of them yet, `owner` that one is theirs.
    """

    line: Line
    known: Known
    actions: tuple[KnownAction, ...]
    asked: bool
    owner: bool

    @classmethod
    def of(cls, line: Line, target: Target, known: Known) -> "Heard":
        """Return a line as it is heard of what it may be about."""
        actions = target.every or target.any
        asked = any(known.speaker in action.unanswered for action in actions)
        owner = any(known.speaker in action.owners for action in actions)
        return cls(line, known, actions, asked, owner)

    @cached_property
    def pasts(self) -> frozenset[str]:
        """The words that say that something is done: 'sent', and 'drafted' for a draft."""
        return deeds.DONE.union(*(deeds.pasts_of(action) for action in self.actions))


@dataclass(frozen=True)
class Saying:
    """What a line says: an answer, or what becomes of the action; `unsure` where it may mean more."""

    says: Says | None = None
    becomes: Becomes | None = None
    due: Due | None = None
    why: str | None = None
    outcome: str | None = None
    passed: PassedOn | None = None
    """To whom it goes; with `Says.PASS_ON` and none, nobody was named."""
    by_other: bool = False
    """Whether it is done, but by somebody else."""
    closes: bool = False
    """Whether it is to be closed, and not said why: as done, or as no longer needed."""
    taken_back: bool = False
    unsure: bool = False
    either: tuple[Says, ...] = ()
    """What so few words may mean under work that was answered already: a thumb 'still on it', or 'done'."""
    reminds: bool = False
    """Whether no more may be asked for than to hear of it again on a day."""
    plain: bool = False
    """Whether the words hardly mean anything but an answer, though they name no work."""
