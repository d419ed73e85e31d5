"""What somebody who mentions the bot is told in the thread."""

from bot.language import wording
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records.subjects import MentionReply

EXAMPLES = (
    "For example: `@Matters Arising agreed: we open in May`,"
    " `@Matters Arising Sam to draft the paper by Friday`,"
    " or `@Matters Arising what did we decide about the café?`"
)


def refused(user: str, why: str) -> Message:
    """Tell somebody why what they meant can not be done."""
    return text.note(f"{text.person(user)}, nothing is recorded. {text.escape(why)}")


def thread(about: MentionReply) -> Message:
    """Offer to go through a thread, to somebody who mentioned the bot there without a word."""
    words = f"{text.person(about.user)}, {_settled(about.settled, about.recorded)}"
    row = text.actions(text.button("Capture thread", "capture_thread_open", about.thread or ""))
    return Message(text=words, blocks=[text.section(words), row])


def _settled(new: int | None, recorded: int) -> str:
    """Say how many things look settled in a thread; None says that nobody knows."""
    if new is None:
        offer = "press Capture thread: I propose what was decided here and who does what"
        return f"{offer}, and record only what you confirm."
    if not new:
        nothing = "what looks settled here is on record" if recorded else "nothing here looks settled yet"
        return f"{nothing}. Press Capture thread to choose what {'else ' if recorded else ''}to record."
    number = f"{wording.number(new)}{' more' if recorded else ''}"
    things, them = (f"{number} thing looks", "it") if new == 1 else (f"{number} things look", "them")
    over = f"Press Capture thread to read {them} over; nothing is recorded until you confirm it."
    return f"{things} settled here. {over}"


def help_(unknown: str = "") -> Message:
    """Say what a mention can do; `unknown` is what was said instead."""
    first = f"I do not know what to do with “{text.brief(unknown, 80)}”." if unknown else ""
    return text.note(f"{first} {EXAMPLES}".strip())
