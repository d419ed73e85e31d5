"""The shape of a rule: a pattern over canonical words, and what to make of a phrase that is all of it."""

import re
from collections.abc import Callable

from bot.language.dates.answers import Calendar, Reading

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Calendar], Reading | None]]


def rule(pattern: str, make: Callable[[re.Match[str], Calendar], Reading | None]) -> Rule:
    """Return a rule; `make` may still answer None, and the next rule is tried."""
    return re.compile(pattern), make


def first(rules: tuple[Rule, ...], text: str, calendar: Calendar) -> Reading | None:
    """Return the reading of the first rule that fits the whole text, if one does."""
    for pattern, make in rules:
        if (match := pattern.fullmatch(text)) and (reading := make(match, calendar)):
            return reading
    return None
