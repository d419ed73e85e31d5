"""How work repeats: 'every month', 'each Friday', 'on the first Monday of every month', to a rule."""

import re
from dataclasses import dataclass

from bot.language.dates import repeating
from bot.language.recurrence import rules
from bot.language.recurrence import words as plans
from bot.language.refusal import Refusal
from bot.understanding.plain import Plain
from storage.records import EachMeeting

_WEEKDAYS = re.compile(r"(?<![\w-])on (?P<day>mon|tues|wednes|thurs|fri|satur|sun)days(?=\s*$|[\s,.;])")
_ADVERB = re.compile(
    r"(?<![\w-])(?:daily|weekly|fortnightly|monthly|quarterly|yearly|annually)(?=\s(?:from|starting|beginning|until)\b)"
)
_ARTICLE = re.compile(r"\b(?:a|an|the|our|this|that|next|its)\s$")
_TIMES = re.compile(
    rf"(?<![\w-])(?:twice|(?:{plans.NUMBER}|several) times) (?:an?|per|every|each|this)"
    r" (?:week|month|quarter|term|year)"
)
_OF_OTHERS = re.compile(
    r"\b(?:is|are|was|were|closed|opens?|closes|meets?|runs?|that|which|who|when|where|works?)\b"
)
"""What shows that something else happens on those days: 'tell them that the shop is closed on Mondays'."""
_ON_DAY = re.compile(rf"(?<![\w-])(?:on|by) (?P<day>{plans.DAY})$")
_PART_OF_DAY = re.compile(r" (?:morning|afternoon|evening|night|lunchtime)s?(?![\w-])")
_MARKS = " ,;:(–—-"
_LONGEST = 80


@dataclass(frozen=True)
class Repeating:
    """A text without how often its work is to be done, as an RFC 5545 rule; `unclear` makes no rule."""

    plain: Plain
    every: str | EachMeeting | None = None
    said: str = ""
    unclear: str = ""


def taken(plain: Plain) -> Repeating:
    """Return how often work is to be done, and the text without that."""
    found = repeating.find(plain.text)
    if found is not None and found.every == "meeting":
        # Of the group's own meetings `with_meetings` has read it: this is of somebody else's.
        return Repeating(plain)
    if found is not None:
        start, words = found.start, found.every
        # 'On Friday of every week', 'on Mondays every fortnight': the day stands before it.
        led = plain.folded[:start].removesuffix(" of ").rstrip()
        if day := _ON_DAY.search(led, max(0, len(led) - _LONGEST)):
            start, words = day.start(), f"{words} on {day['day']}"
        return _ruled(plain, start, found.end, words)
    if (adverb := _ADVERB.search(plain.folded)) and not _ARTICLE.search(plain.folded, 0, adverb.start()):
        return _ruled(plain, adverb.start(), adverb.end(), repeating.OF_ADVERBS[adverb[0]])
    days = _WEEKDAYS.search(plain.folded)
    if days and not _OF_OTHERS.search(plain.folded, 0, days.start()):
        return _ruled(plain, days.start(), days.end(), f"{days['day']}day")
    if times := _TIMES.search(plain.folded):
        rest = without(plain, times.start(), times.end())
        return Repeating(rest, said=times[0], unclear=times[0])
    return Repeating(plain)


def _ruled(plain: Plain, start: int, end: int, words: str) -> Repeating:
    if part := _PART_OF_DAY.match(plain.folded, end):
        end = part.end()
    said = plain.text[start:end].strip(" ,.;:()–—-")
    every = rule(words)
    rest = without(plain, start, end)
    return Repeating(rest, every, said) if every else Repeating(rest, said=said, unclear=said)


def rule(words: str) -> str | None:
    """Return the rule for 'month', 'two weeks', 'Friday' or 'first Monday of the month', if there is one."""
    text = plans.plain(words).replace(" of the ", " of every ").replace("second of every", "2nd of every")
    try:
        how_often, rest = rules.rate(text if " every " in f" {text}" else f"every {text}")
        days = " ".join(word for word in rest.split() if word not in ("of", "in", "on", "the"))
        if how_often is not None and (not days or how_often.frequency == "DAILY"):
            return how_often.rule()
        return (
            rules.rule(how_often, days or f"every {text}", None)
            if how_often
            else rules.rule(None, f"every {text}", None)
        )
    except Refusal:
        return None


def without(plain: Plain, start: int, end: int) -> Plain:
    """Return a text without the part that says how often, and the marks around that."""
    before = plain.text[:start].rstrip(_MARKS)
    for about in (" at least", " about", " roughly"):
        before = before.removesuffix(about).rstrip(_MARKS)
    rest = plain.text[end:]
    end += len(rest) - len(rest.lstrip(" ,;:)–—-" if not before else " ,;)"))
    return plain.cut(0, len(before)).then(plain.cut(end, len(plain.text)))
