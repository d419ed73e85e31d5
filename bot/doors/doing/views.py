"""What somebody is asked who may mean several things: one button for each, and one for the form."""

from collections.abc import Iterable, Mapping, Sequence

from bot.language import slack_text
from bot.slack.blocks import decision_words, text
from bot.slack.blocks.text import Message
from bot.sources import views as source_views
from bot.understanding.known import Door
from bot.understanding.meaning import Becomes, Politeness
from storage.records import Action, Decision, DecisionStatus, Draft

MOST_READINGS = 5
NOTHING_YET = "Nothing is recorded yet."
NOT_YOURS = "Only whoever was asked can answer that."
HOW_TO_CHANGE = "Press Details on its card to see what can."
TAKEN_OFF = "it is no longer wanted"
POLITE = {
    Politeness.THANKS: "You are welcome.",
    Politeness.HELLO: "Hello. Type `help` after any of my commands to see what I can do.",
    Politeness.OK: "Good.",
    Politeness.SORRY: "No harm done.",
}
NOT_UNDERSTOOD = "I do not know what to do with that. Type `help` after any of my commands for examples."
"""What is said of what only another version of the bot, or another capability, could do."""
LEFT = "Nothing has changed."
CONFIRM = source_views.CONFIRM
OUTDATED = "I have changed since I asked that, and can not read my own question: please type it again."


def question(draft: Draft, names: Mapping[str, str], who: str = "") -> Message:
    """Ask which of several things is meant; where others read it too, `who` names the one who is asked.

    `names` are those of the people in what was typed, by id.
    """
    labels, rest = draft.labels, source_views.otherwise(draft)
    words = draft.asks if labels == [CONFIRM] else f"{NOTHING_YET} {draft.asks}".strip()
    words = f"{who}: {text.escape(words)}" if who else text.escape(words)
    said = f"You typed: {text.brief(slack_text.readable(draft.typed, names), 600)}"
    choices = text.either([f"‘{text.escape(label)}’" for label in [*labels, rest]])
    return Message(
        text=f"{words}\n{said}\nPress {choices}.",
        blocks=[text.section(words), text.context(said), source_views.readings(draft)],
    )


def unsettled(draft: Draft, names: Mapping[str, str]) -> Message:
    """Ask once more, on another day, what somebody has typed in a group and left open."""
    asked = question(draft, names)
    said = f"What you typed in {text.channel(draft.channel)} is not recorded yet: ‘{_typed(draft, names)}’"
    words = [said, text.escape(draft.asks)] if draft.asks else [said]
    choices = asked["text"].rsplit("\n", 1)[-1]
    return Message(
        text="\n".join([*words, choices]),
        blocks=[text.section("\n".join(words)), asked["blocks"][-1]],
    )


def no_longer_unsettled(draft: Draft, names: Mapping[str, str]) -> Message:
    """Say in its place that it is settled."""
    typed = f"What you typed in {text.channel(draft.channel)}, ‘{_typed(draft, names)}’,"
    return text.note(f"{typed} is settled.")


def _typed(draft: Draft, names: Mapping[str, str]) -> str:
    return text.brief(slack_text.readable(draft.typed, names), 300)


def not_understood(door: Door, example: str, typed: str) -> Message:
    """Say that nothing came of what was typed after a command, and how to find out what would."""
    shown = f" For example: `{text.escape(example)}`." if example else ""
    said = f"I do not know what to do with that, so nothing is recorded.{shown}"
    return text.with_typed(f"{said} Type `{door} help` to see what I can do.", typed)


def settled(who: str) -> Message:
    """Say in the place of a question that it is settled."""
    return text.note(f"{who} has said what was meant.")


def settled_as(decision: Decision, channel: str) -> Message:
    """Say where a decision stands now."""
    back = decision.come_back_on
    until = f", and comes back on {text.day(back)}" if back is not None else ""
    rejected = decision.status is DecisionStatus.REJECTED
    words = "not agreed" if rejected else decision_words.status(decision.status)
    return text.note(f"{named(decision, channel)} is {words} now{until}. Its card says so.")


def named(record: Decision | Action, channel: str) -> str:
    """Return what a record is called in a channel: with its group anywhere else, as numbers are per group."""
    elsewhere = record.channel != channel
    return f"{record.label} in {text.channel(record.channel)}" if elsewhere else record.label


def done(action: Action, channel: str) -> Message:
    """Thank somebody for what they have done."""
    return text.note(f"{named(action, channel)} ‘{text.brief(action.text, 100)}’ is done: thank you.")


def all_of(messages: Iterable[Message | None]) -> Message | None:
    """Return those of several messages that there are as one; None for none."""
    there = [message for message in messages if message is not None]
    return joined(there) if there else None


def joined(messages: Sequence[Message]) -> Message:
    """Return several messages as one."""
    blocks = [block for message in messages for block in message["blocks"]]
    return Message(text="\n".join(message["text"] for message in messages), blocks=blocks)


def would_become(record: Decision | Action, becomes: Becomes) -> str:
    """Say what a record is about that would change, and how: whoever confirms it sees what it touches."""
    said = f"{record.label} ‘{slack_text.readable(record.text)}’"
    if becomes in (Becomes.WITHDRAWN, Becomes.SUPERSEDED):
        return f"{said} would no longer stand."
    return f"{said} would be {becomes.value}."


def help_for(door: Door) -> Message:
    """Tell somebody who only tries a command, or asks what it does, how to see that."""
    return text.note(f"Nothing is recorded. Type `{door.value} help` to see what I can do.")
