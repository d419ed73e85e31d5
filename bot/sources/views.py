"""What is said where the bot is not, so that what was recorded there can be shown."""

from bot.slack.blocks import text
from bot.slack.blocks.text import Message

INVITE = "I am not in this channel yet, so I can neither read it nor post the card."
INVITE_FIRST = f"{INVITE} Type `/invite @Matters Arising` there first; nothing that you wrote is lost."


def not_here(label: str) -> Message:
    """Say that what was recorded can not be shown where it was, before the bot is invited."""
    here = "I am not in this channel: type `/invite @Matters Arising` and I post its card."
    return text.note(f"{label} is stored. {here}")


def not_there(channel: str) -> Message:
    """Say the same elsewhere, of all that was recorded there at once."""
    there = "I am not in that channel: type `/invite @Matters Arising` there and I post what you record."
    return text.note(f"What you recorded in {text.channel(channel)} is stored. {there}")
