"""What somebody is asked who may mean several things: one button for each, and one for the form."""

import json
from collections.abc import Sequence

from bot.slack.blocks import text
from bot.slack.blocks.text import Message

MOST_READINGS = 5
LONGEST_LABEL = 75
"""Letters that Slack shows on a button."""
SOMETHING_ELSE = "Something else"
NOTHING_YET = "Nothing is recorded yet."
SETTLED = "That is settled already, so nothing has changed."
GONE = "That question is more than a week old, and what you typed is forgotten: please type it again."
NOT_YOURS = "Only whoever was asked can answer that."
OUTDATED = "I have changed since I asked that, and can not read my own question: please type it again."


def question(draft: int, asks: str, typed: str, labels: Sequence[str]) -> Message:
    """Ask which of several things is meant; `typed` is what is kept of it, as a person reads it."""
    buttons = [
        text.button(text.cut(label, LONGEST_LABEL), f"draft_{number}", _value(draft, number))
        for number, label in enumerate(labels[:MOST_READINGS], 1)
    ]
    buttons.append(text.button(SOMETHING_ELSE, "draft_form", _value(draft, 0)))
    words = f"{NOTHING_YET} {asks}".strip()
    said = f"You typed: {text.brief(typed, 600)}"
    choices = text.listed([f"‘{label}’" for label in [*labels[:MOST_READINGS], SOMETHING_ELSE]])
    return Message(
        text=f"{text.escape(words)}\n{said}\nPress one of {text.escape(choices)}.",
        blocks=[text.section(text.escape(words)), text.context(said), text.actions(*buttons)],
    )


def _value(draft: int, number: int) -> str:
    return json.dumps({"draft": draft, "reading": number})
