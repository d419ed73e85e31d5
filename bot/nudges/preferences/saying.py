"""A preference in sentences, for the person whose it is and for nobody else."""

from datetime import date

from scheduler.mornings import Mornings
from storage.records import HowOften, Preference

_OFTEN = {
    HowOften.TWICE_A_WEEK: "I remind you of your actions as they fall due, as a rule twice a week.",
    HowOften.ONCE_A_WEEK: "I remind you of your actions once a week, on its first working morning.",
    HowOften.BEFORE_MEETINGS: "I remind you of a group's actions on the working morning before it meets.",
    HowOften.NOT_AT_ALL: "I do not remind you of your actions.",
}
_THIS_YEAR = 300
"""In days: so far ahead a day needs no year."""


def stands(mornings: Mornings, today: date) -> str:
    """Return how somebody is reminded as it stands, with their leave if there is any to come."""
    leave = _leave(mornings, today)
    return f"{_OFTEN[mornings.preference.often]} {leave}".strip()


def changed(before: Preference, mornings: Mornings, today: date) -> str:
    """Return what has changed, said as a promise."""
    after = mornings.preference
    if after.often is before.often and (leave := _leave(mornings, today)):
        return leave
    was_away = before.away_until is not None and before.away_until > today and after.away_until is None
    said = stands(mornings, today).replace("I remind", "I will remind").replace("I do not", "I will not")
    return f"Welcome back. {said}" if was_away else said


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
