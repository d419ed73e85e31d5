"""What somebody who looks something up is shown; only they see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions import views as action_views
from bot.language import wording
from bot.slack.blocks import decision_words, room, text
from bot.slack.blocks.text import Block, Message
from storage.records import Action, Concern, Decision, DecisionStatus, Owner

MOST_LISTED = 20
"""Twenty lines of two hundred letters stay within what Slack takes in one message."""
REST = "… the rest is behind Details on its card."

NOT_FOUND = {
    "decision": "No decision like that here. Try a word of it: `/decisions crisis café`.",
    "action": "No action like that here. Try a word of it: `/actions scope paper`.",
}
"""The same answer for what does not exist and for what the asker may not see."""

NOTHING_OF_YOURS = "Nothing of yours is open."

HELP = {
    "decision": (
        "*/decisions* looks decisions up; only you see the answer.\n"
        "`/decisions` the latest · `/decisions crisis café` those with these words\n"
        "`/decisions D12` one with its history · `/decisions parked` those that are to come back\n"
        "`/decisions @sam` those that Sam recorded"
    ),
    "action": (
        "*/actions* looks actions up; only you see the answer.\n"
        "`/actions` those still open · `/actions mine` yours · `/actions overdue`\n"
        "`/actions @sam` Sam's · `/actions A7` one with its history\n"
        "`/actions scope paper` those with these words, closed ones too"
    ),
}


@dataclass(frozen=True)
class Owned:
    """An action with its owners."""

    action: Action
    owners: Sequence[Owner]


def only_looks(record: str, number: int) -> Message:
    """Tell somebody who writes more than a record's number that a look-up changes nothing."""
    command, label = f"/{record}s", f"{record[0].upper()}{number}"
    sentence = f"`{command}` only looks things up, so nothing has changed. `{command} {label}` shows {label}."
    if record == "action":
        sentence += f" To close what is yours, write `{label} done` to me alone."
    return text.note(sentence)


def decided(
    found: Sequence[Decision], *, title: str, elsewhere: bool, upheld: Sequence[Concern] = ()
) -> Message:
    """List decisions, newest first; of what was asked for `elsewhere`, each with its group.

    Each has the last of the concerns on it that were upheld.
    """
    return _listed(title, [_decision(decision, elsewhere, upheld) for decision in found])


def assigned(found: Sequence[Owned], *, title: str, today: date, elsewhere: bool) -> Message:
    """List actions, the soonest due first; of what was asked for `elsewhere`, each with its group."""
    return _listed(title, [_action(owned, today, elsewhere) for owned in found])


def full_record(blocks: Sequence[Block], *, title: str) -> Message:
    """Show a whole record, of which `blocks` is the modal, as a message to the asker alone."""
    shown = [block for block in blocks if block["type"] in ("section", "context", "divider", "header")]
    shown = [block for block in shown if block["type"] == "divider" or text.words_of(block)]
    plain = "\n".join([title, *(words for block in shown if (words := text.words_of(block)))])
    fitting = room.within([text.header(title), *shown], text.context(REST))
    return Message(text=text.cut(plain, room.MOST_PLAIN), blocks=fitting)


def several(found: Mapping[str, str]) -> Message:
    """Name the records of one number in several groups, by channel, from the full text of each."""
    lines = [f"*In {text.channel(channel)}*: {_second_line(plain)}" for channel, plain in found.items()]
    title = "Several groups have one of that number. Ask for it in the channel of the one you mean"
    return _listed(title, lines)


def _second_line(plain: str) -> str:
    """Return what a record says, which follows its title; it is escaped already."""
    lines = plain.splitlines()
    return text.cut(lines[1] if len(lines) > 1 else lines[0], 300)


def _listed(title: str, lines: Sequence[str]) -> Message:
    shown, left = lines[:MOST_LISTED], len(lines) - MOST_LISTED
    plain = "\n".join([title, *shown])
    blocks = [text.section(f"*{title}*"), *(text.section(line) for line in shown)]
    if left > 0:
        more = "There are more: add a word or two to find the one you mean."
        blocks.append(text.context(more))
        plain = f"{plain}\n{more}"
    return Message(text=plain, blocks=blocks)


def _decision(decision: Decision, elsewhere: bool, upheld: Sequence[Concern]) -> str:
    status = (
        "" if decision.status is DecisionStatus.AGREED else f" ({decision_words.status(decision.status)})"
    )
    back = f", to come back on {text.day(decision.come_back_on)}" if decision.come_back_on else ""
    where = f" in <#{decision.channel}>" if elsewhere else ""
    when = text.moment(decision.decided_at)
    doubts = [decision_words.upheld(one, 60) for one in upheld if one.decision_id == decision.id]
    terms = (decision_words.condition(decision, 200), decision_words.on_behalf(decision))
    return "\n".join(
        [
            f"*{decision.label}*{status} {text.brief(decision.text)}",
            *(line for line in terms if line),
            f"{text.person(decision.author)}, {when}{where}{back}",
            *doubts[-1:],
        ]
    )


def _action(owned: Owned, today: date, elsewhere: bool) -> str:
    action = owned.action
    due = f"due {text.day(action.due)}" if action.due else "no due date yet"
    again = text.brief(action.repeats.saying, 60) if action.repeats is not None else ""
    due += f", {again}" if again else ""
    overdue = ", overdue" if action.due and action.due < today and action.closed_at is None else ""
    where = f" in <#{action.channel}>" if elsewhere else ""
    split, when = action_views.divided(action, owned.owners), f"{due}{overdue}{where}"
    sentence = (
        f"{wording.begin(when)}. {split}" if split else f"{action_views.doing(action, owned.owners)}, {when}"
    )
    return f"*{action.label}* ({action.status.value}) {text.brief(action.text)}\n{sentence}"
