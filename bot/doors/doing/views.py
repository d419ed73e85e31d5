"""What somebody is asked who may mean several things: one button for each, and one for the form."""

import json

from bot.language import slack_text
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import Draft

MOST_READINGS = 5
LONGEST_LABEL = 75
"""Letters that Slack shows on a button."""
SOMETHING_ELSE = "Something else"
OPEN_THE_FORM = "Open the form"
NOTHING_YET = "Nothing is recorded yet."
SETTLED = "That is settled already, so nothing has changed."
GONE = "That question is more than a week old, and what you typed is forgotten: please type it again."
NOT_YOURS = "Only whoever was asked can answer that."
OUTDATED = "I have changed since I asked that, and can not read my own question: please type it again."


def question(draft: Draft, who: str = "") -> Message:
    """Ask which of several things is meant; where others read it too, `who` names the one who is asked."""
    labels = draft.labels
    buttons = [
        text.button(text.cut(label, LONGEST_LABEL), f"draft_{number}", _value(draft.id, number))
        for number, label in enumerate(labels, 1)
    ]
    rest = SOMETHING_ELSE if labels else OPEN_THE_FORM
    buttons.append(text.button(rest, "draft_form", _value(draft.id, 0)))
    words = f"{NOTHING_YET} {draft.asks}".strip()
    words = f"{who}: {text.escape(words)}" if who else text.escape(words)
    said = f"You typed: {text.brief(slack_text.readable(draft.typed), 600)}"
    choices = text.either([f"‘{text.escape(label)}’" for label in [*labels, rest]])
    return Message(
        text=f"{words}\n{said}\nPress {choices}.",
        blocks=[text.section(words), text.context(said), text.actions(*buttons)],
    )


def settled(who: str) -> Message:
    """Say in the place of a question that it is settled."""
    return text.note(f"{who} has said what was meant.")


def _value(draft: int, number: int) -> str:
    return json.dumps({"draft": draft, "reading": number})
