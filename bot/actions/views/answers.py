"""What the person who records an action is told, and nobody else."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.actions import views
from bot.language import slack_text
from bot.language.dates import Question
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.actions import EXAMPLE, Task
from storage.records import Action, Answer, Decision, Owner, OwnerKind, Unfit

MOST_VALUE = 2000
"""The longest value that comes back with a button."""
"""Slack refuses a message whose blocks come to about 13,000 characters; a command is rarely half of that."""

UNREAD = "There was more in it than could be read at once: see that this is right, and add what is missing."

HELP = f"""*/action* records who is to do what, by when.
Name the owners first, then what they are to do, by when, to what end, and for which decision:
`{EXAMPLE}`
`/action @sam to ring the venue by 4 December for D12`
`/action I will book the room before the next meeting`
`/action` alone opens a form, where an owner may also be somebody outside Slack.
Each owner but you is asked in a direct message, and can accept, decline, give another date or pass it on."""


@dataclass(frozen=True)
class Namesakes:
    """The members who go by each name that was typed as plain words.

    `all_known` tells whether Slack has said by now who is in the channel.
    """

    users: Mapping[str, Sequence[str]] = field(default_factory=dict)
    all_known: bool = True


def explained() -> Message:
    """Explain the command with examples."""
    return text.note(HELP)


def elsewhere(raw: str) -> Message:
    """Tell somebody who typed the command where no group is."""
    said = "Actions belong to a group: use this command in the group's channel."
    return text.with_typed(said, slack_text.readable(raw))


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


def unfinished(task: Task, lacking: Sequence[str], raw: str, *, form: bool) -> Message:
    """Tell what was understood, what is missing, one example, and whether the form opened with it."""
    said = ["Nothing is recorded yet.", *understood(task)]
    said += lacking
    said += [text.escape(task.question.asks)] if task.question else []
    said.append(f"An example: `{EXAMPLE}`")
    return _told([*said, "The form has opened with it filled in."]) if form else _with_typed(said, raw)


def asked(question: Question, raw: str, origin: str, *, form: bool) -> Message:
    """Ask which day is meant, with a button for each reading; pressing one records the words as typed."""
    said = ["Nothing is recorded yet.", text.escape(question.asks)]
    buttons = []
    for index, day in enumerate(question.readings):
        value = json.dumps({"text": raw, "day": day.isoformat(), "origin": origin}, ensure_ascii=False)
        if len(value) <= MOST_VALUE:
            buttons.append(text.button(text.day(day), f"action_day_{index + 1}", value))
    said += ["Press the day that you mean."] if buttons else []
    opened = "The form has opened with the rest filled in."
    message = _told([*said, opened]) if form else _with_typed(said, raw)
    if buttons:
        message["blocks"].append(text.actions(*buttons))
    return message


def _told(lines: Sequence[str]) -> Message:
    return Message(text="\n".join(lines), blocks=[text.section(line) for line in lines])


def _with_typed(lines: Sequence[str], raw: str) -> Message:
    return text.with_typed("\n".join(lines), slack_text.readable(raw))


def several(count: int) -> str:
    """Say that words hold several actions."""
    return f"That looks like {count} actions, and each is recorded by itself."


def missing(task: Task, decision: Decision | None, namesakes: Namesakes, unfit: Sequence[Unfit]) -> list[str]:
    """Return a sentence for each thing that an action still lacks, or that is to be looked at."""
    said = []
    if not task.text:
        said.append("Missing: what is to be done.")
    if not task.owners and not task.unresolved:
        said.append("Missing: who is to do it. Name them first, as @mentions.")
    if task.decision is not None and decision is None:
        said.append(f"There is no D{task.decision} in this channel: choose the decision under More.")
    said += who_is_meant(namesakes)
    said += [_unfit(one) for one in unfit]
    return said + ([UNREAD] if task.unread else [])


def _unfit(one: Unfit) -> str:
    who = text.person(one.user)
    if one.is_bot:
        return f"{who} is a bot and can not own an action: name a person."
    return f"{who} has no account here any more: name somebody else."


def who_is_meant(namesakes: Namesakes) -> list[str]:
    """Say whom each name may mean; nobody is assumed, and the only one is to be confirmed in the form."""
    return [_who_is_meant(name, users, namesakes) for name, users in namesakes.users.items()]


def _who_is_meant(name: str, users: Sequence[str], namesakes: Namesakes) -> str:
    called, who = f"‘{text.brief(name)}’", text.either([text.person(user) for user in users])
    if not users and not namesakes.all_known:
        return f"Slack has not told me yet who goes by {called}: pick them in Owners."
    if not users:
        return f"Nobody could be found for {called}: pick them in Owners."
    if len(users) == 1:
        return f"{called} is taken to be {who}: press Record if that is right."
    return f"{called} may mean {who}: pick who is meant in Owners."


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
