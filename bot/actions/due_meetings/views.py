"""What an owner is told when a meeting takes the due days of their actions with it."""

from collections.abc import Sequence

from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from storage.records import Action

MOST_NAMED = 12
"""So many that their lines stay within one paragraph of Slack's."""


def moved(
    when: str,
    channel: str,
    actions: Sequence[Action],
    *,
    off: str = "",
    planned: bool = True,
    anew: bool = False,
) -> Message:
    """Tell an owner that a meeting is on `when`, and when their actions are due now.

    `off` is when the meeting was that they hung on before, if that was cancelled; no other may be `planned`.
    It is planned `anew` for work that comes again with each meeting.
    """
    place = text.channel(channel)
    if anew:
        begun = f"The next meeting in {place} is on {when}"
    elif not off:
        begun = f"The meeting in {place} moved to {when}"
    elif planned:
        begun = f"The meeting in {place} on {off} is off. The next one is on {when}"
    else:
        begun = f"The meeting in {place} on {off} is off, and no other is planned"
    each = [_line(action, stays=not planned) for action in actions[:MOST_NAMED]]
    left = len(actions) - len(each)
    each += [f"… and {left} more: `/actions mine`"] if left else []
    if len(each) == 1:
        return text.note(f"{begun}: {each[0]}.\n{text.brief(actions[0].text)}")
    named = [f"{line}: {text.brief(action.text, 100)}" for line, action in zip(each, actions, strict=False)]
    lines = [f"{begun}:", *(f"• {line}" for line in [*named, *each[len(named) :]])]
    blocks: list[Block] = [text.section("\n".join(lines))]
    return Message(text="\n".join(lines), blocks=blocks)


def _line(action: Action, *, stays: bool) -> str:
    if action.due is None:
        return f"{action.label} has no due date"
    return f"{action.label} is {'still' if stays else 'now'} due on {text.day(action.due)}"
