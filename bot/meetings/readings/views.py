"""A question back about meetings: one button for each thing that may be meant."""

from bot.meetings.readings import packing
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.meaning import Ask

ELSE = "Something else"
MOST_LABEL = 75
"""Letters that Slack shows of a button's label."""


def ask(question: Ask, by: str, typed: str) -> Message:
    """Ask what is meant; pressing a button does it, or shows what it touches."""
    packed = [(reading.label, packing.pack(reading.means, by)) for reading in question.readings]
    offered = [(text.cut(label, MOST_LABEL), value) for label, value in packed if value is not None]
    buttons = [
        text.button(label, f"meeting_reading_{number}", value)
        for number, (label, value) in enumerate(offered)
    ]
    asks = question.asks or "What is meant?"
    small = "Nothing has changed yet."
    otherwise = packing.pack_form(question.otherwise, by, typed)
    if otherwise is not None:
        buttons.append(text.button(ELSE, "meeting_something_else", otherwise))
    named = [label for label, _ in offered] + ([ELSE] if otherwise is not None else [])
    labels = text.either(named) if named else ""
    return Message(
        text=f"{asks} {small}" + (f" Press {labels}." if labels else ""),
        blocks=[
            text.section(f"*{text.escape(asks)}*"),
            text.context(small),
            *([text.actions(*buttons)] if buttons else []),
        ],
    )
