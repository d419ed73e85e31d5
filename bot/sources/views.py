"""The buttons of a question back, wherever it is asked: one for each reading, and one for the form."""

import json

from bot.slack.blocks import text
from bot.slack.blocks.text import Block
from storage.records import Draft

LONGEST_LABEL = 75
"""Letters that Slack shows on a button."""
SOMETHING_ELSE = "Something else"
OPEN_THE_FORM = "Open the form"
CONFIRM = "Confirm"
LEAVE_IT = "Leave it as it is"


def otherwise(draft: Draft) -> str:
    """Return what the last button says, which is for none of the readings."""
    labels = draft.labels
    return LEAVE_IT if labels == [CONFIRM] else SOMETHING_ELSE if labels else OPEN_THE_FORM


def readings(draft: Draft) -> Block:
    """Return a row with a button for each reading, and the one for none of them."""
    buttons = [
        text.button(text.cut(label, LONGEST_LABEL), f"draft_{number}", _value(draft.id, number))
        for number, label in enumerate(draft.labels, 1)
    ]
    return text.actions(*buttons, text.button(otherwise(draft), "draft_form", _value(draft.id, 0)))


def _value(draft: int, number: int) -> str:
    return json.dumps({"draft": draft, "reading": number})
