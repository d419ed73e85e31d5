"""What people are told for whom somebody waits, and what an owner is told who can go on."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.actions import views as action_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from bot.sources.unclear import views as unclear
from bot.sources.unclear.views import Asked
from storage.records import UNDER_WAY, Action, Answer, Owner


@dataclass(frozen=True)
class WaitedFor:
    """An action whose owner waits, `still` or no more, for its reader, or for an `other` that is to be done.

    `part` is what the reader has still to do of that other action; `whose` asks who does it if nobody does.
    """

    action: Action
    owner: Owner
    still: bool
    other: Action | None = None
    part: Owner | None = None
    whose: Asked | None = None


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
        return f"{said}; whoever else owns that is told"
    return f"{said}, who is told" if owner.waits_user is not None else said


def waited_for(shown: WaitedFor) -> Message:
    """Tell somebody that an owner waits for them, with what they can press; or that nobody does any more."""
    action, place = shown.action, text.channel(shown.action.channel)
    if not shown.still:
        return text.note(f"{action.label} in {place} waits for you no more: {text.brief(action.text)}")
    who, first = action_views.named(shown.owner), shown.other or action
    what = "you have done what it waits for" if shown.other is None else f"{first.label} is done"
    wording = f", {text.brief(action.text, 100)}," if shown.other is not None else ""
    lines = [f"{who} can't go on with {action.label} in {place}{wording} before {what}."]
    lines.append(f"{action_views.summary(first)}. {action_views.when(first)}.")
    if shown.owner.waits_for:
        lines.append(f"They wait for “{text.brief(shown.owner.waits_for, 300)}”.")
    if shown.whose is not None and shown.other is not None:
        lines.append(f"Nobody has taken {shown.other.label} on: who will?")
    return _message(lines, _waited_for_buttons(shown))


def _waited_for_buttons(shown: WaitedFor) -> list[Block]:
    if shown.other is None:
        return wait_buttons(shown.owner)
    if shown.whose is not None:
        return list(unclear.buttons(shown.whose)["elements"])
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
    other = ""
    if shown.other is not None:
        again = shown.what == "open again"
        other = shown.other.label if again else f"{shown.other.label} is {_ended(shown.other)}"
    label = f"{action.label} in {text.channel(action.channel)}"
    said = _NEWS[shown.what].format(who=text.person(shown.user), label=label, other=other)
    if shown.what == "action over" and shown.other is not None and owner.waits_action == shown.other.id:
        said = _NEWS["open again"].format(label=label, other=shown.other.label)
    lines = [said, f"{action_views.summary(action)}. {action_views.when(action)}."]
    if not action.is_open or owner.answer not in UNDER_WAY:
        return _message([*lines, _OVER.get(owner.answer, "It is closed by now.")], [])
    more = [no_longer_blocked(owner)] if owner.waits else []
    return _message(lines, [*part_buttons(owner), *more])


def why_it_goes_on(why: str, who: str, other: Action | None) -> str:
    """Return why an owner waits no more, in a sentence of their nudge; empty where they said so."""
    over = f"{other.label} is {_ended(other)}" if other is not None else "It is over"
    return SAID_BY_NUDGE.get(why, "").format(who=text.person(who), other=over)


def _ended(other: Action) -> str:
    if other.undone_at is not None:
        return "undone"
    if other.closed_at is not None:
        return other.status.value
    return "done this time" if other.last_done_at is not None else "done"


_NEWS: Mapping[str, str] = {
    "over": "{who} has done what {label} waited for, so you can go on with it.",
    "action over": "{other}, so you can go on with {label}, which waited for it.",
    "open again": "{other} is not done after all, so {label} waits for it again.",
    "gone": "{who}, for whom {label} waited, is not here any more, so it is with you again.",
    "needed": "{who} says that {label} is still needed.",
    "refused": "{who} says that they can't do what {label} waits for, so it is with you again.",
}
SAID_BY_NUDGE: Mapping[str, str] = {
    "over": "{who} has done what it waited for.",
    "action over": "{other}, for which it waited.",
    "gone": "{who}, for whom it waited, is not here any more.",
    "refused": "{who} says that they can't do what it waits for.",
}
_OVER = {
    Answer.DONE: "You have done it. Thank you!",
    Answer.PASSED_ON: "It is somebody else's by now.",
    Answer.DECLINED: "You said that you can't.",
}


def _message(lines: list[str], buttons: list[Block]) -> Message:
    blocks: list[Block] = [text.section("\n".join(lines))]
    return Message(text="\n".join(lines), blocks=[*blocks, *([text.actions(*buttons)] if buttons else [])])
