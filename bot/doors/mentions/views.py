"""What somebody who mentions the bot is told in the thread."""

from bot.slack.blocks import text
from bot.slack.blocks.text import Message

EXAMPLES = (
    "For example: `@Matters Arising agreed: we open in May`,"
    " `@Matters Arising Sam to draft the paper by Friday`,"
    " or `@Matters Arising what did we decide about the café?`"
)


def refused(user: str, why: str) -> Message:
    """Tell somebody why what they meant can not be done."""
    return text.note(f"{text.person(user)}, nothing is recorded. {text.escape(why)}")


def thread(user: str, thread_ts: str) -> Message:
    """Offer to go through a thread, to somebody who mentioned the bot there without a word."""
    words = f"{text.person(user)}, press Capture thread: I propose what was decided here and who does what"
    words = f"{words}, and record only what you confirm."
    row = text.actions(text.button("Capture thread", "capture_thread_open", thread_ts))
    return Message(text=words, blocks=[text.section(words), row])


def help_(unknown: str = "") -> Message:
    """Say what a mention can do; `unknown` is what was said instead."""
    first = f"I do not know what to do with “{text.brief(unknown, 80)}”." if unknown else ""
    return text.note(f"{first} {EXAMPLES}".strip())
