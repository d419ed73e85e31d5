"""The form of `I can't`."""

from enum import StrEnum

from bot.actions import views as action_views
from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from storage.records import Action


class WhatNow(StrEnum):
    """What is to become of work that somebody can't do."""

    PASS_ON = "Pass on"  # noqa: S105 - no password
    BLOCKED = "Blocked"
    NOT_NEEDED = "No longer needed"


def form(action: Action, metadata: str) -> View:
    """Ask what is to become of an action that its owner can't do, as it is."""
    asker = text.person(action.author)
    private = "Of leave, illness or workload nobody hears."
    options = [modals.option(each.value, each.value) for each in WhatNow]
    to_whom = "To pass it on. Left empty, it goes back to whoever asked."
    waits_for = (
        "If it is blocked: A3, @sam, the council's answer. They are told, and reminded instead of you."
    )
    blocks = [
        text.section(f"*{action.label}* {text.brief(action.text, 300)}\n{action_views.when(action)}."),
        modals.select("what", "What now", options, optional=False),
        modals.input_block("person", "To whom", {"type": "users_select"}, hint=to_whom),
        modals.line("waits", "Waits for", hint=waits_for),
        *modals.paragraphs(
            "why", "Why", hint="For whoever asked, and whoever takes it on; not for the group."
        ),
        text.context(f"What you write here goes to {asker}, not to the group. {private}"),
    ]
    return modals.modal(f"{action.label}: I can't", "ask_decline", blocks, submit="Send", metadata=metadata)
