"""What was recorded at a meeting, each on one short line; what is too much for its post is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.language import wording
from bot.slack.blocks import addresses, decision_words, owner_words, text
from storage.records import Action, ActionStatus, Concern, ConcernStatus, Decision, DecisionStatus, Work

MOST_LINES = 20
MOST_LETTERS = 2_800
"""The list is one paragraph of Slack's, in which the links count too."""
SPARE = 50
"""Characters for its heading, and for how many more there are."""
MOST_WORDS = 100
_CLOSED = (ActionStatus.DONE, ActionStatus.DROPPED)


@dataclass(frozen=True)
class Recorded:
    """What was recorded at a meeting and stands; `today` is the group's, `workspace` its workspace's address.

    `concerns` are each with the decision that it was raised on.
    """

    decisions: Sequence[Decision] = ()
    work: Sequence[Work] = ()
    concerns: Sequence[tuple[Concern, Decision]] = ()
    today: date = date.min
    workspace: str | None = None


NOTHING = Recorded()


@dataclass(frozen=True)
class _Line:
    """One record: its `label`, which links to a card, with what stands before and after it."""

    label: str
    card: str | None
    after: str
    before: str = ""

    @property
    def linked(self) -> str:
        label = f"<{self.card}|{self.label}>" if self.card else self.label
        return f"• {self.before}*{label}*{self.after}"

    @property
    def plain(self) -> str:
        return f"{self.before}{self.label}{self.after}"


def listed(found: Recorded, *, over: bool, most: int = MOST_LETTERS) -> tuple[str, str]:
    """Return the list with its links, of `most` characters, and as plain text; both empty for nothing."""
    lines = [
        *(_decision(one, found) for one in found.decisions),
        *(_action(one, found) for one in found.work),
        *(_concern(one, about, found) for one, about in found.concerns),
    ]
    if not lines:
        return "", ""
    head = "Recorded" if over else "Recorded so far"
    kept = _kept(lines, min(most, MOST_LETTERS) - SPARE)
    left = len(lines) - len(kept)
    rest = [f"and {wording.number(left)} more"] if left else []
    linked = "\n".join([f"*{head}*", *(line.linked for line in kept), *rest])
    return linked, f"{head}: {'; '.join([*(line.plain for line in kept), *rest])}."


def _kept(lines: Sequence[_Line], most: int) -> list[_Line]:
    """Return the lines, from the first on, that come to `most` characters."""
    kept: list[_Line] = []
    letters = 0
    for line in lines[:MOST_LINES]:
        letters += len(line.linked) + 1
        if letters > most:
            break
        kept.append(line)
    return kept


def _decision(made: Decision, found: Recorded) -> _Line:
    stands = "" if made.status is DecisionStatus.AGREED else f" ({decision_words.standing(made)})"
    terms = (decision_words.condition(made, MOST_WORDS), decision_words.on_behalf(made))
    words = ". ".join([text.brief(made.text, MOST_WORDS).rstrip("."), *(each for each in terms if each)])
    return _Line(made.label, _card(made, found), f"{stands} {words}")


def _action(work: Work, found: Recorded) -> _Line:
    action = work.action
    words = f" {text.brief(action.text, MOST_WORDS).rstrip('.')}"
    return _Line(action.label, _card(action, found), f"{words}{_whose(work, found.today)}")


def _whose(work: Work, today: date) -> str:
    """Return who is to do an action and when; nothing once it is late, which is for them and the chair."""
    action = work.action
    if action.status in _CLOSED:
        return f" – {action.status.value}"
    if action.due is None:
        return f" – {owner_words.doing(action, work.owners)}"
    if action.due < today:
        return ""
    return f" – {owner_words.doing(action, work.owners)}, due {text.day(action.due)}"


def _concern(raised: Concern, about: Decision, found: Recorded) -> _Line:
    outcome = " upheld" if raised.status is ConcernStatus.UPHELD else ""
    words = f": {text.brief(raised.text, MOST_WORDS).rstrip('.')} ({text.person(raised.author)})"
    before = f"{raised.strength.value.capitalize()}{outcome} on "
    return _Line(about.label, _card(about, found), words, before)


def _card(record: Decision | Action, found: Recorded) -> str | None:
    return addresses.of_record(record, found.workspace).card
