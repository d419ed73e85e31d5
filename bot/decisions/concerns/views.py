"""Concerns as people see them: the forms to raise and close one, and what the other side is told."""

import json
from collections.abc import Sequence

from bot.slack.blocks import decision_words, modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block, Message
from storage.records import Concern, ConcernStatus, Consequence, Decision, Strength

FORM = "concern_form"
CLOSING_FORM = "concern_closing"
CONSEQUENCES = {
    Consequence.WITHDRAW: "Withdraw",
    Consequence.AMEND: "Amend",
    Consequence.AGENDA: "Back on the agenda",
}
_VERBS = {
    ConcernStatus.ANSWERED: "answered",
    ConcernStatus.UPHELD: "upheld",
    ConcernStatus.WITHDRAWN: "withdrew",
}


def form(decision: Decision, words: str = "") -> View:
    """Ask what somebody's concern about a decision is, and how strong; `words` are what they wrote of it."""
    strengths = [modals.option(each.value.capitalize(), each.value) for each in Strength]
    blocks: list[Block] = [text.section(f"*{decision.label}* {text.brief(decision.text, 500)}")]
    blocks += modals.paragraphs("concern", "Concern", words, optional=False)
    usual = Strength.RESERVATION.value
    blocks.append(modals.select("strength", "Strength", strengths, usual, optional=False))
    metadata = json.dumps({"decision": decision.id})
    return modals.modal("Raise a concern", FORM, blocks, submit="Raise", metadata=metadata)


def closing_form(
    concern: Concern, decision: Decision, status: ConcernStatus, offered: Sequence[Consequence] = ()
) -> View:
    """Ask in what words a concern was answered, upheld or withdrawn, and what becomes of the decision."""
    labels = {
        ConcernStatus.ANSWERED: "How was it answered?",
        ConcernStatus.UPHELD: "What follows from it?",
        ConcernStatus.WITHDRAWN: "Why is it withdrawn?",
    }
    head = f"{concern.strength.value.capitalize()} on *{decision.label}* by {text.person(concern.author)}: "
    blocks: list[Block] = [text.section(head + text.brief(concern.text, 1000))]
    optional = status is ConcernStatus.WITHDRAWN
    blocks += modals.paragraphs("outcome", labels[status], optional=optional)
    if status is ConcernStatus.UPHELD and offered:
        options = [modals.option(CONSEQUENCES[one], one.value) for one in offered]
        only = offered[0].value if len(offered) == 1 else None
        blocks.append(modals.select("consequence", "What becomes of it", options, only, optional=False))
    metadata = json.dumps({"concern": concern.id, "status": status.value})
    return modals.modal("Close a concern", CLOSING_FORM, blocks, submit="Close it", metadata=metadata)


def chosen(view: View) -> Consequence | None:
    """Return what was chosen to become of a decision; None for nothing that the form offers."""
    value = modals.selected(view, "consequence")
    return Consequence(value) if value in set(Consequence) else None


def raised(concern: Concern, decision: Decision) -> Message:
    """Tell the recorder of a decision that somebody has a concern about it."""
    article = "an" if concern.strength is Strength.OBJECTION else "a"
    head = f"{text.person(concern.author)} has {article} {concern.strength.value} about {decision.label},"
    head += f" which you recorded in {text.channel(decision.channel)}."
    lines = [
        head,
        f"The concern: {text.fit(concern.text, 1500)}",
        f"The decision: {text.brief(decision.text, 500)}",
    ]
    asks = "It stays open on the card until it is answered, upheld or withdrawn: press Details to do so."
    row = text.actions(text.button("Details", "decision_details", str(decision.id)))
    blocks = [*(text.section(line) for line in lines), text.context(asks), row]
    return Message(text="\n".join([*lines, asks]), blocks=blocks)


def closed(concern: Concern, decision: Decision, reader: str) -> Message:
    """Tell the author of a concern, or the recorder of the decision, what has become of it."""
    by, own = text.person(concern.closed_by or decision.author), reader == concern.author
    whose = "your" if own else f"{text.person(concern.author)}'s"
    head = f"{by} {_VERBS[concern.status]} {whose} {concern.strength.value} about {decision.label}"
    place = text.channel(decision.channel)
    head += f" in {place}." if own else f", which you recorded in {place}."
    # Whoever recorded the decision may know it by what it says, and not by its number.
    lines = [head] if own else [head, f"The decision: {text.brief(decision.text, 500)}"]
    lines.append(f"{'You wrote' if own else 'The concern'}: {text.fit(concern.text, 1000)}")
    lines += [f"{'They' if own else by} wrote: {text.fit(concern.outcome, 1500)}"] if concern.outcome else []
    if became := decision_words.consequence(concern, decision):
        lines.append(f"{decision.label} in {place} is {became[0].lower()}{became[1:]}.")
    asks = "If that does not settle it, press Raise a concern."
    row = text.actions(text.button("Raise a concern", "decision_concern", str(decision.id)))
    return Message(text="\n".join([*lines, asks]), blocks=[*(text.section(line) for line in lines), row])
