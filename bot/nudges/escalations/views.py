"""What the chair is told when reminding did not help, and what can be done about each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.nudges.views import MOST_BLOCKS, MOST_PLAIN, MOST_ROOM, named, room
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from storage.records import Assignment, OwnerKind

ROOM_FOR_REST = 1500
"""What is kept of a message's room for where to look for those that do not fit."""


@dataclass(frozen=True)
class Item:
    """One owner's part of an action; `said` is what became of it since, in a word of `SAID`."""

    assignment: Assignment
    said: str | None = None


@dataclass(frozen=True)
class Escalations:
    """All that somebody is told at once, each owner's actions together; `today` is where they are."""

    name: str
    items: Sequence[Item]
    today: date


SAID = {
    "done": "Done.",
    "still on it": "They say that they are still on it.",
    "snoozed": "They have snoozed their nudges.",
    "passed on": "Passed on.",
    "declined": "They say that they can't.",
    "closed": "Closed.",
    "undone": "Undone.",
}
_ENDED = ("done", "passed on", "closed", "undone")
_CLOSING = (
    "Please speak with them. Done closes an action for all its owners, Pass on asks somebody else, "
    "Details shows all of it."
)


def by_owner(assignments: Sequence[Assignment]) -> list[Assignment]:
    """Return assignments with each owner's together, the owner of what is longest overdue first."""
    owners = list(dict.fromkeys(named(each) for each in assignments))
    return sorted(assignments, key=lambda each: owners.index(named(each)))


def escalations(shown: Escalations) -> Message:
    """Tell somebody of all actions that are open and whose owners get no more nudges."""
    count = len(shown.items)
    which, them = ("one action is", "it") if count == 1 else (f"{count} actions are", "them")
    heading = f"{which} still open, and no more nudges go out about {them}:"
    heading = f"{text.fit(shown.name, 80)}, {heading}" if shown.name else text.begin(heading)
    plain = [heading]
    for index, item in enumerate(shown.items):
        line = _sentence(item, shown.today)
        if sum(len(said) + 1 for said in plain) + len(line) > MOST_PLAIN - ROOM_FOR_REST // 2:
            plain.append(_rest(shown.items[index:]))
            break
        plain.append(line)
    blocks = [text.section(f"*{heading}*"), *_blocks(shown), text.context(_CLOSING)]
    return Message(text="\n".join([*plain, _CLOSING]), blocks=blocks)


def _blocks(shown: Escalations) -> list[Block]:
    """Return each action with its buttons while there is room, then how many more there are, and where."""
    blocks: list[Block] = []
    for index, whole in enumerate(_wholes(shown)):
        full = room(blocks + whole) > MOST_ROOM - ROOM_FOR_REST or len(blocks) + 2 > MOST_BLOCKS
        if full:
            return [*blocks, text.section(_rest(shown.items[index:]))]
        blocks += whole
    return blocks


def _wholes(shown: Escalations) -> Iterator[list[Block]]:
    """Yield the blocks of each action; the first of an owner's begins with the owner."""
    before = ""
    for item in shown.items:
        owner, action = item.assignment.owner, item.assignment.action
        who = named(item.assignment)
        said = [] if who == before else [f"*{text.begin(who)}*"]
        before = who
        said.append(f"*{action.label}* {text.fit(action.text, 300)}")
        nudged = text.begin(_nudged(item.assignment).removeprefix("was "))
        said.append(f"{nudged}. {_due(item.assignment, shown.today)}")
        said += [f"*{SAID[item.said]}*"] if item.said else []
        buttons = [
            text.button("Done", "nudge_done", str(owner.id)),
            text.button("Pass on", "ask_pass_on", str(owner.id)),
        ]
        details = text.button("Details", "action_details", str(action.id))
        offered = [details] if item.said in _ENDED else [*buttons, details]
        yield [text.section("\n".join(said)), text.actions(*offered)]


def _sentence(item: Item, today: date) -> str:
    """Return the same as plain text, on one line."""
    assignment = item.assignment
    action = assignment.action
    said = f" {SAID[item.said]}" if item.said else ""
    return (
        f"{action.label} {text.fit(action.text, 300)}: {named(assignment)} owns it and "
        f"{_nudged(assignment)}. {_due(assignment, today)}{said}"
    )


def _nudged(assignment: Assignment) -> str:
    """Return how often whoever is nudged about it was, and why no oftener."""
    owner = assignment.owner
    count = f"was nudged {text.times(owner.nudges)}"
    if owner.kind is not OwnerKind.PERSON:
        count = f"{text.person(assignment.recipient)} {count} for them" if owner.nudges else count
    said = count if owner.nudges else "could not be nudged"
    return f"{said}; their account is closed" if assignment.gone else said


def _due(assignment: Assignment, today: date) -> str:
    action = assignment.action
    due = action.due or today
    return f"It {'was' if due < today else 'is'} due {text.day(due)}, in {text.channel(action.channel)}."


def _rest(items: Sequence[Item]) -> str:
    """Return how many do not fit, and where to look for them."""
    places = list(dict.fromkeys(item.assignment.action.channel for item in items))
    where = [text.channel(place) for place in places[:10]] + (["other groups"] if places[10:] else [])
    return f"… and {len(items)} more: `/actions overdue` in {text.listed(where)} shows them."
