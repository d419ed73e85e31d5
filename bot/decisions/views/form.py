"""The forms about one decision: to record it, the rest of that folded under More, and to settle it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language import slack_text
from bot.slack.blocks import modals, origins, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from bot.understanding.decisions import Follow
from storage.records import Decision, DecisionStatus, Relation, Resolution, Source

CALLBACK = "decision_form"
MORE = "decision_form_more"
STATUS_CALLBACK = "decision_status"
MOST_OFFERED = modals.MOST_OPTIONS // 2
"""Each decision is offered twice, to replace and to amend."""
STATUSES = (DecisionStatus.AGREED, DecisionStatus.PROPOSED, DecisionStatus.PARKED)
_BACK_HINT = "Needed when it is parked. For example: the November meeting, in six weeks, 3 December."
_OLDER_HINT = "For an older one, end the decision with, for example: replaces D3"


@dataclass(frozen=True)
class Form:
    """What the form to record a decision holds to begin with; `source` is where it was said.

    `standing` are the decisions that it can replace or amend, newest first; `note` is said above the inputs.
    """

    source: Source
    text: str = ""
    reason: str = ""
    follows: Follow | None = None
    standing: Sequence[Decision] = ()
    note: str = ""
    status: DecisionStatus = DecisionStatus.AGREED
    unfolded: bool = False


def form(shown: Form) -> View:
    """Show the form, with More open if asked, or if there is something under it.

    It is taken only from members: note the person as one (`people.join`) before opening it.
    """
    blocks: list[Block] = [text.section(text.fit(shown.note, 2900))] if shown.note else []
    blocks += modals.paragraphs("decision", "Decision", shown.text, optional=False)
    blocks += modals.paragraphs("because", "Because", shown.reason)
    unfolded = shown.unfolded or shown.follows is not None or shown.status is not DecisionStatus.AGREED
    blocks += _more(shown) if unfolded else [text.actions(text.button("More", MORE, "more"))]
    metadata = json.dumps(origins.pack(shown.source))
    return modals.modal("Record a decision", CALLBACK, blocks, submit="Record", metadata=metadata)


def _more(shown: Form) -> list[Block]:
    statuses = [modals.option(status.value.capitalize(), status.value) for status in STATUSES]
    blocks = modals.paragraphs("not_chosen", "Options not chosen")
    blocks.append(modals.select("status", "Status", statuses, shown.status.value, optional=False))
    blocks.append(modals.line("come_back_on", "Come back on", hint=_BACK_HINT))
    if relations := _relations(shown.standing[:MOST_OFFERED]):
        chosen = _value(shown.follows.relation, shown.follows.number) if shown.follows else None
        hint = _OLDER_HINT if len(shown.standing) > MOST_OFFERED else ""
        blocks.append(modals.select("follows", "Replaces or amends", relations, chosen, hint=hint))
    return blocks


def _relations(offered: Sequence[Decision]) -> list[Block]:
    both = ((Relation.SUPERSEDES, "Replaces"), (Relation.AMENDS, "Amends"))
    return [
        modals.option(f"{words} {decision.label}: {decision.text}", _value(relation, decision.number))
        for decision in offered
        for relation, words in both
    ]


def _value(relation: Relation, number: int) -> str:
    return f"{relation.value} {number}"


def resolution_in(view: View) -> Resolution:
    """Return what the form holds in words as they are: neither what it follows nor its date is read."""
    return Resolution(
        text=slack_text.clean(modals.written(view, "decision")),
        reason=slack_text.clean(modals.written(view, "because")) or None,
        not_chosen=slack_text.clean(modals.written(view, "not_chosen")) or None,
        status=DecisionStatus(modals.selected(view, "status") or DecisionStatus.AGREED),
    )


def chosen_relation(view: View) -> Follow | None:
    """Return what was chosen under 'Replaces or amends'."""
    relation, _, number = (modals.selected(view, "follows") or "").rpartition(" ")
    return Follow(Relation(relation), int(number)) if number else None


def status_form(decision: Decision, status: DecisionStatus) -> View:
    """Ask why a proposed or parked decision is settled, and when it comes back if it is parked."""
    head = f"*{decision.label}* {text.brief(decision.text, 500)}\n"
    head += f"is {decision.status.value}, and will be {status.value}."
    blocks = [text.section(head)]
    if status is DecisionStatus.PARKED:
        hint = "For example: the November meeting, in six weeks, 3 December."
        blocks.append(modals.line("come_back_on", "Come back on", hint=hint, optional=False))
    blocks += modals.paragraphs("because", "Because")
    metadata = json.dumps({"decision": decision.id, "status": status.value})
    title = f"{decision.label}: {status.value}"
    return modals.modal(title, STATUS_CALLBACK, blocks, submit="Save", metadata=metadata)
