"""On which day something that is put off comes back."""

from datetime import date

from bot.language import dates
from bot.language.dates import Question, Understood
from bot.language.dates.answers import MONTHS
from bot.understanding.known import Known

_SHORT = 3
"""Letters of a month that is abbreviated."""
MOST = 4
"""So many days are offered, beside the form."""
_BEFORE = (
    "until ",
    "till ",
    "to ",
    "for ",
    "at ",
    "on ",
    "in ",
    "by ",
    "early ",
    "mid ",
    "late ",
    "the ",
    "our ",
)


_NEXT_TIME = frozenset({"next time", "the next time", "next one", "the next one", "our next", "the next"})
"""What is put off to 'next time' comes back at the next meeting."""


def back(said: str, known: Known) -> date | None:
    """Return the coming day that some words name, None where it is to be asked for: 'for now' is no day."""
    day = _named(said, known)
    return day if day is not None and day > known.today else None


def _named(said: str, known: Known) -> date | None:
    words = said.strip(" .,;:")
    if words in _NEXT_TIME and known.coming:
        return known.coming[0].day
    answer = dates.read(words, known.calendar)
    if isinstance(answer, Understood):
        return answer.day
    bare = words
    for word in _BEFORE:
        bare = bare.removeprefix(word)
    answer = dates.read(bare, known.calendar)
    return answer.day if isinstance(answer, Understood) else _only_meeting(bare, known)


def likely(said: str | None, known: Known) -> tuple[date, ...]:
    """Return days to offer where none is plain: those that the words may mean, else the next meetings."""
    if not said:
        return tuple(dict.fromkeys(meeting.day for meeting in known.coming))[:MOST]
    answer = dates.read(said.strip(" .,;:"), known.calendar)
    return answer.readings[:MOST] if isinstance(answer, Question) else ()


def _only_meeting(month: str, known: Known) -> date | None:
    """Return the day of the one meeting in a month: there something comes back that is put off to it."""
    name = month.partition(" ")[0]
    if len(name) == _SHORT:
        full = next((each for each in MONTHS if each.startswith(name)), name)
        name, month = full, month.replace(name, full, 1)
    if name not in MONTHS:
        return None
    days = [meeting.day for meeting in known.coming if MONTHS[meeting.day.month - 1] == name]
    return days[0] if len(days) == 1 and month in (name, f"{name} meeting", f"{name}'s meeting") else None
