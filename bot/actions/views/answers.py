"""What the person who records an action is told, and nobody else."""

from collections.abc import Sequence
from dataclasses import replace

from bot.actions import views
from bot.language import slack_text
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import Action, Answer, Owner, OwnerKind, Unfit

EXAMPLE = "/action @sam and @priya draft the scope paper by next Friday so that the board can agree it"
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
