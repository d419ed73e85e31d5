"""What people are told for whom somebody waits, and what an owner is told who can go on."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.actions import views as action_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from storage.records import UNDER_WAY, Action, Answer, Owner


@dataclass(frozen=True)
class WaitedFor:
    """An action whose owner waits, `still` or no more, for its reader, or for an `other` that is to be done.

    `part` is what the reader has still to do of that other action.
    """

    action: Action
    owner: Owner
    still: bool
    other: Action | None = None
    part: Owner | None = None


@dataclass(frozen=True)
class OwnerNews:
    """Something that has happened to an owner's action by what `user` did; `what` is a key of `_NEWS`."""

    what: str
    action: Action
    owner: Owner
    user: str
    other: Action | None = None


def obstacle(owner: Owner, other: Action | None) -> str:
    """Return what an owner waits for: 'A3', '@sam', '@sam (“the figures”)' or '“the council's answer”'."""
    said = f"“{text.brief(owner.waits_for, 200)}”" if owner.waits_for else ""
    if other is not None:
        return other.label
    if owner.waits_user is not None:
        return f"{text.person(owner.waits_user)} ({said})" if said else text.person(owner.waits_user)
    return said or "something else"


def waits_for(owner: Owner, other: Action | None) -> str:
    """Return what an owner waits for, and who hears of that: 'waits for @sam, who is told'."""
    said = f"waits for {obstacle(owner, other)}"
    if other is not None:
        return f"{said}, whose owners are told"
    return f"{said}, who is told" if owner.waits_user is not None else said


def waited_for(shown: WaitedFor) -> Message:
    """Tell somebody that an owner waits for them, with what they can press; or that nobody does any more."""
    action, place = shown.action, text.channel(shown.action.channel)
    if not shown.still:
        return text.note(f"{action.label} in {place} waits for you no more: {text.brief(action.text)}")
    who = action_views.named(shown.owner)
    lines = [f"{who} can't go on with {action.label} in {place} before {_first(shown)}."]
    lines.append(f"{action_views.summary(action)}. {action_views.when(action)}.")
    if shown.owner.waits_for:
        lines.append(f"They wait for “{text.brief(shown.owner.waits_for, 300)}”.")
    return _message(lines, _waited_for_buttons(shown))


def _first(shown: WaitedFor) -> str:
    if shown.other is None:
        return "you have done what it waits for"
    return f"{shown.other.label} is done, {text.brief(shown.other.text, 100)}"


def _waited_for_buttons(shown: WaitedFor) -> list[Block]:
    if shown.other is None:
        return wait_buttons(shown.owner)
    return part_buttons(shown.part) if shown.part is not None else []


def wait_buttons(owner: Owner) -> list[Block]:
    """Return the buttons of the person for whom an owner waits."""
    value = str(owner.id)
    return [text.button("Done", "wait_over", value), text.button("I can't", "wait_refuse", value)]


def part_buttons(owner: Owner) -> list[Block]:
    """Return the buttons by which somebody answers for their own part of an action."""
    value = str(owner.id)
    return [
        text.button("Done", "nudge_done", value),
        text.button("More time", "nudge_more_time", value),
        text.button("I can't", "ask_decline", value),
    ]


def no_longer_blocked(owner: Owner) -> Block:
    """Return the button by which an owner who waits goes on all the same."""
    return text.button("Not blocked any more", "wait_end", str(owner.id))


def owner_news(shown: OwnerNews) -> Message:
    """Tell an owner what has happened to their action, with what they can press while it is theirs."""
    action, owner = shown.action, shown.owner
    other = f"{shown.other.label} is {_ended(shown.other)}" if shown.other is not None else ""
    said = _NEWS[shown.what].format(
        who=text.person(shown.user),
        label=f"{action.label} in {text.channel(action.channel)}",
        other=other,
    )
    lines = [said, f"{action_views.summary(action)}. {action_views.when(action)}."]
    if not action.is_open or owner.answer not in UNDER_WAY:
        return _message([*lines, _OVER.get(owner.answer, "It is closed by now.")], [])
    return _message(lines, part_buttons(owner))


def _ended(other: Action) -> str:
    if other.undone_at is not None:
        return "undone"
    return other.status.value if other.closed_at is not None else "done this time"


_NEWS: Mapping[str, str] = {
    "over": "{who} has done what {label} waited for, so you can go on with it.",
    "action over": "{other}, so you can go on with {label}, which waited for it.",
    "gone": "{who}, for whom {label} waited, is not here any more, so it is with you again.",
    "needed": "{who} says that {label} is still needed.",
    "refused": "{who} says that they can't do what {label} waits for, so it is with you again.",
}
_OVER = {
    Answer.DONE: "You have done it. Thank you!",
    Answer.PASSED_ON: "It is somebody else's by now.",
    Answer.DECLINED: "You said that you can't.",
}


def _message(lines: list[str], buttons: list[Block]) -> Message:
    blocks: list[Block] = [text.section("\n".join(lines))]
    return Message(text="\n".join(lines), blocks=[*blocks, *([text.actions(*buttons)] if buttons else [])])
