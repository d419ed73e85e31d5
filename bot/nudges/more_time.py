"""The form that asks for more time."""

from collections.abc import Mapping
from datetime import date

from bot.actions import views as action_views
from bot.actions.asks import views as ask_views
from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from storage.records import Action


def form(action: Action, days: Mapping[str, date], metadata: str) -> View:
    """Offer `days` by what people call them, or a day in their own words, and ask why."""
    options = [
        modals.option(f"{words}: {text.day(day)}", f"{day.isoformat()} {words}")
        for words, day in days.items()
    ]
    blocks = [
        text.section(f"*{action.label}* {text.brief(action.text, 300)}\n{action_views.when(action)}."),
        modals.select("until", "Until", options),
        modals.line("day", "Or another day", hint="In plain words, such as: next Friday, in a fortnight."),
        *ask_views.why(action),
    ]
    title = f"More time for {action.label}"
    return modals.modal(title, "nudge_more_time", blocks, submit="Move", metadata=metadata)
