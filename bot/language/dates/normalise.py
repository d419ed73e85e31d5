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
_OF_ASCII = QUOTES | {ord("^"): None}
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
    r"TIME|yy\d\d|\d+(?:(?:[/.-]\d+)+|[a-z]*)|[^\W\d_]+(?:'[^\W\d_]+)*|[^\s,.;:()\[\]\"'!?-]|(?<!\w)-(?=\d)"
)
ELISION = re.compile(r"^(?:jusqu|qu|d|l)'(?=\w)")
# 'Mar-27' and "Apr '27", unless a day stands before it: '3 Dec-26'.
MONTH_OF_YEAR = re.compile(
    r"(?<![\w/.-])(\d\d?[a-z]{0,2}[ .-])?([a-z]{3,9})\.?(?:[-/]| ?')(\d\d)(?![\w/.-]*\d)"
)
# '7.12.', as in German: the full stop after the month tells it from an hour or a version.
DOTTED = re.compile(r"(?<![\w.,/-])(\d\d?)\. ?(\d\d?)\.(?!\d)")
WEEK_OF_MONTH = re.compile(r"\b(?:wk|week) ([1-5]) (?:of|in) (?=[a-z])")
COMMENCING = re.compile(r"\bw/(?:comm|c|beg|b|s)(?![a-z])")
ENDING = re.compile(r"\bw/e(?:nd)?(?![a-z])")
POSSESSIVE = re.compile(r"'(?:s|r)?$")
ORDINAL = re.compile(r"(\d{1,2})([a-z]{1,3})$")

# What only shows once every word is canonical. Order matters: earlier lines feed later ones.
PHRASES = tuple(
    (re.compile(rf"(?<!\S)(?:{pattern})(?!\S)"), meaning)
    for pattern, meaning in (
        (r"(?:fiscal|financial|council|municipal) year|fy year", "fy"),
        (r"fye", "end fy"),
        (r"at once", "immediately"),
        (r"(?:at )?this hence (?=next|tomorrow)", ""),
        (r"(?:when )?we (?:next meet|meet next)", "next meeting"),
        (rf"close(?= (?:{WEEKDAY}|today|tomorrow)(?: |$))", "EOD"),
        (r"^in (week|month)$", r"end this \1"),
        (rf"(?<!working )(?<!clear )(?<!\d )day(?= (?:next |this |(?:{MONTH}) )?meeting)", ""),
        (r"on going", "ongoing"),
        (r"tax year", "taxyear"),
        (r"before to|in advance(?: to)?|b 4", "before"),
        (r"in (?:good )?time(?: for)?", "by"),
        (r"in by course", "eventually"),
        (r"st (david|patrick|george|andrew)", r"saint \1"),
        (r"week (?:start|beg|begin|com|comm|commence)|wc|w c|wb|w b", "commencing"),
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
        (r"(week|month|quarter|fy|taxyear) end", r"end \1"),
        (r"year end", "yearend"),
        (r"que viene|viene", "next"),
        (r"hence|time", "hence"),
        (r"on or before|before or on", "by"),
        (r"week commencing|week beginning|week starting|w/c", "commencing"),
        (r"week ending|w/e", "ending"),
        (r"this coming|next coming", "coming"),
        (r"last ONE|ONE last", "last"),
        # 'The ninth', where it is no week of a month; 'first' and 'second' also tell one of several.
        (r"(?:^|(?<=day )|(?<=by )|(?<=before )|(?<=until )|(?<=on ))w([4-9]|[123]\d)th$", r"\1th"),
    )
)


def plain(phrase: str) -> str:
    """Return one spelling of the phrase: lower case, ASCII digits, no accents, no controls, single spaces."""
    if phrase.isascii() and phrase.isprintable():
        return " ".join(phrase.translate(_OF_ASCII).lower().split())
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
    known = dictionary.words_of(language)
    text = ENDING.sub("ending", COMMENCING.sub("commencing", text))
    text = WEEK_OF_MONTH.sub(r"\1th week ", text)
    text = DOTTED.sub(_day_first, MONTH_OF_YEAR.sub(lambda found: _of_year(found, known), text))
    text = CLOCK.sub(" TIME ", ISO_TIME.sub(r"\1", text))
    text = text.replace("fin de semana", "weekend").replace("week-end", "weekend")
    joined = " ".join(filter(None, (_word(token, known) for token in TOKEN.findall(text))))
    for pattern, meaning in PHRASES:
        joined = " ".join(pattern.sub(meaning, joined).split())
    return joined


def _of_year(found: re.Match[str], known: dict[str, str]) -> str:
    """Return 'Mar-27' as 'mar yy27', which no rule takes for a day."""
    if found[1] or known.get(found[2]) not in MONTHS:
        return f"{found[1] or ''}{found[2]} {found[3]}" if known.get(found[2]) in MONTHS else found[0]
    return f"{found[2]} yy{found[3]}"


def _day_first(found: re.Match[str]) -> str:
    month = int(found[2])
    return f"{found[1]} {MONTHS[month - 1]} " if 1 <= month <= 12 else found[0]


def _word(token: str, known: dict[str, str]) -> str:
    if token in known:
        return known[token]
    ordinal = ORDINAL.match(token)
    if ordinal and ordinal[2] in dictionary.ORDINAL_ENDINGS:
        return f"{int(ordinal[1])}th"
    bare = POSSESSIVE.sub("", ELISION.sub("", token))
    return known.get(bare, bare)
