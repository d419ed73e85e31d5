"""The forms about one decision: to record it, the rest of that folded under More, and to settle it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.language import slack_text, telling
from bot.slack.blocks import decision_words, modals, origins, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from bot.understanding.following import Follow
from storage.records import Decision, DecisionStatus, Party, Relation, Resolution, Source, Votes, packing

CALLBACK = "decision_form"
MORE = "decision_form_more"
STATUS_CALLBACK = "decision_status"
MOST_OFFERED = modals.MOST_OPTIONS // 2
"""Each decision is offered twice, to replace and to amend."""
STATUSES = (DecisionStatus.AGREED, DecisionStatus.PROPOSED, DecisionStatus.PARKED)
_BACK_HINT = "Needed when it is parked. For example: the November meeting, in six weeks, 3 December."
_OLDER_HINT = "For an older one, end the decision with, for example: replaces D3"
MOST_NAME = 200
"""No name is longer, and a form keeps but 3,000 characters."""
_BEHALF_HINT = "A person of this group, or an organisation."
_PARTIES = ("proposer", "seconder", "on_behalf_of")
_NOTHING = Resolution("")


@dataclass(frozen=True)
class Form:
    """What the form to record a decision holds to begin with; `source` is where it was said.

    `standing` are the decisions that it can replace or amend, newest first; `note` is said above the inputs.
    What else a sentence told is in `said`, whose wording, reason and status are not looked at: it is kept,
    and shown. `names` are those of the people in it, by id. `draft` is what is kept of what was typed.
    """

    source: Source
    text: str = ""
    reason: str = ""
    follows: Follow | None = None
    standing: Sequence[Decision] = ()
    note: str = ""
    status: DecisionStatus = DecisionStatus.AGREED
    unfolded: bool = False
    said: Resolution = _NOTHING
    names: Mapping[str, str] = field(default_factory=dict)
    draft: int = 0

    @property
    def has_more(self) -> bool:
        """Whether there is something under More."""
        under = (self.follows, self.said.not_chosen, self.said.come_back_on, self.said.on_behalf_of)
        return self.status is not DecisionStatus.AGREED or any(each is not None for each in under)


def form(shown: Form) -> View:
    """Show the form, with More open if asked, or if there is something under it.

    It is taken only from members: note the person as one (`people.join`) before opening it.
    """
    blocks: list[Block] = [text.section(text.fit(shown.note, 2900))] if shown.note else []
    blocks += modals.paragraphs("decision", "Decision", shown.text, optional=False)
    blocks += modals.paragraphs("because", "Because", shown.reason)
    if shown.said.condition:
        blocks += modals.paragraphs("condition", "Subject to", shown.said.condition)
    voted = replace(shown.said, status=shown.status)
    lines = (decision_words.carried(voted), decision_words.movers(voted))
    blocks += [text.context(line) for line in lines if line]
    unfolded = shown.unfolded or shown.has_more
    blocks += _more(shown) if unfolded else [text.actions(text.button("More", MORE, "more"))]
    metadata = json.dumps(origins.pack(shown.source) | _kept(shown))
    return modals.modal("Record a decision", CALLBACK, blocks, submit="Record", metadata=metadata)


def _kept(shown: Form) -> dict[str, Any]:
    """Return what has no input, as the form's metadata, and whom the input `On behalf of` was opened with."""
    parties: dict[str, Party | None] = {name: getattr(shown.said, name) for name in _PARTIES}
    said = {
        name: packing.pack(replace(who, name=who.name[:MOST_NAME] if who.name else None))
        for name, who in parties.items()
        if who is not None
    }
    votes = {"votes": packing.pack(shown.said.votes)} if shown.said.votes is not None else {}
    return said | votes | ({"draft": shown.draft} if shown.draft else {})


def kept(view: Mapping[str, Any]) -> Resolution:
    """Return what a form holds that has no input: how it was carried, and who stood behind it."""
    metadata = modals.metadata(view)
    votes = packing.read(Votes, metadata["votes"]) if "votes" in metadata else None
    parties = (packing.read(Party, metadata[name]) if name in metadata else None for name in _PARTIES)
    proposer, seconder, on_behalf_of = parties
    return Resolution("", votes=votes, proposer=proposer, seconder=seconder, on_behalf_of=on_behalf_of)


def named(party: Party | None, names: Mapping[str, str]) -> str:
    """Return somebody as the input `On behalf of` holds them: '@Val', 'Mind Cymru'; empty for nobody."""
    if party is None:
        return ""
    return slack_text.readable(slack_text.person(party.user), names) if party.user else party.name or ""


def _more(shown: Form) -> list[Block]:
    said, offered = shown.said, dict.fromkeys((*STATUSES, shown.status))
    statuses = [modals.option(status.value.capitalize(), status.value) for status in offered]
    back = telling.whole_day(said.come_back_on) if said.come_back_on else None
    blocks = modals.paragraphs("not_chosen", "Options not chosen", said.not_chosen)
    blocks.append(modals.select("status", "Status", statuses, shown.status.value, optional=False))
    blocks.append(modals.line("come_back_on", "Come back on", back, hint=_BACK_HINT))
    behalf = named(said.on_behalf_of, shown.names)
    blocks.append(modals.line("on_behalf_of", "On behalf of", behalf, hint=_BEHALF_HINT))
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
    """Return what the form holds in words as they are.

    Neither what it follows nor its date is read, nor for whom it is recorded.
    """
    return replace(
        kept(view),
        text=slack_text.clean(modals.written(view, "decision")),
        reason=slack_text.clean(modals.written(view, "because")) or None,
        not_chosen=slack_text.clean(modals.written(view, "not_chosen")) or None,
        status=DecisionStatus(modals.selected(view, "status") or DecisionStatus.AGREED),
        condition=slack_text.clean(modals.written(view, "condition")) or None,
        on_behalf_of=None,
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
