"""The first line of what somebody missed, and the headings of what they did not know of otherwise."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.language import wording
from bot.recaps.views import lines
from bot.slack.blocks import decision_words, text
from scheduler import calendar
from storage.records import Account, Decision, DecisionStatus, News

HEADINGS = {
    News.CHANGED: "Told before, and changed since",
    News.NOT_KNOWN_YET: f"Decided at a meeting. {decision_words.WHO_WAS_THERE}: not known yet",
    News.UNRECORDED: f"Decided at a meeting. {decision_words.WHO_WAS_THERE}: {decision_words.NOT_RECORDED}",
    News.CHANNEL: lines.IN_CHANNEL,
}


def decided_without(found: Sequence[Account], who: str, where: str, *, complete: bool = True) -> str:
    """Return the first line about what was decided, or proposed, without somebody.

    Where not `complete`, there is more of it than was `found`, and it is not counted.
    """
    proposed = sum(one.decision.status is DecisionStatus.PROPOSED for one in found)
    decided = len(found) - proposed
    if not complete:
        return f"Many things were decided without {who}{where}. {reading(2)}"
    parts = [
        f"{_number(decided)}{_things(decided)} {_were(decided)} decided" if decided else "",
        f"{_number(proposed)}{_things(proposed) * (not decided)} {_were(proposed)} proposed"
        if proposed
        else "",
    ]
    said = wording.begin(" and ".join(part for part in parts if part))
    return f"{said} without {who}{where}. {reading(len(found))}"


def changed_since(where: str, count: int) -> str:
    """Return the first line about what has changed since somebody was told of it."""
    return f"This has changed since you were told of it{where}. {reading(count)}"


def reading(count: int) -> str:
    """Return what it does not mean to read some things, whatever is pressed."""
    return f"Reading {'it' if count == 1 else 'them'} is not agreeing to {'it' if count == 1 else 'them'}."


def days(found: Sequence[Account], zone: ZoneInfo) -> str:
    """Return the day on which some decisions were made or settled, or since when: ' on Friday 8 May'."""
    made = {calendar.local_day(_made_at(one.decision), zone) for one in found}
    if not made:
        return ""
    return f" {'on' if len(made) == 1 else 'since'} {text.day(min(made))}"


def _made_at(decision: Decision) -> datetime:
    """Return when something was decided, which is not when it was taken back."""
    taken_back = decision.status is DecisionStatus.WITHDRAWN
    return decision.decided_at if taken_back else decision.settled_at or decision.decided_at


def _number(count: int) -> str:
    return wording.number(count)


def _things(count: int) -> str:
    return " thing" if count == 1 else " things"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
