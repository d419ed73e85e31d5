"""The form that asks what came of an action."""

from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from storage.records import Action, Decision


def form(action: Action, decision: Decision | None, metadata: str) -> View:
    """Ask what came of an action, and say who sees that."""
    shown = f"{decision.label} shows it once you say that the group may see it." if decision else ""
    hint = f"For whoever asked. {shown or 'You are asked whether the group may see it.'}"
    blocks = [
        text.section(f"*{action.label}* {text.brief(action.text, 300)}"),
        *modals.paragraphs("outcome", "What came of it", optional=False, hint=hint),
    ]
    title = f"What came of {action.label}"
    return modals.modal(title, "action_outcome", blocks, submit="Send", metadata=metadata)
