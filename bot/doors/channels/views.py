"""What people are told of a channel that was archived."""

from bot.language import wording
from bot.slack.blocks import text
from bot.slack.blocks.text import Message


def archived(name: str, mine: int, asked: int) -> Message:
    """Tell somebody that a group rests, and how many open actions in it are theirs, or were `asked` for."""
    sentences = [f"{name} was archived, so the group rests: no nudges, recaps or meetings come from it."]
    theirs = [
        f"{wording.number(count)} open action{'s' * (count > 1)} {whose}"
        for count, whose in ((mine, "of yours"), (asked, "that you asked for"))
        if count
    ]
    if theirs:
        stay = "stays as it is" if mine + asked == 1 else "stay as they are"
        sentences.append(f"{wording.begin(text.listed(theirs))} {stay}.")
    sentences.append("All of it goes on if the channel is used again.")
    return text.note(" ".join(sentences))
