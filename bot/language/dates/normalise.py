"""From what was typed to one spelling, and on to one language: 'Vendredi  PROCHAIN.' → 'friday next'."""

import re
import unicodedata
from functools import lru_cache

from bot.language.dates import dictionary
from bot.language.dates.answers import MONTHS, WEEKDAYS

MOST_LETTERS = 100

QUOTES = str.maketrans(
    dict.fromkeys("‘’ʼ`´′", "'") | dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("*_~“”", " ")
)
WEEKDAY = "|".join(WEEKDAYS)
MONTH = "|".join(MONTHS)

ISO_TIME = re.compile(r"(\d{4}-\d\d-\d\d)t[\d:.+z-]+")
CLOCK = re.compile(
    r"(?<![\w:./-])(?:[01]?\d|2[0-4])"
    r"(?:[:h][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?"
    r"|[.][0-5]\d\s?[ap]\.?m\b\.?|\s?[ap]\.?m\b\.?|\s?(?:uhr|h|o'clock)\b)"
    r"(?:\s?(?:utc|gmt|bst|cet|cest|est|edt|pst|pdt|ist)\b)?(?![\w:/])"
)
TOKEN = re.compile(
    r"TIME|\d+(?:(?:[/.-]\d+)+|[a-z]*)|[^\W\d_]+(?:'[^\W\d_]+)*|[^\s,.;:()\[\]\"'!?-]|(?<!\w)-(?=\d)"
)
ELISION = re.compile(r"^(?:jusqu|qu|d|l)'(?=\w)")
POSSESSIVE = re.compile(r"'(?:s|r)?$")
ORDINAL = re.compile(r"(\d{1,2})([a-z]{1,3})$")

# What only shows once every word is canonical. Order matters: earlier lines feed later ones.
PHRASES = tuple(
    (re.compile(rf"(?<!\S)(?:{pattern})(?!\S)"), meaning)
    for pattern, meaning in (
        (rf"(?:day )?mawrth(?= \d+(?:th)? (?:month )?(?:{MONTH}))|day mawrth", "tuesday"),
        (r"(?<=\d )mawrth|(?<=\dth )mawrth|month mawrth", "march"),
        (rf"month(?= (?:{MONTH}))|day(?= (?:{WEEKDAY})(?: |$))|(?<=\d )day(?= (?:{MONTH}))", ""),
        (r"20 w(\d)th", r"w2\1th"),
        (r"30 w1th", "w31th"),
        (r"20 (\d)", r"2\1"),
        (r"ONE 2", "2"),
        (r"ONE(?= (?:w\d+th|working|day|week|fortnight|month|quarter|year|hour|few|several))", "1"),
        (r"day after tomorrow|after tomorrow|last tomorrow", "overmorrow"),
        (r"por tomorrow", "TIME"),
        (r"w1th thing", ""),
        (r"close (?:play|working)|end (?:play|working|day|working day)|(?<=by )close|(?<=at )close", "EOD"),
        (r"(week|month|quarter|year) end", r"end \1"),
        (r"que viene|viene", "next"),
        (r"hence|time", "hence"),
        (r"on or before|before or on", "by"),
        (r"week commencing|week beginning|week starting|w/c", "commencing"),
        (r"week ending|w/e", "ending"),
        (r"this coming|next coming", "coming"),
        (r"last ONE|ONE last", "last"),
    )
)


def plain(phrase: str) -> str:
    """Return one spelling of the phrase: lower case, ASCII digits, no accents, no controls, single spaces."""
    text = unicodedata.normalize("NFKC", phrase).translate(QUOTES).casefold().replace("à", " at ")
    letters = (_letter(letter) for letter in unicodedata.normalize("NFKD", text))
    return " ".join("".join(letters).split())


def printed(phrase: str) -> str:
    """Return the phrase as it was written, accents and all, without what does not print."""
    text = unicodedata.normalize("NFKC", phrase).translate(QUOTES).casefold()
    letters = (
        _letter(letter) or (letter if unicodedata.category(letter)[0] == "M" else "") for letter in text
    )
    return " ".join("".join(letters).split()).strip(" .,;!?")


def _letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.digit(letter))
    if letter.isspace():
        return " "
    # Accents, controls, direction marks, lone surrogates, pictures.
    return "" if category[0] in "MC" or category in ("So", "Sk") else letter


@lru_cache(maxsize=1024)
def canonical(text: str, language: str) -> str:
    """Return plain text in the words of the rules; unknown words stay as they are, so that no rule fits."""
    text = (
        CLOCK.sub(" TIME ", ISO_TIME.sub(r"\1", text)).replace("w/c", "commencing").replace("w/e", "ending")
    )
    text = text.replace("fin de semana", "weekend").replace("week-end", "weekend")
    known = dictionary.words_of(language)
    joined = " ".join(filter(None, (_word(token, known) for token in TOKEN.findall(text))))
    for pattern, meaning in PHRASES:
        joined = " ".join(pattern.sub(meaning, joined).split())
    return joined


def _word(token: str, known: dict[str, str]) -> str:
    if token in known:
        return known[token]
    ordinal = ORDINAL.match(token)
    if ordinal and ordinal[2] in dictionary.ORDINAL_ENDINGS:
        return f"{int(ordinal[1])}th"
    bare = POSSESSIVE.sub("", ELISION.sub("", token))
    return known.get(bare, bare)
