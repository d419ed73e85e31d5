"""The form that asks until when somebody is not to be nudged about an action."""

from collections.abc import Mapping
from datetime import date

from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from storage.records import Action


def snooze(action: Action, days: Mapping[str, date], metadata: str) -> View:
    """Offer `days` by what people call them, or a day in their own words, and ask why."""
    options = [
        modals.option(f"{words}: {text.day(day)}", f"{day.isoformat()} {words}")
        for words, day in days.items()
    ]
    blocks = [
        modals.select("until", "Until", options),
        modals.line("day", "Or another day", hint="In plain words, such as: next Friday, in a fortnight."),
        *modals.paragraphs(
            "why",
            "Why",
            hint=f"For whoever asked, not for the group. {action.label} stays due when it is.",
        ),
    ]
    return modals.modal(f"Snooze {action.label}", "nudge_snooze", blocks, submit="Snooze", metadata=metadata)
