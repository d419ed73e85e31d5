"""What an action's owner is asked in a direct message, what that message says afterwards, and its forms."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.actions import views as action_views
from bot.actions.waits import views as wait_views
from bot.slack.blocks import decision_words, modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block, Message
from storage.records import Action, Decision, Note, Owner

MOST_WORDS = 2000


class AskState(StrEnum):
    """How things stand for the person who got an ask."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    REPEATED = "repeated"
    PASSED_ON = "passed on"
    TAKEN = "taken"
    GIVEN = "given"
    CLOSED = "closed"
    WAITING = "waiting"
    UNDONE = "undone"


@dataclass(frozen=True)
class Ask:
    """Everything that an ask shows. `by` asks, or has given the action to somebody else.

    `reason` is what the person who passed it on said about that. `successor` is the person it was passed on
    to, or who took it for their user group; `other` is the action that it waits for. `fate` is what has
    become of the `decision` that it is for, where that does not hold any more.
    """

    action: Action
    owner: Owner
    standing: AskState
    by: str
    reason: Note | None = None
    successor: str | None = None
    other: Action | None = None
    decision: Decision | None = None
    fate: str = ""


_BUTTONS = {
    "done": ("Done", "nudge_done"),
    "accept": ("I'll do it", "ask_accept"),
    "decline": ("I can't", "ask_decline"),
    "date": ("Another date", "ask_date"),
    "pass": ("Pass on", "ask_pass_on"),
    "go on": ("Not blocked any more", "wait_end"),
    "outcome": ("What came of it", "action_outcome"),
}
OFFERED: dict[AskState, tuple[str, ...]] = {
    AskState.ASKED: ("accept", "decline", "date", "pass"),
    AskState.ACCEPTED: ("done", "decline", "date", "pass"),
    AskState.REPEATED: ("done", "decline", "date", "pass"),
    AskState.DECLINED: ("accept", "date", "pass"),
    AskState.WAITING: ("done", "go on", "date", "decline"),
}
_ROWS = {**OFFERED, AskState.DONE: ("outcome",)}
_LED = (AskState.ASKED, AskState.ACCEPTED, AskState.REPEATED)
"""Where most people press the first button."""
PRIVATE = "What you write here goes to {whom}, not to the group."
_HINTS: dict[AskState, tuple[str, ...]] = {
    AskState.DECLINED: ("You can say why by replying here.",),
    AskState.ACCEPTED: ("Press Done once it is.",),
    AskState.REPEATED: ("Press Done once it is.",),
}


def ask(shown: Ask) -> Message:
    """Ask somebody to take an action on, or show what they answered."""
    lines = [heading(shown)]
    if shown.standing in OFFERED:
        action = shown.action
        lines += [f"{action_views.when(action)}, in {text.channel(action.channel)}.", *particulars(shown)]
    closing = _closing(shown)
    plain = "\n".join([*lines, *closing])
    blocks: list[Block] = [text.section("\n".join(lines)), *map(text.context, closing)]
    pressed = row(shown)
    if shown.standing in _LED:
        pressed = [text.led(each) for each in pressed]
    return Message(text=plain, blocks=[*blocks, *pressed])


def row(shown: Ask) -> list[Block]:
    """Return the buttons for what can be answered now, if anything."""
    return [buttons(shown.owner, shown.standing)] if shown.standing in _ROWS else []


def buttons(owner: Owner, standing: AskState = AskState.ASKED) -> Block:
    """Return the row with which an owner answers what they were asked, as things stand."""
    offered = _ROWS.get(standing, ())
    return text.actions(*(text.button(*_BUTTONS[name], str(owner.id)) for name in offered))


_TAKEN_OVER = "taken over"
_HEADINGS: dict[str, str] = {
    AskState.ASKED: "{by} asks you to take on {label}: {wording}",
    AskState.ACCEPTED: "You said that you'll do {label}: {wording}",
    AskState.REPEATED: "{again}. {label}: {wording}",
    AskState.DECLINED: "You said that you can't do {label}: {wording}",
    AskState.PASSED_ON: "You passed {label} on to {successor}: {wording}",
    AskState.TAKEN: "{successor} has taken on {label}, so there is nothing for you to do: {wording}",
    _TAKEN_OVER: "{by} has taken {label} over, so there is nothing for you to do: {wording}",
    AskState.GIVEN: "{by} has passed {label} on to {successor}, so there is nothing for you to do: {wording}",
    AskState.DONE: "You have done {label}: {wording}",
    AskState.WAITING: "{label} waits for {obstacle}: {wording}",
    AskState.CLOSED: "{label} is closed, so there is nothing more to do: {wording}",
    AskState.UNDONE: "{author} has undone {label}, so there is nothing for you to do: {wording}",
}


def heading(shown: Ask, most: int = MOST_WORDS, *, label: str = "") -> str:
    """Return how things stand, in one sentence, in which the action goes by its `label`."""
    back = shown.standing is AskState.GIVEN and shown.by == shown.successor
    return _HEADINGS[_TAKEN_OVER if back else shown.standing].format(
        by=text.person(shown.by),
        again=action_views.done_this_time(shown.action),
        label=label or _label(shown),
        wording=text.fit(shown.action.text, most),
        successor=text.person(shown.successor) if shown.successor else "somebody else",
        author=text.person(shown.action.author),
        obstacle=wait_views.obstacle(shown.owner, shown.other),
    )


def _label(shown: Ask) -> str:
    """Return what the action is called, with its group where that does not stand below."""
    label = shown.action.label
    return label if shown.standing in OFFERED else f"{label} in {text.channel(shown.action.channel)}"


def particulars(shown: Ask, most: int = 500) -> list[str]:
    """Return what else is to be known of work that somebody may take on, a line each."""
    lines = [f"{each}." for each in action_views.terms(shown.action)]
    if shown.action.measure:
        lines.append(f"So that {text.fit(shown.action.measure, most)}")
    lines += filter(None, [decision_words.was_for(shown.decision, shown.fate)])
    if shown.standing is AskState.ASKED and shown.reason is not None:
        lines.append(f"{text.person(shown.reason.author)} says: {text.brief(shown.reason.text)}")
    return lines


def _closing(shown: Ask) -> list[str]:
    press = ("Press I'll do it, I can't, Another date or Pass on.",)
    said = press if shown.standing is AskState.ASKED else hints(shown)
    return [" ".join([*said, PRIVATE.format(whom=text.person(shown.action.author))])] if said else []


def hints(shown: Ask) -> tuple[str, ...]:
    """Return what somebody can do now that they have answered."""
    return _HINTS.get(shown.standing, ())


def opened(shown: Ask, by: str) -> Message:
    """Tell somebody who was told that an action was closed that it is theirs to do as before."""
    if shown.standing not in OFFERED:
        return ask(shown)
    action = shown.action
    said = f"{text.person(by)} has opened {action.label} in {text.channel(action.channel)} again"
    said += f", so it is with you as before: {text.brief(action.text)}\n{action_views.when(action)}."
    return Message(text=said, blocks=[text.section(said), buttons(shown.owner, shown.standing)])


def undone(action: Action) -> Message:
    """Tell somebody who was asked that there is nothing to do after all."""
    sentence = (
        f"{text.person(action.author)} has undone {action.label} in {text.channel(action.channel)}, "
        f"so there is nothing for you to do: {text.brief(action.text)}"
    )
    return text.note(sentence)


def packed(owner_id: int, message: tuple[str, str]) -> str:
    """Return what a form remembers of the press that opened it: for which owner, and on which message."""
    return json.dumps([owner_id, *message])


def unpacked(view: Mapping[str, Any]) -> tuple[int, tuple[str, str]]:
    """Return what `packed` put into a form."""
    owner_id, channel, ts = json.loads(view["private_metadata"])
    return owner_id, (channel, ts)


def another_date(action: Action, metadata: str) -> View:
    """Ask for another due day, in plain words."""
    hint = f"In plain words, such as: next Friday. {action_views.when(action)}."
    blocks = [modals.line("due", "Due", hint=hint, optional=False), *why(action)]
    title = f"Another date for {action.label}"
    return modals.modal(title, "ask_date", blocks, submit="Change", metadata=metadata)


def why(action: Action) -> list[Block]:
    """Return the input for why the due day moves, which is to be said once it was moved before."""
    hint = "For whoever asked, not for the group."
    return modals.paragraphs("why", "Why", hint=hint, optional=action.deferrals == 0)


def pass_on(action: Action, metadata: str) -> View:
    """Ask whom an action is to be passed on to, and why."""
    blocks = taker_inputs(hint="For them and whoever asked, not the group.")
    return modals.modal(f"Pass {action.label} on", "ask_pass_on", blocks, submit="Pass on", metadata=metadata)


def taker_inputs(*, hint: str = "") -> list[Block]:
    """Return the inputs for who is to take an action on, and why."""
    who = modals.input_block("person", "Pass on to", {"type": "users_select"}, optional=False)
    return [who, *modals.paragraphs("reason", "Why", hint=hint)]


def taker(view: Mapping[str, Any]) -> tuple[str, str]:
    """Return who was chosen to take an action on, and why, of a form with `taker_inputs`."""
    return modals.filled(view)["person"].get("selected_user") or "", modals.written(view, "reason")
