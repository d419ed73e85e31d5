"""Decisions as people see them: the card in the channel, and what the recorder is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.views import text
from bot.views.text import Block, Message
from storage.records import Concern, Decision, DecisionStatus, Link, Relation

_RELATIONS = {Relation.SUPERSEDES: ("Replaces", "Replaced by"), Relation.AMENDS: ("Amends", "Amended by")}


@dataclass(frozen=True)
class Card:
    """Everything that a decision's card shows."""

    decision: Decision
    there: Sequence[str] = ()
    newer: Sequence[tuple[Link, Decision]] = ()
    older: Sequence[tuple[Link, Decision]] = ()
    concerns: Sequence[Concern] = field(default=())
    undoable: bool = True


def recorded(decision: Decision) -> Message:
    """Tell the recorder that the decision is stored, and what to do about a slip."""
    said = f"Recorded as {decision.label}. Press Undo on its card within 15 minutes if that was a slip."
    return Message(text=said, blocks=[text.section(said)])


def card(shown: Card) -> Message:
    """Show a decision in its channel."""
    decision = shown.decision
    wording = text.escape(decision.text)
    plain = f"{decision.label} {text.cut(wording, MOST_PLAIN)}"
    if decision.undone_at is not None:
        return _undone(decision)
    blocks: list[Block] = [text.section(f"*{decision.label}* {wording}")]
    blocks += [text.context(line) for line in _lines(shown)]
    blocks.append(text.actions(*_buttons(shown)))
    return Message(text=plain, blocks=blocks)


MOST_PLAIN = 3000
"""Slack refuses an update whose text has more than 4,000 characters; the rest is behind Details."""


def _undone(decision: Decision) -> Message:
    said = f"{decision.label} was undone by {text.person(decision.author)}. Its number is not used again."
    return Message(text=said, blocks=[text.section(said)])


def _lines(shown: Card) -> list[str]:
    decision = shown.decision
    lines = [f"Recorded by {text.person(decision.author)} {text.moment(decision.decided_at)}"]
    if decision.reason:
        lines.insert(0, f"Because {text.escape(decision.reason)}")
    if decision.status is not DecisionStatus.AGREED:
        lines.append(f"Status: {decision.status.value}")
    if shown.there:
        lines.append(f"Who was there: {text.people(shown.there)}")
    for link, older in shown.older:
        lines.append(f"{_RELATIONS[link.relation][0]} {older.label} {text.brief(older.text)}")
    for link, newer in shown.newer:
        lines.append(f"{_RELATIONS[link.relation][1]} {newer.label} {text.brief(newer.text)}")
    for concern in shown.concerns:
        strength = concern.strength.value.capitalize()
        lines.append(f"{strength}, open: {text.brief(concern.text)} ({text.person(concern.author)})")
    if decision.source_changed_at is not None:
        lines.append("Source changed after capture")
    return lines


def _buttons(shown: Card) -> list[Block]:
    value = str(shown.decision.id)
    buttons = [
        text.button("Details", "decision_details", value),
        text.button("Raise a concern", "decision_concern", value),
    ]
    if shown.undoable:
        buttons.append(text.button("Undo", "decision_undo", value))
    return buttons
