"""What is asked back before anything is done, and everything that may be meant."""

from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.meaning.acts import Answer, Change, OpenForm, Record
from bot.understanding.meaning.lookups import Show
from bot.understanding.meaning.meetings import MeetingAct
from bot.understanding.meaning.people import Courtesy, LeaveOut, NotUnderstood, Prefer


@dataclass(frozen=True)
class Confirm:
    """Show what these touch, and do them once that is confirmed."""

    does: tuple[Change | MeetingAct, ...]


class About(StrEnum):
    """What a question back is about."""

    READING = "which reading"
    DAY = "which day"
    PERSON = "which person"
    RECORD = "which record"
    GROUP = "which group"
    EACH_OR_ONE = "each or one"


@dataclass(frozen=True)
class Reading:
    """One of the things that may be meant: what its button says, and what it then does."""

    label: str
    means: "Meaning"


@dataclass(frozen=True)
class Ask:
    """Ask which of at most five readings is meant, the likeliest first; `asks` is the question in words.

    Where there are no readings to offer, what is missing is asked for by the form that `otherwise` opens.
    """

    about: About
    readings: tuple[Reading, ...] = ()
    asks: str = ""
    otherwise: OpenForm | None = None


@dataclass(frozen=True)
class Several:
    """Do several things that were said in one breath, one after the other."""

    does: tuple["Meaning", ...]


Meaning = (
    Record
    | OpenForm
    | Change
    | Answer
    | Show
    | MeetingAct
    | Prefer
    | Courtesy
    | NotUnderstood
    | LeaveOut
    | Confirm
    | Ask
    | Several
)
