"""What the recorder of a decision is told at once: that it is stored, or that a form is open instead."""

from collections.abc import Sequence

from bot.slack.blocks import decision_words, text
from bot.slack.blocks.text import Message
from bot.understanding.instead import Instead, Want
from storage.records import Decision, DecisionStatus

UNDO = "To take back what you have just recorded, press Undo on its card."


def recorded(decision: Decision, older: Sequence[Decision] = ()) -> Message:
    """Tell the recorder that the decision is stored, and what to do about a slip."""
    agreed = decision.status is DecisionStatus.AGREED
    told = f"Recorded as {decision.label}{'' if agreed else f', {decision_words.standing(decision)}'}."
    if older:
        told += f" It changes {text.listed([one.label for one in older])}, whose card now says so."
    return text.note(f"{told} Press Undo on its card within 15 minutes if that was a slip.")


def instead_of_recording(meant: Instead) -> str:
    """Tell somebody whose words are no decision how to get what they meant."""
    if meant.want is Want.LOOK_UP:
        return f"To see what was decided, type `{f'/decisions {meant.words}'.strip()}`."
    if meant.want is Want.READ:
        return f"To read D{meant.number}, type `/decisions D{meant.number}`."
    if meant.want is Want.CHANGE:
        return f"{UNDO} {_to_change(meant.number)}"
    if meant.want is Want.END:
        label = f"D{meant.number}"
        return f"Write what holds instead of {label}; that then replaces {label}."
    if meant.want is Want.PROPOSE:
        return "That is a question, so it can be recorded as a proposal, and not as agreed."
    return "Type `/decide help` to see what I can do."


def _to_change(number: int | None) -> str:
    if number is None:
        return (
            "To change an older one, record what holds instead, and say which decision it amends or replaces."
        )
    return f"To change D{number}, record what holds instead, ending with: amends D{number}."


def opened_instead(refusal: str, typed: str, *, opened: bool) -> Message:
    """Tell somebody why a command was not taken, and where what they typed has gone."""
    if opened:
        return text.note(f"{text.escape(refusal)} The form is open with what you typed.")
    again = f"{text.fit(refusal, 400)} The form could not be opened, so please type it again."
    return text.with_typed(again, typed)
