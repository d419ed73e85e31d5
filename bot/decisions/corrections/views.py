"""The form in which a decision is corrected."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from storage.records import Decision

CALLBACK = "decision_wording"


class Sort(StrEnum):
    """What a correction is, as people say it."""

    WORDING = "Only the wording"
    AGREED = "It changes what was agreed"


def form(decision: Decision, mark: str) -> View:
    """Ask what a decision should say, filled in with what it says, of which `mark` is the mark."""
    sorts = [modals.option(sort.value, sort.name) for sort in Sort]
    blocks = modals.paragraphs("wording", "Wording", decision.text, optional=False)
    blocks += modals.paragraphs("because", "Because", decision.reason)
    blocks.append(modals.select("sort", "What kind of correction", sorts, optional=False))
    hint = "Needed when it changes what was agreed: those concerned are told."
    blocks += modals.paragraphs("changed", "What has changed", hint=hint)
    return _modal(decision, mark, blocks)


def form_again(decision: Decision, mark: str, by: str, view: View) -> View:
    """Show what a decision says since `by` corrected it, over what was filled in before that was seen."""
    said = f"{text.person(by)} corrected {decision.label} meanwhile. It says now: "
    blocks = [text.section(said + text.fit(decision.text, 2400))]
    if decision.reason:
        blocks.append(text.section(f"Because {text.fit(decision.reason, 2900)}"))
    return _modal(decision, mark, [*blocks, *modals.as_filled(view)])


def sort_in(view: View) -> Sort | None:
    """Return what was chosen; None for nothing that the form offers."""
    chosen: Any = modals.selected(view, "sort")
    return Sort[chosen] if chosen in Sort.__members__ else None


def _modal(decision: Decision, mark: str, blocks: Sequence[Block]) -> View:
    metadata = json.dumps({"decision": decision.id, "seen": mark})
    return modals.modal("Correct the wording", CALLBACK, blocks, submit="Save", metadata=metadata)
