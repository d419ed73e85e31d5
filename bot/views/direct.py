"""What somebody is told who writes to the bot alone, about nothing that it asked of them."""

from bot.views import greetings, text
from bot.views.text import Message

NUMBER = "To write about an action, begin with its number, for example: A7 the draft is half done."
CONCERN = "To object to a decision, press Raise a concern on the message that shows it, or on its card."
ELSEWHERE = "Decisions and actions belong to a group, so record them in its channel."
AWAY = "I have told nobody of that, and have not kept it."
HAND_OVER = "To have no nudges for a while press Snooze on one, and Pass on to hand an action over."
LOOK_UP = "Here you can type `/actions mine` for what is yours, and `/recap` for what you missed."


def answer(what: str) -> Message:
    """Say what to do: after a message that shows decisions ('decided'), after any 'other', or at all.

    'away' answers who writes that they are away or ill.
    """
    if what == "away":
        lines = [AWAY, HAND_OVER, NUMBER]
    elif what == "decided":
        lines = ["That is kept nowhere yet.", CONCERN, NUMBER]
    elif what == "other":
        lines = ["That is kept nowhere yet.", NUMBER, CONCERN, LOOK_UP]
    else:
        lines = [greetings.WHAT, ELSEWHERE, greetings.COMMANDS, LOOK_UP, NUMBER]
    return Message(text="\n".join(lines), blocks=[text.section("\n".join(lines))])
