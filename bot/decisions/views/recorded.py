"""What the recorder of a decision is told at once: that it is stored."""

from collections.abc import Sequence

from bot.slack.blocks import decision_words, text
from bot.slack.blocks.text import Message
from storage.records import Decision, DecisionStatus


def recorded(decision: Decision, older: Sequence[Decision] = ()) -> Message:
    """Tell the recorder that the decision is stored, and what to do about a slip."""
    agreed = decision.status is DecisionStatus.AGREED
    told = f"Recorded as {decision.label}{'' if agreed else f', {decision_words.standing(decision)}'}."
    if older:
        told += f" It changes {text.listed([one.label for one in older])}, whose card now says so."
    return text.note(f"{told} Press Undo on its card within 15 minutes if that was a slip.")
