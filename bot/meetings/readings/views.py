"""A question back about meetings: one button for each thing that may be meant."""

from bot.meetings.readings import packing
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.meaning import Ask

MOST_LABEL = 75
"""Letters that Slack shows of a button's label."""


def ask(question: Ask, by: str) -> Message:
    """Ask what is meant; pressing a button does it, or shows what it touches."""
    packed = [(reading.label, packing.pack(reading.means, by)) for reading in question.readings]
    offered = [(text.cut(label, MOST_LABEL), value) for label, value in packed if value is not None]
    buttons = [
        text.button(label, f"meeting_reading_{number}", value)
        for number, (label, value) in enumerate(offered)
    ]
    asks = question.asks or "What is meant?"
    small = "Nothing has changed yet."
    labels = text.either([label for label, _ in offered]) if offered else ""
    return Message(
        text=f"{asks} {small}" + (f" Press {labels}." if labels else ""),
        blocks=[
            text.section(f"*{text.escape(asks)}*"),
            text.context(small),
            *([text.actions(*buttons)] if buttons else []),
        ],
    )
