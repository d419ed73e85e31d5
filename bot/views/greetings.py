"""What the bot says of itself: on arrival, and when asked for help."""

from bot.views import text
from bot.views.text import Message

WHAT = "I remember what this group decides, who is to do what by when, and tell those who were not there."
COMMANDS = "Type `/decide We will …` for a decision, `/action @sam draft the paper by Friday` for an action."
MEETINGS = (
    "Tell me when you meet: `/meeting every second Tuesday at 10:00`. Before each I recap what is open."
)
HELP = "For more, type `help` after any of them, for example `/decide help`."
MENTIONS = (
    "Mention me with `decide We will …` for a decision, or with "
    "`action @sam draft the paper by Friday` for an action; here or in any thread."
)
REACTIONS = (
    "Or react to a message with :scales: to propose it as a decision, with :pushpin: as an action: "
    "I then show you a form, and record nothing until you confirm it."
)


def greeting() -> Message:
    """Say what the bot does, its first commands, how it learns of meetings, and where help is."""
    return _lines(WHAT, COMMANDS, MEETINGS, HELP)


def help_by_mention(unknown: str = "") -> Message:
    """Say what a mention can do; `unknown` is what was said instead."""
    first = f"I do not know what to do with “{text.brief(unknown, 80)}”." if unknown else ""
    return _lines(*filter(None, (first, MENTIONS, REACTIONS)))


def _lines(*lines: str) -> Message:
    return Message(text="\n".join(lines), blocks=[text.section(line) for line in lines])
