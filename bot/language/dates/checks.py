"""The last word on every reading: one day from today to two years on is understood, all else is asked."""

from collections.abc import Iterable
from dataclasses import replace
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
    return _landed(reading, phrase, calendar)


def _landed(reading: Reading, phrase: str, calendar: Calendar) -> Understood | Question:
    """Return the day as it was said, with working days beside it where it is none.

    A public holiday is asked about, since people forget that it is one, unless they wrote it in full.
    The end of a month, or the day of a meeting, is what was meant, whatever else that day is.
    """
    day, working, today = reading.days[0], calendar.working, calendar.today
    understood = Understood(
        day, phrase, reading.at_meeting, others=offered(reading.others, today), opens=_opens(reading)
    )
    if working.is_working_day(day):
        return understood
    earlier, later = working.on_or_before(day), working.on_or_after(day)
    fixed = reading.closes or reading.at_meeting is not None
    if day.weekday() < days.SATURDAY and not (fixed or reading.deliberate):
        asks = f"{echo(day)} is a public holiday: which day is it due?"
        return Question(asks, offered((earlier, day, later), today))
    others = offered((*reading.others, earlier), today) if fixed else understood.others
    return replace(understood, next_working_day=later, others=others)


def _opens(reading: Reading) -> date | None:
    return reading.opens if reading.opens and reading.opens <= reading.days[0] else None


def offered(candidates: Iterable[date], today: date) -> tuple[date, ...]:
    """Return what can be shown as buttons: not past, each once, ascending, at most four."""
    return tuple(sorted({day for day in candidates if day >= today}))[:MOST_READINGS]


def lost(phrase: str, calendar: Calendar) -> Question:
    """Return the question for a phrase that no rule reads: no readings, but an example."""
    which = f"Which day is {quoted(phrase)}" if phrase.strip() else "Which day is it due"
    return Question(f"{which}: {example(calendar)}?")


def example(calendar: Calendar) -> str:
    """Return what people may write for a day."""
    friday = echo(days.in_week(calendar.today, 1, days.FRIDAY)).rsplit(" ", 1)[0]
    return f"for example '{friday}', 'in two weeks' or 'before the next meeting'"


def quoted(phrase: str) -> str:
    """Return the phrase in quotes for a sentence, cut when long, without anything that does not print."""
    shown = "".join(letter for letter in " ".join(phrase.split()) if letter.isprintable())
    return f"'{shown[:MOST_QUOTED]}…'" if len(shown) > MOST_QUOTED else f"'{shown}'"
