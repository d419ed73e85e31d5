"""The form of Capture thread: what was likely decided and taken on, to confirm, change or leave out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from bot.understanding.threads import Kind

CALLBACK = "thread_form"
TITLE = "Capture thread"
SEVERAL = {Kind.DECISION: "Record decisions", Kind.ACTION: "Record actions"}
NONE = "none"
LABELS = {Kind.DECISION: "Decision", Kind.ACTION: "Action"}
CHOICES = [modals.option(label, kind.value) for kind, label in LABELS.items()]
CHOICES.append(modals.option("Leave out", NONE))


@dataclass(frozen=True)
class Item:
    """One message of the thread as it may be recorded; `kind` is what it likely is, None for neither.

    `read_ts` is up to which change it was read, see `Source`; `records` are those it is on record as. What
    was typed as a command has neither `ts` nor `read_ts`.
    """

    ts: str | None
    read_ts: str | None
    by: str | None
    words: str
    kind: Kind | None
    owners: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chosen:
    """One item as a person confirmed it; `number` tells its inputs from the others'."""

    number: int
    ts: str | None
    read_ts: str | None
    by: str | None
    words: str
    kind: Kind
    owners: tuple[str, ...]


def form(channel: str, thread_ts: str | None, items: Sequence[Item], *, title: str = TITLE) -> View:
    """Show each item with its words, what to record it as, and who owns it if it is an action."""
    blocks: list[Block] = [text.section("Nothing is recorded until you press Record.")]
    if title != TITLE:
        blocks = [text.section("Each is recorded by itself. Nothing is recorded until you press Record.")]
    for number, item in enumerate(items, 1):
        blocks += _item(number, item)
    said = [[item.ts, item.read_ts, item.by] for item in items]
    metadata = {"channel": channel, "thread": thread_ts, "said": said}
    return modals.modal(title, CALLBACK, blocks, submit="Record", metadata=json.dumps(metadata))


def place(view: Mapping[str, Any]) -> tuple[str, str | None]:
    """Return the channel that a form is about, and the thread if it is about one."""
    kept = json.loads(view["private_metadata"])
    return kept["channel"], kept["thread"]


def chosen(view: Mapping[str, Any]) -> list[Chosen]:
    """Return what a person wants recorded, in the order of the thread."""
    found = []
    states = modals.filled(view)
    for number, (ts, read_ts, by) in enumerate(json.loads(view["private_metadata"])["said"], 1):
        kind = modals.selected(view, f"as_{number}")
        if kind in LABELS:
            owners = tuple(states.get(f"owners_{number}", {}).get("selected_users") or ())
            words = modals.written(view, f"words_{number}")
            found.append(Chosen(number, ts, read_ts, by, words, Kind(kind), owners))
    return found


def _item(number: int, item: Item) -> list[Block]:
    posted = f"{text.person(item.by)} wrote" if item.by else "Posted by an app"
    said = posted if item.ts else "You typed"
    said += f"; it is on record as {text.listed(item.records)}" if item.records else ""
    owners: Block = {"type": "multi_users_select"}
    owners |= {"initial_users": list(item.owners)} if item.owners else {}
    # A message stays where it is; what was typed is nowhere else.
    words = text.cut(item.words, modals.MOST_TYPED) if item.ts else item.words
    kind = item.kind.value if item.kind else NONE
    return [
        {"type": "divider"},
        text.context(said),
        *modals.paragraphs(f"words_{number}", f"Wording {number}", words, optional=False),
        modals.select(f"as_{number}", f"Record {number} as", CHOICES, kind, optional=False),
        modals.input_block(f"owners_{number}", f"Owners {number}", owners, hint="For an action"),
    ]
