"""What the chair is told when reminding did not help, and what can be done about each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.language import wording
from bot.nudges.views import AROUND, named, plain_lines
from bot.slack.blocks import room, text
from bot.slack.blocks.text import Block, Message
from storage.records import Assignment, OwnerKind

ROOM_FOR_REST = 1500
"""How much of a message's room is kept free to tell where those are that do not fit."""


@dataclass(frozen=True)
class Escalated:
    """One owner's part of an action; `outcome` is what became of it since, in a word of `OUTCOMES`."""

    assignment: Assignment
    outcome: str | None = None


@dataclass(frozen=True)
class Escalations:
    """All that somebody is told at once, each owner's actions together; `today` is where they are."""

    name: str
    items: Sequence[Escalated]
    today: date


OUTCOMES = {
    "done": "Done.",
    "done this time": "Done this time.",
    "still on it": "They say that they are still on it.",
    "snoozed": "They have snoozed their nudges.",
    "passed on": "Passed on.",
    "declined": "They say that they can't.",
    "closed": "Closed.",
    "undone": "Undone.",
}
_ENDED = ("done", "done this time", "passed on", "closed", "undone")
_CLOSING = (
    "Please speak with them. Done closes an action for all its owners, Pass on asks somebody else, "
    "Details shows all of it."
)


def by_owner(assignments: Sequence[Assignment]) -> list[Assignment]:
    """Return assignments owner by owner, beginning with the owner of what is longest overdue."""
    owners = list(dict.fromkeys(named(each) for each in assignments))
    return sorted(assignments, key=lambda each: owners.index(named(each)))


def escalations(shown: Escalations) -> Message:
    """Tell somebody of all open actions whose owners get no more nudges."""
    count = len(shown.items)
    which, them = ("one action is", "it") if count == 1 else (f"{count} actions are", "them")
    heading = f"{which} still open, and no more nudges go out about {them}:"
    heading = f"{text.fit(shown.name, 80)}, {heading}" if shown.name else wording.begin(heading)
    sentences = [_sentence(item, shown.today) for item in shown.items]
    most = room.MOST_PLAIN - ROOM_FOR_REST // 2 - len(heading) - 1
    plain = [heading, *plain_lines(sentences, lambda left: _rest(shown.items[-left:]), most)]
    blocks = [text.section(f"*{heading}*"), *_blocks(shown), text.context(_CLOSING)]
    return Message(text="\n".join([*plain, _CLOSING]), blocks=blocks)


def _blocks(shown: Escalations) -> list[Block]:
    """Return each action with its buttons while there is room, then how many more there are, and where."""
    blocks: list[Block] = []
    for index, of_item in enumerate(_item_blocks(shown)):
        if not room.has_room(blocks + of_item, spare=ROOM_FOR_REST, spare_blocks=AROUND):
            return [*blocks, text.section(_rest(shown.items[index:]))]
        blocks += of_item
    return blocks


def _item_blocks(shown: Escalations) -> Iterator[list[Block]]:
    """Yield the blocks of each action; the first of an owner's begins with the owner."""
    before = ""
    for item in shown.items:
        owner, action = item.assignment.owner, item.assignment.action
        who = named(item.assignment)
        lines = [] if who == before else [f"*{wording.begin(who)}*"]
        before = who
        lines.append(f"*{action.label}* {text.fit(action.text, 300)}")
        nudged = wording.begin(_nudged(item.assignment).removeprefix("was "))
        lines.append(f"{nudged}. {_due(item.assignment, shown.today)}")
        lines += [f"*{OUTCOMES[item.outcome]}*"] if item.outcome else []
        buttons = [
            text.button("Done", "nudge_done", str(owner.id)),
            text.button("Pass on", "ask_pass_on", str(owner.id)),
        ]
        details = text.button("Details", "action_details", str(action.id))
        offered = [details] if item.outcome in _ENDED else [*buttons, details]
        yield [text.section("\n".join(lines)), text.actions(*offered)]


def _sentence(item: Escalated, today: date) -> str:
    """Return the same as plain text, on one line."""
    assignment = item.assignment
    action = assignment.action
    outcome = f" {OUTCOMES[item.outcome]}" if item.outcome else ""
    return (
        f"{action.label} {text.fit(action.text, 300)}: {named(assignment)} owns it and "
        f"{_nudged(assignment)}. {_due(assignment, today)}{outcome}"
    )


def _nudged(assignment: Assignment) -> str:
    """Return how often they were nudged, and that their account is closed; never that they wanted none."""
    owner = assignment.owner
    count = f"was nudged {text.times(owner.nudges)}"
    if owner.kind is not OwnerKind.PERSON:
        count = f"{text.person(assignment.recipient)} {count} for them" if owner.nudges else count
    if assignment.gone:
        return f"{count if owner.nudges else 'could not be nudged'}; their account is closed"
    return count if owner.nudges else "was not nudged"


def _due(assignment: Assignment, today: date) -> str:
    action = assignment.action
    due = action.due or today
    return f"It {'was' if due < today else 'is'} due {text.day(due)}, in {text.channel(action.channel)}."


def _rest(items: Sequence[Escalated]) -> str:
    """Return how many do not fit, and where to look for them."""
    places = list(dict.fromkeys(item.assignment.action.channel for item in items))
    where = [text.channel(place) for place in places[:10]] + (["other groups"] if places[10:] else [])
    return f"… and {len(items)} more: `/actions overdue` in {text.listed(where)} shows them."
