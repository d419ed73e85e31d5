"""The form in which an action is written down, and what stands in it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.actions import views as action_views
from bot.slack.blocks import modals, origins, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from storage.records import Assignee, Decision, DueMeeting, OwnerKind, Repeats, Source, packing

CALLBACK = "action_form"
FOLDED = ("outside", "organisation", "email", "measure", "decision")
"""What stands under `More` until it is asked for, or has something in it."""


@dataclass(frozen=True)
class ActionPrefill:
    """What an action form holds.

    `origin` is what the form came from, if that must be recorded only once, such as a command's trigger.
    `decisions` are what `For decision` offers; `decision` is the number of the one chosen. The action hangs
    on its `due_meeting` as long as `due` stays as it was filled in. `draft` is what is kept of the words that
    it was opened for, by id.
    """

    source: Source
    origin: str | None = None
    action: str = ""
    owners: tuple[str, ...] = ()
    user_groups: tuple[Assignee, ...] = ()
    due: str = ""
    outside: str = ""
    organisation: str = ""
    email: str = ""
    measure: str = ""
    decision: int | None = None
    decisions: tuple[Decision, ...] = ()
    notice: str = ""
    reason: str = ""
    repeats: Repeats | None = None
    due_meeting: DueMeeting | None = None
    draft: int = 0


def form(prefill: ActionPrefill, *, more: bool = False) -> View:
    """Show the form, with the folded inputs that hold something, or with all of them."""
    blocks: list[Block] = [text.context(prefill.notice)] if prefill.notice else []
    blocks += modals.paragraphs("action", "Action", prefill.action, optional=False)
    blocks.append(_owners(prefill))
    if prefill.user_groups:
        groups = text.listed([text.brief(group.name or "a user group") for group in prefill.user_groups])
        blocks.append(text.context(f"Also asked: everybody in {groups}"))
    blocks.append(modals.line("due", "Due", prefill.due, hint="In plain words, such as: next Friday"))
    blocks += [text.context(line) for line in action_views.terms_of(prefill.due_meeting, prefill.repeats)]
    blocks += modals.paragraphs("reason", "Because", prefill.reason) if prefill.reason else []
    wanted = [name for name in FOLDED if more or getattr(prefill, name)]
    for name in wanted:
        blocks += _FOLDED[name](prefill)
    if len(wanted) < len(FOLDED) and not more:
        blocks.append(text.actions(text.button("More", "action_more", "more")))
    return modals.modal("Record an action", CALLBACK, blocks, submit="Record", metadata=_packed(prefill))


def filled_in(view: Mapping[str, Any], team: str, author: str) -> ActionPrefill:
    """Return what is in a form that `author` sends, or has pressed More in; hidden inputs are empty."""
    metadata = modals.metadata(view)
    chosen, due = modals.selected(view, "decision"), modals.written(view, "due")
    tied = metadata.get("due_meeting") if due == metadata.get("due") else None
    rule = metadata.get("repeats")
    return ActionPrefill(
        origins.unpack(metadata, team, author),
        metadata.get("origin"),
        user_groups=tuple(Assignee(OwnerKind.USER_GROUP, id_, name) for id_, name in metadata["groups"]),
        action=modals.written(view, "action"),
        owners=tuple(modals.filled(view).get("owners", {}).get("selected_users") or ()),
        due=due,
        outside=modals.written(view, "outside"),
        organisation=modals.written(view, "organisation"),
        email=modals.written(view, "email"),
        measure=modals.written(view, "measure"),
        decision=int(chosen) if chosen else None,
        reason=modals.written(view, "reason"),
        repeats=packing.read(Repeats, rule) if rule else None,
        due_meeting=packing.read(DueMeeting, tied) if tied else None,
        draft=metadata.get("draft", 0),
    )


def _packed(prefill: ActionPrefill) -> str:
    """Return what the form remembers and nobody sees; `filled_in` finds it there."""
    groups = [[group.user, group.name] for group in prefill.user_groups]
    kept: dict[str, Any] = {"origin": prefill.origin, "groups": groups}
    kept |= {"repeats": packing.pack(prefill.repeats)} if prefill.repeats else {}
    kept |= {"draft": prefill.draft} if prefill.draft else {}
    if prefill.due_meeting is not None:
        kept |= {"due_meeting": packing.pack(prefill.due_meeting), "due": prefill.due}
    return json.dumps(origins.pack(prefill.source) | kept)


def _owners(prefill: ActionPrefill) -> Block:
    element: Block = {"type": "multi_users_select"}
    element |= {"initial_users": list(prefill.owners)} if prefill.owners else {}
    return modals.input_block("owners", "Owners", element)


def _outside(prefill: ActionPrefill) -> list[Block]:
    hint = "Their name; nobody outside Slack is written to, so you tell them."
    return [modals.line("outside", "Owner outside Slack", prefill.outside, hint=hint)]


def _decision(prefill: ActionPrefill) -> list[Block]:
    options = [
        modals.option(f"{decision.label} {decision.text}", str(decision.number))
        for decision in prefill.decisions
    ]
    chosen = str(prefill.decision) if prefill.decision else None
    return [modals.select("decision", "For decision", options, chosen)] if options else []


_FOLDED = {
    "outside": _outside,
    "organisation": lambda prefill: [modals.line("organisation", "Organisation", prefill.organisation)],
    "email": lambda prefill: [modals.line("email", "E-mail", prefill.email)],
    "measure": lambda prefill: modals.paragraphs("measure", "How we will know it is done", prefill.measure),
    "decision": _decision,
}
