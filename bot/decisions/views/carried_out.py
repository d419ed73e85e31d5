"""How far a decision is carried out: which of its actions are done, and what came of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language import wording
from bot.slack.blocks import text
from bot.slack.blocks.text import Block
from storage.records import Action, ActionStatus, Note

MOST_ACTIONS = 12
MOST_OUTCOMES = 3


@dataclass(frozen=True)
class CarriedOut:
    """An action for a decision, and what came of it as far as the group may see that, oldest first."""

    action: Action
    outcomes: Sequence[Note] = ()


def progress(actions: Sequence[Action]) -> str:
    """Return how many of a decision's actions are done, but those dropped: 'Two of three actions done'."""
    counted = [action for action in actions if action.status is not ActionStatus.DROPPED]
    done = sum(action.status is ActionStatus.DONE for action in counted)
    if not counted:
        return ""
    if len(counted) == 1:
        return "Its one action is done" if done else "Its one action is not done yet"
    of = wording.number(len(counted))
    if done == len(counted):
        return f"All {of} actions done"
    return f"{wording.begin(wording.number(done)) if done else 'None'} of {of} actions done"


def blocks(carried_out: Sequence[CarriedOut]) -> list[Block]:
    """Show the actions for a decision, each with what came of it; nothing where there are none."""
    if not carried_out:
        return []
    heading = progress([each.action for each in carried_out]) or "Its actions were dropped"
    lines = [f"*{heading}*", *(line for each in carried_out[:MOST_ACTIONS] for line in _lines(each))]
    left = len(carried_out) - MOST_ACTIONS
    return [text.section("\n".join([*lines, *([f"… and {left} more"] if left > 0 else [])]))]


def _lines(shown: CarriedOut) -> list[str]:
    action = shown.action
    when = f", {text.day_of(action.closed_at)}" if action.closed_at is not None else ""
    stands = action.status.value if action.closed_at is not None else "not done yet"
    said = [f"    {text.person(note.author)}: {text.brief(note.text, 300)}" for note in shown.outcomes]
    return [f"{action.label} {text.brief(action.text, 100)}: {stands}{when}", *said[-MOST_OUTCOMES:]]
