"""Work that is handed to somebody: 'assign Val the order', 'put Val down for the stall'."""

import re

from bot.language.wording import word_set
from bot.understanding.acts.actions.owners import Owners, Slot, run
from bot.understanding.acts.actions.words import Words
from bot.understanding.plain import Plain

_HANDS = re.compile(
    r"(?:please |pls |can we |let's )?(?:assign|allocate|delegate|give|hand|pass|put|task|nominate|appoint"
    r"|name)(?: to)?\s"
)
_OVER = re.compile(
    r"(?:down )?(?:to|for|with|as lead (?:on|for))\s|(?:the |this )?(?:job|task|action|responsibility|work"
    r"|honour) (?:of|to|for)\s"
)
"""How work is handed to somebody: 'put Val down for', 'give Val the job of'."""
_THIS = frozenset({"this", "that", "it", "this one", "that one", "this over", "it over"})
_HANDED = word_set("assign allocate delegate")


def find(words: Words, speaker: str) -> Slot | None:
    """Return whom some work is handed to: 'assign Val the order', 'put Val down for the stall'."""
    if handed := _handed_to(words, speaker):
        return handed
    hands = words.through(0, _HANDS)
    owners = run(words, hands, speaker, strangers=True) if hands else Owners()
    if not owners.readings:
        return None
    over = words.through(owners.end, _OVER)
    if over or (not _HANDED.isdisjoint(words.lower[:hands]) and owners.end < len(words)):
        return Slot(owners, words.rest(over or owners.end), plainly=True)
    return None


def _handed_to(words: Words, speaker: str) -> Slot | None:
    """Return whom some work is handed to at the end: 'assign the order to Val', 'give this to Val'."""
    hands = words.through(0, _HANDS)
    last = max((at for at in words.spots if at > hands and words[at - 1] == "to"), default=0)
    owners = run(words, last, speaker) if hands and last else Owners()
    if not owners.readings or words.rest(owners.end).text.strip(" .!?"):
        return None
    work = words.plain.cut(words.start(hands), words.start(last - 1))
    if work.folded in _THIS:
        return Slot(owners, Plain(""), plainly=True)
    return Slot(owners, work, plainly=True) if not _HANDED.isdisjoint(words.lower[:hands]) else None
