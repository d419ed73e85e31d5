"""Whom people speak for, as the group is shown it."""

from collections.abc import Mapping, Sequence

from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.organisations import EXAMPLE

HOW = f"Say it of yourself with `/meeting organisation Mind Cymru`; the chair says it of others: {EXAMPLE}."
MOST = 40


def noted(users: Sequence[str], organisation: str | None) -> Message:
    """Say that it is noted whom people speak for; `organisation` is None for what is taken back."""
    verb = "speaks" if len(users) == 1 else "speak"
    if organisation is None:
        return text.note(
            f"What was said of whom {text.people(users)} {verb} for in this group is taken back."
        )
    whom = text.brief(organisation, 80)
    return text.note(f"{text.people(users)} {verb} for {whom} in this group; its meetings' posts say so.")


def known(
    organisations: Mapping[str, str], chair: str | None = None, alone: Sequence[tuple[str, str]] = ()
) -> Message:
    """Show who chairs, and who chairs one meeting `alone`; who speaks for whom, and how to say it."""
    chairs = [f"{text.person(chair)} is the chair."] if chair else []
    chairs += [f"{text.person(user)} chairs the meeting of {when}." for user, when in alone]
    if not organisations:
        return text.note(" ".join([*chairs, f"Nobody has said whom they speak for yet. {HOW}"]))
    lines = [*chairs, grouped(sorted(organisations), organisations).replace("; ", "\n"), HOW]
    return Message(text="\n".join(lines), blocks=[text.section(line) for line in lines])


def grouped(users: Sequence[str], organisations: Mapping[str, str]) -> str:
    """Return people by organisation; first those whose organisation is not known."""
    groups: dict[str, list[str]] = {"": []}
    for user in users[:MOST]:
        groups.setdefault(organisations.get(user, ""), []).append(user)
    named = [
        (f"{text.brief(organisation, 80)}: " if organisation else "") + text.listed(text.members(found))
        for organisation, found in groups.items()
        if found
    ]
    more = len(users) - MOST
    return "; ".join([*named, *([f"{more} others"] if more > 0 else [])])
