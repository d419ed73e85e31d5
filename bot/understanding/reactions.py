"""What people answer who were told what was decided: that they have read it, or what they think of it."""

from enum import StrEnum

from bot.language.wording import word_set
from bot.understanding import line as lines
from bot.understanding.acts.answers import asking
from bot.understanding.known import Known
from bot.understanding.line import Line, phrases
from bot.understanding.plain import Plain

_READ = word_set(
    "read seen noted ok k got understood acknowledged received fine good gotcha roger yes"
    " :+1: :thumbsup: 👍 :white_check_mark: ✅ :ok_hand: 👌 :heavy_check_mark: ✔"
)
_BESIDE = _READ | word_set(
    "it this that these those them all both i have now and thanks thank you cheers ta many very much for"
    " great duly clear message with the them both everything will do by me"
)
_THERE = phrases(
    "i was there, i was at, i was in the room, i was in it, i was present, i was in the meeting, i attended"
    ", i did attend, i did come, i came, i did not miss, i have not missed, i was here, we were there"
    ", i was on the call, i was online, i dialled in"
)


class Reaction(StrEnum):
    """What somebody answers to a decision."""

    READ = "read"
    THERE = "there"
    ASKS = "asks"
    SAYS = "says"


def read(plain: Plain, known: Known) -> Reaction | None:
    """Return what a text answers to decisions that its writer was told of; None for no words."""
    line = lines.read(plain, known)
    if not line.words:
        return None
    if _says_read(line):
        return Reaction.READ
    if line.has(_THERE):
        return Reaction.THERE
    asks = asking.is_question(line) or line.words[0] in ("why", "who", "what", "when", "how")
    return Reaction.ASKS if asks else Reaction.SAYS


def _says_read(line: Line) -> bool:
    """Tell whether a line says that something was read, and nothing of what its writer thinks of it."""
    words = [word for word in line.words if word[0] != "@" and not (word[0] == "D" and word[1:].isdecimal())]
    return not line.asks and not _READ.isdisjoint(words) and _BESIDE.issuperset(words)
