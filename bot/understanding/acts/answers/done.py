"""Whether somebody says that work is done: only words that all fit say so, never a hope or a part."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.wording import NUMBERS, word_set
from bot.understanding import spoken_days
from bot.understanding.acts.answers import away, deeds, plainly_done
from bot.understanding.acts.answers.clauses import clauses, turned
from bot.understanding.acts.courtesies import courtesy_of
from bot.understanding.known import KnownAction
from bot.understanding.line import Line, phrases

MOST_CLAUSES = 24
"""Whoever says more than that says more than that something is done."""
_ASKS = ("what", "who", "why", "when", "where", "how", "which", "whose")
_COUNTED = word_set("waiting pending outstanding left")
_PLAIN_FUTURE = phrases("they will, he will, she will, which will, who will")
_OTHERS = word_set("they he she the their his her")
_OURSELVES = word_set("i we i'll we'll i'm we're my our")
_UNFINISHED = word_set("in as only first just still rough")
_TO_COME = word_set("by until before for on")
_TURNS = word_set("by on at in from before after next this in-time")
_EXCUSES = word_set(
    "sorry apologies for late lateness the delay slow being it is was this has taken took so long a bit"
    " been that silence quiet about i am have had having were now back just on my after before from yes"
    " hi hello thanks"
)

_OFFERS = tuple(
    tuple(phrase.split())
    for phrase in (
        *("let me know", "shout if", "shout", "give me a", "any questions", "any problems", "any issues"),
        *("hope that helps", "hope this helps", "hope that's ok", "happy to discuss", "happy to talk"),
        *("hope they", "hope it", "please shout", "holler", "if anything", "if you"),
    )
)
"""What is offered besides, once work is done."""
_SAYS_SORRY = 10
"""So many words may say sorry for something."""
_BEFORE = deeds.DOUBTS - {"but"} | word_set(
    "half only nothing none wrong mistake oops ignore working doing first"
)
"""Beside these a clause says more than that it leads up to the next."""
_MOST_SAID = 16
_SUBJECTS = word_set("it they there he she that this we")
_FINITE = word_set(
    "is are was were has had have came comes took takes says said runs ran made got goes went will"
)
_LEAVES_OUT = deeds.DOUBTS - word_set("wait waiting then") | word_set("only wrong mistake unfinished")


@dataclass(frozen=True)
class Done:
    """That work is done, with what came of it, as it was typed."""

    outcome: str | None = None


def says_done(line: Line, actions: Sequence[KnownAction]) -> Done | None:
    """Return that a line says that one of some actions is done, if it surely does."""
    if line.asks or not line.pieces:
        return None
    parts = clauses(line)
    if len(parts) > MOST_CLAUSES:
        return None
    while len(parts) > 1 and not plainly_done.says_so(parts[0], actions) and _leads(parts[0]):
        parts = parts[1:]
    count = next(
        (n for n in range(len(parts), 0, -1) if plainly_done.says_so(_joined(line, parts[:n]), actions)), 0
    )
    if not count and plainly_done.says_so(parts[0], actions, loose=True):
        count = 1
    if not count and (both := _juxtaposed(line, parts[0], actions)) is not None:
        head, rest = both
        return _with_outcome(line, [head, rest, *parts[1:]], 1, actions)
    if not count:
        return Done() if _is_though_away(parts, actions) else None
    return _with_outcome(line, parts, count, actions)


def _juxtaposed(line: Line, part: Line, actions: Sequence[KnownAction]) -> tuple[Line, Line] | None:
    """Return a clause in two where no mark parts what came of it: 'finished it it has six pages'."""
    texts = [piece.text for piece in part.pieces]
    for at in range(1, min(len(texts) - 2, _MOST_SAID)):
        told = texts[at] in _SUBJECTS and texts[at + 1] in _FINITE
        again = texts[at] in ("i", "we") and plainly_done.says_so(part.part(at, len(texts)), actions)
        if (told or again) and plainly_done.says_so(part.part(0, at), actions, loose=True):
            return part.part(0, at), part.part(at, len(texts))
    return None


def _leads(part: Line) -> bool:
    """Tell whether a clause only leads up to what is said: 'sorry, only just seen this', 'hi love'."""
    words = part.words
    if part.asks or len(words) > _SAYS_SORRY or any(word[0] in "A@" and len(word) > 1 for word in words):
        return False
    doubts = _BEFORE - {"only"} if words[:2] == ("only", "just") or " only just " in part.flat else _BEFORE
    denied = any(word.endswith("n't") or word[0].isdecimal() or spoken_days.promises(word) for word in words)
    return not denied and doubts.isdisjoint(words)


def _is_though_away(parts: Sequence[Line], actions: Sequence[KnownAction]) -> bool:
    """Tell whether parts say that it is done, and besides only that somebody was away: in any order."""
    each = [part for clause in parts for part in _whole_or_turned(clause, actions)]
    told_done = [part for part in each if plainly_done.says_so(part, actions)]
    others = [part for part in each if part not in told_done]
    told = any(away.is_past_or_present(part) for part in others)
    return bool(told_done) and told and all(is_excuse(part) for part in others)


def _whole_or_turned(clause: Line, actions: Sequence[KnownAction]) -> list[Line]:
    return [clause] if plainly_done.says_so(clause, actions) or is_excuse(clause) else turned(clause)


def _adds_nothing(part: Line, actions: Sequence[KnownAction]) -> bool:
    """Tell whether a clause after one that says 'done' says no more: 'sorry', 'so done'."""
    if is_excuse(part) or courtesy_of(part) is not None or plainly_done.says_so(part, actions):
        return True
    return part.words[0] == "so" and plainly_done.says_so(part.part(1, len(part.pieces)), actions)


def _with_outcome(line: Line, parts: list[Line], count: int, actions: Sequence[KnownAction]) -> Done | None:
    rest = parts[count:]
    while rest and _adds_nothing(rest[0], actions):
        rest = rest[1:]
    while rest and (is_excuse(rest[-1]) or courtesy_of(rest[-1]) is not None):
        rest = rest[:-1]
    if not rest:
        return Done()
    first, last = rest[0].pieces[0], rest[-1].pieces[-1]
    if not all(_leaves_it_so(part) for part in rest) or not _says_something(rest):
        return None
    outcome = line.plain.text[first.start : last.end].strip(" ,;:.-–—")
    if outcome.endswith(")") and "(" not in outcome:
        outcome = outcome.removesuffix(")")  # 'finished (eight pages)'
    return Done(outcome=_with_bare_links(outcome))


def _with_bare_links(words: str) -> str:
    """Return words with each link once, not 'x.example (https://x.example)'."""
    kept: list[str] = []
    for word in words.split(" "):
        address = word.removeprefix("(").removesuffix(")")
        if kept and word[:1] == "(" and address.partition("://")[2].rstrip("/") == kept[-1]:
            kept[-1] = address
        else:
            kept.append(word)
    return " ".join(kept)


def is_excuse(part: Line) -> bool:
    """Tell whether a clause only excuses: it is about an absence, or says sorry."""
    if away.is_past_or_present(part):
        return True
    if part.words[:3] in _OFFERS or part.words[:2] in _OFFERS or part.words[:1] in _OFFERS:
        return True
    begins = part.words[:1] in (("sorry",), ("apologies",)) and len(part.words) <= _SAYS_SORRY
    if begins and part.words[1:2] in ((), ("it",), ("for",), ("about",), ("this",), ("that",), ("they",)):
        return _LEAVES_OUT.isdisjoint(part.words)
    return bool(part.words) and all(word in _EXCUSES or word[0] == "@" for word in part.words)


def _leaves_it_so(part: Line) -> bool:
    """Tell whether what follows 'done' is neither a doubt nor about other actions."""
    if part.asks or any(word[0] == "A" and len(word) > 1 for word in part.words):
        return False
    words = part.words
    if words[0] in _ASKS:
        return False
    # 'They meet on the 8th and will reply after that': what others will do is no doubt.
    others_do = (words[0] in _OTHERS or words[0][0] == "@") and _OURSELVES.isdisjoint(words)
    doubts = deeds.DOUBTS - {"will", "next"} if others_do or part.has(_PLAIN_FUTURE) else deeds.DOUBTS
    doubts = doubts if words[0] in _UNFINISHED else doubts - {"draft"}
    if words[0][0].isdecimal() and len(words) > 4:
        doubts = doubts - _COUNTED  # '214 referrals and 187 waiting' counts something; '2 left' is a rest
    if any(word in doubts or word.endswith("n't") for word in words):
        return False
    # 'The file is on the drive. By Friday' is a promise, 'they'll reply by Friday' is what came of it.
    theirs = part.has(_PLAIN_FUTURE) or others_do or words[0][0] == "@"
    over = words[0] in deeds.DONE | deeds.SENT  # 'sent to all on Monday'
    return theirs or not any(
        word in _TO_COME and any(map(spoken_days.promises, words[at + 1 : at + 3]))
        for at, word in enumerate(words[:-1])
        if words[at + 1] != "last" and not (over and word == "on")
    )


def _says_something(rest: Sequence[Line]) -> bool:
    """Tell whether an outcome is one: three words, a figure or a link; not 'by Friday, that is'."""
    words = [word for part in rest for word in part.words]
    if words[0] in _TURNS:
        return False
    figures = any(letter.isdecimal() for word in words for letter in word) or words[0] in NUMBERS[1:]
    return len(words) > 2 or figures or any("/" in word for word in words)


def _joined(line: Line, parts: Sequence[Line]) -> Line:
    pieces = tuple(piece for part in parts for piece in part.pieces)
    return Line(line.plain, pieces, line.spots)
