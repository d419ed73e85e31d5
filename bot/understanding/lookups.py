"""What `/decisions …` and `/actions …` ask for."""

import re
from dataclasses import dataclass

from bot.language import slack_text

_NUMBER = re.compile(r"([ad])?\s?#?(\d{1,9})", re.IGNORECASE)
_BEGINS = re.compile(r"\s{0,9}([ad])\s?#?(\d{1,9})[\s:,.–—-]", re.IGNORECASE)

STATUSES = {
    "decision": {
        "proposed": "proposed",
        "agreed": "agreed",
        "rejected": "rejected",
        "withdrawn": "withdrawn",
        "parked": "parked",
        "escalated": "escalated",
        "amended": "amended",
        "superseded": "superseded",
        "replaced": "superseded",
    },
    "action": {
        "open": "open",
        "overdue": "overdue",
        "done": "done",
        "dropped": "dropped",
        "closed": "closed",
    },
}
"""The words that filter rather than search, as long as all the words beside them are filters too."""


@dataclass(frozen=True)
class Query:
    """A look-up: one record by `number`, or those with all `words`, of a `status`, of some `people`.

    `mine` asks for the asker's own. Nothing set asks for the latest decisions, or the open actions.
    """

    number: int | None = None
    words: str = ""
    status: str | None = None
    people: tuple[str, ...] = ()
    mine: bool = False


def read(text: str, record: str) -> Query:
    """Return what is asked for of `record`, 'decision' or 'action'; any text is a query."""
    people = slack_text.people(text)
    plain = slack_text.readable(slack_text.without_people(text))
    if match := _NUMBER.fullmatch(plain):
        own = (match[1] or record[0]).lower() == record[0]
        return Query(number=int(match[2])) if own else Query(words=plain)
    return _filtered(plain, record, people)


def numbered(text: str, record: str) -> int | None:
    """Return the number that a text begins with before it says more: 'A4 done' asks to change something."""
    match = _BEGINS.match(text)
    return int(match[2]) if match and match[1].lower() == record[0] else None


def _filtered(plain: str, record: str, people: tuple[str, ...]) -> Query:
    words = plain.split()
    lowered = [word.casefold() for word in words]
    filters = STATUSES[record].keys() | ({"mine", "my"} if record == "action" else set())
    if not all(word in filters for word in lowered):
        return Query(words=plain, people=people)
    named = [STATUSES[record][word] for word in lowered if word in STATUSES[record]]
    mine = "mine" in lowered or "my" in lowered
    return Query(status=named[-1] if named else None, people=people, mine=mine)
