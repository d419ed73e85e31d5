"""Whether a clause beside an answer is an excuse: leave or illness that is over, or that is said besides."""

from bot.language.wording import word_set
from bot.understanding import absences
from bot.understanding.line import Line, phrases

_DOUBTS = word_set(
    "not never no nearly almost half partly except unless if when yet would should could might must need"
    " cannot",
    "joking kidding undo actually wait rather instead done finished sent completed complete submitted"
    " delivered",
)
_GRAVE = word_set(
    "died dying dead funeral bereaved bereavement hospital cancer miscarriage chemo stroke covid"
)
_SAYINGS = phrases(
    "over my dead body, dead line, dead easy, dead end, dead on, dead set, dying to, dead good, dead pleased"
)
_PRIVATE = word_set(
    "drowning swamped snowed busy overworked overloaded stressed exhausted burnt ill sick unwell poorly"
    " covid flu leave holiday bereavement funeral pregnant workload"
    " knackered struggling plate depressed anxious tired overwhelmed"
)
_PRIVATE_OF_ONESELF = word_set(
    "hospital surgery operation doctor appointment family procedure treatment scan"
)
_ONESELF = word_set("i i'm im my me we our having")
"""Beside these, such words are of whoever writes, and not of a doctor's surgery that work has to do with."""


def is_past_or_present(part: Line) -> bool:
    """Tell whether a clause is about an absence, and about nothing else that counts."""
    words = list(part.words)
    if not _DOUBTS.isdisjoint(words) or any(word[0] == "A" and len(word) > 1 for word in words):
        return False
    return absences.are_told(words) or absences.are_told_beside_work(words)


def is_grave(line: Line) -> bool:
    """Tell whether a line tells of a death or an illness near its writer, which nobody else is to hear of."""
    words = frozenset(line.words)
    said_so = bool(words & {"my", "i"}) and bool(words & _GRAVE)
    return said_so and not line.has(_SAYINGS)


def is_private(words: str) -> bool:
    """Tell whether a reason is of a kind that is kept to the bot: health, leave, too much work."""
    said = words.lower().replace("'", " ").replace(",", " ").split()
    own = not _ONESELF.isdisjoint(said)
    return not _PRIVATE.isdisjoint(said) or (own and not _PRIVATE_OF_ONESELF.isdisjoint(said))
