"""The full record of a decision, with its history in plain words: for Details, and for looking it up."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.decisions.views import carried_out, history
from bot.decisions.views.carried_out import CarriedOut
from bot.slack.blocks import decision_words, modals, room, text
from bot.slack.blocks.addresses import Addresses
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from storage.records import (
    STANDING,
    Change,
    Concern,
    ConcernStatus,
    Decision,
    DecisionStatus,
    EarlierWording,
    Link,
    Reach,
    Setting,
    There,
    may_follow,
)

MOST_HISTORY = 30
MOST_EARLIER = 10
SETTLED_AS = (
    DecisionStatus.AGREED,
    DecisionStatus.REJECTED,
    DecisionStatus.WITHDRAWN,
    DecisionStatus.PARKED,
)
CLOSED_AS = {
    ConcernStatus.ANSWERED: "Answered",
    ConcernStatus.UPHELD: "Upheld",
    ConcernStatus.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True)
class FullRecord:
    """Everything that is known of a decision; `earlier` is what it said before each correction.

    Its `reach` is how many of its group know of it, where known; `carried_out` are the actions for it.
    """

    decision: Decision
    there: There
    confirmed: Sequence[str]
    told: Sequence[str]
    newer: Sequence[tuple[Link, Decision]]
    older: Sequence[tuple[Link, Decision]]
    concerns: Sequence[Concern]
    history: Sequence[Change]
    addresses: Addresses
    earlier: Sequence[EarlierWording] = ()
    may_change: Sequence[str] = ()
    reach: Reach | None = None
    carried_out: Sequence[CarriedOut] = ()


def details(shown: FullRecord, viewer: str) -> View:
    """Show the full record in a modal, with what a member can do about it."""
    blocks = _wording(shown) + _facts(shown)
    if can_do := [*_settle(shown.decision), *_correct(shown, viewer)]:
        blocks.append(text.actions(*can_do))
    blocks += _earlier(shown) + _concerns(shown, viewer)
    blocks += _history(shown)
    metadata = json.dumps({"decision": shown.decision.id})
    title = f"Decision {shown.decision.label}"
    return modals.modal(
        title, "decision_details", blocks[: room.MOST_MODAL_BLOCKS], close="Close", metadata=metadata
    )


def full_record(shown: FullRecord) -> list[Block]:
    """Return the full record as blocks of one message, without anything to press."""
    blocks = _wording(shown) + _facts(shown) + _earlier(shown)
    blocks += _concerns(shown, viewer=None) + _history(shown)
    rest = text.context("The rest is too long to show here: press Details on the decision’s card.")
    return room.within(blocks, rest)


def _wording(shown: FullRecord) -> list[Block]:
    decision = shown.decision
    head, *more = modals.pieces(f"{decision.label} {decision.text}", 2400)
    bold = f"*{decision.label}* {text.fit(head.removeprefix(decision.label + ' '), 2980)}"
    return [text.section(bold), *(text.section(text.fit(piece, 2990)) for piece in more)]


def _facts(shown: FullRecord) -> list[Block]:
    decision = shown.decision
    lines = [f"*Status:* {'undone' if decision.undone_at else decision_words.status(decision.status)}"]
    if decision.come_back_on is not None:
        lines.append(f"*Come back on:* {text.day(decision.come_back_on)}")
    said_so = (decision_words.carried, decision_words.movers, decision_words.on_behalf)
    lines += [line for said in said_so if (line := said(decision))]
    lines += [f"*{label}:* {who}" for label, who in decision_words.there(shown.there, 40)]
    lines += [f"*Reach:* {reach}"] if (reach := _reach(shown)) else []
    lines += [f"*Who has read it since:* {text.some(shown.confirmed, 40)}"] if shown.confirmed else []
    lines += [f"*Who was told:* {text.some(shown.told, 40)}"] if shown.told else []
    said, card = shown.addresses.each("open the message"), shown.addresses.card
    lines += [f"*Where it was said:* {said}"] if said else []
    lines += [f"*Its card:* <{card}|open the card>"] if card else []
    if decision.source_changed_at is not None:
        when = text.moment(decision.source_changed_at)
        lines.append(f"*Source changed after capture:* {decision.source_change or 'changed'} {when}")
    return [
        *_long("Subject to", decision.condition),
        *_long("Because", decision.reason),
        *_long("Options not chosen", decision.not_chosen),
        text.section("\n".join(lines)),
        *(text.section(text.cut(line, 2900)) for line in _links(shown)),
        *carried_out.blocks(shown.carried_out),
    ]


def _reach(shown: FullRecord) -> str:
    """Return how many have read it, whoever recorded it included, or know it first hand otherwise."""
    reach, there = shown.reach, shown.there
    if reach is None or shown.decision.undone_at is not None:
        return ""
    have = "has" if reach.read == 1 else "have"
    ways = [f"{have} read it"]
    ways += ["took part in its thread"] if there.thread else []
    ways += ["were there" if reach.read != 1 else "was there"] if there.setting is Setting.MEETING else []
    return f"{reach.read} of {reach.of} {text.either(ways)}"


def _long(label: str, value: str | None) -> list[Block]:
    if not value:
        return []
    first, *more = modals.pieces(value, 2400)
    return [
        text.section(f"*{label}:* {text.fit(first, 2950)}"),
        *(text.section(text.fit(piece, 2990)) for piece in more),
    ]


def _earlier(shown: FullRecord) -> list[Block]:
    blocks: list[Block] = []
    for one in shown.earlier[-MOST_EARLIER:]:
        until = f"until {text.moment(one.until)}"
        blocks += [*_long(f"Worded {until}", one.text), *_long(f"Because {until}", one.reason)]
    return blocks


def _links(shown: FullRecord) -> Iterator[str]:
    pairs = [(link, other, False) for link, other in shown.older]
    pairs += [(link, other, True) for link, other in shown.newer]
    for link, other, newer in pairs[-10:]:
        changed = f"\nWhat has changed: {text.fit(link.changed, 800)}" if link.changed else ""
        yield decision_words.relation(link, other, newer=newer) + changed


def _settle(decision: Decision) -> Iterator[Block]:
    offered = [status for status in SETTLED_AS if may_follow(decision.status, status)]
    if offered and decision.undone_at is None:
        yield {
            "type": "static_select",
            "action_id": "decision_settle",
            "placeholder": modals.plain("Change status", 150),
            "options": [modals.option(status.value.capitalize(), status.value) for status in offered],
        }


def _correct(shown: FullRecord, viewer: str) -> Iterator[Block]:
    decision = shown.decision
    stands = decision.undone_at is None and decision.status in STANDING
    if stands and viewer in shown.may_change:
        yield text.button("Correct the wording", "decision_wording", str(decision.id))


def _concerns(shown: FullRecord, viewer: str | None) -> list[Block]:
    blocks = []
    for concern in shown.concerns[-20:]:
        strength, status = concern.strength.value.capitalize(), concern.status.value
        line = f"*{strength}*, {status}, by {text.person(concern.author)}: "
        line += text.fit(concern.text, 1500)
        if concern.closed_by is not None:
            outcome = f": {text.fit(concern.outcome, 900)}" if concern.outcome else ""
            became = decision_words.consequence(concern, shown.decision)
            did = f"{concern.status.value.capitalize()} by {text.person(concern.closed_by)}"
            line += f"\n{did}{f', {became.lower()}' if became else ''}{outcome}"
        open_here = viewer is not None and concern.status is ConcernStatus.OPEN
        more = {"accessory": _close_menu(concern, viewer or "")} if open_here else {}
        blocks.append(text.section(line, **more))
    return blocks


def _close_menu(concern: Concern, viewer: str) -> Block:
    offered = [
        modals.option(label, f"{concern.id} {status.value}")
        for status, label in CLOSED_AS.items()
        if status is not ConcernStatus.WITHDRAWN or viewer == concern.author
    ]
    return {
        "type": "static_select",
        "action_id": "concern_close",
        "placeholder": modals.plain("Close it as", 150),
        "options": offered,
    }


def _history(shown: FullRecord) -> list[Block]:
    lines = [history.line(change) for change in shown.history]
    left = len(lines) - MOST_HISTORY
    lines = ([f"… {left} earlier changes"] if left > 0 else []) + lines[-MOST_HISTORY:]
    return [text.context(text.cut(line, 2900)) for line in lines]
