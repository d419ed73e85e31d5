"""What is said when the length or the place of meetings is set."""

from bot.meetings.readings import packing
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from bot.understanding.meaning import MeetingAct, MeetingDoes

DONE = "That was done already."


def changed(act: MeetingAct, what: str, when: str | None, back: MeetingAct, by: str) -> Message:
    """Say what is set of the meeting of a day, or of all, and let it be set back."""
    which = f"The meeting of {when}" if when else "Each meeting of this group's series"
    if act.does is MeetingDoes.LENGTH:
        said = f"{which} takes {what}."
    else:
        said = (
            f"{which} is held here: {text.brief(what, 200)}." if what else f"{which} has no place any more."
        )
    told = "The channel is told."
    value = packing.pack(back, by)
    buttons: list[Block] = [text.actions(text.button("Undo", "meeting_reading_0", value))] if value else []
    blocks = [text.section(f"*{said}*"), text.context(told), *buttons]
    return Message(text=f"{said} {told}" + (" Press Undo to take it back." if buttons else ""), blocks=blocks)
