"""A day that somebody writes into a form, in plain words."""

from datetime import date

from bot.language import dates
from bot.language.dates import Calendar, Question
from bot.language.refusal import Refusal

NEEDED = "A parked decision needs a date to come back, for example: the next meeting, in six weeks."


def due(words: str, calendar: Calendar) -> date:
    """Return the day that is meant; raise Refusal for one that must be asked about."""
    answer = dates.read(words, calendar)
    if isinstance(answer, Question):
        raise Refusal(ask(answer))
    return answer.day


def come_back(words: str, calendar: Calendar) -> date:
    """Return the day on which a parked decision comes back; raise Refusal when none is written, too."""
    if not words.strip():
        raise Refusal(NEEDED)
    answer = dates.read(words, calendar)
    if isinstance(answer, Question):
        raise Refusal(ask(answer).replace("is it due", "does it come back"))
    return answer.day


def ask(question: Question, write: str = "Write") -> str:
    """Return the question about a day, followed by the days that may be meant, to `write` one of them."""
    readings = " or ".join(dates.echo(day) for day in question.readings)
    return f"{question.asks} {write} {readings}." if readings else question.asks
