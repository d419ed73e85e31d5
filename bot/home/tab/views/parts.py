"""What the parts of a Home have in common: a heading, the first few things, and the way to the rest."""

from collections.abc import Sequence
from typing import TypeVar

from bot.home.tab.views.contents import Section
from bot.slack.blocks import text
from bot.slack.blocks.text import Block

MOST: dict[Section, int] = {
    Section.ASKS: 5,
    Section.PROPOSALS: 3,
    Section.DRAFTS: 3,
    Section.MINE: 10,
    Section.DECIDED: 5,
    Section.ASKED: 5,
    Section.GROUPS: 10,
}
"""How many of each part a Home shows: so few that all of them together stay within Slack's hundred blocks."""
TITLES: dict[Section, str] = {
    Section.ASKS: "Asked of you",
    Section.PROPOSALS: "Proposals",
    Section.DRAFTS: "Not recorded yet",
    Section.MINE: "Your actions",
    Section.DECIDED: "Decided without you",
    Section.ASKED: "What you asked of others",
    Section.GROUPS: "Your groups",
}

Item = TypeVar("Item")


def few(section: Section, items: Sequence[Item]) -> Sequence[Item]:
    """Return the first items of a part."""
    return items[: MOST[section]]


def more(section: Section, in_all: int, shown: int) -> list[Block]:
    """Return how many more there are, with the button that shows them all; nothing where all are shown."""
    if in_all <= shown:
        return []
    button = text.button("Show all", "home_rest", section.value)
    return [text.section(f"… and {in_all - shown} more", accessory=button)]


def heading(words: str, count: int = 0) -> Block:
    """Return the heading of a part, and how many there are in it if that tells anything."""
    return text.header(f"{words} ({count})" if count > 1 else words)
