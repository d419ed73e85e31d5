"""The small form in which a proposed or parked decision is settled."""

import json

from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from storage.records import Decision, DecisionStatus

CALLBACK = "decision_status"


def status_form(decision: Decision, status: DecisionStatus) -> View:
    """Ask why, and for a parked decision when it comes back."""
    said = f"*{decision.label}* {text.brief(decision.text, 500)}\n"
    said += f"is {decision.status.value}, and will be {status.value}."
    blocks = [text.section(said)]
    if status is DecisionStatus.PARKED:
        hint = "For example: the November meeting, in six weeks, 3 December."
        blocks.append(modals.line("come_back_on", "Come back on", hint=hint, optional=False))
    blocks += modals.paragraphs("because", "Because")
    metadata = json.dumps({"decision": decision.id, "status": status.value})
    title = f"{decision.label}: {status.value}"
    return modals.modal(title, CALLBACK, blocks, submit="Save", metadata=metadata)
