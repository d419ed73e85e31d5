"""What somebody is told who writes to the bot alone, about nothing that it asked of them."""

from bot.home import views as home_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message

NUMBER = "To write about an action, begin with its number, for example: A7 the draft is half done."
CONCERN = "To object to a decision, press Raise a concern on the message that shows it, or on its card."
ELSEWHERE = "Decisions and actions belong to a group, so record them in its channel."
UNKEPT = "I have told nobody of that, and have not kept it."
HAND_OVER = "To have no nudges for a while press Snooze on one, and Pass on to hand an action over."
MORE = "Write help to see what I can do."
LOOK_UP = "Here you can type `/actions mine` for what is yours, and `/recap` for what you missed."


def answer(what: str) -> Message:
    """Say what to do: after a message that shows decisions ('decided'), after any 'other', or at all.

    'away' answers who writes that they are away or ill, 'unkept' who has been told on that day what to do.
    """
    if what == "away":
        lines = [UNKEPT, HAND_OVER, NUMBER]
    elif what == "unkept":
        lines = [UNKEPT, MORE]
    elif what == "decided":
        lines = [UNKEPT, CONCERN, NUMBER, LOOK_UP]
    elif what == "other":
        lines = [UNKEPT, NUMBER, CONCERN, LOOK_UP]
    else:
        lines = [home_views.WHAT, ELSEWHERE, home_views.COMMANDS, LOOK_UP, NUMBER]
    return Message(text="\n".join(lines), blocks=[text.section("\n".join(lines))])
