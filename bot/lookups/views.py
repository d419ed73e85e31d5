"""What somebody who looks something up is shown; only they see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from bot.actions import views as action_views
from bot.language import wording
from bot.slack.blocks import decision_words, room, text
from bot.slack.blocks.text import Block, Message
from bot.understanding.meaning import Show, Wanted
from storage.records import Action, Concern, Decision, DecisionStatus, Owner, RecordKind

MOST_LISTED = 20
"""Twenty lines of two hundred letters stay within what Slack takes in one message."""
REST = "… the rest is behind Details on its card."

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


HOW: Mapping[Wanted | None, str] = {
    Wanted.UNDO: "To take back what you have just recorded, press Undo on its card.",
    Wanted.EDIT: "To change it, say what holds instead, for example: `/decide Amends D1: also on Sundays`.",
    Wanted.DELETE: "Nothing is deleted here: what no longer stands can be withdrawn, or an action dropped.",
    Wanted.CANCEL: "To withdraw a decision say so, for example `/decide D1 no longer stands`; an action is"
    " dropped in its Details.",
    Wanted.PASS_ON: "To pass work on, write its number and a name, for example: A7 to Sam. On a nudge press"
    " I can't, on an ask Pass on.",
}


_HOW_ACTION = "To change it, say what is so now, for example `/action {label} by Friday`, or press Details."


@dataclass(frozen=True)
class Owned:
    """An action with its owners."""

    action: Action
    owners: Sequence[Owner]


def help_(record: str, wanted: Wanted | None = None) -> Message:
    """Say what can be looked up; or how that is done, where somebody wanted to change something."""
    return text.note(f"Nothing has changed. {HOW[wanted]}" if wanted in HOW else HELP[record])


def how_to(found: Message, wanted: Show) -> Message:
    """Return what was found, with how to do to it what somebody tried to do by a word."""
    how = HOW.get(wanted.wanted)
    if how is None:
        return found
    if wanted.wanted is Wanted.EDIT and wanted.record and wanted.record.kind is RecordKind.ACTION:
        how = _HOW_ACTION.format(label=wanted.record.label)
    note = text.section(f"Nothing has changed. {how}")
    return Message(text=f"Nothing has changed. {how}\n{found['text']}", blocks=[note, *found["blocks"]])


def nothing_owed(wanted: Show, left: int) -> Message:
    """Say as good news that no action is as it was asked for, and how many are open."""
    status = _any_of(wanted.statuses) or "open"
    whose = "of yours " if wanted.mine else f"of {_people(wanted)} " if wanted.people else ""
    when = f" {_when(wanted)}" if wanted.since or wanted.until else ""
    said = f"Nothing {whose}is {'due' if when and status == 'open' else status}{when}."
    rest = ""
    if status != "open" or wanted.people or when:
        yours = " of yours" if wanted.mine else ""
        count = "More than twenty" if left > MOST_LISTED else wording.begin(wording.number(left))
        rest = f" {count} {'action' if left == 1 else 'actions'}{yours} {'is' if left == 1 else 'are'} open."
    return text.note(f"{said}{rest}")


def no_decision(wanted: Show, recent: Sequence[Decision]) -> Message:
    """Say that there is no decision as it was asked for, and which are the latest."""
    return _none(_sought(wanted), "decision", [f"{one.label} {text.brief(one.text, 80)}" for one in recent])


def no_action(wanted: Show, open_: Sequence[Action]) -> Message:
    """Say that there is no action as it was asked for, and which are due soonest."""
    return _none(_sought(wanted), "action", [f"{one.label} {text.brief(one.text, 80)}" for one in open_])


def _none(sought: str, record: str, others: Sequence[str]) -> Message:
    if not others:
        nothing = "Nothing is decided here yet." if record == "decision" else "No action is open here."
        return text.note(nothing)
    which = "The latest" if record == "decision" else "Open are"
    return text.note(f"{sought} {which}: {'; '.join(others)}.")


def _sought(wanted: Show) -> str:
    if wanted.record is not None:
        return f"There is no {wanted.record.label} here."
    if wanted.words:
        return f"Nothing about ‘{text.brief(wanted.words, 100)}’ here."
    return f"There is no decision {criteria(wanted)} here." if criteria(wanted) else "Nothing here."


def of_somebody_else(wanted: Show, found: Message) -> Message:
    """Return what is somebody else's of that which was asked of some people."""
    said = f"Nothing about ‘{text.brief(wanted.words, 100)}’ is with {_people(wanted)}. There is:"
    return Message(text=f"{said}\n{found['text']}", blocks=[text.section(said), *found["blocks"]])


def members(organisations: Mapping[str, str | None], words: str = "") -> Message:
    """List the people of a group by name, each with the organisation they speak for, if it is known."""
    wanted = words.casefold()
    shown = [
        f"{text.escape(name)}, {text.escape(of)}" if of else text.escape(name)
        for name, of in sorted(organisations.items())
        if not wanted or wanted in (of or "").casefold()
    ]
    if not shown:
        known = f"Nobody here is known to speak for {text.brief(words, 80)}." if words else "Nobody is known."
        return text.note(known)
    return _listed(f"For {text.brief(words, 80)}" if words else "Who is in this group", shown)


def criteria(wanted: Show) -> str:
    """Return what was asked for, as the title of a list says it: 'parked with 'café' of Sam'."""
    parts = [
        _any_of([decision_words.status(each) for each in wanted.statuses]),
        f"with '{text.brief(wanted.words, 100)}'" if wanted.words else "",
        f"of {_people(wanted)}" if wanted.people else "",
        _when(wanted),
    ]
    return " ".join(part for part in parts if part)


def _any_of(statuses: Sequence[str]) -> str:
    return " or ".join(statuses)


def _people(wanted: Show) -> str:
    return text.listed([_person(user) for user in wanted.people])


def _person(user: str) -> str:
    # Slack's user groups have ids of their own kind; a token of one would ring with everybody in it.
    return "that user group" if user.startswith("S") else text.person(user)


def _when(wanted: Show) -> str:
    if wanted.since is not None and wanted.since == wanted.until:
        return f"on {text.day(wanted.since)}"
    parts = [
        f"from {text.day(wanted.since)}" if wanted.since else "",
        f"to {text.day(wanted.until)}" if wanted.until and wanted.since else "",
        f"by {text.day(wanted.until)}" if wanted.until and not wanted.since else "",
    ]
    return " ".join(part for part in parts if part)


def decided(
    found: Sequence[Decision], *, title: str, elsewhere: bool, upheld: Sequence[Concern] = ()
) -> Message:
    """List decisions, newest first; of what was asked for `elsewhere`, each with its group.

    Each has the last of the concerns on it that were upheld.
    """
    return _listed(title, [_decision(decision, elsewhere, upheld) for decision in found])


def assigned(
    found: Sequence[Owned], *, title: str, today: date, elsewhere: bool, reader: str = ""
) -> Message:
    """List actions, the soonest due first; of what was asked for `elsewhere`, each with its group.

    What is the reader's own has its buttons, as far as there is room for them.
    """
    lines = [_action(owned, today, elsewhere) for owned in found]
    return _listed(title, lines, [_buttons(owned, reader) for owned in found])


def _buttons(owned: Owned, reader: str) -> Block | None:
    own = next((one for one in owned.owners if one.user == reader and one.has_part_left), None)
    if own is None or not owned.action.is_open:
        return None
    return text.actions(
        text.button("Done", "nudge_done", str(own.id)),
        text.button("Details", "action_details", str(owned.action.id)),
    )


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


def _listed(title: str, lines: Sequence[str], buttons: Sequence[Block | None] = ()) -> Message:
    shown, left = lines[:MOST_LISTED], len(lines) - MOST_LISTED
    plain = "\n".join([title, *shown])
    blocks = [text.section(f"*{title}*")]
    for line, row in zip_longest(shown, buttons[:MOST_LISTED]):
        blocks += [text.section(line or ""), *([row] if row else [])]
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
    when = text.day_of(decision.decided_at)
    doubts = [decision_words.upheld(one, decision, 60) for one in upheld if one.decision_id == decision.id]
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
    late = action.due is not None and action.due < today and action.closed_at is None
    due = f"{'was due on' if late else 'due'} {text.day(action.due)}" if action.due else "no due date yet"
    again = text.brief(action.repeats.saying, 60) if action.repeats is not None else ""
    due += f", {again}" if again else ""
    where = f" in <#{action.channel}>" if elsewhere else ""
    split, when = action_views.divided(action, owned.owners), f"{due}{where}"
    sentence = (
        f"{wording.begin(when)}. {split}" if split else f"{action_views.doing(action, owned.owners)}, {when}"
    )
    return f"*{action.label}* ({action.status.value}) {text.brief(action.text)}\n{sentence}"
