"""What the person who records an action is told, and nobody else."""

import json
from collections.abc import Sequence

from bot.actions import views
from bot.language import slack_text
from bot.language.dates import Question
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.actions import EXAMPLE, Task
from storage.records import Action, Answer, Owner, OwnerKind

MOST_VALUE = 2000
"""The longest value that comes back with a button."""
MOST_PIECE = 2500
MOST_KEPT = 10_000
"""Slack refuses a message whose blocks come to about 13,000 characters; a command is rarely half of that."""

HELP = f"""*/action* records who is to do what, by when.
Name the owners first, then what they are to do, by when, to what end, and for which decision:
`{EXAMPLE}`
`/action @sam to ring the venue by 4 December for D12`
`/action I will book the room before the next meeting`
`/action` alone opens a form, where an owner may also be somebody outside Slack.
Each owner but you is asked in a direct message, and can accept, decline, give another date or pass it on."""


def explained() -> Message:
    """Explain the command with examples."""
    return text.note(HELP)


def elsewhere(raw: str) -> Message:
    """Tell somebody who typed the command where no group is."""
    return _told(["Actions belong to a group: use this command in the group's channel.", *_kept(raw)])


def recorded(action: Action, owners: Sequence[Owner]) -> Message:
    """Tell the recorder what was understood, who is asked, and what to do about a slip."""
    asked = [
        views.named(owner)
        for owner in owners
        if owner.answer is Answer.ASKED and owner.kind is not OwnerKind.OUTSIDE
    ]
    said = [f"Recorded as {action.label}.", f"{views.when(action)}."]
    if asked:
        # Whether that reaches them is known later, and told when it does not.
        said.append(f"I am asking {text.listed(asked)} in a direct message.")
    said.append("Press Undo on its card within 15 minutes if that was a slip.")
    return text.note(" ".join(said))


def already() -> Message:
    """Tell that the same words were recorded before."""
    return _told(["That is recorded already; look at its card in this channel."])


def unfinished(task: Task, missing: Sequence[str], raw: str, *, form: bool) -> Message:
    """Tell what was understood, what is missing, one example, and whether the form opened with it."""
    said = ["Nothing is recorded yet.", *understood(task)]
    said += missing
    said += [text.escape(task.question.asks)] if task.question else []
    said.append(f"An example: `{EXAMPLE}`")
    return _told([*said, *(["The form has opened with it filled in."] if form else _kept(raw))])


def asked(question: Question, raw: str, origin: str, *, form: bool) -> Message:
    """Ask which day is meant, with a button for each reading; pressing one records the words as typed."""
    said = ["Nothing is recorded yet.", text.escape(question.asks)]
    buttons = []
    for index, day in enumerate(question.readings):
        value = json.dumps({"text": raw, "day": day.isoformat(), "origin": origin}, ensure_ascii=False)
        if len(value) <= MOST_VALUE:
            buttons.append(text.button(text.day(day), f"action_day_{index + 1}", value))
    said += ["Press the day that you mean."] if buttons else []
    message = _told([*said, *(["The form has opened with the rest filled in."] if form else _kept(raw))])
    if buttons:
        message["blocks"].append(text.actions(*buttons))
    return message


def _told(lines: Sequence[str]) -> Message:
    whole = "\n".join(lines)
    return Message(text=whole, blocks=[text.section(line) for line in lines])


def understood(task: Task) -> list[str]:
    """Return a sentence with what was read of an action; none when nothing was."""
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
    found += [f"for D{task.decision}"] if task.decision else []
    return [f"Understood: {'; '.join(found)}."] if found else []


def _kept(raw: str) -> list[str]:
    """Return what somebody typed, whole, in pieces that a message can hold."""
    said = slack_text.readable(raw)
    pieces = [said[start : start + MOST_PIECE] for start in range(0, min(len(said), MOST_KEPT), MOST_PIECE)]
    return [
        text.fit(f"You typed: {piece}" if not index else piece, text.MAX_SECTION)
        for index, piece in enumerate(pieces)
    ]
