"""Who is likely to do what a message of a thread speaks of: nobody, where nothing says so."""

import re
from collections.abc import Sequence

from bot.understanding.turns import Turn

_WORD = re.compile(r"[^\W_]{3,}")
_MINE = re.compile(
    r"\bi (?:still )?(?:(?:need|have|ought|am going|was going) to|should|must)\b|\bon my (?:list|plate)\b",
    re.IGNORECASE,
)
_AFTER, _BEFORE = 3, 2
"""In so many messages beside it somebody takes on what a message only speaks of."""


def owners(message: Turn, thread: Sequence[Turn]) -> tuple[str, ...]:
    """Return who would or should do it by their own words, was asked, took it on, or is named."""
    if message.signs.takes_on or _MINE.search(message.signs.words):
        return (message.user,)
    asked = _asked(message, thread)
    if asked:
        return asked
    taker = message.taker or _named(message, thread) or _beside(message, thread)
    return (taker,) if taker else ()


def _asked(message: Turn, thread: Sequence[Turn]) -> tuple[str, ...]:
    """Return whom a message names by Slack's tokens, or begins by naming."""
    to = message.signs.to
    if not message.signs.mentions and to and any(each.user == to for each in thread):
        return (to,)
    return tuple(dict.fromkeys(message.signs.mentions))


def _named(message: Turn, thread: Sequence[Turn]) -> str | None:
    """Return who of the thread is first named in a message, by a name that is theirs alone."""
    called: dict[str, set[str]] = {}
    for each in thread:
        said = each.signs.message
        for name in {said.name.casefold(), *said.name.casefold().split()[:1]}:
            called.setdefault(name, set()).add(said.user)
    for word in _WORD.findall(message.signs.words.casefold()):
        if len(users := called.get(word, set())) == 1:
            return next(iter(users))
    return None


def _beside(message: Turn, thread: Sequence[Turn]) -> str | None:
    """Return who takes something on soon after a message, or just before it."""
    at = message.index
    near = (*thread[at + 1 : at + 1 + _AFTER], *reversed(thread[max(0, at - _BEFORE) : at]))
    return next((each.user for each in near if each.signs.takes_on), None)
