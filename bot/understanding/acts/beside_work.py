"""Work that is said to be done where decisions are recorded, in a text that says more: that is asked."""

import re

from bot.language.wording import word_set
from bot.understanding.acts import decisions
from bot.understanding.acts.answers import read_answer
from bot.understanding.known import Known, Said
from bot.understanding.meaning import About, Ask, Change, Meaning, Reading, Record, Several, Show

_WORDS = re.compile(r"[^\W\d_][\w'’]*")
_OF_DOING = word_set(
    "a an the is are was were has have been be being now all both and also it its that this these done"
    " finished complete completed closed sorted fully already at last finally please thanks thank you"
    " everybody everyone ok so well great yes just can could mark as action actions item items my our"
    " i i've we've did"
)
_FEW = 1
ASKS = "Is that work done, or a decision to be recorded?"


def read(said: Said, known: Known) -> Meaning | None:
    """Return what somebody answers about work; where they say more besides, the question what is meant."""
    meant = read_answer(said, known)
    settles = isinstance(meant, Change | Show)
    if not settles or not _says_more(said):
        return meant
    recorded = decisions.read_new(said, known)
    if recorded is None:
        return meant
    readings = [Reading("Record it as a decision", recorded)]
    if isinstance(meant, Change):
        readings.insert(0, Reading("The work is done", meant))
        if isinstance(recorded, Record):
            readings.append(Reading("Both", Several((meant, recorded))))
    return Ask(About.READING, tuple(readings), asks=ASKS)


def _says_more(said: Said) -> bool:
    """Tell whether a text has words beside what says that a numbered piece of work is done."""
    words = _WORDS.findall(said.plain.folded[:400])
    numbered = re.compile(r"[ad]\d+")
    return sum(word not in _OF_DOING and not numbered.fullmatch(word) for word in words) > _FEW
