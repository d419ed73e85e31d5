"""What is understood of a decision while it is read, field by field."""

from dataclasses import dataclass, fields, replace

from bot.understanding.meaning import Taken, Votes
from bot.understanding.plain import Plain
from storage.records import DecisionStatus


@dataclass(frozen=True)
class Found:
    """What some words say of a decision, beside its wording; people and days still as they are typed.

    `agreed`: a word says that the group agreed. `recorded`: a word asks to write it down. `unsure`: a word
    leaves it open whether it is agreed, and `principle` that it is so in principle. `undecided`: nothing was
    agreed, whatever that makes of it. `clash`: two words say two things. `casting`: a tie was broken.
    `pending`: somebody has still to agree. `action`: it is said to be an action. `scored`: two bare numbers,
    such as 5-2, that may be a vote. `back`: the words for the day on which it comes back.
    """

    status: DecisionStatus | None = None
    agreed: bool = False
    recorded: bool = False
    unsure: bool = False
    principle: bool = False
    undecided: bool = False
    clash: bool = False
    casting: bool = False
    pending: bool = False
    action: bool = False
    scored: bool = False
    reason: str = ""
    condition: str = ""
    back: str | None = None
    votes: Votes | None = None
    proposer: Plain | None = None
    seconder: Plain | None = None
    on_behalf: Plain | None = None
    replaces: tuple[int, ...] = ()
    amends: tuple[int, ...] = ()
    taken: tuple[Taken, ...] = ()

    def joined(self, other: "Found") -> "Found":
        """Return both together; of one field that stands in both, what came first."""
        made = {field.name: getattr(self, field.name) or getattr(other, field.name) for field in fields(self)}
        made["back"] = self.back if self.back is not None else other.back
        made["clash"] = self.clash or other.clash or _differ(self, other)
        made["replaces"] = tuple(dict.fromkeys((*self.replaces, *other.replaces)))
        made["amends"] = tuple(dict.fromkeys((*self.amends, *other.amends)))
        if self.status is DecisionStatus.PROPOSED:
            made["status"] = other.status or self.status
        if made["status"] is DecisionStatus.PARKED and made["back"]:
            made["undecided"] = False  # 'No decision, back in January'
        made["taken"] = (*self.taken, *other.taken)
        if self.votes and other.votes:
            made["votes"] = _added(self.votes, other.votes)
        return Found(**made)

    @property
    def settles(self) -> bool:
        """Whether it says how the matter stands, or that it is to be written down."""
        return bool(
            self.status or self.agreed or self.recorded or self.votes or self.undecided or self.action
        )


@dataclass(frozen=True)
class Draft:
    """What is found, and the rest of the words: in the end, the wording."""

    rest: Plain
    found: Found = Found()

    def plus(self, found: Found, rest: Plain) -> "Draft":
        """Return it with more found, and less to read."""
        return replace(self, rest=rest, found=self.found.joined(found))


def _differ(one: Found, other: Found) -> bool:
    """Tell whether two words say two things of how the matter stands; a proposal may be agreed."""
    told = {found.status for found in (one, other) if found.status}
    if len(told) > 1:
        return DecisionStatus.PROPOSED not in told
    status = next(iter(told), DecisionStatus.PROPOSED)
    return (one.agreed or other.agreed) and status in (DecisionStatus.REJECTED, DecisionStatus.WITHDRAWN)


def _added(one: Votes, other: Votes) -> Votes:
    def first(ours: int | None, theirs: int | None) -> int | None:
        return ours if ours is not None else theirs

    return Votes(
        first(one.for_, other.for_),
        first(one.against, other.against),
        first(one.abstaining, other.abstaining),
        one.manner or other.manner,
    )
