"""Reading one phrase: normalise it, try the rules, then dateparser, and settle what came out."""

from bot.language.dates import checks, normalise, numeric, phrases, with_dateparser
from bot.language.dates.answers import Calendar, Question, Reading, Understood


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
    return phrases.resolve(normalise.canonical(text, numeric.language(calendar.locale)), calendar)


def _foreign(phrase: str, calendar: Calendar) -> Reading | None:
    """Ask dateparser, with the accents kept, for it knows the words of each language as they are written."""
    if len(phrase) > normalise.MOST_LETTERS:
        return None
    return with_dateparser.ask(normalise.printed(phrase), calendar)
