"""What the person who records an action is told, and nobody else."""

import json
from collections.abc import Sequence
from typing import Any

from bot.parsing.actions import EXAMPLE, Task
from bot.parsing.dates import Question
from bot.views import actions, text
from bot.views.text import Block, Message
from storage.records import Action, Answer, Owner, OwnerKind

MOST_VALUE = 2000
"""The longest value that comes back with a button."""
MOST_QUOTED = 2500

HELP = f"""*/action* records who is to do what, by when.
Name the owners first, then what they are to do, by when, to what end, and for which decision:
`{EXAMPLE}`
`/action @sam to ring the venue by 4 December for D12`
`/action I will book the room before the next meeting`
`/action` alone opens a form, where an owner may also be somebody outside Slack.
Each owner but you is asked in a direct message, and can accept, decline, give another date or pass it on."""


def explained() -> Message:
    """Explain the command with examples."""
    return Message(text=HELP, blocks=[text.section(HELP)])


def recorded(action: Action, owners: Sequence[Owner]) -> Message:
    """Tell the recorder what was understood, who is asked, and what to do about a slip."""
    asked = [
        actions.named(owner)
        for owner in owners
        if owner.answer is Answer.ASKED and owner.kind is not OwnerKind.OUTSIDE
    ]
    said = [f"Recorded as {action.label}.", f"{actions.when(action)}."]
    if asked:
        said.append(f"Asked in a direct message: {text.listed(asked)}.")
    said.append("Press Undo on its card within 15 minutes if that was a slip.")
    return Message(text=" ".join(said), blocks=[text.section(" ".join(said))])


def already() -> Message:
    """Tell that the same words were recorded before."""
    said = "That is recorded already; look at its card in this channel."
    return Message(text=said, blocks=[text.section(said)])


def unfinished(task: Task, missing: Sequence[str], typed: str, *, form: bool) -> Message:
    """Tell what was understood, what is missing, one example, and whether the form opened with it."""
    understood = _understood(task)
    said = ["Nothing is recorded yet."]
    said += [f"Understood: {'; '.join(understood)}."] if understood else []
    said += missing
    said.append("The form has opened with it filled in." if form else _keep(typed))
    said.append(f"An example: `{EXAMPLE}`")
    return Message(text="\n".join(said), blocks=[text.section("\n".join(said))])


def asked(question: Question, typed: str, source: dict[str, Any], *, form: bool) -> Message:
    """Ask which day is meant, with a button for each reading; pressing one records the words as typed."""
    said = ["Nothing is recorded yet.", text.escape(question.asks)]
    buttons = []
    for index, day in enumerate(question.readings):
        value = json.dumps({"text": typed, "day": day.isoformat(), **source}, ensure_ascii=False)
        if len(value) <= MOST_VALUE:
            buttons.append(text.button(text.day(day), f"action_day_{index + 1}", value))
    said += ["Press the day that you mean."] if buttons else []
    said.append("The form has opened with the rest filled in." if form else _keep(typed))
    blocks: list[Block] = [text.section("\n".join(said))]
    return Message(text="\n".join(said), blocks=[*blocks, *([text.actions(*buttons)] if buttons else [])])


def _understood(task: Task) -> list[str]:
    owners = [
        text.person(owner.user or "")
        if owner.kind is OwnerKind.PERSON
        else text.brief(owner.name or "a group")
        for owner in task.owners
    ]
    found = [f"‘{text.brief(task.text)}’"] if task.text else []
    found += [f"owned by {text.listed(owners)}"] if owners else []
    found += [f"due {text.day(task.due)}"] if task.due else []
    found += [f"so that {text.brief(task.measure)}"] if task.measure else []
    return found + ([f"for D{task.decision}"] if task.decision else [])


def _keep(typed: str) -> str:
    return f"You typed: {text.fit(typed, MOST_QUOTED)}" if typed else "Write it after the command."
