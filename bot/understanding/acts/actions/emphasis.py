"""A text without the marks of bold, italics and struck-out words: '*Action:* Val to ring them'."""

import re

from bot.understanding.plain import Plain

_MARK = re.compile(r"(?<!\w)[*_~]{1,3}(?=[^\s*_~])|(?<=[^\s*_~])[*_~]{1,3}(?!\w)")


def without(plain: Plain) -> Plain:
    """Return a text without such marks; a star that is a bullet stays, and so does what is in a name."""
    named = {at for one in plain.named for at in range(one.start, one.end)}
    marks = (match.span() for match in _MARK.finditer(plain.text) if match.start() not in named)
    return plain.with_words((*mark, "") for mark in marks)
