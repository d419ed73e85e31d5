"""What the words of a record speak of where they do not say it themselves: 'ring him', 'sat at 3 then'."""

import re
from collections.abc import Collection, Mapping

from bot.language.wording import word_set
from bot.understanding.acts.capture.exchanges import Act, Talk
from bot.understanding.acts.capture.judged.messages import about
from bot.understanding.proposals import RecordAs

BEFORE = 4
"""In so many messages before it stands what a record speaks of."""
LONGEST = 160
_FEW: Mapping[RecordAs, int] = {RecordAs.DECISION: 2, RecordAs.ACTION: 1}
_SHORT = 2
_LEAST, _ENOUGH = 2, 3
_POINTING = re.compile(r"\b(?:it|them|him|her|that|this|those|these|both|there|one)\b", re.IGNORECASE)
_OF_TIME = word_set(
    "today tonight tomorrow tmrw week month morning afternoon evening noon monday tuesday wednesday"
    " thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun jan feb mar apr may"
    " jun jul aug sep sept oct nov dec january february march april june july august september october"
    " november december agreed settled then yes great do put give get make go take sort now"
)


def told_of(text: str, kind: RecordAs, act: Act, talk: Talk, beside: Collection[Act] = ()) -> str:
    """Return what was said before a sentence that the `text` of its record speaks of; '' where it says it.

    What gives other work `beside` it says nothing of it, unless the text says nothing at all.
    """
    if not _is_thin(text, _FEW[kind]):
        return ""
    said = [one for one in talk.before(act, BEFORE) if not (one.is_nothing or one.grants or one.refuses)]
    said = [one for one in said if len(_about(one.text)) >= _LEAST]
    if _about(text) and not _POINTING.search(text):
        said = [one for one in said if one not in beside]
    puts_up = [one for one in said if one.proposes or one.opens or one.asks_one or one.asks_anybody]
    found = next((one for one in puts_up if len(_about(one.text)) >= _ENOUGH), None)
    found = found or max(said, key=lambda one: (len(_about(one.text)), one.at), default=None)
    return "" if found is None else _cut(found.text.strip(" .!?;,:"))


def _is_thin(text: str, few: int) -> bool:
    words = len(_about(text))
    return words <= few or (words <= _SHORT and _POINTING.search(text) is not None)


def _about(text: str) -> frozenset[str]:
    return frozenset(word for word in about(text) if word not in _OF_TIME and not word.isdigit())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
