"""What the person who records an action is told, and nobody else."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.actions import views
from bot.language import slack_text
from bot.language.dates import Question
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.actions import EXAMPLE, Task
from storage.records import Action, Answer, Decision, Owner, OwnerKind, Unfit

MOST_VALUE = 2000
"""Characters that a button's value can hold."""
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
    elsewhere = "Actions belong to a group: use this command in the group's channel."
    return text.with_typed(elsewhere, slack_text.readable(raw))


def recorded(action: Action, owners: Sequence[Owner]) -> Message:
    """Tell the recorder what was understood, who is asked, and what to do about a slip."""
    asking = [
        views.named(owner)
        for owner in owners
        if owner.answer is Answer.ASKED and owner.kind is not OwnerKind.OUTSIDE
    ]
    sentences = [f"Recorded as {action.label}.", f"{views.when(action)}."]
    sentences += [f"{each}." for each in views.terms(replace(action, reason=None))]
    if asking:
        # Whether that reaches them is known later, and told when it does not.
        sentences.append(f"I am asking {text.listed(asking)} in a direct message.")
    sentences.append("Press Undo on its card within 15 minutes if that was a slip.")
    return text.note(" ".join(sentences))


def already() -> Message:
    """Tell that the same words were recorded before."""
    return _message(["That is recorded already; look at its card in this channel."])


def unfinished(task: Task, lacking: Sequence[str], raw: str, *, form: bool) -> Message:
    """Tell what was understood and what is missing, with an example, and whether the form has opened."""
    sentences = ["Nothing is recorded yet.", *understood(task)]
    sentences += lacking
    sentences += [text.escape(task.question.asks)] if task.question else []
    sentences.append(f"An example: `{EXAMPLE}`")
    opened = "The form has opened with it filled in."
    return _message([*sentences, opened]) if form else _with_typed(sentences, raw)


def ask_day(question: Question, raw: str, origin: str, *, form: bool) -> Message:
    """Ask which day is meant, with a button for each reading; pressing one records the words as typed."""
    sentences = ["Nothing is recorded yet.", text.escape(question.asks)]
    buttons = []
    for index, day in enumerate(question.readings):
        value = json.dumps({"text": raw, "day": day.isoformat(), "origin": origin}, ensure_ascii=False)
        if len(value) <= MOST_VALUE:
            buttons.append(text.button(text.day(day), f"action_day_{index + 1}", value))
    sentences += ["Press the day that you mean."] if buttons else []
    opened = "The form has opened with the rest filled in."
    message = _message([*sentences, opened]) if form else _with_typed(sentences, raw)
    if buttons:
        message["blocks"].append(text.actions(*buttons))
    return message


def _message(lines: Sequence[str]) -> Message:
    return Message(text="\n".join(lines), blocks=[text.section(line) for line in lines])


def _with_typed(sentences: Sequence[str], raw: str) -> Message:
    return text.with_typed("\n".join(sentences), slack_text.readable(raw))


def several(count: int) -> str:
    """Say that words hold several actions."""
    return f"That looks like {count} actions, and each is recorded by itself."


def missing(task: Task, decision: Decision | None, namesakes: Namesakes, unfit: Sequence[Unfit]) -> list[str]:
    """Return a sentence for each thing that an action still lacks, or that is to be looked at."""
    sentences = []
    if not task.text:
        sentences.append("Missing: what is to be done.")
    if not task.owners and not task.unresolved:
        sentences.append("Missing: who is to do it. Name them first, as @mentions.")
    if task.decision is not None and decision is None:
        sentences.append(f"There is no D{task.decision} in this channel: choose the decision under More.")
    sentences += who_is_meant(namesakes)
    sentences += [bot_or_closed(one) for one in unfit]
    return sentences + ([UNREAD] if task.unread else [])


def bot_or_closed(one: Unfit) -> str:
    """Say why somebody can not own an action."""
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
    """Return one sentence with what was understood of an action, or no sentence."""
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
