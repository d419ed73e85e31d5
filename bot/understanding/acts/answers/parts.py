"""A text in the parts that are each about other work: 'A1 done and A3 by 16 December'."""

from collections.abc import Iterable, Sequence

from bot.understanding.line import Line

_ENDS = frozenset((*",;.!\n-", "and", "but"))


def of(whole: Line | Iterable[Line], line: Line) -> list[Line]:
    """Return the parts of a line, or of what is left of it; one part where it is about one thing."""
    if isinstance(whole, Line):
        return _parted(whole)
    rest = [part for part in whole if part.words]
    return [part for each in rest for part in _parted(each)]


def _parted(line: Line) -> list[Line]:
    """Return a line in parts, each from a clause that begins with a record's number to the next such clause."""
    starts = [0]
    for at in range(1, len(line.pieces)):
        said = line.pieces[starts[-1] : at]
        if line.pieces[at - 1].text in _ENDS and _begins(line.pieces[at:]) and _says(said):
            starts.append(at)
    if len(starts) == 1:
        return [line]
    bounds = zip(starts, [*starts[1:], len(line.pieces)], strict=True)
    found = [_trimmed(line.part(start, end)) for start, end in bounds]
    # What is said before the first number is about nothing that the others are about.
    return [part for part in found if part.words]


def _begins(pieces: Sequence[object]) -> bool:
    texts = [getattr(piece, "text", "") for piece in pieces[:3]]
    while texts and texts[0] in ("and", "but", "then", "also", "the", "\n", "-"):
        texts = texts[1:]
    return bool(texts) and texts[0][0] == "A" and texts[0][1:].isdecimal()


def _says(pieces: Sequence[object]) -> bool:
    """Tell whether pieces name a record and say something of it, so that another may follow."""
    words = [text for piece in pieces if (text := getattr(piece, "text", ""))[:1].isalnum()]
    numbers = [word for word in words if word[0] == "A" and word[1:].isdecimal()]
    others = [word for word in words if word not in numbers and word not in ("and", "both", "but", "or", "the")]
    return bool(numbers and others)


def _trimmed(line: Line) -> Line:
    pieces = line.pieces
    while pieces and (pieces[-1].text in _ENDS or pieces[-1].is_mark) and pieces[-1].text not in "?!)":
        pieces = pieces[:-1]
    while pieces and pieces[0].text in ("and", "but"):
        pieces = pieces[1:]
    return Line(line.plain, pieces, line.spots)
