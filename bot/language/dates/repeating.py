"""Work that is to be done again and again: 'every month', 'each Friday', 'quarterly', 'before every meeting'.

Only what says how often by itself: 'the weekly report' is one report.
"""

import re
from dataclasses import dataclass

from bot.language import bounds

UNIT = r"working day|weekday|day|week|fortnight|month|quarter|term|year|meeting"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thurs?|fri"
MONTH = r"january|february|march|april|may|june|july|august|september|october|november|december"
NAMED = re.compile(rf"{WEEKDAY}|{MONTH}")
COUNT = r"two|three|four|five|six|eight|ten|twelve|other|second|third|\d{1,2}"
NTH = r"first|second|third|fourth|last|1st|2nd|3rd|4th|\d{1,2}th"

EVERY = re.compile(
    rf"(?<![\w/-])(?P<lead>(?:on|at|before|after|for|by|in|once) )?(?:the )?(?:(?P<nth>{NTH})"
    rf"(?: (?P<kind>working day|day|{WEEKDAY}))?(?: of| in)? )?(?:every(?: single)?|each|once an?|once every"
    rf"|per) (?P<every>(?:(?:{COUNT}) )?(?:{UNIT}|{WEEKDAY}|{MONTH})s?)(?![\w'’-])",
    re.IGNORECASE,
)
ADVERB = re.compile(
    r"(?<![\w/-])(?:on an? )?(?P<adverb>daily|weekly|fortnightly|monthly|bi-?monthly|quarterly|termly"
    r"|half-yearly|six-monthly|yearly|annually|annual)(?P<basis> basis)?(?=[\s.,;:)]*$|\s*[:,–—-]\s)",
    re.IGNORECASE,
)
OF_ADVERBS = {
    **{
        "daily": "day",
        "weekly": "week",
        "fortnightly": "two weeks",
        "monthly": "month",
        "quarterly": "quarter",
    },
    **{"bimonthly": "two months", "bi-monthly": "two months", "termly": "term", "annually": "year"},
    **{"half-yearly": "six months", "six-monthly": "six months", "yearly": "year", "annual": "year"},
}
ARTICLES = frozenset("a an the our this that next its".split())  # noqa: SIM905


@dataclass(frozen=True)
class Repeating:
    """How often work is to be done: `text[start:end]` says it, `every` is 'month', 'two weeks', 'Friday'."""

    start: int
    end: int
    every: str


def find(text: str) -> Repeating | None:
    """Return how often the work of a sentence is to be done; None for work that is done once."""
    read, _ = bounds.beginning(text)
    if every := EVERY.search(read):
        named = " ".join(map(_spelled, every["every"].split()))
        if every["nth"]:
            kind = f" {every['kind']}" if every["kind"] else ""
            return Repeating(*every.span(), f"{every['nth'].lower()}{kind} of the {named}")
        return Repeating(*every.span(), named)
    adverb = ADVERB.search(read)
    if adverb is None or (not adverb["basis"] and _describes(read[: adverb.start()], adverb["adverb"])):
        return None
    return Repeating(*adverb.span(), OF_ADVERBS[adverb["adverb"].lower()])


def _spelled(word: str) -> str:
    """Return a word of 'every' in one spelling: weekdays and months with a capital."""
    lower = word.lower()
    return lower.title() if NAMED.fullmatch(lower) else lower


def _describes(before: str, adverb: str) -> bool:
    """Tell whether the word is said of a thing, as in 'make it an annual'."""
    words = before[-40:].split()
    return adverb.lower() == "annual" or bool(words and words[-1].lower() in ARTICLES)
