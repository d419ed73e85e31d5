"""A line without what only surrounds it: greetings, signatures, what leads up to it, slips of the finger.

Of several actions above, 'the first' and 'the second one' become their numbers.
"""

from dataclasses import replace

from rapidfuzz.distance import OSA

from bot.language.wording import phrase_list, word_set
from bot.understanding.acts.answers import deeds, preambles, signs
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.acts.courtesies import courtesy_of
from bot.understanding.known import Said
from bot.understanding.line import Line, Piece
from bot.understanding.meaning import Politeness
from storage.records import RecordKind

_RIGHT = phrase_list(
    "finished, completed, complete, submitted, circulated, delivered, emailed, sorted, waiting, blocked"
)
_OTHER_WORDS = word_set(
    "finish finishes finisher completes completer compete competed submits submitter circulates delivers"
    " deliverer emailer sorter sports sorbed writing wailing weighting block blocks blocker blockers"
    " clocked locked sort sorts finishing"
)
"""Words of their own that are one letter away."""
_SLIPS = {"doen": "done", "dnoe": "done", "odne": "done", "donne": "done", "dne": "done"} | {
    "snet": "sent",
    "setn": "sent",
    "sentt": "sent",
    "semt": "sent",
}
_PAST = {"finish": "finished", "send": "sent", "complete": "completed", "do": "done", "submit": "submitted"}
_ORDINALS = {
    "first": 0,
    "1st": 0,
    "former": 0,
    "second": 1,
    "2nd": 1,
    "latter": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
}
_ONE = ("one", "action", "item", "task", "job")
_SAYS = word_set(
    "is has was will needs need done finished sent completed complete not by can still blocked waiting ,"
    " : - in got done's 's and or"
)
"""What may follow 'the first' where it is one of several actions."""
_DAYS_BEFORE = word_set("by until before on for from to next of")
_SIGNS = (("kind", "regards"), ("best", "regards"), ("many", "thanks"), ("regards",), ("best", "wishes"))
_SIGNED = (*_SIGNS, ("thanks",), ("cheers",), ("cofion",), ("best",))


def tidied(line: Line, said: Said) -> Line:
    """Return a line without what surrounds it; the line itself where nothing else is left."""
    pieces = _conjugated([_mended(_joint(piece)) for piece in line.pieces])
    pieces = _numbered(preambles.without_preambles(pieces), said)
    made = _without_courtesies(Line(line.plain, tuple(pieces), line.spots))
    return made if made.words else line


def _joint(piece: Piece) -> Piece:
    """Return a piece with 'and' for a plus: 'A3 + the paper'."""
    return replace(piece, text="and") if piece.text == "+" else piece


def _mended(piece: Piece) -> Piece:
    """Return a piece without a slip of the finger in it: 'finsihed'."""
    word = piece.text
    if word in _SLIPS:
        return replace(piece, text=_SLIPS[word])
    if len(word) < 6 or word in _RIGHT or word in _OTHER_WORDS or not word.isalpha():
        return piece
    right = next(
        (each for each in _RIGHT if each[:2] == word[:2] and OSA.distance(word, each, score_cutoff=1) < 2), ""
    )
    return replace(piece, text=right) if right else piece


def _conjugated(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with 'have finished' for the 'have finish' of somebody who learns English."""
    before = ["", *(piece.text for piece in pieces)]
    return [
        replace(piece, text=_PAST[piece.text])
        if piece.text in _PAST and before[at] in ("have", "has", "already")
        else piece
        for at, piece in enumerate(pieces)
    ]


def _numbered(pieces: list[Piece], said: Said) -> list[Piece]:
    """Return pieces with the number of the action that 'the first' of several above is."""
    numbers = [ref.number for ref in said.about if ref.kind is RecordKind.ACTION]
    if len(numbers) < 2 or len({*numbers}) < len(numbers):
        return pieces
    made: list[Piece] = []
    for at, piece in enumerate(pieces):
        before = made[-1].text if made else ""
        following = pieces[at + 1].text if at + 1 < len(pieces) else ","
        order = _ORDINALS.get(piece.text, len(numbers))
        if before[:1] == "A" and before[1:].isdecimal() and piece.text in _ONE:
            continue
        if (
            order >= len(numbers)
            or following not in (*_SAYS, *_ONE)
            or before in _DAYS_BEFORE
            or _is_of_a_day(made)
        ):
            made.append(piece)
            continue
        if before == "the":
            made.pop()
        if made and made[-1].text in deeds.DONE:
            made.append(Piece(",", piece.start, piece.start))
        made.append(Piece(f"A{numbers[order]}", piece.start, piece.end))
    return made


def _is_of_a_day(made: list[Piece]) -> bool:
    """Tell whether pieces lead to a day of the month: 'by the' 2nd."""
    return len(made) > 1 and made[-1].text == "the" and made[-2].text in _DAYS_BEFORE


def _without_courtesies(line: Line) -> Line:
    """Return a line without a greeting before it, and without how it is signed."""
    parts = clauses(line)
    start, end = line.start, line.end
    led = (Politeness.HELLO, Politeness.THANKS, Politeness.SORRY)
    while len(parts) > 1 and courtesy_of(parts[0]) in led and not parts[0].has(signs.SLIPS):
        parts = parts[1:]
        start = parts[0].start
    while len(parts) > 1 and not line.asks and _is_signature(parts):
        parts = parts[:-1]
        end = parts[-1].end
    kept = tuple(piece for piece in line.pieces if start <= piece.start and piece.end <= end)
    return Line(line.plain, kept, line.spots) if len(kept) < len(line.pieces) else line


def _is_signature(parts: list[Line]) -> bool:
    """Tell whether the last clause is how a letter ends, or the name below that."""
    words = parts[-1].words
    if parts[-1].asks:
        return False
    if words in _SIGNED or (len(words) > 1 and words[:-1] in _SIGNED and words[-1][0] == "@"):
        return True
    return len(parts) > 2 and words[0][0] == "@" and len(words) == 1 and parts[-2].words in _SIGNED
