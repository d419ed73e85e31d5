"""Labels on lines of their own, 'Decision' and 'Rationale', above what they are of."""

import re

from bot.understanding.plain import Plain

_LABEL = re.compile(
    r"(?:(?:the |our )?(?:decisions?|reasons?|rationale|why|grounds|conditions?|votes?|result|outcome|status"
    r"|proposal|resolution)) ?$",
    re.IGNORECASE | re.MULTILINE,
)
_MOST = 20


def with_colons(text: Plain) -> Plain:
    """Return a text with a colon behind each label that is a line of its own, unless nothing stands below."""
    ends = [match.end() for match in _LABEL.finditer(text.text) if _is_line(text.text, match)][:_MOST]
    return text.with_words((end, end, ":") for end in ends)


def _is_line(text: str, match: re.Match[str]) -> bool:
    begins = match.start() == 0 or text[match.start() - 1] == "\n"
    return begins and text[match.end() :].strip() != ""
