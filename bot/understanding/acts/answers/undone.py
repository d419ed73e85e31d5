"""Whether a line says that work is not done, or not yet."""

from bot.understanding.acts.answers import (
    away,
    done,
    leaning,
    signs,
    subjects,
    waiting,
)
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.acts.answers.heard import Heard, Saying
from bot.understanding.line import Line
from bot.understanding.meaning import Says

_BARE_NOT = (("not",), ("is", "not"), ("not", "yet"), ("not", "really"))
_ENDS_NOT = (("is", "not"), ("are", "not"), ("has", "not"), ("have", "not"), ("was", "not"), ("been", "not"))


def not_done(heard: Heard) -> Saying | None:
    """Return that work is not done, or was only said to be."""
    line = heard.line
    if line.asks:
        return None
    if _is_done_but(heard):
        return Saying(Says.DONE, unsure=True)
    if (
        leaning.lacks(line)
        or " not forgotten " in line.flat
        or not (_is_not_done(line) or _is_not_yet(heard))
    ):
        return None
    denies = signs.NOT_DONE.search(line.flat)
    if (
        denies is not None
        and not line.has(signs.TAKEN_BACK)
        and subjects.is_of_somebody(heard, line.flat[: denies.end()])
    ):
        return None
    taken_back = line.has(signs.TAKEN_BACK) or _denied(line)
    why = None if taken_back else waiting.reason(line, signs.NOT_DONE)
    why = None if why is None or away.is_private(why) or why.lower().startswith("not ") else why
    return Saying(Says.NOT_DONE, taken_back=taken_back, why=why)


def _is_not_yet(heard: Heard) -> bool:
    """Tell whether a clause says that the work is not done yet: 'not actually booked yet'."""
    return any(
        part.words[-1] == "yet" and "not" in part.words and not heard.pasts.isdisjoint(part.words)
        for part in clauses(heard.line)
    )


def _is_done_but(heard: Heard) -> bool:
    """Tell whether it was done, and something else was not: 'sent but Val hasn't opened it'."""
    words = [piece.text for piece in heard.line.pieces]
    at = words.index("but") if "but" in words else 0
    return "not" in words[at:] and done.says_done(heard.line.part(0, at), heard.actions) is not None


def _is_not_done(line: Line) -> bool:
    bare = [tuple(word for word in part.words if word[0] != "A") for part in clauses(line)]
    if any(words[-2:] in _ENDS_NOT for words in bare):
        return True
    return (
        any(words in _BARE_NOT for words in bare)
        or line.has(signs.NOT_DONE)
        or line.has(signs.TAKEN_BACK)
        or _denied(line)
    )


def _denied(line: Line) -> bool:
    """Tell whether a line says of something that it is not so: 'the hall isn't booked'."""
    words = line.words
    return any(
        words[at] in ("is", "are", "was", "were", "been")
        and words[at + 1] in ("not", "never")
        and words[at + 2].endswith(("ed", "done", "sent", "written", "ready", "out", "complete"))
        for at in range(len(words) - 2)
    )
