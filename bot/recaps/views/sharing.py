"""What is asked, and then said, when a group's channel is shared with another workspace after capture."""

from bot.slack.blocks import text
from bot.slack.blocks.text import Message

CONFIRM = "sharing_confirm"


def question(channel: str) -> Message:
    """Ask whether a group's record may be seen by the people whom its channel was shared with."""
    where = text.channel(channel)
    sentences = [
        f"{where} is shared with another workspace now. Some of what is on record there is older than that.",
        "Until you, or somebody else who is asked this, press Confirm, no recap goes out, and the people of"
        " the other workspace see nothing of the record. Once you do, they see it as all members do.",
    ]
    row = text.actions(text.button("Confirm", CONFIRM, channel, style="primary"))
    return Message(text="\n".join(sentences), blocks=[*(text.section(line) for line in sentences), row])


def answered(channel: str, by: str) -> Message:
    """Say who has confirmed it, where it was asked."""
    shared = f"{text.channel(channel)} is shared with another workspace. {text.person(by)} has confirmed that"
    return text.note(f"{shared} its people may see the record, and recaps go out again.")
