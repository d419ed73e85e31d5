"""Reading one phrase: normalise it, try the rules, then dateparser, and settle what came out."""

import re
from datetime import date

from bot.language.dates import checks, normalise, numeric, phrases, with_dateparser
from bot.language.dates.answers import WEEKDAYS, Calendar, Question, Reading, Understood

LEAD = r"(?:(?P<before>before) )?(?:(?:by|at|on|for|until|the|next|our) )*"


def read(phrase: str, calendar: Calendar) -> Understood | Question:
    """Return the day that the phrase means, or what to ask; never raises, whatever is typed."""
    reading = interpret(phrase, calendar) or _foreign(phrase, calendar)
    if reading is None:
        return checks.lost(phrase, calendar)
    return checks.settle(reading, phrase.strip(), calendar)


def interpret(phrase: str, calendar: Calendar) -> Reading | None:
    """Return what our own rules make of the phrase, unchecked; None when too long or unknown."""
    # Normalising can lengthen a text eighteenfold, so it is cut first.
    if (
        len(phrase) > 3 * normalise.MOST_LETTERS
        or len(text := normalise.plain(phrase)) > normalise.MOST_LETTERS
    ):
        return None
    language = numeric.language(calendar.locale)
    named = _named(text, language, calendar)
    return named or phrases.resolve(normalise.canonical(text, language), calendar)


def _foreign(phrase: str, calendar: Calendar) -> Reading | None:
    """Ask dateparser, with the accents kept, for it knows the words of each language as they are written."""
    if len(phrase) > normalise.MOST_LETTERS:
        return None
    return with_dateparser.ask(normalise.printed(phrase), calendar)


def _named(text: str, language: str, calendar: Calendar) -> Reading | None:
    """Return the date of a series that is called by its name: 'the steering group', 'COP Thursday'."""
    for name, given in calendar.named.items():
        match = re.fullmatch(
            rf"{LEAD}{re.escape(normalise.plain(name))}(?: meeting)?(?: (?P<rest>.+))?", text
        )
        if match is None:
            continue
        dates = sorted({given} if isinstance(given, date) else set(given))
        meant = Reading(tuple(day for day in dates if day >= calendar.today)[:1])
        if match["rest"]:
            meant = _on_weekday(text, match["rest"], language, dates, calendar)
        if meant.days:
            return phrases.before(meant, calendar) if match["before"] else meant
    return None


def _on_weekday(text: str, rest: str, language: str, dates: list[date], calendar: Calendar) -> Reading:
    """Return the series' date on that weekday; a question when the words have another meaning beside it."""
    weekday = normalise.canonical(rest, language).removeprefix("on ")
    if weekday not in WEEKDAYS:
        return Reading(())
    on = [day for day in dates if day >= calendar.today and WEEKDAYS[day.weekday()] == weekday][:1]
    other = phrases.resolve(normalise.canonical(text, language), calendar)
    if on and other and on[0] not in other.days:
        return Reading((*on, *other.days), "{phrase} can be read two ways: which day is it?")
    return Reading(tuple(on))
