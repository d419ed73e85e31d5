"""What `/meeting organisation …` says: who speaks for what, in whichever order."""

import re
from dataclasses import dataclass

from bot.language import slack_text
from bot.language.bounds import READ
from bot.language.refusal import Refusal

EXAMPLE = "`/meeting organisation @sam Mind Cymru`"
LONGEST = 80
TOO_LONG = f"That name is too long: {LONGEST} letters are enough. For example: {EXAMPLE}"

_WORD = re.compile(r"\w+|[^\w\s]")
_MARKS = frozenset(",:;&–—-")
_FIRST = _MARKS | frozenset("and speak speaks for is are am from of with i me we myself".split())  # noqa: SIM905
_LAST = _MARKS | {"and"}
_NOBODY = ("none", "nobody", "nothing", "no one")


@dataclass(frozen=True)
class Affiliation:
    """Whom some people speak for; `people` is empty when they speak of themselves.

    `organisation` is None where what was said before is taken back.
    """

    people: tuple[str, ...]
    organisation: str | None


def read(words: str) -> Affiliation | None:
    """Return what words, as Slack sends them, say; None for no words; raise Refusal for half a statement."""
    if len(words) > READ:
        raise Refusal(TOO_LONG)
    people = slack_text.people(words)
    name = _bare(slack_text.readable(slack_text.without_people(words, " , ")).replace(" , ", " "))
    if not name and not people:
        return None
    if not name:
        raise Refusal(f"Which organisation? For example: {EXAMPLE}")
    if len(name) > LONGEST:
        raise Refusal(TOO_LONG)
    return Affiliation(people, None if name.lower() in _NOBODY else name)


def _bare(text: str) -> str:
    """Return a text without the words before and after it that join it to the people who speak for it."""
    words = list(_WORD.finditer(text))
    first, last = 0, len(words)
    while first < last and words[first][0].lower() in _FIRST:
        first += 1
    while first < last and words[last - 1][0].lower() in _LAST:
        last -= 1
    return text[words[first].start() : words[last - 1].end()] if first < last else ""
