"""What `/meeting organisation …` says: who speaks for what, in whichever order."""

import re
from dataclasses import dataclass

from bot.parsing import typed
from bot.parsing.refusal import Refusal

EXAMPLE = "`/meeting organisation @sam Mind Cymru`"
LONGEST = 80

_TOKEN = re.compile(r"<@[^<>]*>")
_JOINTS = re.compile(
    r"^(?:(?:and|speaks?|for|is|are|am|from|of|with|i|me|we|myself)\b|[\s,:;&–—-])+"
    r"|(?:\band\b|[\s,:;&–—-])+$",
    re.IGNORECASE,
)
_NOBODY = ("none", "nobody", "nothing", "no one")


@dataclass(frozen=True)
class Said:
    """Whom some people speak for; `people` is empty for whoever says it.

    `organisation` is None where what was said before is taken back.
    """

    people: tuple[str, ...]
    organisation: str | None


def read(words: str) -> Said | None:
    """Return what is said, in words as Slack sends them; None for nothing at all. Refusal for half of it."""
    people = tuple(mention.id for mention in typed.mentions(words) if not mention.user_group)
    name = _JOINTS.sub("", typed.readable(_TOKEN.sub(" , ", words)).replace(" , ", " "))
    name = _JOINTS.sub("", name)
    if not name and not people:
        return None
    if not name:
        raise Refusal(f"Which organisation? For example: {EXAMPLE}")
    if len(name) > LONGEST:
        raise Refusal(f"That name is too long: {LONGEST} letters are enough. For example: {EXAMPLE}")
    return Said(people, None if name.lower() in _NOBODY else name)
