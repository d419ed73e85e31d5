"""The form in which a decision is corrected."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
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


def form(decision: Decision, seen: str, *, sort: Sort | None = None, changed: str = "") -> View:
    """Ask what a decision should say, filled in with what it says; `seen` is a mark of that.

    What kind of correction it is, and what has changed, may be known already.
    """
    sorts = [modals.option(sort.value, sort.name) for sort in Sort]
    blocks = modals.paragraphs("wording", "Wording", decision.text, optional=False)
    blocks += modals.paragraphs("because", "Because", decision.reason)
    kind = sort.name if sort is not None else None
    blocks.append(modals.select("sort", "What kind of correction", sorts, kind, optional=False))
    hint = "Needed when it changes what was agreed: those concerned are told."
    blocks += modals.paragraphs("changed", "What has changed", changed, hint=hint)
    return _modal(decision, seen, blocks)


@dataclass(frozen=True)
class Changed:
    """A decision that `by` changed while somebody was correcting it; `newer` amends it, if that is how."""

    decision: Decision
    seen: str
    by: str
    newer: Decision | None


def form_again(changed: Changed, view: View) -> View:
    """Show what a decision says by now, over what was filled in before that was seen."""
    decision, newer = changed.decision, changed.newer
    now = newer or decision
    did, it = ("amended", newer.label) if newer else ("corrected", "It now")
    said = [
        f"{text.person(changed.by)} {did} {decision.label} meanwhile. {it} says: {text.fit(now.text, 2400)}"
    ]
    said += [f"Because {text.fit(now.reason, 2400)}"] if now.reason else []
    blocks = [text.section(line) for line in said]
    return _modal(decision, changed.seen, [*blocks, *modals.as_filled(view)])


def sort_in(view: View) -> Sort | None:
    """Return what was chosen; None for nothing that the form offers."""
    chosen: Any = modals.selected(view, "sort")
    return Sort[chosen] if chosen in Sort.__members__ else None


def _modal(decision: Decision, seen: str, blocks: Sequence[Block]) -> View:
    metadata = json.dumps({"decision": decision.id, "seen": seen})
    return modals.modal("Correct the wording", CALLBACK, blocks, submit="Save", metadata=metadata)
