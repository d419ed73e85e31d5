"""What the person who records an action is told, and nobody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.actions import views
from bot.language import slack_text
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.actions import EXAMPLE
from storage.records import Action, Answer, Owner, OwnerKind, Unfit

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
