"""A decision's card in its channel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.slack.blocks import decision_words, text
from bot.slack.blocks.text import Block, Message
from bot.sources.unclear import views as unclear
from bot.sources.unclear.views import MOST_ASKED, Asked
from storage.records import Concern, Decision, DecisionStatus, Link, There

MOST_PLAIN, MOST_CONDITION, MOST_REASON, MOST_SAID = 2000, 400, 400, 2
"""Slack refuses an update whose text has more than 4,000 characters; the rest is behind Details."""
MOST_CONCERNS = 5
MOST_LINKS = 5


@dataclass(frozen=True)
class DecisionCard:
    """Everything that a decision's card shows; `concerns` are those that are open or were upheld.

    `asked` is what is unclear about it, until somebody answers.
    """

    decision: Decision
    there: There | None = None
    newer: Sequence[tuple[Link, Decision]] = ()
    older: Sequence[tuple[Link, Decision]] = ()
    concerns: Sequence[Concern] = ()
    undoable: bool = True
    asked: Sequence[Asked] = ()


def card(shown: DecisionCard) -> Message:
    """Show a decision in its channel."""
    decision = shown.decision
    if decision.undone_at is not None:
        return _undone(decision)
    head = f"*{decision.label}*{_status(shown)} "
    blocks: list[Block] = [text.section(head + text.fit(decision.text, text.MAX_SECTION - len(head)))]
    blocks += [text.context(line) for line in _lines(shown)]
    blocks += [block for one in shown.asked[:MOST_ASKED] for block in unclear.on_card(one)]
    blocks.append(text.actions(*_buttons(shown)))
    return Message(text=_plain(shown), blocks=blocks)


def _plain(shown: DecisionCard) -> str:
    """Return the card for notifications and screen readers: everything except who was there, and when."""
    decision = shown.decision
    lines = [f"{decision.label}{_status(shown)} {text.fit(decision.text, MOST_PLAIN)}"]
    lines += decision_words.terms(decision, MOST_CONDITION)
    lines += [f"Because {text.fit(decision.reason, MOST_REASON)}"] if decision.reason else []
    lines += [decision_words.relation(link, other, newer=False) for link, other in shown.older[:MOST_SAID]]
    upheld, open_ones = decision_words.by_outcome(shown.concerns)
    lines += [decision_words.concern(one, decision) for one in (*upheld[:1], *open_ones[:1])]
    lines += [unclear.said_on_card(one.question) for one in shown.asked[:1]]
    return "\n".join(lines)


def _status(shown: DecisionCard) -> str:
    """Return where a decision stands, for its first line; empty when it is agreed as it was worded."""
    decision, by = shown.decision, [other.label for _, other in shown.newer]
    said = [] if decision.status is DecisionStatus.AGREED else [decision_words.standing(decision)]
    if by and decision.status in (DecisionStatus.SUPERSEDED, DecisionStatus.AMENDED):
        said = [f"{decision_words.status(decision.status)} by {text.listed(by)}"]
    said += ["corrected"] if decision.corrected_at is not None else []
    return f" ({', '.join(said)})" if said else ""


def _undone(decision: Decision) -> Message:
    undone = f"{decision.label} was undone by {text.person(decision.author)}. Its number is not used again."
    return text.note(undone)


def _lines(shown: DecisionCard) -> list[str]:
    decision = shown.decision
    lines = decision_words.terms(decision, 600)
    lines += [f"Because {text.fit(decision.reason, 600)}"] if decision.reason else []
    lines.append(f"Recorded by {text.person(decision.author)}, {text.moment(decision.decided_at)}")
    lines += [f"{label}: {who}" for label, who in decision_words.there(shown.there, 20)]
    lines += [decision_words.relation(link, other, newer=False) for link, other in shown.older[:MOST_LINKS]]
    lines += [decision_words.relation(link, other, newer=True) for link, other in shown.newer[-MOST_LINKS:]]
    lines += _concerns(shown)
    if decision.source_changed_at is not None:
        lines.append("Source changed after capture")
    return lines


def _concerns(shown: DecisionCard) -> Iterator[str]:
    for kind, found in zip(("upheld", "open"), decision_words.by_outcome(shown.concerns), strict=True):
        yield from (decision_words.concern(one, shown.decision) for one in found[:MOST_CONCERNS])
        if left := len(found[MOST_CONCERNS:]):
            yield f"{left} more {kind} concern{'s' if left > 1 else ''}: press Details to read them."


def _buttons(shown: DecisionCard) -> list[Block]:
    value = str(shown.decision.id)
    buttons = [
        text.button("Details", "decision_details", value),
        text.button("Raise a concern", "decision_concern", value),
    ]
    if shown.undoable:
        buttons.append(text.button("Undo", "decision_undo", value))
    return buttons
