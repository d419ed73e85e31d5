"""What was spoken into a telephone, as it would be typed: marks that were said, and numbers in words."""

import re

from bot.language.recurrence import words
from bot.understanding.ordinals import ORDINALS
from bot.understanding.plain import Plain, fold

_MARKS = {
    "full stop": ".",
    "question mark": "?",
    "exclamation mark": "!",
    "comma": ",",
    "semicolon": ";",
    "new line": "\n",
    "new paragraph": "\n",
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_ONES = {word: count for word, count in words.NUMBERS.items() if count < 10}
_SPOKEN = re.compile(
    r"(?<!\w)(?P<mark>full stop|question mark|exclamation mark|comma|semicolon|new line|new paragraph)(?!\w)"
    rf"|(?<!\w)(?P<tens>{'|'.join(_TENS)})[ -](?P<ones>{'|'.join(_ONES)})(?= ?-?(?:minutes|mins|minute"
    rf"|people|days)\b)"
    rf"|(?<!\w)(?:(?P<ten>twenty|thirty)[ -])?(?P<day>{'|'.join(ORDINALS)})(?= of (?:{words.MONTH})\b"
    r"| (?:january|february|april|june|july|august|september|october|november|december)\b)"
)
_ONLY_SPOKEN = re.compile(r"[.?!;]\s")
"""Who types marks has no need to say them: 'the full stop is missing.'"""


def written(plain: Plain) -> Plain:
    """Return a text with the marks and the numbers that were spoken in it written out."""
    made, last = Plain(""), 0
    for match in _SPOKEN.finditer(plain.folded):
        said = _written(match)
        if match["mark"] and (_ONLY_SPOKEN.search(plain.folded) or not match.start()):
            continue
        made = made.then(plain.cut(last, match.start())).then(Plain(said, folded=fold(said)))
        last = match.end()
    return made.then(plain.cut(last, len(plain.text))) if last else plain


def _written(match: re.Match[str]) -> str:
    if match["mark"]:
        return _MARKS[match["mark"]]
    if match["tens"]:
        return str(_TENS[match["tens"]] + _ONES[match["ones"]])
    day = ORDINALS[match["day"]] + (_TENS[match["ten"]] if match["ten"] else 0)
    return words.ordinal(day)
