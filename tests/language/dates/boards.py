"""The calendar of the board of the sentences, which meets on Thursdays and keeps England's holidays."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.language.dates import Calendar, FoundDate, Question, Understood

LONDON = ZoneInfo("Europe/London")
THURSDAY = date(2026, 11, 26)
MEETINGS = (date(2026, 12, 10), date(2027, 1, 14))


def board(
    today: date = THURSDAY,
    country: str | None = "GB",
    subdivision: str | None = "ENG",
    *,
    locale: str = "en-GB",
    meetings: tuple[date, ...] = MEETINGS,
) -> Calendar:
    """Return what the board's dates depend on, at half past nine on a day."""
    now = datetime(today.year, today.month, today.day, 9, 30, tzinfo=UTC)
    return Calendar(now, LONDON, locale, meetings, country, subdivision)


def days(answer: Understood | Question | None) -> list[str]:
    """Return the day that was understood, or a question mark and those that are offered."""
    if answer is None:
        return []
    if isinstance(answer, Understood):
        return [answer.day.isoformat()]
    return ["?", *(day.isoformat() for day in answer.readings)]


def said(text: str, found: FoundDate | None) -> str:
    """Return the words that were found."""
    return text[found.start : found.end] if found else ""


def rows(table: str) -> list[tuple[str, list[str]]]:
    """Return the rows of a table: a phrase, and after ' | ' what it means, a day or '?' and days."""
    lines = [line.split(" | ") for line in table.strip().splitlines()]
    return [(phrase.strip(), meant.split()) for phrase, meant in lines]
