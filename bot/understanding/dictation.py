"""What is dictated: marks that are said in words, and the sounds between them."""

from dataclasses import replace

from bot.language.wording import word_set
from bot.understanding.line import Line, Piece

_MARKS = {
    ("full", "stop"): ".",
    ("new", "line"): "\n",
    ("new", "paragraph"): "\n",
    ("exclamation", "mark"): "!",
    ("question", "mark"): "?",
}
_ONE_WORD = {"comma": ",", "semicolon": ";"}
_FILLERS = word_set("um umm uh uhm er erm err ah hmm hm basically literally obviously fyi")


def written(line: Line) -> Line:
    """Return a line with the marks that were dictated, and without 'um'; itself where that is all."""
    made = marked(line.pieces)
    return Line(line.plain, tuple(made), line.spots) if made and len(made) < len(line.pieces) else line


def marked(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Return pieces with the marks that were dictated, and without 'um'."""
    made: list[Piece] = []
    for piece in pieces:
        mark = _MARKS.get((made[-1].text, piece.text)) if made else None
        if mark is not None:
            made[-1] = Piece(mark, made[-1].start, piece.end)
        elif piece.text in _ONE_WORD:
            made.append(replace(piece, text=_ONE_WORD[piece.text]))
        elif piece.text not in _FILLERS:
            made.append(piece)
    return made
