"""What a group is to deliver, and by when, as one line: 'the action plan by 1 February 2027'."""

from dataclasses import dataclass
from datetime import date

from bot.language import dates, slack_text
from bot.language.dates import Calendar, Understood
from bot.language.recurrence import saying
from bot.language.refusal import Refusal

EXAMPLE = "the action plan by 1 February 2027"
LONGEST = 300


@dataclass(frozen=True)
class Deliverable:
    """What is due, and on which day."""

    what: str
    due: date


def read(line: str, calendar: Calendar) -> Deliverable | None:
    """Return what is due when; None for an empty line. Raises Refusal when either can not be told."""
    words = " ".join(slack_text.clean(line).split())
    if not words:
        return None
    if len(words) > LONGEST:
        raise Refusal(f"That is too long. Name it in a few words, for example: {EXAMPLE}")
    found = dates.find(words, calendar)
    if found is None:
        raise Refusal(f"When is it due? For example: {EXAMPLE}")
    if not isinstance(found.answer, Understood):
        raise Refusal(found.answer.asks)
    what = f"{words[: found.start]} {words[found.end :]}".strip(" ,;:.–-")
    if not what:
        raise Refusal(f"What is due on {dates.echo(found.answer.day)}? For example: {EXAMPLE}")
    return Deliverable(" ".join(what.split()), found.answer.day)


def line(what: str | None, due: date | None) -> str:
    """Return a deliverable as `read` takes it."""
    if not what or due is None:
        return what or ""
    return f"{what} by {saying.day(due)}"
