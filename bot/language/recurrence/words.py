"""The words of plans: numbers, ordinals, weekdays and months, and regular expressions for them."""

import re
import unicodedata

from bot.language import wording

FIRST_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
NUMBERS = {word: count for count, word in enumerate(wording.NUMBERS) if count}
ORDINALS = {word: count for count, word in enumerate(FIRST_ORDINALS, start=1)}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Only some months have a fifth Tuesday; none has a sixth.
MOST_IN_A_MONTH = 5

NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
NUMERAL = r"\d{1,2}(?:st|nd|rd|th)"
ORDINAL = rf"(?:{NUMERAL}|{'|'.join(ORDINALS)})"
DAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\b"
MONTH = rf"(?:{'|'.join(f'{name[:3].lower()}(?:{name[3:].lower()})?' for name in MONTHS)}|sept)\b"

MOST_QUOTED = 60
LOOKALIKES = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‑": "-", "’": "'", "‘": "'", "&": " and ", "½": " and a half"}
)


def plain(text: str) -> str:
    """Return what was typed in small letters, with one kind of dash, quote and space."""
    letters = unicodedata.normalize("NFKC", text.translate(LOOKALIKES)).lower()
    return " ".join(letters.split()).strip(" .,;!?\"'`")


def number(word: str) -> int:
    """Return the number that 'six', '6', 'sixth', '6th', 'other' or 'a' stands for."""
    if word in ("other", "alternate", "second"):
        return 2
    if word in ("a", "an"):
        return 1
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else NUMBERS.get(word, ORDINALS.get(word, 0))


def weekday(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday, of a word that `DAY` matches."""
    return [name[:3].lower() for name in WEEKDAYS].index(word[:3])


def month(word: str) -> int:
    """Return 1 to 12 for a word that `MONTH` matches."""
    return [name[:3].lower() for name in MONTHS].index(word[:3]) + 1


def is_month(word: str) -> bool:
    """Tell whether a word in small letters names a month."""
    return re.fullmatch(MONTH, word.strip(",;.")) is not None


def ordinal(count: int) -> str:
    """Return '15th' for 15, as in a date."""
    tens, ones = divmod(count, 10)
    ending = "th" if tens == 1 else {1: "st", 2: "nd", 3: "rd"}.get(ones, "th")
    return f"{count}{ending}"


def listed(words: list[str]) -> str:
    """Return 'a, b and c'."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def quoted(text: str) -> str:
    """Return what was typed in quotes, to stand in a sentence: cut when long, and on one line."""
    shown = "".join(letter for letter in text if letter.isprintable() and letter != "`")
    return f"'{shown[:MOST_QUOTED]}…'" if len(shown) > MOST_QUOTED else f"'{shown}'"


def without(found: re.Match[str], text: str) -> str:
    """Return the text without what was found; a semicolon keeps its neighbours apart."""
    return f"{text[: found.start()]} ; {text[found.end() :]}"
