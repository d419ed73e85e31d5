"""What people mean who write to the bot alone: that work is done, that they are away, or something else.

Only a sentence of nothing but known words says that work is done, so that no 'not', 'nearly', 'by Friday' or
'when is' is ever overlooked. Texts are read word by word, each once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.language.wording import word_set
from bot.understanding import absences

MOST_READ = 4000
MOST_DIGITS = 9

# Not anywhere: 'the room is D2'.
_DECISION = re.compile(
    r"^[^\w]{0,9}D\d{1,9}\b|\b(?:to|with|about|against|on|decision|object|oppose) D\d{1,9}\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"\s*A\s?(\d{1,9})\b[\s:,.–—-]*", re.IGNORECASE)
_AND_ANOTHER = re.compile(r"(?:(?:and|or|&|\+)\s?)?A\s?\d", re.IGNORECASE)


class Meaning(Enum):
    """What a text says."""

    DONE = "done"
    AWAY = "away"
    OTHER = "other"


@dataclass(frozen=True)
class Reply:
    """A text as it was understood: the `numbers` of actions in it, and the names of channels, `places`.

    `more` tells that somebody who says that work is done says more than that, and `away` that it is about
    leave or illness.
    """

    meaning: Meaning
    numbers: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    more: bool = False
    away: bool = False


_DONE = word_set("done finished completed complete sent sorted submitted delivered circulated emailed did")
_OBJECTS = word_set("it this that these those them they everything all both")
_FRAME = _OBJECTS | word_set(
    "i i'm im i've ive we we've weve it's its that's thats they're a the and",
    "is are has have had been was were now just already finally yesterday earlier",
    "action actions task tasks job one ones part bit share mine my with mark off ticked",
    "yes yep yeah ok okay right great hi hello hey dear please there",
    "thanks many cheers ta thx very much again x xx dusted bot",
)
"""What may stand beside a word of `_DONE` without changing what it says."""
_ASKS = word_set("is are has have had was were did")
"""A question begins with these, unless what was done follows."""
_NAMED = word_set("a action number task")

_ELSEWHERE = frozenset(
    {
        *("wedi gwneud", "wedi'i wneud", "wedi ei wneud", "wedi'i gwneud", "wedi ei gwneud", "wedi gorffen"),
        *("wedi'i orffen", "wedi ei orffen", "wedi'i anfon", "wedi ei anfon"),
        *("fait", "c'est fait", "terminé", "c'est terminé", "envoyé", "c'est envoyé"),
        *("erledigt", "ist erledigt", "fertig", "ist fertig"),
        *("hecho", "ya está hecho", "está hecho", "terminado", "enviado"),
    }
)
"""The whole of what people write in the other languages that due dates are read in."""
_POLITE = word_set("diolch merci danke gracias mae thanks")

_SMALL_TALK = _POLITE | word_set(
    "thank you welcome morning afternoon evening good bye lovely perfect cool hiya haha lol"
)

_DOUBTS = word_set(
    "not never no nearly almost half partly except but until till unless if when still yet tomorrow will",
    "would should could might must need needs cannot cant wont joking kidding undo actually wait sorry",
    "rather instead",
)
"""Any of these in what follows 'Done.' leaves it open what is meant."""
_GOES_ON = word_set("by on at in from before after next this")
"""A sentence that begins so may be the rest of the one before: 'Done! By Friday, that is.'"""

_EXCUSED = word_set("sorry apologies apologise apologize for late lateness delay silence quiet so about hope")
"""What may stand beside an absence, and in a clause of its own, when work is said to be done besides."""
_STILL_AWAY = word_set("until till tomorrow will still sorry but")
"""Doubts of work, but not of an absence: how long it lasts says nothing of what is done."""
_JOINS = word_set("but and because as though although despite before after since while so")
_TURNS = _JOINS | word_set("sorry i i'm im i've ive was were had been being having now back just")
"""Before any of these a clause may turn from the work to the absence, or from that to the work."""


def read(said: str, names: Iterable[str] = ()) -> Reply:
    """Return what a text means; `names` of those who asked may stand in it, as in 'done, thanks Val'."""
    said = said[:MOST_READ].casefold().replace("’", "'")
    sentences = _sentences(said)
    words = [word for sentence in sentences for word in sentence]
    rest, numbers, places = _named(words)
    known = frozenset(word for name in names for word in _words(name.casefold()))
    if _says_done_though_away(said, known):
        return Reply(Meaning.DONE, numbers, places, more=True, away=True)
    if absences.are_told(rest):
        return Reply(Meaning.AWAY, numbers, places)
    whole = Reply(Meaning.DONE, numbers, places)
    if "?" in said or not sentences:
        return Reply(Meaning.OTHER, numbers, places)
    if _says_done(words, known):
        return whole
    first = sentences[0]
    if _says_done(first, known) and all(_leaves_it_so(sentence) for sentence in sentences[1:]):
        return Reply(Meaning.DONE, _named(first)[1], _named(first)[2], more=True)
    return Reply(Meaning.OTHER, numbers, places)


def is_of_decisions(reply: Reply, words: str) -> bool:
    """Tell whether a text is plainly about a decision, and about no action."""
    return not reply.numbers and _DECISION.search(words) is not None


def numbers_meant(reply: Reply, words: str) -> tuple[Sequence[int], str | None]:
    """Return the numbers of the actions that a text is about, and what it says of the one it begins with.

    None when it does not begin with a number, or with several.
    """
    begun = _NUMBERED.match(words)
    if begun is not None and not _AND_ANOTHER.match(words, begun.end()):
        return [int(begun[1])], words[begun.end() :].strip()
    return reply.numbers, None


def is_small_talk(said: str) -> bool:
    """Tell whether a text only greets, thanks or agrees, so that nobody has to hear of it."""
    words = _words(said[:MOST_READ].casefold().replace("’", "'"))
    return all(word in _FRAME or word in _SMALL_TALK for word in words)


def _sentences(said: str) -> list[list[str]]:
    """Return the words of each sentence that has any."""
    marked = said.replace("!", ".").replace(";", ".").replace("\n", ".").replace("?", ".")
    return [words for sentence in marked.split(".") if (words := _words(sentence))]


def _words(said: str) -> list[str]:
    """Return words without punctuation and emoji; `#channel` keeps its mark."""
    spaced = "".join(letter if letter.isalnum() or letter in "'#:_@" else " " for letter in said)
    return [bare for word in spaced.split() if (bare := _bare(word))]


def _bare(word: str) -> str:
    if word.startswith(":") and word.endswith(":"):
        return ""
    bare = word.strip("':_@")
    if bare.endswith("'s") and bare not in _FRAME:
        bare = bare.removesuffix("'s")
    return bare.strip("#") and bare


def _named(words: list[str]) -> tuple[list[str], tuple[int, ...], tuple[str, ...]]:
    """Return the words that name neither actions nor channels, then the numbers and names of those."""
    rest: list[str] = []
    numbers: dict[int, None] = {}
    places: dict[str, None] = {}
    for word in words:
        if word.startswith("#") and not word[1:].isdecimal():
            places[word.removeprefix("#")] = None
        elif (number := _number(word, rest[-1] if rest else "")) is not None:
            if rest and not word.startswith(("a", "#")):
                rest.pop()
            numbers[number] = None
        else:
            rest.append(word)
    return rest, tuple(numbers), tuple(places)


def _number(word: str, before: str) -> int | None:
    """Return the number that a word names: 'a7', or '7' after 'a' or 'action'."""
    digits = word.lstrip("#").removeprefix("a")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS):
        return None
    marked = word.startswith(("a", "#")) or before in _NAMED
    return int(digits) if marked else None


def _says_done(words: list[str], names: frozenset[str]) -> bool:
    rest, numbers, places = _named(words)
    if _says_done_elsewhere(rest):
        return True
    known = names | _known_here(rest, bool(places))
    rest = [word for word in rest if word not in known]
    if not any(word in _DONE for word in rest) or not all(word in _DONE or word in _FRAME for word in rest):
        return False
    return words[0] not in _ASKS or _tells(words, bool(numbers))


def _known_here(words: list[str], placed: bool) -> frozenset[str]:
    """Return words that mean something only beside these: 'thank you', 'mark it as done', 'in #board'."""
    found = {"thank", "you"} if "thank you" in " ".join(words) else set()
    found |= {"as"} if "mark" in words else set()
    return frozenset(found | ({"in"} if placed else set()))


def _says_done_elsewhere(words: list[str]) -> bool:
    return " ".join(word for word in words if word not in _POLITE) in _ELSEWHERE


def _tells(words: list[str], numbered: bool) -> bool:
    """Tell whether a sentence that begins as questions do says what was done: 'did it', 'have sent it'."""
    if len(words) == 1:
        return True
    following = words[1]
    if words[0] == "did":
        return (following in _OBJECTS or numbered) and not any(word in _DONE for word in words[1:])
    return words[0] in ("have", "had") and following in _DONE


def _leaves_it_so(words: list[str]) -> bool:
    """Tell whether a sentence that follows 'Done.' is neither a doubt nor about other actions."""
    rest, numbers, _ = _named(words)
    if any(word not in _FRAME for word in rest) and (len(rest) < 3 or rest[0] in _GOES_ON):
        return False
    return not numbers and not any(word in _DOUBTS or word.endswith("n't") for word in rest)


def _says_done_though_away(said: str, names: frozenset[str]) -> bool:
    """Tell whether one clause says that work is done, another that its writer is away, and none says more."""
    if "?" in said:
        return False
    for mark in (",", "(", ")", " - ", "–", "—"):
        said = said.replace(mark, ".")
    found: set[Meaning | None] = set()
    for clause in _sentences(said):
        whole = _of_clause(clause, names)
        found |= {_of_clause(part, names) for part in _turned(clause)} if whole is None else {whole}
    return found in ({Meaning.DONE, Meaning.AWAY}, {Meaning.DONE, Meaning.AWAY, Meaning.OTHER})


def _of_clause(words: list[str], names: frozenset[str]) -> Meaning | None:
    """Return what a clause says of work or of an absence, OTHER for neither; None for what may be either."""
    if _says_done(words, names):
        return Meaning.DONE
    rest, numbers, _ = _named(words)
    if numbers or any(word in _DONE for word in rest):
        return None
    doubts = _DOUBTS - _STILL_AWAY
    if any(word in doubts or word.endswith("n't") for word in rest):
        return None
    if absences.are_told_beside_work(rest):
        return Meaning.AWAY
    courteous = names | _FRAME | _SMALL_TALK | _EXCUSED | _TURNS
    return Meaning.OTHER if all(word in courteous for word in rest) else None


def _turned(words: list[str]) -> list[list[str]]:
    """Return a clause in the parts into which it may turn."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _TURNS and parts[-1]:
            parts.append([])
        if word not in _JOINS:
            parts[-1].append(word)
    return [part for part in parts if part]
