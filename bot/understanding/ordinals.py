"""Days of a month that are spoken: 'the seventh', 'the twenty second of January', as '7th' and '22nd'."""

from bot.language.recurrence import words

_TENS = {"twenty": 20, "thirty": 30}
_TEENS = ("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
ORDINALS = {
    **words.ORDINALS,
    **{word: count for count, word in enumerate(_TEENS, 13)},
    **{"twelth": 12, "nineth": 9, "fith": 5, "eigth": 8, "twentieth": 20, "twentyeth": 20, "thirtieth": 30},
}
_OF_MANY = ("first", "second", "third")
"""What also tells one of several from another: 'the second one', 'a third time'."""
MOST = 31


def in_figures(phrase: str) -> str:
    """Return a phrase, in small letters, with each day that is spoken in figures."""
    spoken = phrase.replace("twenty-", "twenty ").replace("thirty-", "thirty ").split()
    made, at = list[str](), 0
    while at < len(spoken):
        word = spoken[at].strip(",;.")
        tens, one = (
            _TENS.get(word),
            ORDINALS.get(spoken[at + 1].strip(",;.") if at + 1 < len(spoken) else ""),
        )
        if tens and one and one < 10 and tens + one <= MOST:
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
