"""What was understood of a record, in one wording: for a form that keeps nothing else of it."""

from collections.abc import Iterator, Mapping

from bot.actions import meant as assigned
from bot.decisions import meant as decided
from bot.language import slack_text
from bot.slack.blocks import decision_words, text
from bot.understanding.meaning import NewAction, NewDecision
from storage.records import OwnerKind


def of_decision(record: NewDecision, names: Mapping[str, str]) -> str:
    """Return a decision with why and on what terms; what it replaces stands last, where it is read again.

    `names` are those of the people in it, by id.
    """
    terms = "; ".join(_terms(record, names))
    told = f"{record.text} ({terms})" if terms else record.text
    told += f" because {record.reason}" if record.reason else ""
    for follow in decided.resolution(record).follows:
        told += f" {decision_words.verb(follow.relation)} D{follow.number}"
    return told


def _terms(record: NewDecision, names: Mapping[str, str]) -> Iterator[str]:
    resolution = decided.resolution(record)
    if record.condition:
        yield f"subject to {record.condition}"
    behalf = resolution.on_behalf_of
    said = [f"on behalf of {decision_words.party(behalf)}"] if behalf is not None else []
    said += [decision_words.carried(resolution), decision_words.movers(resolution)]
    yield from (slack_text.readable(each, names) for each in said if each)


def of_action(record: NewAction) -> str:
    """Return an action with what has no input: its owners outside, how often, why and to what end."""
    others = [one for one in record.owners if one.kind is not OwnerKind.PERSON]
    named = text.listed([one.name or one.organisation or "a user group" for one in others])
    told = f"{named} to {record.text}" if others else record.text
    again = assigned.repeats(record)
    told += f" {again.saying}" if again is not None else ""
    told += f" because {record.reason}" if record.reason else ""
    told += f" so that {record.measure}" if record.measure else ""
    return f"{told} for D{record.decision}" if record.decision is not None else told
