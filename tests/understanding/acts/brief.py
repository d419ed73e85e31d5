"""What somebody meant, in a line short enough for a table: 'A2 done', 'which record? A1 done | A3 done'."""

from typing import Any

from bot.understanding import plain
from bot.understanding.known import Known, Said
from bot.understanding.meaning import Meaning
from bot.understanding.understand import understand
from tests.understanding import board
from tests.understanding.shapes import Shape, shape_of


def meant(said: str, door: str = "reply", who: str = "MAL", about: str = "A2", today: str = "") -> str:
    """Return what somebody of the board means, in brief."""
    row: dict[str, Any] = {"door": door, "who": who, "said": said}
    row |= {"about": about} if about else {}
    row |= {"today": today} if today else {}
    return brief(shape_of(understand(board.said(row), board.known(row))))


def of(meaning: Meaning) -> str:
    """Return a meaning in brief."""
    return brief(shape_of(meaning))


def reading(said: Said, known: Known) -> str:
    """Return what is understood, in brief."""
    return of(understand(said, known))


def read(words: str) -> plain.Plain:
    """Return what is typed as it is read."""
    return plain.read(board.slack(words), board.NAMES)


def brief(shape: Shape) -> str:
    """Return a meaning, as the tables write it, in brief."""
    act = shape["act"]
    if act == "answer":
        rest = [shape.get(name) for name in ("until", "to_whom")]
        quoted = [f"'{shape[name]}'" for name in ("why", "outcome") if name in shape]
        return " ".join([", ".join(shape["to"]), shape["says"], *(each for each in rest if each), *quoted])
    if act == "change":
        more = [shape.get("due"), *shape.get("owners", []), shape.get("reason") and f"'{shape['reason']}'"]
        return " ".join([shape["record"], "becomes", shape["to"], *(each for each in more if each)])
    if act == "ask":
        return f"{shape['about']}? " + " | ".join(brief(each) for each in shape.get("readings", []))
    if act == "several":
        return " + ".join(brief(each) for each in shape["do"])
    if act == "confirm":
        done = shape["do"] if isinstance(shape["do"], list) else [shape["do"]]
        return f"confirm {' + '.join(map(brief, done))}"
    words = [str(value) for name, value in shape.items() if name not in ("act", "mine")]
    return " ".join([act, *words, *(["mine"] if shape.get("mine") else [])])
