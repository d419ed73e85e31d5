"""People who are named in what is said of meetings: each one sure, or a question which one is meant."""

from collections.abc import Callable, Sequence
from itertools import islice, product

from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Known
from bot.understanding.meaning import About, Ask, Meaning, OpenForm, Reading
from bot.understanding.people import Spot

MOST = 5
MOST_LETTERS = 80
PEOPLE = r"(?P<who>¤\d{1,3})"
"""Some people in a row, as `heard` marks them."""


def of_people(
    heard: Heard, spots: Sequence[Spot], known: Known, make: Callable[[tuple[str, ...]], Meaning]
) -> Meaning:
    """Return what is done for the people who are named; a question where one of them may be somebody else."""
    if nobody := nobody_known(heard, spots):
        return nobody
    several = list(islice(product(*(spot.who[:MOST] for spot in spots)), MOST + 1))
    if len(several) == 1:
        return make(tuple(dict.fromkeys(several[0])))
    readings = tuple(Reading(_names(who, known), make(tuple(dict.fromkeys(who)))) for who in several[:MOST])
    return Ask(About.PERSON, readings, "Who is meant?")


def nobody_known(heard: Heard, spots: Sequence[Spot]) -> OpenForm | None:
    """Return that nobody goes by a name; None where somebody goes by each."""
    unknown = [heard.plain.text[spot.start : spot.end].lstrip("@") for spot in spots if not spot.who]
    if not unknown:
        return None
    return OpenForm(why=f"Nobody here goes by ‘{unknown[0][:MOST_LETTERS]}’: pick them from Slack's list.")


def _names(who: Sequence[str], known: Known) -> str:
    return " and ".join(known.by_id[user].name if user in known.by_id else user for user in who)
