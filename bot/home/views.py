"""What the bot says of itself on arrival."""

from bot.slack.blocks import text
from bot.slack.blocks.text import Message

WHAT = "I remember what this group decides, who is to do what by when, and tell those who were not there."
COMMANDS = "Type `/decide We will …` for a decision, `/action @sam draft the paper by Friday` for an action."
MEETINGS = (
    "Tell me when you meet: `/meeting every second Tuesday at 10:00`. Before each I recap what is open."
)
HELP = "For more, type `help` after any of them, for example `/decide help`."


def greeting() -> Message:
    """Say what the bot does, its first commands, how it learns of meetings, and where help is."""
    return _lines(WHAT, COMMANDS, MEETINGS, HELP)


def _lines(*lines: str) -> Message:
    return Message(text="\n".join(lines), blocks=[text.section(line) for line in lines])
