"""Where in a sentence a phrase may begin and end: after whole words, within a line and a sentence."""

import itertools
import re
from collections.abc import Iterator

from bot.language.dates import dictionary, normalise
from bot.language.dates.normalise import MONTH

WORD = re.compile(r"\S+")
OPENING = "([\"'‘“*_"
CLOSING = ",.;:!?)]\"'’”-–—"
APART = re.compile(r"(?:[:,]|\s*+[-–—])\s", re.IGNORECASE)
"""What stands between a date and the work that it is before."""
DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.(?!\d)")
POLITE = frozenset("please pls thanks ta ok".split())  # noqa: SIM905
PARTS = re.compile(r"['/-]")
LEADING = frozenset("by due in on during the well ideally".split())  # noqa: SIM905
MOST_WORDS = 9
LONGEST_LINE = 160
LONGEST_WORD = 40


def ends(text: str, start: int, *, promising: bool = True) -> Iterator[int]:
    """Yield where a phrase that starts there may end: after each word, up to the end of the sentence."""
    line = text[start : start + LONGEST_LINE].split("\n")[0]
    found = list(WORD.finditer(line))[:MOST_WORDS]
    if promising and not any(map(is_promising, (word[0] for word in found[:4]))):
        return
    for index, word in enumerate(found):
        if (kept := _kept(word[0])) and dictionary.words_of("en").get(kept.lower().lstrip(OPENING)) != "":
            yield start + word.start() + len(kept)
        following = found[index + 1][0] if index + 1 < len(found) else ""
        if stops(word[0], following):
            return


def _kept(word: str) -> str:
    """Return a word without what closes a sentence; '7.12.' keeps the full stop that makes it a date."""
    dotted = DOTTED.match(word)
    return dotted[0] if dotted else word.rstrip(CLOSING)


def stops(word: str, following: str) -> bool:
    """Tell whether a phrase can not go on after this word: its sentence ends, or a comma precedes words."""
    if word.endswith((";", "!", "?", ":", ")")):
        return True
    if word.endswith(","):
        return not (
            following[:1].isdigit()
            or normalise.canonical(normalise.plain(following[:20]), "en") in MONTH.split("|")
        )
    # 'Dec. 3' and '3. Dezember' go on; 'Friday. Next week' does not.
    return word.endswith(".") and len(word) > 5


def is_promising(word: str) -> bool:
    """Tell at little cost whether a word may be part of a date."""
    plain = normalise.plain(word[:LONGEST_WORD]).strip(CLOSING + "(")
    if any(letter.isdigit() for letter in plain):
        return True
    known = dictionary.words_of("en")
    return any(known.get(part) or part in dictionary.HINTS for part in PARTS.split(plain))


def previous(text: str, end: int, most: int) -> list[int]:
    """Return where the words before `end` begin, the farthest first; none from another sentence."""
    line_start = max(end - LONGEST_LINE, text.rfind("\n", 0, end) + 1)
    found = list(WORD.finditer(text, line_start, end))[-most:]
    starts: list[int] = []
    for word in reversed(found):
        if word[0].endswith((",", ";", ":", ".", "!", "?", ")", "–", "—")):
            break
        starts.append(word.end() - len(word[0].lstrip(OPENING)))
    return starts[::-1]


_PARTICLES = ("in", "on", "up", "over", "off")
"""Before 'before' these belong to the verb: 'get the report in before Friday'."""


def led(text: str, start: int) -> int:
    """Return where the words begin that lead up to a phrase: 'by the' before 'week ending 4 December'."""
    before = text[start : start + 6].lower() == "before"
    for word in reversed(previous(text, start, 3)):
        leads = text[word:start].strip().lower()
        if leads not in LEADING or (before and leads in _PARTICLES):
            break
        start = word
    return start


def closing(text: str) -> Iterator[tuple[int, int]]:
    """Yield the phrases that end the text, the longest first."""
    kept = _politely_closed(text)
    if DOTTED.match(text[len(kept) - 5 : len(kept) + 1].split(" ")[-1]):
        kept = text[: len(kept) + 1]
    line_start = max(len(kept) - LONGEST_LINE, kept.rfind("\n") + 1)
    found = list(WORD.finditer(kept, line_start))[-MOST_WORDS:]
    if not any(map(is_promising, (word[0] for word in found[-4:]))):
        return
    for index, word in enumerate(found):
        if word[0].strip(OPENING + CLOSING) and not _crosses(found[index:]):
            yield word.end() - len(word[0].lstrip(OPENING)), len(kept)


def _politely_closed(text: str) -> str:
    kept = text.rstrip(OPENING + CLOSING + " \t\r\n")
    for _ in range(2):
        word = next(reversed(kept[-LONGEST_WORD:].split()), "")
        if word.lower() in POLITE:
            kept = kept[: -len(word)].rstrip(OPENING + CLOSING + " \t\r\n")
    return kept


def _crosses(found: list[re.Match[str]]) -> bool:
    return any(stops(one[0], other[0]) for one, other in itertools.pairwise(found))


def opening(text: str) -> Iterator[tuple[int, int]]:
    """Yield the phrases that begin the text and are set apart from the rest, the longest first."""
    start = len(text) - len(text.lstrip(OPENING + " \t\r\n"))
    for end in sorted(ends(text, start), reverse=True):
        if APART.match(text, end):
            yield start, end


def clause(text: str, start: int) -> Iterator[int]:
    """Yield the one end of what follows up to the next comma, line or end of a sentence."""
    last = None
    for end in ends(text, start, promising=False):
        last = end
    if last is not None:
        yield last
