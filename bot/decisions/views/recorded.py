"""What the recorder of a decision is told at once: that it is stored, or that a form is open instead."""

from collections.abc import Sequence

from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import Decision


def recorded(decision: Decision, older: Sequence[Decision] = ()) -> Message:
    """Tell the recorder that the decision is stored, and what to do about a slip."""
    told = f"Recorded as {decision.label}."
    if older:
        told += f" It changes {text.listed([one.label for one in older])}, whose card now says so."
    return text.note(f"{told} Press Undo on its card within 15 minutes if that was a slip.")


def opened_instead(refusal: str, typed: str, *, opened: bool) -> Message:
    """Tell somebody why a command was not taken, and where what they typed has gone."""
    if opened:
        return text.note(f"{text.escape(refusal)} The form is open with what you typed.")
    again = f"{text.fit(refusal, 400)} The form could not be opened, so please type it again."
    return text.with_typed(again, typed)
