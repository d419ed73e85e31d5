"""Numbers that are spoken, in figures: 'forty five minutes', 'the seventh', 'the twenty second of January'.

That is for readers who keep nothing of the wording: whoever records one keeps the words that were chosen.
"""

import re

from bot.language.recurrence import words
from bot.understanding.plain import Plain

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_ONES = {word: count for word, count in words.NUMBERS.items() if count < 10}
_TEENS = ("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
ORDINALS = {
    **words.ORDINALS,
    **{word: count for count, word in enumerate(_TEENS, 13)},
    **{"twelth": 12, "nineth": 9, "fith": 5, "eigth": 8, "twentieth": 20, "twentyeth": 20, "thirtieth": 30},
}
_OF_MANY = ("first", "second", "third")
"""What also tells one of several from another: 'the second one', 'a third time'."""
_LAST_DAY = 31
_SPOKEN = re.compile(
    rf"(?<!\w)(?P<tens>{'|'.join(_TENS)})[ -](?P<ones>{'|'.join(_ONES)})"
    r"(?= ?-?(?:minutes?|mins|people|days)\b)"
    rf"|(?<!\w)(?:(?P<ten>twenty|thirty)[ -])?(?P<day>{'|'.join(ORDINALS)})(?= of (?:{words.MONTH})"
    rf"| (?:{'|'.join(month.lower() for month in words.MONTHS if month not in ('March', 'May'))})\b)"
)


def in_figures(plain: Plain) -> Plain:
    """Return a text with the lengths and the dates that are spoken in it in figures."""
    spoken = _SPOKEN.finditer(plain.folded)
    return plain.with_words((*match.span(), _in_figures(match)) for match in spoken)


def _in_figures(match: re.Match[str]) -> str:
    if match["tens"]:
        return str(_TENS[match["tens"]] + _ONES[match["ones"]])
    return words.ordinal(ORDINALS[match["day"]] + (_TENS[match["ten"]] if match["ten"] else 0))


def days_in_figures(phrase: str) -> str:
    """Return a phrase, in small letters, with each day that is spoken in figures."""
    spoken = phrase.replace("twenty-", "twenty ").replace("thirty-", "thirty ").split()
    made, at = list[str](), 0
    while at < len(spoken):
        word = spoken[at].strip(",;.")
        tens, one = (
            _TENS.get(word),
            ORDINALS.get(spoken[at + 1].strip(",;.") if at + 1 < len(spoken) else ""),
        )
        if tens and one and one < 10 and tens + one <= _LAST_DAY:
            made.append(_figure(tens + one, spoken[at + 1]))
            at += 2
            continue
        is_day = word in ORDINALS and (word not in _OF_MANY or _names_a_day(spoken, at))
        made.append(_figure(ORDINALS[word], spoken[at]) if is_day else spoken[at])
        at += 1
    return " ".join(made)


def _figure(day: int, typed: str) -> str:
    return words.ordinal(day) + ("," if typed.endswith(",") else "")


def _names_a_day(spoken: list[str], at: int) -> bool:
    """Tell whether 'first' is a day: 'the first', 'first of May', and not 'the first one'."""
    after = spoken[at + 1 : at + 3]
    if not after:
        return at > 0 and spoken[at - 1] == "the"
    return words.is_month(after[-1] if after[0] == "of" else after[0])
