"""The question whether an action is still needed, and what was answered."""

from dataclasses import dataclass

from bot.actions import views as action_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from storage.records import Action, ActionStatus, Decision, Note


@dataclass(frozen=True)
class StillNeeded:
    """An action that `by` says is not needed any more; `kept` once somebody has said that it is.

    Or nobody has said so, and it was for a `decision` whose `fate` makes that likely: it 'was withdrawn'.
    """

    action: Action
    by: str | None = None
    note: Note | None = None
    kept: bool = False
    decision: Decision | None = None
    fate: str = ""


def question(shown: StillNeeded) -> Message:
    """Ask whether an action is still needed, or say what became of the question."""
    action = shown.action
    lines = [_asked(shown)]
    lines.append(f"{action_views.summary(action)}. {action_views.when(action)}.")
    if shown.note is not None:
        lines.append(f"They say: {text.brief(shown.note.text)}")
    answered = _answered(shown)
    lines += [answered] if answered else []
    blocks: list[Block] = [text.section("\n".join(lines))]
    value = str(action.id)
    buttons = [text.button("Drop", "needed_drop", value), text.button("Still needed", "needed_keep", value)]
    buttons.append(text.button("Details", "action_details", value))
    offered = buttons[-1:] if answered else buttons
    return Message(text="\n".join(lines), blocks=[*blocks, text.actions(*offered)])


def _asked(shown: StillNeeded) -> str:
    label = f"{shown.action.label} in {text.channel(shown.action.channel)}"
    if shown.by is not None:
        return f"{text.person(shown.by)} says that {label} is no longer needed. Is that so?"
    decision = shown.decision
    what = f"{decision.label} {text.brief(decision.text, 200)}" if decision is not None else "a decision"
    return f"Is {label} still needed? It was for {what}, which {shown.fate or 'was changed'}."


def _answered(shown: StillNeeded) -> str:
    action = shown.action
    if action.undone_at is not None:
        return "It was undone meanwhile."
    if action.status is ActionStatus.DROPPED:
        return "It is dropped."
    if action.closed_at is not None:
        return "It is done meanwhile."
    return "You said that it is still needed." if shown.kept else ""
