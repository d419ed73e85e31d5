"""What is said of two decisions: the question how they relate, its answers, and what has changed."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.language import wording
from bot.slack.blocks import decision_words, modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block, Message
from bot.sources.unclear import views as unclear
from storage.records import Concern, Decision, Link, Relation, Setting, There

CHANGED_FORM = "decision_changed"
MOST_UPHELD = 3


@dataclass(frozen=True)
class RelatedQuestion:
    """The question how a new decision relates to an older one that it may be about."""

    decision: Decision
    older: Decision
    there: There
    concerns: Sequence[Concern]
    now: datetime


def question(shown: RelatedQuestion) -> Message:
    """Ask the recorder how the decision, whose card they see, relates to an older one."""
    asked = _related(shown)
    choices = unclear.related(shown.decision.id, shown.older.id)
    return Message(
        text=f"{asked}\nPress Replaces it, Amends it or Unrelated.",
        blocks=[text.section(asked), text.context(text.brief(shown.older.text)), choices],
    )


def _related(shown: RelatedQuestion) -> str:
    older = shown.older
    when = decision_words.ago(older.decided_at, shown.now)
    sentence = f"{shown.decision.label} looks related to {older.label}, "
    sentence += f"{decision_words.status(older.status)} {when}{_by(shown.there)}"
    upheld, open_ones = decision_words.by_outcome(shown.concerns)
    doubts = [*_doubts(upheld, "was upheld"), *_doubts(open_ones, "is still open")]
    return "; ".join([sentence, *doubts]) + "."


def _by(there: There) -> str:
    """Return who took part in deciding it, or where that is not known who recorded it."""
    if there.setting is Setting.UNRECORDED or not there.decided:
        return f", and recorded by {text.person(there.recorder)}"
    return f" by {text.some(there.decided)}"


def _doubts(concerns: Sequence[Concern], state: str) -> Iterator[str]:
    if concerns:
        first, *others = concerns
        more = f" (and {wording.number(len(others))} more)" if others else ""
        whose = f"{text.person(first.author)}’s {first.strength.value}"
        yield f"{whose} {state}: “{text.brief(first.text, 120)}”{more}"


def what_changed_form(newer: Decision, older: Decision, relation: Relation, *, reply: str) -> View:
    """Ask what has changed since an older decision; `reply` is the response URL to answer at."""
    metadata = {"newer": newer.id, "older": older.id, "relation": relation.value, "reply": reply}
    both = f"*{newer.label}* {text.brief(newer.text, 500)}\n{decision_words.verb(relation)}\n"
    both += f"*{older.label}* {text.brief(older.text, 500)}"
    return modals.modal(
        f"{newer.label} {decision_words.verb(relation)} {older.label}"[:24],
        CHANGED_FORM,
        [text.section(both), *modals.paragraphs("changed", "What has changed?", optional=False)],
        submit="Save",
        metadata=json.dumps(metadata),
    )


def answered(newer: Decision, older: Decision, relation: Relation | None) -> Message:
    """Tell the recorder what their answer has done."""
    if relation is None:
        return text.note(f"Recorded as {newer.label}, unrelated to {older.label}.")
    done = (
        f"{newer.label} {decision_words.verb(relation)} {older.label}: both cards say so. Those who decided"
    )
    return text.note(f"{done} {older.label} and were not here now are told, with the difference.")


@dataclass(frozen=True)
class Replaced:
    """A newer decision and the older one, which its reader `decided`, or else recorded.

    There is no `link` once the newer was undone. `upheld` are the concerns on either that were upheld.
    """

    newer: Decision
    older: Decision
    link: Link | None
    confirmed: bool = False
    decided: bool = True
    upheld: Sequence[Concern] = ()


def replaced(shown: Replaced) -> Message:
    """Tell somebody who was not there how a newer decision changes one that they took part in."""
    newer, older = shown.newer, shown.older
    if shown.link is None or newer.undone_at is not None:
        return text.note(f"{newer.label} was undone, so {older.label} stands as it did in {_place(newer)}.")
    did = "replaced" if shown.link.relation is Relation.SUPERSEDES else "amended"
    yours = "decided" if shown.decided else "recorded"
    head = f"{newer.label} has {did} {older.label}, which you {yours} in {_place(newer)}."
    told = [f"{head} Recorded by {text.person(newer.author)} on {text.day_of(newer.decided_at)}."]
    told += [f"Before: {_stated(older)}", f"Now: {_stated(newer)}"]
    changed = shown.link.changed or newer.reason
    told += [f"What has changed: {text.fit(changed, 600)}"] if changed else []
    told += [
        f"{about.label}: {decision_words.upheld(one, about, 120)}"
        for one, about in ((one, _about(shown, one)) for one in shown.upheld[-MOST_UPHELD:])
    ]
    blocks: list[Block] = [text.section(line) for line in told]
    if shown.confirmed:
        read = text.context("Marked as read.")
        return Message(text="\n".join(told), blocks=[*blocks, read, _row(shown)])
    asks = "Press Got it, or Raise a concern."
    return Message(text="\n".join([*told, asks]), blocks=[*blocks, _row(shown)])


def _stated(decision: Decision) -> str:
    """Return a decision's wording, and on a line of its own what it is subject to."""
    condition = decision_words.condition(decision, 300)
    return "\n".join([text.fit(decision.text, 900), *([condition] if condition else [])])


def _row(shown: Replaced) -> Block:
    value = str(shown.newer.id)
    concern = text.button("Raise a concern", "decision_concern", value)
    if shown.confirmed:
        return text.actions(concern)
    return text.actions(text.button("Got it", "decision_got_it", value), concern)


def _about(shown: Replaced, concern: Concern) -> Decision:
    return shown.newer if concern.decision_id == shown.newer.id else shown.older


def _place(decision: Decision) -> str:
    return text.channel(decision.channel)
