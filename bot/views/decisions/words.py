"""Words that several views of decisions share."""

from collections.abc import Sequence
from datetime import datetime

from bot.views import text
from storage.records import Concern, Decision, DecisionStatus, Link, Relation

RELATIONS = {Relation.SUPERSEDES: ("Replaces", "Replaced by"), Relation.AMENDS: ("Amends", "Amended by")}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def verb(relation: Relation) -> str:
    """Return what one decision does to another: 'replaces' or 'amends'."""
    return RELATIONS[relation][0].lower() if relation in RELATIONS else relation.value


def status(stored: str) -> str:
    """Return a status as people say it: what is stored as 'superseded' was replaced, as the buttons say."""
    return "replaced" if stored == DecisionStatus.SUPERSEDED else str(stored)


def number(count: int) -> str:
    """Return a small number in words."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def ago(then: datetime, now: datetime) -> str:
    """Return how long ago something was, as people say it: 'two weeks ago', 'on Friday 4 December 2026'."""
    days = (now.date() - then.date()).days
    if days < 2:
        return "yesterday" if days == 1 else "today"
    if days < 14:
        return f"{number(days)} days ago" if days != 7 else "a week ago"
    if days < 70:
        return f"{number(days // 7)} weeks ago"
    return f"on {text.day(then.date())}"


def relation(link: Link, other: Decision, *, newer: bool) -> str:
    """Return one line about a linked decision: 'Replaced by D5 …' when the other is the newer one."""
    words = RELATIONS.get(link.relation, (link.relation.value.capitalize(), "Linked from"))
    return f"{words[newer]} {other.label} {text.brief(other.text)}"


def concern(one: Concern) -> str:
    """Return one line about an open concern: 'Objection, open: no money has been found (Mal)'."""
    return f"{one.strength.value.capitalize()}, open: {text.brief(one.text)} ({text.person(one.author)})"


def strongest(concerns: Sequence[Concern]) -> list[Concern]:
    """Return concerns with objections first, then reservations, then questions; oldest first among them."""
    order = ("objection", "reservation", "question")
    return sorted(concerns, key=lambda one: (order.index(one.strength.value), one.id))
