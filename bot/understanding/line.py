"""A text as a row of plain words, to look for phrases in: each written one way, however it was typed.

Contractions are spread ("isn't", "isnt" → 'is not'), people stand as '@0', records as 'A1', 'basically' and
its like are left out, places in the text are kept. It is split once; a phrase is then looked for in `flat`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.language.wording import phrase_list, word_set
from bot.understanding import people
from bot.understanding.known import Known
from bot.understanding.people import How, Spot, spot
from bot.understanding.plain import Plain

_PIECE = re.compile(
    r":[a-z0-9_+-]{1,50}:|\bw/[ceb]\b|https?://[^\s<>]{1,500}|#?\w[\w'&.-]{0,60}|'s\b|[^\s\w]", re.IGNORECASE
)
_RECORD = re.compile(r"#?([ad])\.?(\d{1,9})")
_MARKS = frozenset(",;:.!?()\n-/…")
_NAMED = {"a": "A", "action": "A", "actions": "A", "task": "A", "d": "D", "decision": "D"}
_SPREAD = {
    **{"cant": "can not", "can't": "can not", "cannot": "can not", "wont": "will not", "won't": "will not"},
    **{"shan't": "will not", "i'm": "i am", "im": "i am", "i've": "i have", "ive": "i have"},
    **{"i'll": "i will", "i'd": "i would", "id": "i would", "it's": "it is", "its": "it is"},
    **{"that's": "that is", "thats": "that is", "they're": "they are", "they've": "they have"},
    **{"they'll": "they will", "we'll": "we will", "we've": "we have", "weve": "we have", "we're": "we are"},
    **{"you'll": "you will", "you've": "you have", "you're": "you are"},
    **{"she'll": "she will", "he'll": "he will", "she's": "she is", "he's": "he is", "shes": "she is"},
    **{"she'd": "she would", "he'd": "he would", "hed": "he would"},
    **{
        "it'll": "it will",
        "that'll": "that will",
        "everything's": "everything is",
        "everythings": "everything is",
    },
    **{"what's": "what is", "whats": "what is", "who's": "who is", "whos": "who is", "there's": "there is"},
    **{"when's": "when is", "whens": "when is", "where's": "where is", "wheres": "where is"},
    **{"why's": "why is", "whys": "why is", "how's": "how is", "hows": "how is"},
    **{"anymore": "any more", "tmrw": "tomorrow", "tmw": "tomorrow", "tomoz": "tomorrow", "u": "you"},
    **{
        "ur": "your",
        "pls": "please",
        "plz": "please",
        "thx": "thanks",
        "ty": "thanks",
        "wk": "week",
        "wks": "weeks",
        "msgs": "messages",
        "msg": "message",
    },
    **{"gonna": "going to", "gotta": "got to", "til": "until", "till": "until", "'til": "until"},
    **{"halfway": "half way", "nope": "no", "nah": "no", "yep": "yes", "yeah": "yes", "yup": "yes"},
    **{"okay": "ok", "okey": "ok", "someone": "somebody", "anyone": "anybody", "everyone": "everybody"},
}
_NEGATED = ("is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "could", "would", "should")
_SPREAD |= {f"{verb}{ending}": f"{verb} not" for verb in _NEGATED for ending in ("n't", "nt")}
_SPREAD |= {
    **{
        "yh": "yes",
        "yea": "yes",
        "aye": "yes",
        "soz": "sorry",
        "sry": "sorry",
        "r": "are",
        "havnt": "have not",
    },
    **{
        "coz": "cos",
        "cuz": "cos",
        "ain't": "is not",
        "aint": "is not",
        "probs": "problem",
        "na": "no",
        "okie": "ok",
        "oki": "ok",
        "doke": "ok",
        "dokey": "ok",
    },
}
_EMPTY = word_set("basically literally obviously fyi ah err")
"""What says nothing, wherever it stands."""
_STATES = word_set("am is are be been being feeling feel was were still taken fallen off")
_DOES = word_set(
    "do have get be send try finish make take see let ask write check look sort chase email circulate draft"
    " book pass need want start complete give call ring put bring deliver pick speak just probably also then"
    " definitely certainly aim attempt submit share"
)
"""What follows 'ill' where it is 'I'll', typed without its mark."""
_TELLS = word_set("said says say that thinks thought think hoped hopes promised reckons reckoned told")
_WORDS_TOO = people.ALSO_WORDS | word_set("all an best day hall ian lee long mike office so the wood young")
"""Names that are words as well: a person only where they are written large, inside a sentence."""


@dataclass(frozen=True)
class Piece:
    """A word or a mark, from `start` to `end` of the text, as it is looked for."""

    text: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return self.text in _MARKS


@dataclass(frozen=True)
class Line:
    """A text in pieces; `spots` are the people, by the number after '@'."""

    plain: Plain
    pieces: tuple[Piece, ...]
    spots: tuple[Spot, ...]

    @cached_property
    def flat(self) -> str:
        """All pieces with a space on each side."""
        return " " + " ".join(piece.text for piece in self.pieces) + " "

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, without marks."""
        return tuple(piece.text for piece in self.pieces if not piece.is_mark)

    @property
    def text(self) -> str:
        """What was typed of it."""
        return self.plain.text[self.start : self.end]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.pieces[0].start if self.pieces else 0

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.pieces[-1].end if self.pieces else 0

    @property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return any(piece.text == "?" for piece in self.pieces[-2:])

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether a phrase is in it."""
        return pattern.search(self.flat) is not None

    def after(self, pattern: re.Pattern[str]) -> str | None:
        """Return what was typed after a phrase, to the end; None when the phrase is not in it."""
        found = pattern.search(self.flat)
        if found is None:
            return None
        count = self.flat.count(" ", 0, found.end() + 1) - 1
        kept = self.part(count, len(self.pieces))
        return kept.text.strip(" ,;:.-–—")

    def part(self, start: int, end: int) -> "Line":
        """Return the pieces from one to another, without the marks at both ends."""
        pieces = self.pieces
        while start < end and pieces[start].is_mark:
            start += 1
        while start < end and pieces[end - 1].is_mark and pieces[end - 1].text not in "?!)":
            end -= 1
        return Line(self.plain, pieces[start:end], self.spots)

    def without(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the words that are none of these."""
        known = frozenset(words)
        return tuple(word for word in self.words if word not in known)


def read(plain: Plain, known: Known) -> Line:
    """Return a text in pieces."""
    spots = tuple(one for one in spot(plain, known) if _is_person(one, plain))
    pieces: list[Piece] = []
    at = 0
    for index, one in enumerate(spots):
        pieces += _pieces(plain, at, one.start)
        pieces.append(Piece(f"@{index}", one.start, one.end))
        at = one.end
    pieces += _pieces(plain, at, len(plain.text))
    full = [piece for piece in pieces if piece.text not in _EMPTY] or pieces
    return Line(plain, tuple(_with_futures(_with_records(full))), spots)


def phrases(*lines: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases in a line, which commas part."""
    each = sorted({*phrase_list(*lines)}, key=len, reverse=True)
    return re.compile(" (?:" + "|".join(re.escape(one) for one in each if one) + ")(?= )")


def _is_person(one: Spot, plain: Plain) -> bool:
    typed = plain.text[one.start : one.end]
    if one.how in (How.TOKEN, How.USER_GROUP, How.FULL_NAME, How.NOBODY_KNOWN):
        return True
    large = (
        typed[:1].isupper()
        and bool(plain.text[: one.start].strip())
        and plain.text[one.start - 2] not in ".!?"
    )
    return typed.lower() not in _WORDS_TOO or large


def _pieces(plain: Plain, start: int, end: int) -> list[Piece]:
    found: list[Piece] = []
    for match in _PIECE.finditer(plain.folded, start, end):
        word = match[0]
        bare = word.rstrip(".-'&") if word[0].isalnum() or word[0] in "#_" else word
        spread = _SPREAD.get(bare, bare)
        if bare.endswith("'s") and spread == bare and len(bare) > 2:
            spread = f"{bare.removesuffix(chr(39) + 's')} 's"
        found += [Piece(each, match.start(), match.start() + len(bare)) for each in spread.split(" ")]
        if "." in word[len(bare) :]:
            found.append(Piece(".", match.start() + len(bare), match.end()))
        if "\n" in plain.text[match.end() : match.end() + 1]:
            found.append(Piece("\n", match.end(), match.end()))
    return found


def _with_futures(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with 'ill' as 'i will' where a verb follows it and nobody is ill: 'ill do it'.

    'Shed' is 'she would' only in what was said or thought: 'Val said shed do it'. No shed is painted by it.
    """
    made: list[Piece] = []
    for at, piece in enumerate(pieces):
        following = pieces[at + 1].text if at + 1 < len(pieces) else ""
        if piece.text == "ill" and following in _DOES and (not made or made[-1].text not in _STATES):
            made += [Piece("i", piece.start, piece.end), Piece("will", piece.start, piece.end)]
        elif piece.text == "shed" and following in _DOES and made and made[-1].text in _TELLS:
            made += [Piece("she", piece.start, piece.end), Piece("would", piece.start, piece.end)]
        else:
            made.append(piece)
    return made


def _with_records(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with records by their labels: 'A7', 'D3'."""
    made: list[Piece] = []
    for piece in pieces:
        match = _RECORD.fullmatch(piece.text)
        number = piece.text.removeprefix("#")
        before = made[-1] if made else None
        if match is not None:
            made.append(Piece(match[1].upper() + str(int(match[2])), piece.start, piece.end))
        elif (
            number.isascii() and number.isdecimal() and len(number) < 10 and before and before.text in _NAMED
        ):
            made[-1] = Piece(_NAMED[before.text] + str(int(number)), before.start, piece.end)
        elif number.isdecimal() and number.isascii() and len(number) < 10 and piece.text.startswith("#"):
            made.append(Piece(f"A{int(number)}", piece.start, piece.end))
        else:
            made.append(piece)
    return made
