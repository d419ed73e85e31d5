"""What somebody is told when a decision they took part in is replaced or amended without them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.blocks import text, words
from bot.slack.blocks.text import Block, Message
from storage.records import Concern, Decision, Link, Relation

MOST_UPHELD = 3


@dataclass(frozen=True)
class Replaced:
    """A newer decision and the older one that the reader `decided`, or else recorded.

    There is no `link` once the newer was undone. `upheld` are the concerns on both that were.
    """

    newer: Decision
    older: Decision
    link: Link | None
    confirmed: bool = False
    decided: bool = True
    upheld: Sequence[Concern] = ()


def replaced(shown: Replaced) -> Message:
    """Tell the difference between what the reader decided and what was decided since."""
    newer, older = shown.newer, shown.older
    if shown.link is None or newer.undone_at is not None:
        return text.note(f"{newer.label} was undone, so {older.label} stands as it did in {_place(newer)}.")
    did = "replaced" if shown.link.relation is Relation.SUPERSEDES else "amended"
    yours = "decided" if shown.decided else "recorded"
    head = f"{newer.label} has {did} {older.label}, which you {yours} in {_place(newer)}."
    told = [f"{head} Recorded by {text.person(newer.author)}, {text.moment(newer.decided_at)}."]
    told += [f"Before: {text.fit(older.text, 900)}", f"Now: {text.fit(newer.text, 900)}"]
    changed = shown.link.changed or newer.reason
    told += [f"What has changed: {text.fit(changed, 600)}"] if changed else []
    told += [f"{_label(shown, one)}: {words.upheld(one, 120)}" for one in shown.upheld[-MOST_UPHELD:]]
    blocks: list[Block] = [text.section(line) for line in told]
    if shown.confirmed:
        return Message(
            text="\n".join(told), blocks=[*blocks, text.context("You have confirmed this."), _row(shown)]
        )
    asks = "Press Got it, or Raise a concern."
    return Message(text="\n".join([*told, asks]), blocks=[*blocks, _row(shown)])


def _row(shown: Replaced) -> Block:
    value = str(shown.newer.id)
    concern = text.button("Raise a concern", "decision_concern", value)
    if shown.confirmed:
        return text.actions(concern)
    return text.actions(text.button("Got it", "decision_got_it", value), concern)


def _label(shown: Replaced, concern: Concern) -> str:
    return (shown.newer if concern.decision_id == shown.newer.id else shown.older).label


def _place(decision: Decision) -> str:
    return text.channel(decision.channel)
