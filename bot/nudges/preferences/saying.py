"""A preference in sentences, for the person whose it is and for nobody else."""

from dataclasses import replace
from datetime import date

from bot.language import nations
from bot.language.recurrence import words
from scheduler.mornings import Mornings
from storage.records import HowOften, Preference

_OFTEN = {
    HowOften.TWICE_A_WEEK: "I remind you of your actions as they fall due, as a rule twice a week.",
    HowOften.ONCE_A_WEEK: "I remind you of your actions once a week, on its first working morning.",
    HowOften.BEFORE_MEETINGS: "I remind you of a group's actions on the working morning before it meets.",
    HowOften.NOT_AT_ALL: "I do not remind you of your actions.",
}
USUAL = "I write to you at the usual times: Monday to Friday, between 09:00 and 17:30."
_FEW = 2
_THIS_YEAR = 300
"""In days: so far ahead a day needs no year."""


def stands(mornings: Mornings, today: date) -> str:
    """Return how somebody is reminded as it stands, with their leave if there is any to come."""
    parts = (_OFTEN[mornings.preference.often], _when(mornings), _leave(mornings, today))
    return " ".join(filter(None, parts))


def changed(before: Preference, mornings: Mornings, today: date) -> str:
    """Return what has changed, said as a promise."""
    after = mornings.preference
    if _working(after) != _working(before):
        return (_when(mornings) or USUAL).replace("I write", "I will write").replace("I keep", "I will keep")
    if after.often is before.often and (leave := _leave(mornings, today)):
        return leave
    was_away = before.away_until is not None and before.away_until > today and after.away_until is None
    said = stands(mornings, today).replace("I remind", "I will remind").replace("I do not", "I will not")
    return f"Welcome back. {said}" if was_away else said


def _working(wish: Preference) -> Preference:
    """Return of what somebody wishes only when they work."""
    return replace(wish, often=HowOften.TWICE_A_WEEK, away_from=None, away_until=None, changed_at=None)


def _when(mornings: Mornings) -> str:
    """Return on which days, at what times and on whose holidays somebody works; empty for what is usual."""
    wish, hours = mornings.preference, mornings.hours
    said = ""
    if wish.days or wish.begins or wish.ends:
        said = f"I write to you {_days(hours.days)}, between {hours.begins:%H:%M} and {hours.ends:%H:%M}."
    place = nations.PLACES.get(nations.code(wish.country, wish.subdivision) or "")
    return " ".join(filter(None, (said, f"I keep the public holidays of {place}." if place else "")))


def _days(days: tuple[int, ...]) -> str:
    """Return 'Monday to Thursday', or 'on Tuesdays and Thursdays'."""
    names = [words.WEEKDAYS[day] for day in days]
    if len(days) > _FEW and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]} to {names[-1]}"
    return f"on {words.listed([f'{name}s' for name in names])}"


def _leave(mornings: Mornings, today: date) -> str:
    """Return from when they are written to again, or that they are not; empty when no leave is to come."""
    wish, back = mornings.preference, mornings.back
    if back is None or wish.away_until is None or wish.away_until <= today:
        return ""
    quiet = f"From {_day(wish.away_from, today)} I keep quiet. " if wish.away_from is not None else ""
    if wish.often is HowOften.NOT_AT_ALL:
        return f"{quiet}I know that you are away until {_day(wish.away_until, today)}."
    return f"{quiet}I will write to you again from {_day(back, today)}."


def _day(day: date, today: date) -> str:
    year = f" {day.year}" if (day - today).days > _THIS_YEAR else ""
    return f"{day:%A} {day.day} {day:%B}{year}"
