"""The question whether somebody is away until a day, and what stands there once it is answered."""

from datetime import date

from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import Sign, Suggestion

_SIGNS = {
    Sign.STATUS: "Your status says that you are away until {day}.",
    Sign.PAUSED: "Your notifications are paused until {day}.",
}
ASKS = "Shall I keep quiet until then?"
STAYS = "I write to you as usual. `/nudges away until …` says when you are away."


def question(sign: Sign, until: date) -> Message:
    """Ask somebody whether they are away until a day."""
    said = f"{_SIGNS[sign].format(day=text.day(until))} {ASKS}"
    buttons = text.actions(
        text.button("Yes", "leave_agree", until.isoformat()),
        text.button("No", "leave_decline", until.isoformat()),
    )
    return Message(text=said, blocks=[text.section(said), buttons])


def answered(suggestion: Suggestion) -> Message:
    """Say what is done about what somebody has answered."""
    if not suggestion.agreed:
        return text.note(STAYS)
    quiet = f"I keep quiet until {text.day(suggestion.until)}, and nobody is told that you are away."
    return text.note(f"{quiet} `/nudges back` ends that.")
