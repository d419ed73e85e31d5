"""Whether a few words are of what somebody does each week: 'not on Mondays', 'never at weekends'."""

import re

from bot.understanding.plain import Plain

_NEVER = re.compile(
    r"(?:please |actually |sorry |but ){0,2}(?:not|never|no|none|nothing)(?: please)?,? (?:on |at |any ){0,2}"
    r"(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends"
    r"|(?:mon|tues|wednes|thurs|fri)day (?:mornings|afternoons|evenings))\b"
)


def rules_out(plain: Plain) -> bool:
    """Tell whether a text rules days of every week out, and no single day."""
    return _NEVER.match(plain.folded.strip()) is not None
