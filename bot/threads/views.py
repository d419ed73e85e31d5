"""What leads from a message or a thread to a form, and the form that lists several things to record."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.slack.blocks import modals, origins, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block, Message
from bot.understanding.meaning import New
from bot.understanding.threads import RecordAs
from storage.records import Decision, DecisionStatus, Source

CALLBACK = "thread_form"
CAPTURE_THREAD = "Capture thread"
RECORD_ONE = {RecordAs.DECISION: "Record a decision", RecordAs.ACTION: "Record an action"}
RECORD_BOTH = "Record several"
RECORD_SEVERAL = {RecordAs.DECISION: "Record decisions", RecordAs.ACTION: "Record actions"}
LABELS = {RecordAs.DECISION: "Decision", RecordAs.ACTION: "Action"}
LEAVE_OUT = "none"
Kept = Mapping[str, int | list[int]]
"""By what names a form finds what was understood: a draft, which reading of it, and `of` which numbers."""
NOTHING_KEPT: Kept = {}
CHOICES = [modals.option(label, kind.value) for kind, label in LABELS.items()]
CHOICES.append(modals.option("Leave out", LEAVE_OUT))
UNREADABLE = "The message could not be read just now, so write down here what it said."
RECORDS_NOTHING = "Nothing is recorded until you press Record."
WITHDRAWN = "You took that reaction back, so there is nothing to record."
MOST_LISTED = 13
"""So many candidates fit into a form, whatever is said with each."""
_EACH_IN = ("said_ts", "read_ts", "said_by")
"""What the messages of one thread differ in."""


@dataclass(frozen=True)
class Candidate:
    """Something said or typed that may be recorded; `kind` is what it likely is, None for neither.

    What was typed as a command has a `source` without a message. `records` are those it is on record as.
    It is `chosen` where it is likely enough to be recorded unless somebody leaves it out.
    `due` is the day for an action, where it does not stand in `words`; `status` is how a decision stands, and
    `terms` are lines that say what else is recorded with it, as it was `understood`.
    """

    source: Source
    words: str
    kind: RecordAs | None
    owners: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    due: str = ""
    terms: tuple[str, ...] = ()
    status: DecisionStatus = DecisionStatus.AGREED
    come_back_on: date | None = None
    understood: New | None = None
    chosen: bool = True


@dataclass(frozen=True)
class Confirmed:
    """A candidate as a person confirmed it; `number` tells its inputs from the others'."""

    number: int
    source: Source
    words: str
    kind: RecordAs
    owners: tuple[str, ...]
    due: str = ""
    status: DecisionStatus = DecisionStatus.AGREED
    come_back_on: date | None = None


def form(
    source: Source,
    candidates: Sequence[Candidate],
    *,
    title: str = CAPTURE_THREAD,
    note: str = "",
    kept: Kept = NOTHING_KEPT,
    below: Sequence[Block] = (),
) -> View:
    """Show each candidate with its words, what to record it as, and who owns it if it is an action.

    `source` is of any of them: they share the channel, and the thread if they were said in one. `note` is
    said above them, `below` stands under them, and `kept` is what to remember of what was understood.
    """
    is_any_likely = any(one.kind is not None and one.chosen for one in candidates)
    looked_at = "them" if note else "this thread"
    lead = RECORDS_NOTHING if is_any_likely else f"{_unlikely(candidates, looked_at)} {RECORDS_NOTHING}"
    blocks: list[Block] = [text.section(f"{note} {lead}".lstrip())]
    if title != CAPTURE_THREAD:
        each = text.fit(note, 2900) or "Each is recorded by itself."
        blocks = [text.section(f"{each} {RECORDS_NOTHING}")]
    blocks += _listed(candidates, 1)
    shared = replace(source, said_ts=None, read_ts=None, said_by=None)
    metadata = json.dumps({**origins.pack(shared), **kept, **_said(candidates, {})})
    return modals.modal(title, CALLBACK, [*blocks, *below], submit="Record", metadata=metadata)


def added(view: View, candidates: Sequence[Candidate], kept: Kept, below: Sequence[Block]) -> View | None:
    """Return an open form of Capture thread with more candidates under those it lists; None without room.

    What was typed in it stays, and `below` takes the place of what stood under them all.
    """
    before = modals.metadata(view)
    listed = len(before["said"])
    blocks = [*view["blocks"][: len(view["blocks"]) - _below(view)], *_listed(candidates, listed + 1), *below]
    if any(one.kind is not None and one.chosen for one in candidates):
        blocks[0] = text.section(RECORDS_NOTHING)
    metadata = json.dumps({**before, **kept, **_said(candidates, before)})
    if len(metadata) > modals.MOST_METADATA or len(blocks) > modals.MOST_BLOCKS:
        return None
    return modals.modal(CAPTURE_THREAD, CALLBACK, blocks, submit="Record", metadata=metadata)


def fitting(candidates: Sequence[Candidate], asked_for: str | None = None) -> list[Candidate]:
    """Return as many candidates as a form has room for: what is on record goes first, then what is unlikely.

    Of those that are alike, the newest stay; the message that a person has `asked_for`, by its ts, does.
    """

    def worth(number: int) -> tuple[bool, bool, bool, int]:
        one = candidates[number]
        likely = one.kind is not None and one.chosen
        return one.source.said_ts == asked_for, not one.records, likely, number

    kept = sorted(range(len(candidates)), key=worth)[-MOST_LISTED:]
    return [candidates[number] for number in sorted(kept)]


def _unlikely(candidates: Sequence[Candidate], looked_at: str) -> str:
    """Say why none of the candidates is chosen."""
    new = " that is not on record" if any(one.records for one in candidates) else ""
    return f"Nothing in {looked_at} looks settled{new}, so all of it is left out until you choose."


def _below(view: View) -> int:
    """Return how many blocks stand under the last input of the last candidate."""
    due = f"due_{len(modals.metadata(view)['said'])}"
    under = (count for count, block in enumerate(reversed(view["blocks"])) if block["block_id"] == due)
    return next(under, len(view["blocks"]) - 1)


def _listed(candidates: Sequence[Candidate], first: int) -> list[Block]:
    """Return the blocks of candidates, which are numbered from the `first`."""
    return [block for number, one in enumerate(candidates, first) for block in _candidate(number, one)]


def _said(candidates: Sequence[Candidate], before: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return where candidates were said and how they stand, after those that a form has listed `before`."""
    # Each message only with what the others do not share: metadata has room for 3,000 characters.
    new = [[getattr(one.source, name) for name in _EACH_IN] for one in candidates]
    said = [*before.get("said", ()), *new]
    first = len(said) - len(new) + 1
    stands = {str(number): _stands(one) for number, one in enumerate(candidates, first) if _stands(one)}
    also = {str(number): origins.pack_also(one.source) for number, one in enumerate(candidates, first)}
    beside = {
        "stands": {**before.get("stands", {}), **stands},
        "also": {**before.get("also", {}), **{number: each for number, each in also.items() if each}},
    }
    return {"said": said, **{name: each for name, each in beside.items() if each}}


def confirmed(view: View, shared: Source) -> list[Confirmed]:
    """Return what a person wants recorded, in order; `shared` is the source in the form's metadata."""
    found = []
    states = modals.filled(view)
    for number, each in enumerate(modals.metadata(view)["said"], 1):
        kind = modals.selected(view, f"as_{number}")
        if kind in LABELS:
            source = replace(shared, **dict(zip(_EACH_IN, each, strict=True)))
            also = modals.metadata(view).get("also", {}).get(str(number), [])
            source = replace(source, said_also=origins.unpack_also(source.said_ts, also))
            owners = tuple(states.get(f"owners_{number}", {}).get("selected_users") or ())
            words = modals.written(view, f"words_{number}")
            due = modals.written(view, f"due_{number}")
            stands = modals.metadata(view).get("stands", {}).get(str(number), [DecisionStatus.AGREED])
            status, back = DecisionStatus(stands[0]), [date.fromisoformat(day) for day in stands[1:]]
            found.append(
                Confirmed(
                    number, source, words, RecordAs(kind), owners, due, status, back[0] if back else None
                )
            )
    return found


def _stands(candidate: Candidate) -> list[str]:
    """Return how a decision stands that is not agreed, and the day on which it comes back."""
    if candidate.kind is not RecordAs.DECISION or candidate.status is DecisionStatus.AGREED:
        return []
    back = candidate.come_back_on
    return [candidate.status.value, *([back.isoformat()] if back else [])]


def _candidate(number: int, candidate: Candidate) -> list[Block]:
    source, records = candidate.source, candidate.records
    posted = f"{text.person(source.said_by)} wrote" if source.said_by else "Posted by an app"
    origin = posted if source.said_ts else "You typed"
    origin += f"; it is on record as {text.listed(records)}" if records else ""
    if _stands(candidate):
        back = f" until {text.day(candidate.come_back_on)}" if candidate.come_back_on else ""
        origin += f"; as a decision it is recorded as {candidate.status.in_words}{back}, not as agreed"
    owners: Block = {"type": "multi_users_select"}
    owners |= {"initial_users": list(candidate.owners)} if candidate.owners else {}
    # A message stays where it is; what was typed is nowhere else.
    words = text.cut(candidate.words, modals.MOST_TYPED) if source.said_ts else candidate.words
    kind = candidate.kind.value if candidate.kind and candidate.chosen else LEAVE_OUT
    return [
        {"type": "divider"},
        text.context(origin),
        *modals.paragraphs(f"words_{number}", f"Wording {number}", words, optional=False),
        *([text.context("\n".join(candidate.terms))] if candidate.terms else []),
        modals.select(f"as_{number}", f"Record {number} as", CHOICES, kind, optional=False),
        modals.input_block(f"owners_{number}", f"Owners {number}", owners, hint="For an action"),
        modals.line(f"due_{number}", f"Due {number}", candidate.due, hint="For an action, in plain words"),
    ]


def read_up_to(count: int) -> str:
    """Say that of a thread only so many messages could be read."""
    return f"Only the first {count} messages of this thread could be read just now."


def loading(title: str) -> View:
    """Show that something is on its way, for the seconds in which Slack is asked about it."""
    return notice(title, "Reading what was said …", close="Cancel")


def notice(title: str, words: str, *, close: str = "Close") -> View:
    """Show a modal with a few words and nothing to fill in."""
    return modals.modal(title, "said", [text.section(words)], close=close)


def with_notice(view: View, words: str) -> View:
    """Return a form with a notice above its inputs."""
    return {**view, "blocks": [text.section(words), *view["blocks"]]}


def offer(kind: RecordAs, said_ts: str, by: str | None, day: str) -> Message:
    """Offer the form to somebody who proposed a message by a reaction."""
    whose = f"{text.person(by)}’s message" if by else "a message"
    marked = f"You marked {whose} of {day} as {'an' if kind == RecordAs.ACTION else 'a'} {kind}."
    words = f"{marked} Nothing is recorded until you confirm it."
    return _pressable(f"{words} Press Open the form to read it over and confirm.", kind, said_ts, offer=True)


def decision_choice(decisions: Sequence[Decision]) -> View:
    """Ask which decision a concern is about, newest first."""
    if not decisions:
        return notice("Raise a concern", "There is no decision in this channel to raise a concern about.")
    options = [modals.option(f"{one.label} {one.text}", str(one.id)) for one in decisions]
    blocks: list[Block] = [modals.select("decision", "Decision", options, optional=False)]
    metadata = json.dumps({"channel": decisions[0].channel})
    return modals.modal("Raise a concern", "concern_choice", blocks, submit="Next", metadata=metadata)


def _pressable(words: str, kind: RecordAs, said_ts: str, *, offer: bool = False) -> Message:
    value = json.dumps({"kind": kind, "said": said_ts, "offer": offer})
    row = text.actions(text.button("Open the form", "open_form", value))
    return Message(text=words, blocks=[text.section(words), row])
