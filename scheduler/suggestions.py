"""Whether somebody is asked if they are on leave, since a sign suggests it. Pure: values in, values out."""

from datetime import date

from storage.records import Preference, Suggestion


def is_open(suggestion: Suggestion | None, wish: Preference, today: date) -> bool:
    """Tell whether leave that is suggested is yet to come to its end, not answered, and not known already."""
    if suggestion is None or suggestion.agreed is not None or suggestion.until <= today:
        return False
    return wish.away_until is None or wish.away_until < suggestion.until
