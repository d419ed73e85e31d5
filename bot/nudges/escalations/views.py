"""What the chair is told when reminding did not help, or somebody has gone, and what can be done about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions import views as action_views
from bot.language import wording
from bot.nudges.views import AROUND, named, plain_lines
from bot.slack.blocks import room, text
from bot.slack.blocks.text import Block, Message
from storage.records import Assignment, subjects

ROOM_FOR_REST = 1500
"""How much of a message's room is kept free to tell where those are that do not fit."""


@dataclass(frozen=True)
class Escalated:
    """One owner's part of an action; `outcome` is what became of it since, in a word of `OUTCOMES`."""

    assignment: Assignment
    outcome: str | None = None


@dataclass(frozen=True)
class Escalations:
    """All that somebody is told at once, each owner's actions together; `today` is where they are.

    They are told since nudges have ended, or `why` else: of a `user` who has gone, or asks for more time.
    """

    name: str
    items: Sequence[Escalated]
    today: date
    why: str = ""
    user: str = ""


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


_HAVE_GONE = {
    subjects.ACCOUNT_CLOSED: "has no account here any more",
    subjects.HAS_LEFT: "has left the group",
    subjects.SEES_IT_NOT: "is not in the group's channel and can not see it",
}
_GONE = (
    "They are not nudged any more. Pass on asks somebody else, Done closes an action for all its owners, "
    "Details shows all of it."
)


def by_owner(assignments: Sequence[Assignment]) -> list[Assignment]:
    """Return assignments owner by owner, beginning with the owner of what is longest overdue."""
    owners = list(dict.fromkeys(named(each) for each in assignments))
    return sorted(assignments, key=lambda each: owners.index(named(each)))


def escalations(shown: Escalations) -> Message:
    """Tell somebody of all open actions whose owners get no more nudges."""
    heading = _heading(shown)
    sentences = [_sentence(item, shown) for item in shown.items]
    most = room.MOST_PLAIN - ROOM_FOR_REST // 2 - len(heading) - 1
    plain = [heading, *plain_lines(sentences, lambda left: _rest(shown.items[-left:]), most)]
    closing = _GONE if shown.why in _HAVE_GONE else _CLOSING
    blocks = [text.section(f"*{heading}*"), *_blocks(shown), text.context(closing)]
    return Message(text="\n".join([*plain, closing]), blocks=blocks)


def _heading(shown: Escalations) -> str:
    """Return what it is about, in one sentence."""
    count, who = len(shown.items), text.person(shown.user)
    left = f"{wording.begin(wording.number(count))} action{'s' * (count > 1)} of theirs"
    if shown.why in _HAVE_GONE:
        return f"{who} {_HAVE_GONE[shown.why]}. {left} {'is' if count == 1 else 'are'} still open:"
    if shown.why == subjects.PUT_OFF:
        often = action_views.moved(shown.items[0].assignment.action)
        return f"{who} needs more time again. The due day has {often} by now:"
    which, them = ("one action is", "it") if count == 1 else (f"{count} actions are", "them")
    heading = f"{which} still open, and no more nudges go out about {them}:"
    return f"{text.fit(shown.name, 80)}, {heading}" if shown.name else wording.begin(heading)


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
        nudged = f"{wording.begin(_nudged(item.assignment).removeprefix('was '))}. " if not shown.why else ""
        lines.append(f"{nudged}{_due(item.assignment, shown.today)}")
        lines += [f"*{OUTCOMES[item.outcome]}*"] if item.outcome else []
        buttons = [
            text.button("Done", "nudge_done", str(owner.id)),
            text.button("Pass on", "ask_pass_on", str(owner.id)),
        ]
        details = text.button("Details", "action_details", str(action.id))
        offered = [details] if item.outcome in _ENDED else [*buttons, details]
        yield [text.section("\n".join(lines)), text.actions(*offered)]


def _sentence(item: Escalated, shown: Escalations) -> str:
    """Return the same as plain text, on one line."""
    assignment = item.assignment
    action = assignment.action
    outcome = f" {OUTCOMES[item.outcome]}" if item.outcome else ""
    owned = "" if shown.why else f": {named(assignment)} owns it and {_nudged(assignment)}"
    return f"{action.label} {text.fit(action.text, 300)}{owned}. {_due(assignment, shown.today)}{outcome}"


def _nudged(assignment: Assignment) -> str:
    """Return how often they were nudged, and that they have gone; never that they wanted none."""
    owner = assignment.owner
    count = f"was nudged {text.times(owner.nudges)}"
    if assignment.recipient != owner.user:
        count = f"{text.person(assignment.recipient)} {count} for them" if owner.nudges else count
    if assignment.gone:
        return f"{count if owner.nudges else 'could not be nudged'}; they are gone"
    return count if owner.nudges else "was not nudged"


def _due(assignment: Assignment, today: date) -> str:
    action = assignment.action
    if action.due is None:
        return f"It has no due date, in {text.channel(action.channel)}."
    due = action.due
    return f"It {'was' if due < today else 'is'} due {text.day(due)}, in {text.channel(action.channel)}."


def _rest(items: Sequence[Escalated]) -> str:
    """Return how many do not fit, and where to look for them."""
    places = list(dict.fromkeys(item.assignment.action.channel for item in items))
    where = [text.channel(place) for place in places[:10]] + (["other groups"] if places[10:] else [])
    return f"… and {len(items)} more: `/actions overdue` in {text.listed(where)} shows them."
