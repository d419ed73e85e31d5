"""The last word on every reading: one day from today to two years on is understood, all else is asked."""

from collections.abc import Iterable
from datetime import date

from bot.language.dates import days
from bot.language.dates.answers import Calendar, Question, Reading, Understood, echo

MOST_READINGS = 4
MOST_QUOTED = 60


def limit(today: date) -> date:
    """Return the last day that is accepted without asking: two years from today."""
    return days.add_months(today, 24)


def settle(reading: Reading, phrase: str, calendar: Calendar) -> Understood | Question:
    """Return the one day that is meant, or the question that finds it out."""
    today = calendar.today
    if reading.days and max(reading.days) < today:
        passed = echo(max(reading.days))
        return Question(f"{quoted(phrase)} is {passed}, which has passed: which day is it due?")
    if reading.asks or len(reading.days) != 1:
        asks = (reading.asks or "Which day is {phrase}?").replace("{phrase}", quoted(phrase))
        return Question(asks, offered(reading.days, today))
    day = reading.days[0]
    if day > limit(today):
        asks = f"{quoted(phrase)} is {echo(day)}, more than two years away: is that right?"
        return Question(asks, (day,))
    return Understood(day, phrase)


def offered(candidates: Iterable[date], today: date) -> tuple[date, ...]:
    """Return what can be shown as buttons: not past, each once, ascending, at most four."""
    return tuple(sorted({day for day in candidates if day >= today}))[:MOST_READINGS]


def lost(phrase: str, calendar: Calendar) -> Question:
    """Return the question for a phrase that no rule reads: no readings, but an example."""
    friday = echo(days.in_week(calendar.today, 1, days.FRIDAY)).rsplit(" ", 1)[0]
    which = f"Which day is {quoted(phrase)}" if phrase.strip() else "Which day is it due"
    return Question(f"{which}: for example '{friday}', 'in two weeks' or 'before the next meeting'?")


def quoted(phrase: str) -> str:
    """Return the phrase in quotes for a sentence, cut when long, without anything that does not print."""
    shown = "".join(letter for letter in " ".join(phrase.split()) if letter.isprintable())
    return f"'{shown[:MOST_QUOTED]}…'" if len(shown) > MOST_QUOTED else f"'{shown}'"
