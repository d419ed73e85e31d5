"""A text without the marks of bold, italics and struck-out words: '*Action:* Val to ring them'."""

import re
from bisect import bisect_right
from itertools import accumulate

from bot.understanding.plain import Named, Plain

_MARK = re.compile(r"(?<!\w)[*_~]{1,3}(?=[^\s*_~])|(?<=[^\s*_~])[*_~]{1,3}(?!\w)")


def without(plain: Plain) -> Plain:
    """Return a text without such marks; a star that is a bullet stays."""
    places = [match.span() for match in _MARK.finditer(plain.text)]
    if not places:
        return plain
    starts, ends = [start for start, _ in places], [end for _, end in places]
    taken = [0, *accumulate(end - start for start, end in places)]
    parts = list(zip([0, *ends], [*starts, len(plain.text)], strict=True))

    def moved(at: int) -> int:
        return at - taken[bisect_right(ends, at)]

    named = tuple(Named(moved(one.start), moved(one.end), one.mention) for one in plain.named)
    text = "".join(plain.text[start:end] for start, end in parts)
    folded = "".join(plain.folded[start:end] for start, end in parts)
    return Plain(text, named, plain.unread, folded)
