"""What the bot says of itself: when it arrives in a channel, and to somebody who writes to it alone."""

from bot.slack.blocks import text
from bot.slack.blocks.text import Message

WHAT = "I remember what this group decides, who is to do what by when, and tell those who were not there."
COMMANDS = "Type `/decide We will …` for a decision, `/action @sam draft the paper by Friday` for an action."
MEETINGS = (
    "Tell me when you meet: `/meeting every second Tuesday at 10:00`. Before each I recap what is open."
)
HELP = "For more, type `help` after any of them, for example `/decide help`."
NUMBER = "To write about one of your actions, begin with its number, as `/actions mine` shows it."
CONCERN = "To object to a decision, press Raise a concern on the message that shows it, or on its card."
ELSEWHERE = "Decisions and actions belong to a group, so record them in its channel."
OF_MEETINGS = (
    "Nothing has changed: what a group's meetings are is said in its channel, where everybody sees it. "
    "Write the same there, after `/meeting`."
)
UNKEPT = "I have told nobody of that, and have not kept it."
HAND_OVER = (
    "To have no nudges for a while type `/nudges away until 4 January`, and to hand an action over press "
    "I can't on a nudge about it."
)
MORE = "Write help to see what I can do."
LOOK_UP = "Here you can type `/actions mine` for what is yours, and `/recap` for what you missed."


def greeting() -> Message:
    """Say what the bot does, its first commands, how it learns of meetings, and where help is."""
    return _lines(WHAT, COMMANDS, MEETINGS, HELP)


def answer(what: str) -> Message:
    """Tell somebody who writes to the bot about nothing that it asked of them what they can do instead.

    `what` is what they reply to: a message that shows decisions ('decided'), any 'other', or nothing. It is
    'away' when they write that they are away or ill, 'meetings' when they want a group's meetings changed,
    'unkept' when they were told that day what they can do.
    """
    if what == "away":
        lines = [UNKEPT, HAND_OVER, NUMBER]
    elif what == "meetings":
        lines = [OF_MEETINGS]
    elif what == "unkept":
        lines = [UNKEPT, MORE]
    elif what == "decided":
        lines = [UNKEPT, CONCERN, NUMBER, LOOK_UP]
    elif what == "other":
        lines = [UNKEPT, NUMBER, CONCERN, LOOK_UP]
    else:
        lines = [WHAT, ELSEWHERE, COMMANDS, LOOK_UP, NUMBER]
    return Message(text="\n".join(lines), blocks=[text.section("\n".join(lines))])


def _lines(*lines: str) -> Message:
    return Message(text="\n".join(lines), blocks=[text.section(line) for line in lines])
