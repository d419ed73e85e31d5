"""A text in the parts that are each about other work: 'A1 done and A3 by 16 December'."""

from collections.abc import Sequence

from bot.understanding import likeness
from bot.understanding.acts.answers.deeds import DONE
from bot.understanding.known import KnownAction
from bot.understanding.line import Line, Piece

_LEADS = frozenset(
    ("and", "but", "then", "also", "the", "\n", "-", "still", "on", "working", "doing", "not", "now", "just")
)
"""What may stand before the number of the next action."""
_MY = frozenset(("my", "our", "a"))
_JOINTS = frozenset(("both", "&", "plus", "letter", "paper", "list", "email", "report"))
_NEAR = 8
"""So far into a part its work is named."""
MOST_PARTS = 12
Nouns = Sequence[tuple[tuple[str, ...], KnownAction]]
_ENDS = frozenset((*",;.!\n-", "and", "but"))


def of(line: Line, actions: Sequence[KnownAction] = ()) -> list[Line]:
    """Return a line in parts, each of which begins with a clause that names other records.

    They are named by number, or one of some `actions` by its words: 'the letter is done but the paper isn't'.
    """
    nouns = [(likeness.nouns_of(action.text), action) for action in actions] if len(actions) > 1 else []
    starts = [0]
    for at in range(1, len(line.pieces)):
        said = line.pieces[starts[-1] : at]
        before, word = line.pieces[at - 1].text, line.pieces[at].text
        parted = before in _ENDS or (before in DONE and word[0] == "A" and len(said) > 1)
        if not parted:
            continue
        named = _named(line.pieces[at:], nouns)
        other = named is not None and _says_of(said, nouns) not in (None, named, named.number)
        if (_begins(line.pieces[at:]) and (_says(said) or _says_of(said, nouns))) or other:
            starts.append(at)
    if len(starts) > MOST_PARTS:
        return [line]
    bounds = zip(starts, [*starts[1:], len(line.pieces)], strict=True)
    return [part for start, end in bounds if (part := _trimmed(line.part(start, end))).words] or [line]


def _begins(pieces: Sequence[Piece]) -> bool:
    texts = [piece.text for piece in pieces[:5]]
    while texts and texts[0] in _LEADS:
        texts = texts[1:]
    return bool(texts) and texts[0][0] == "A" and texts[0][1:].isdecimal()


def _named(pieces: Sequence[Piece], nouns: Nouns) -> KnownAction | None:
    """Return the action that pieces begin to speak of, by its words."""
    texts = [piece.text for piece in pieces[:6]]
    while texts and texts[0] in _LEADS | _MY:
        texts = texts[1:]
    found = [
        action for words, action in nouns if texts and any(likeness.alike(texts[0], each) for each in words)
    ]
    return found[0] if len(found) == 1 else None


def _says_of(pieces: Sequence[Piece], nouns: Nouns) -> KnownAction | int | None:
    """Return what pieces say something of: an action by its words, or the number of one."""
    if _says(pieces):
        return next(
            int(piece.text[1:]) for piece in pieces if piece.text[0] == "A" and piece.text[1:].isdecimal()
        )
    words = [piece.text for piece in pieces if piece.text[0].isalnum()]
    for word in words[:_NEAR]:
        found = [action for each, action in nouns if any(likeness.alike(word, noun) for noun in each)]
        if len(found) == 1:
            more = [each for each in words if not _is_name(each, found[0])]
            return found[0] if more else None
    return None


def _is_name(word: str, action: KnownAction) -> bool:
    """Tell whether a word only names an action, or joins it to another."""
    own = likeness.words_of(action.text)
    return word in _LEADS | _MY | _JOINTS or any(likeness.alike(word, each) for each in own)


def _says(pieces: Sequence[Piece]) -> bool:
    """Tell whether pieces name a record and say something of it, so that another may follow."""
    words = [piece.text for piece in pieces if piece.text[0].isalnum()]
    numbers = [word for word in words if word[0] == "A" and word[1:].isdecimal()]
    others = [
        word for word in words if word not in numbers and word not in ("and", "both", "but", "or", "the")
    ]
    if words and words[-1] in ("and", "but"):
        words = words[:-1]
    # 'not A1, A2 and A3 are done' goes on after the number; 'done A1, A2 by Friday' does not.
    goes_on = words[-1:] == numbers[-1:] and DONE.isdisjoint(others)
    return bool(numbers and others) and not goes_on


def _trimmed(line: Line) -> Line:
    pieces = line.pieces
    while pieces and (pieces[-1].text in _ENDS or pieces[-1].is_mark) and pieces[-1].text not in "?!)":
        pieces = pieces[:-1]
    while pieces and pieces[0].text in ("and", "but"):
        pieces = pieces[1:]
    return Line(line.plain, pieces, line.spots)
