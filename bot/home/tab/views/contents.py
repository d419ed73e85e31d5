"""What a Home shows, as values: read by `bot.home.tab.shown`, laid out by the views beside this."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.slack.blocks.text import Block
from storage.records import Account, Action, Decision, Draft, Meeting, Owner, Work


class Section(StrEnum):
    """The parts of a Home that may have more in them than it shows."""

    ASKS = "asks"
    PROPOSALS = "proposals"
    DRAFTS = "drafts"
    MINE = "mine"
    DECIDED = "decided"
    ASKED = "asked"
    GROUPS = "groups"


class Said(StrEnum):
    """What somebody has said of a meeting to come, or that runs."""

    NOTHING = "nothing"
    COMING = "coming"
    HERE = "here"
    APOLOGIES = "apologies"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True)
class Coming:
    """A meeting that is not over: when it is in its reader's words, and what they have said of it."""

    meeting: Meeting
    when: str
    running: bool = False
    said: Said = Said.NOTHING


@dataclass(frozen=True)
class Mine:
    """Somebody's part of an action, with what they have answered about it since they opened their Home.

    Of what they have `ended` there is nothing more to press.
    """

    action: Action
    owner: Owner
    outcome: str = ""
    ended: bool = False


@dataclass(frozen=True)
class Unrecorded:
    """What somebody typed and what may be meant by it; `typed` is as people read it.

    It is not `pressable` where only its channel is the place to go on.
    """

    draft: Draft
    typed: str
    pressable: bool = True


@dataclass(frozen=True)
class OwnGroup:
    """A group that somebody is in, and when it meets next in their words; empty when nothing is planned."""

    channel: str
    when: str = ""


@dataclass(frozen=True)
class Home:
    """Everything that somebody's Home shows, of groups that they may see now: all there is, in order.

    `part_of_day` is 'morning', 'afternoon' or 'evening' where they are. Of what was decided without them only
    the first few are read, of `decided_in_all`. `answer` is what is said to their last press.
    """

    reader: str
    name: str
    today: date
    part_of_day: str = "morning"
    coming: Coming | None = None
    asks: Sequence[Mine] = ()
    proposals: Sequence[Decision] = ()
    drafts: Sequence[Unrecorded] = ()
    mine: Sequence[Mine] = ()
    decided: Sequence[Account] = ()
    decided_in_all: int = 0
    asked: Sequence[Work] = ()
    groups: Sequence[OwnGroup] = ()
    reminders: str = ""
    answer: Sequence[Block] = ()
    unsure: bool = False
