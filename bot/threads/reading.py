"""What a filled-in form of Capture thread says: read before anything is stored, all within one budget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.decisions import meant as decided
from bot.language import dates, slack_text
from bot.language.bounds import Budget
from bot.language.dates import Calendar, FoundDate
from bot.threads.views import Confirmed
from bot.understanding import following
from bot.understanding.following import FollowingResolution
from bot.understanding.meaning import New, NewAction, NewDecision
from bot.understanding.threads import RecordAs

NOTHING: Mapping[int, New] = {}


@dataclass(frozen=True)
class Read:
    """One item as it was understood: an action with its date, or a decision.

    `action` is what was understood of an action when the form was opened, if anything was.
    """

    confirmed: Confirmed
    words: str
    due: FoundDate | None = None
    unread: bool = False
    decision: FollowingResolution | None = None
    action: NewAction | None = None


def read(
    confirmed: Sequence[Confirmed],
    calendar: Calendar,
    budget: Budget | None = None,
    *,
    understood: Mapping[int, New] = NOTHING,
) -> list[Read]:
    """Return each item as it is understood; dates come first, for without them nothing can be recorded.

    `understood` is what the form was opened with, by number, as far as it was opened with anything.
    """
    budget = budget or Budget()
    actions = {
        each.number: _action(each, calendar, budget, understood.get(each.number))
        for each in confirmed
        if each.kind is RecordAs.ACTION
    }
    return [actions.get(each.number) or _decision(each, understood.get(each.number)) for each in confirmed]


def _action(confirmed: Confirmed, calendar: Calendar, budget: Budget, understood: New | None) -> Read:
    words = slack_text.clean(confirmed.words)
    action = understood if isinstance(understood, NewAction) else None
    if confirmed.due:
        due = FoundDate(0, len(confirmed.due), confirmed.due, dates.read(confirmed.due, calendar))
        return Read(confirmed, words, due, action=action)
    found = dates.find(words, calendar, budget)
    return Read(confirmed, words, found, unread=found is None and budget.stopped, action=action)


def _decision(confirmed: Confirmed, understood: New | None) -> Read:
    words = slack_text.clean(confirmed.words)
    text, follows = following.from_end(words)
    resolution = FollowingResolution(
        text, status=confirmed.status, come_back_on=confirmed.come_back_on, follows=follows
    )
    if isinstance(understood, NewDecision):
        meant = decided.resolution(understood)
        resolution = replace(meant, text=text, follows=meant.follows or follows)
    return Read(confirmed, text, decision=resolution)
