"""The form in which a decision is recorded: two inputs, and the rest folded under More."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from storage.records import Decision, DecisionStatus, Relation

CALLBACK = "decision_form"
MORE = "decision_form_more"
STATUSES = (DecisionStatus.AGREED, DecisionStatus.PROPOSED, DecisionStatus.PARKED)
_BACK_HINT = "Needed when it is parked. For example: the November meeting, in six weeks, 3 December."


@dataclass(frozen=True)
class Form:
    """What the form holds to begin with. `standing` are the decisions it can replace or amend, newest first.

    `follows` is the chosen relation as `relation_value` spells it; `note` is said above the inputs.
    """

    text: str = ""
    reason: str = ""
    not_chosen: str = ""
    status: DecisionStatus = DecisionStatus.AGREED
    come_back_on: str = ""
    follows: str | None = None
    standing: Sequence[Decision] = ()
    unfolded: bool = False
    note: str = ""
    metadata: str = ""


def form(shown: Form) -> View:
    """Show the form, with More open or still folded."""
    blocks: list[Block] = [text.section(text.fit(shown.note, 2900))] if shown.note else []
    blocks += modals.paragraphs("decision", "Decision", shown.text, optional=False)
    blocks += modals.paragraphs("because", "Because", shown.reason)
    blocks += _more(shown) if shown.unfolded else [text.actions(text.button("More", MORE, "more"))]
    return modals.modal("Record a decision", CALLBACK, blocks, submit="Record", metadata=shown.metadata)


def relation_value(relation: Relation, number: int) -> str:
    """Return the value of one choice under 'Replaces or amends': 'supersedes 3'."""
    return f"{relation.value} {number}"


def _more(shown: Form) -> list[Block]:
    statuses = [modals.option(status.value.capitalize(), status.value) for status in STATUSES]
    blocks = modals.paragraphs("not_chosen", "Options not chosen", shown.not_chosen)
    blocks.append(modals.select("status", "Status", statuses, shown.status.value, optional=False))
    blocks.append(modals.line("come_back_on", "Come back on", shown.come_back_on, hint=_BACK_HINT))
    if relations := _relations(shown):
        hint = "" if len(shown.standing) * 2 <= modals.MOST_OPTIONS else _TYPE_IT
        blocks.append(modals.select("follows", "Replaces or amends", relations, shown.follows, hint=hint))
    return blocks


_TYPE_IT = "For an older one, end the decision with, for example: replaces D3"


def _relations(shown: Form) -> list[Block]:
    both = ((Relation.SUPERSEDES, "Replaces"), (Relation.AMENDS, "Amends"))
    return [
        modals.option(f"{words} {decision.label}: {decision.text}", relation_value(relation, decision.number))
        for decision in shown.standing[: modals.MOST_OPTIONS // 2]
        for relation, words in both
    ]
