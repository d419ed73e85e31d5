"""What is put in between somebody and their work: 'Lena, bless her, to …', 'Priya, when she can, to …'.

What only describes them, or is polite, goes; what tells when, or with whom, is part of the work.
"""

import re

from bot.understanding.acts.actions import connections, verbs
from bot.understanding.acts.actions.words import Words
from bot.understanding.plain import Plain

_CLOSED = {",": ",", "(": ")", "-": "-", "–": "–", "—": "—"}
_MOST_WORDS = 9
_OF_THEM = re.compile(
    r"(?:as ever|as (?:always|usual|agreed|discussed|promised|mentioned|before|planned)|bless (?:her|him"
    r"|them)"
    r"|again|too|also|please|pls|obviously|of course|who|whose|being|our|the|as (?:our |the |a |an )?\w"
    r"|(?:when|if|once|as soon as|whenever) (?:you|she|he|they)(?:'ve|'s|'re| have| has| get| gets| can"
    r"| could"
    r"| are| is| don't| doesn't|'d)? ?(?:got )?(?:able|free|willing|mind|a (?:moment|minute|min|sec|second"
    r"|chance"
    r"|mo|bit of time|spare (?:moment|minute))|time|back)?(?= ?[,)–—-])"
    r"|if (?:possible|that's (?:ok|okay|alright|all right)|poss|at all possible|need be)|ideally|hopefully"
    r"|kindly"
    r"|when (?:possible|convenient)|at some point|(?:very |really )?sorry|i think|i believe|i gather|perhaps"
    r"|maybe|with thanks|thanks|bless|no rush|not \w{2,12})"
)
"""What is no part of the work."""


def read(words: Words, at: int) -> tuple[int, Plain]:
    """Return the place of the work behind what is put in at a place, and what of that stays with the work.

    The place is 0 where nothing is put in, or nobody is told anything behind it.
    """
    closing = _CLOSED.get(words[at])
    last = min(at + _MOST_WORDS, len(words) - 1) if closing else 0
    for close in range(at + 2, last + 1):
        if words[close] == closing:
            begun = connections.after(words, close + 1) or _at_once(words, at, close + 1)
            if not begun or words[begun - 1] in connections.MARKS:
                break
            if _names_somebody(words, at + 1, close):
                break  # 'Priya, helped by Val, to sign it': it is to be asked who does what
            if words.through(at + 1, _OF_THEM):
                return begun, Plain("")
            start = words.start(at + 1) if closing == "," else words.start(at)
            return begun, words.plain.cut(start, words.end(close))
    return 0, Plain("")


def _at_once(words: Words, at: int, place: int) -> int:
    """Return the place of work that follows without any 'to': 'Val, when you can, ring them'."""
    return place if words[at] == "," and words[place] in verbs.USUAL else 0


def _names_somebody(words: Words, start: int, close: int) -> bool:
    return any(start <= place < close for place in words.spots)
