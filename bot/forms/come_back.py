"""When a parked decision comes back, in plain words."""

from datetime import date

from bot.parsing import dates
from bot.parsing.dates import Calendar, Question
from bot.parsing.refusal import Refusal

NEEDED = "A parked decision needs a date to come back, for example: the next meeting, in six weeks."


def read(words: str, calendar: Calendar) -> date:
    """Return the day that is meant; raise Refusal for none, or one that must be asked about."""
    if not words.strip():
        raise Refusal(NEEDED)
    answer = dates.read(words, calendar)
    if isinstance(answer, Question):
        asks = answer.asks.replace("is it due", "does it come back")
        offered = " or ".join(dates.echo(day) for day in answer.readings)
        raise Refusal(f"{asks} Type, for example, {offered}." if offered else asks)
    return answer.day
