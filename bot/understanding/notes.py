"""What people write to the bot alone that is no answer it knows: which work it is kept with, if with any."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding import absences, records
from bot.understanding.known import Known
from bot.understanding.meaning import Answer, Ask, Meaning, Says, Several
from bot.understanding.plain import Plain
from storage.records import RecordKind

# Not anywhere: 'the room is D2'.
_OF_A_DECISION = re.compile(
    r"^[^\w]{0,9}d\d{1,9}\b|\b(?:to|with|about|against|on|decision|object|oppose) d\d{1,9}\b"
)
_AFTER_A_NUMBER = " \t\n:,.-"


@dataclass(frozen=True)
class Note:
    """Words as a person reads them, with the `numbers` of the actions that they name.

    `rest` is what they say of the action that they begin with; None where they begin with none, or several.
    """

    words: str
    numbers: tuple[int, ...] = ()
    rest: str | None = None
    decisions: tuple[int, ...] = ()
    """The numbers of the decisions that they name."""
    is_of_a_decision: bool = False
    """Whether they are plainly about a decision, and about no action."""
    is_of_absence: bool = False
    """Whether they tell of leave, illness or too much work, of which nobody else is to hear."""

    @property
    def is_wordless(self) -> bool:
        """Whether there is nothing in them but marks: '...'."""
        return self.words.isascii() and not any(map(str.isalnum, self.words))

    @property
    def about(self) -> tuple[int, ...]:
        """The numbers of the actions that they are about: of the first alone, where they begin with it."""
        return self.numbers if self.rest is None else self.numbers[:1]


def read(plain: Plain, known: Known) -> Note:
    """Return what a text is about that somebody wrote."""
    every = records.spot(plain, known)
    named = [one for one in every if one.ref.kind is RecordKind.ACTION]
    decided = [one.ref.number for one in every if one.ref.kind is RecordKind.DECISION]
    numbers = tuple(dict.fromkeys(one.ref.number for one in named))
    return Note(
        plain.text,
        numbers,
        _of_the_first(plain, named),
        decisions=tuple(dict.fromkeys(decided)),
        is_of_a_decision=not numbers and _OF_A_DECISION.search(plain.folded) is not None,
        is_of_absence=absences.are_told_in(plain.folded),
    )


def _of_the_first(plain: Plain, named: Sequence[records.Mentioned]) -> str | None:
    """Return what stands after the number that a text begins with, unless another follows at once."""
    if not named or named[0].start:
        return None
    rest = plain.folded[named[0].end : named[1].start] if len(named) > 1 else "x"
    if rest.strip(_AFTER_A_NUMBER) in ("", "and", "or", "&", "+", "/"):
        return None
    return plain.text[named[0].end :].lstrip(f"{_AFTER_A_NUMBER}–—")


def says_done(meaning: Meaning) -> bool:
    """Tell whether something is said to be done, whichever of several it is."""
    match meaning:
        case Answer():
            return meaning.says is Says.DONE
        case Ask():
            return bool(meaning.readings) and all(says_done(one.means) for one in meaning.readings)
        case Several():
            return any(map(says_done, meaning.does))
        case _:
            return False
