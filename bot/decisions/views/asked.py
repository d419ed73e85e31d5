"""What the recorder of a decision reads: that it is stored, what it may be about, what they answered."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.language import wording
from bot.slack.blocks import modals, text, words
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block, Message
from storage.records import Concern, Decision, Relation, Setting, There

CHANGED_FORM = "decision_changed"


@dataclass(frozen=True)
class Asked:
    """The question whether a new decision is about an older one."""

    decision: Decision
    older: Decision
    there: There
    concerns: Sequence[Concern]
    now: datetime


def recorded(decision: Decision, older: Sequence[Decision] = ()) -> Message:
    """Tell the recorder that the decision is stored, and what to do about a slip."""
    said = f"Recorded as {decision.label}."
    if older:
        said += f" It changes {text.listed([one.label for one in older])}, whose card now says so."
    return text.note(f"{said} Press Undo on its card within 15 minutes if that was a slip.")


def asked(shown: Asked) -> Message:
    """Tell the recorder that the decision is stored, and ask what it is to an older one."""
    said = f"{recorded(shown.decision)['text']}\n{_alike(shown)}"
    value = json.dumps({"newer": shown.decision.id, "older": shown.older.id})
    return Message(
        text=f"{said}\nPress Replaces it, Amends it or Unrelated.",
        blocks=[text.section(said), text.context(text.brief(shown.older.text)), _choices(value)],
    )


def asked_view(shown: Asked) -> View:
    """Ask the same where the form was that the decision was recorded in."""
    message = asked(shown)
    title = f"Recorded as {shown.decision.label}"
    return modals.modal(title, "decision_asked", message["blocks"], close="Close")


def _choices(value: str) -> Block:
    return text.actions(
        text.button("Replaces it", "decision_replaces", value),
        text.button("Amends it", "decision_amends", value),
        text.button("Unrelated", "decision_unrelated", value),
    )


def _alike(shown: Asked) -> str:
    older = shown.older
    when = words.ago(older.decided_at, shown.now)
    said = f"This looks related to {older.label}, {words.status(older.status)} {when}"
    said += _by(shown.there)
    upheld, open_ones = words.by_outcome(shown.concerns)
    doubts = [*_doubts(upheld, "was upheld"), *_doubts(open_ones, "is still open")]
    return "; ".join([said, *doubts]) + "."


def _by(there: There) -> str:
    """Return who decided something, or else who wrote it down, which says nothing of who was there."""
    if there.setting is Setting.UNRECORDED or not there.decided:
        return f", and recorded by {text.person(there.recorder)}"
    return f" by {text.some(there.decided)}"


def _doubts(concerns: Sequence[Concern], stands: str) -> Iterator[str]:
    if concerns:
        first, *others = concerns
        more = f" (and {wording.number(len(others))} more)" if others else ""
        whose = f"{text.person(first.author)}’s {first.strength.value}"
        yield f"{whose} {stands}: “{text.brief(first.text, 120)}”{more}"


def changed_form(newer: Decision, older: Decision, relation: Relation, *, reply: str) -> View:
    """Ask what has changed since an older decision; `reply` is where to answer, a response URL."""
    metadata = {"newer": newer.id, "older": older.id, "relation": relation.value, "reply": reply}
    said = f"*{newer.label}* {text.brief(newer.text, 500)}\n{words.verb(relation)}\n"
    said += f"*{older.label}* {text.brief(older.text, 500)}"
    label = "What has changed?"
    return modals.modal(
        f"{newer.label} {words.verb(relation)} {older.label}"[:24],
        CHANGED_FORM,
        [text.section(said), *modals.paragraphs("changed", label, optional=False)],
        submit="Save",
        metadata=json.dumps(metadata),
    )


def answered(newer: Decision, older: Decision, relation: Relation | None) -> Message:
    """Tell the recorder what their answer has done."""
    if relation is None:
        return text.note(f"Recorded as {newer.label}, unrelated to {older.label}.")
    said = f"{newer.label} {words.verb(relation)} {older.label}: both cards say so. Those who decided"
    return text.note(f"{said} {older.label} and were not here now are told, with the difference.")


def opened_instead(refusal: str, typed: str, *, opened: bool) -> Message:
    """Tell somebody why a command was not taken, and where what they typed has gone."""
    if opened:
        return text.note(f"{text.escape(refusal)} The form is open with what you typed.")
    kept = f" You typed: {text.fit(typed, 2500)}" if typed else ""
    return text.note(f"{text.fit(refusal, 400)} The form could not be opened, so please type it again.{kept}")
