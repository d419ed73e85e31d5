"""Some words of a decision on record that are to be others: '"Saturdays" should read "Sundays"'."""

import re

from bot.understanding.known import KnownDecision
from bot.understanding.plain import Plain

_QUOTED = re.compile(
    r'[:,-]?\s?(?:change |correct |replace |swap |the words? |where it says )?"(?P<old>[^"]{1,200})"'
    r'(?P<link>[^"]{1,40})'
    r'"(?P<new>[^"]{1,200})"[.!]*'
)
_LINK = re.compile(
    r"\s(?:should (?:read|be|say)|(?:is )?to (?:read|be|say)|to|into|with|by|becomes|reads|is now|now reads"
    r"|ought to (?:read|be|say)|must (?:read|be|say)|->|=>)(?: as)?:?\s"
)
_INSTEAD = re.compile(r"\s?(?:,? not|instead of|rather than)\s")


def quotes(words: Plain) -> bool:
    """Tell whether some words quote what is to be others, and what that is to be."""
    match = _QUOTED.fullmatch(words.folded)
    return (
        match is not None
        and (_LINK.fullmatch(match["link"]) or _INSTEAD.fullmatch(match["link"])) is not None
    )


def corrected(words: Plain, decision: KnownDecision) -> str:
    """Return the wording of a decision with what some words put right in it; nothing where they do not."""
    match = _QUOTED.fullmatch(words.folded)
    if match is None:
        return ""
    old, new = (words.text[slice(*match.span(name))] for name in ("old", "new"))
    if _INSTEAD.fullmatch(match["link"]):
        old, new = new, old
    elif not _LINK.fullmatch(match["link"]):
        return ""
    at = decision.text.casefold().find(old.casefold())
    if at < 0 or decision.text.casefold().count(old.casefold()) > 1:
        return ""
    return decision.text[:at] + new + decision.text[at + len(old) :]
