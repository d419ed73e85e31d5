"""What leads from a message or a thread to a form: waiting modals, offers, and answers to mentions."""

import json
from collections.abc import Sequence

from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block, Message
from storage.records import Decision

TITLES = {"decision": "Record a decision", "action": "Record an action"}
MENTIONS = (
    "Mention me with `decide We will …` for a decision, or with "
    "`action @sam draft the paper by Friday` for an action; here or in any thread."
)
REACTIONS = (
    "Or react to a message with :scales: to propose it as a decision, with :pushpin: as an action: "
    "I then show you a form, and record nothing until you confirm it."
)
UNREADABLE = "The message could not be read just now, so write down here what it said."
WITHDRAWN = "You took that reaction back, so there is nothing to record."
_AS = {"decision": "a decision", "action": "an action"}


def loading(title: str) -> View:
    """Show that something is on its way, for the seconds in which Slack is asked about it."""
    return said(title, "Reading what was said …", close="Cancel")


def said(title: str, words: str, *, close: str = "Close") -> View:
    """Show a modal with a few words and nothing to fill in."""
    return modals.modal(title, "said", [text.section(words)], close=close)


def noted(view: View, words: str) -> View:
    """Return a form with a notice above its inputs."""
    return {**view, "blocks": [text.section(words), *view["blocks"]]}


def offer(kind: str, said_ts: str, by: str | None, day: str) -> Message:
    """Offer the form to somebody who proposed a message by a reaction."""
    whose = f"{text.person(by)}’s message" if by else "a message"
    words = f"You marked {whose} of {day} as {_AS[kind]}. Nothing is recorded until you confirm it."
    return _pressable(f"{words} Press Open the form to read it over and confirm.", kind, said_ts, offer=True)


def incomplete(user: str, kind: str, said_ts: str, missing: str) -> Message:
    """Tell whoever mentioned the bot what is missing, and offer the form with the rest filled in."""
    words = f"{text.person(user)}, nothing is recorded yet. {missing}"
    return _pressable(f"{words}\nPress Open the form: it has the rest filled in.", kind, said_ts)


def thread(user: str, thread_ts: str) -> Message:
    """Offer to go through a thread, to somebody who mentioned the bot there without a word."""
    words = f"{text.person(user)}, press Capture thread: I propose what was decided here and who does what"
    words = f"{words}, and record only what you confirm."
    row = text.actions(text.button("Capture thread", "capture_thread_open", thread_ts))
    return Message(text=words, blocks=[text.section(words), row])


def help_(unknown: str = "") -> Message:
    """Say what a mention can do; `unknown` is what was said instead."""
    first = f"I do not know what to do with “{text.brief(unknown, 80)}”." if unknown else ""
    lines = [line for line in (first, MENTIONS, REACTIONS) if line]
    return Message(text="\n".join(lines), blocks=[text.section(line) for line in lines])


def choice(decisions: Sequence[Decision]) -> View:
    """Ask which decision a concern is about, newest first."""
    if not decisions:
        return said("Raise a concern", "There is no decision in this channel to raise a concern about.")
    options = [modals.option(f"{one.label} {one.text}", str(one.id)) for one in decisions]
    blocks: list[Block] = [modals.select("decision", "Decision", options, optional=False)]
    metadata = json.dumps({"channel": decisions[0].channel})
    return modals.modal("Raise a concern", "concern_choice", blocks, submit="Next", metadata=metadata)


def _pressable(words: str, kind: str, said_ts: str, *, offer: bool = False) -> Message:
    value = json.dumps({"kind": kind, "said": said_ts, "offer": offer})
    row = text.actions(text.button("Open the form", "open_form", value))
    return Message(text=words, blocks=[text.section(words), row])
