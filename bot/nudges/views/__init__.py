"""What people are reminded of."""

from collections.abc import Callable, Iterable, Sequence

from bot.actions import views as action_views
from bot.actions.waits import views as wait_views
from bot.language import wording
from bot.nudges.views.item import Item as Item
from bot.nudges.views.item import Nudge as Nudge
from bot.nudges.views.item import is_waited_for as is_waited_for
from bot.nudges.views.item import together as together
from bot.slack.blocks import decision_words, room, text
from bot.slack.blocks.text import Block, Message
from scheduler import calendar, nudges
from storage.records import Assignment, Owner, OwnerKind

AROUND = 4
"""Blocks that are kept free for what stands around the actions."""
ROOM_FOR_LINES = 3000
"""How much of a message's room is kept free for actions that get one line each."""


OUTCOMES = {
    "done": "Done. Thank you!",
    "still on it": "Still on it: noted, thank you.",
    "passed on": "Passed on, so there is nothing more for you to do.",
    "declined": "You said that you can't.",
    "closed": "Closed meanwhile, so there is nothing more to do.",
    "undone": "Undone meanwhile, so there is nothing to do.",
    "waits no more": "Nobody waits for you there any more.",
    "not needed": "You said that it is no longer needed: whoever asked for it is asked.",
}
_ENDED = ("done", "done this time", "passed on", "declined", "closed", "undone", "waits no more")
_DONE = ("done", "done this time")
_SETTLED = (*_ENDED, "dated", "blocked", "not needed")
"""What is not waiting for an answer any more, though more may be said of some."""


def nudge(shown: Nudge) -> Message:
    """Remind somebody of their actions; those that do not fit with their buttons get a line each."""
    if shown.items and all(item.nudged_since for item in shown.items):
        return _asked_again(shown.items)
    left = sum(not _is_over(item) for item in shown.items)
    still = f"{wording.number(left)} {'thing is' if left == 1 else 'things are'} still with you:"
    stands = (
        f"{_before_meeting(shown.items)}{still}" if left else "nothing here waits for an answer any more:"
    )
    heading = f"{text.fit(shown.name, 80)}, {stands}" if shown.name else wording.begin(stands)
    blocks: list[Block] = [text.section(f"*{heading}*")]
    asked = _blocks(shown.items)
    blocks += [text.led(each) for each in asked] if left == len(shown.items) == 1 else asked
    # Where everything is answered for good there is no button left to press.
    press = any(not (_is_over(item) or _is_last(item) or item.waited_for) for item in shown.items)
    pressing = _PRESS.format(each=" for each" if len(shown.items) > 1 else "") if press else ""
    closing = [f"{pressing}{_CLOSING}"] if left else []
    for line in closing:
        how = text.button("How I am reminded", "preference_show", "how")
        blocks += [text.actions(how), text.context(line)]
    plain = [heading, *plain_lines(map(_sentence, shown.items), _more, room.MOST_PLAIN - len(heading) - 1)]
    return Message(text="\n".join([*plain, *closing]), blocks=blocks)


def _asked_again(items: Sequence[Item]) -> Message:
    """Show in a line what a nudge was about whose next one has come: it is answered there."""
    lines = plain_lines(map(_line, items), _more, ROOM_FOR_LINES - room.A_BLOCK)
    said = f"Asked again since: {' '.join(lines)}"
    return Message(text=said.replace("*", ""), blocks=[text.section(said)])


def _before_meeting(items: Sequence[Item]) -> str:
    """Return 'before tomorrow's meeting', where that is the next one for all that is still open."""
    open_ones = [item for item in items if not _is_over(item)]
    days = {
        (item.meeting.day - calendar.local_day(item.now, item.hours.zone)).days if item.meeting else None
        for item in open_ones
    }
    return "before tomorrow's meeting " if days == {1} else ""


def _is_over(item: Item) -> bool:
    return item.outcome in _SETTLED or item.nudged_since


def plain_lines(sentences: Iterable[str], more: Callable[[int], str], most: int) -> list[str]:
    """Return sentences, a line each, in at most `most` characters; `more` says how many are left out."""
    lines, left = list[str](), list(sentences)
    while left and sum(len(line) + 1 for line in lines) + len(left[0]) <= most:
        lines.append(left.pop(0))
    return [*lines, *([more(len(left))] if left else [])]


_PRESS = "Press Done, More time or I can't{each}. "
_CLOSING = "What you write here goes to whoever asked, not to the group. Thank you."


def _blocks(items: Sequence[Item]) -> list[Block]:
    """Return each action with its buttons while there is room, then lines, then how many more there are."""
    blocks: list[Block] = []
    rest = list(items)
    while rest:
        spare, spare_blocks = (ROOM_FOR_LINES, AROUND + 4) if len(rest) > 1 else (0, AROUND)
        if not room.has_room(blocks + _item_blocks(rest[0]), spare=spare, spare_blocks=spare_blocks):
            break
        blocks += _item_blocks(rest.pop(0))
    lines: list[str] = []
    while rest and sum(map(len, lines)) + len(line := _line(rest[0])) < ROOM_FOR_LINES - 3 * room.A_BLOCK:
        lines.append(line)
        rest.pop(0)
    lines += [_more(len(rest))] if rest else []
    return [*blocks, *([text.section("\n".join(lines))] if lines else [])]


def _item_blocks(item: Item) -> list[Block]:
    action = item.assignment.action
    if item.nudged_since:
        return [text.section(_line(item))]
    lines = [f"*{action.label}* {text.fit(action.text, 300)}{_for(item)}", _particulars(item)]
    if item.outcome is not None:
        lines.append(f"*{_outcome(item)}*")
    pressed = _buttons(item)
    return [text.section("\n".join(lines)), *([text.actions(*pressed)] if pressed else [])]


def buttons(owner: Owner) -> Block:
    """Return the row with which an owner answers for their part, in a nudge and on their Home."""
    more = [wait_views.no_longer_blocked(owner)] if owner.waits else []
    return text.actions(*wait_views.part_buttons(owner), *more)


def _buttons(item: Item) -> list[Block]:
    """Return what its reader can press about an action."""
    owner = item.assignment.owner
    if item.outcome in _ENDED:
        return [action_views.what_came_of_it(owner)] if item.outcome in _DONE else []
    if item.waited_for and item.other is None:
        return wait_views.wait_buttons(owner)
    if item.waited_for:
        return wait_views.part_buttons(item.part) if item.part is not None else []
    if _is_last(item) and not owner.waits:
        return [text.button(label, action_id, str(owner.id)) for label, action_id in _STILL_YOURS]
    return list(buttons(owner)["elements"])


_STILL_YOURS = (
    ("Done", "nudge_done"),
    ("Yes, by …", "nudge_more_time"),
    ("Pass on", "ask_pass_on"),
    ("No longer needed", "nudge_not_needed"),
)
"""What answers the question of the last nudge."""


def _is_last(item: Item) -> bool:
    over = item.outcome in _SETTLED or item.until is not None
    return not over and nudges.is_last(item.assignment, item.sent_at)


def _particulars(item: Item) -> str:
    """Return when it is due and where, who asked and why, and when the group meets."""
    assignment, action = item.assignment, item.assignment.action
    place = f"in {text.channel(action.channel)}"
    sentences = [f"{wording.begin(place if item.moved else f'{_due(item)}, {place}')}."]
    sentences += [waits] if (waits := _waits(item)) else []
    asked = "" if action.author == assignment.recipient else f"{text.person(action.author)} asked for it"
    purpose = f"so that {text.fit(action.measure, 200)}" if action.measure else ""
    holds = item.decision is not None and not item.fate
    decision = (
        f"for {item.decision.label} {text.fit(item.decision.text, 120)}" if item.decision and holds else ""
    )
    why = " ".join(part for part in (asked, purpose, decision) if part)
    sentences += [f"{wording.begin(why)}."] if why else []
    sentences += [item.goes_on] if item.goes_on else []
    sentences += [held_up] if (held_up := _held_up(item)) else []
    sentences += [fate] if (fate := _fate(item)) else []
    sentences += [f"The next meeting is on {text.day(item.meeting.day)}."] if item.meeting else []
    sentences += [last] if (last := _last(item)) else []
    return " ".join(sentences)


def _fate(item: Item) -> str:
    """Return what has become of the decision that it was for; empty while that holds."""
    return "" if item.outcome in _ENDED else decision_words.was_for(item.decision, item.fate)


def _held_up(item: Item) -> str:
    """Return who can't go on with what before its reader has done it; empty where nobody waits for that."""
    if not item.waiting or item.outcome in _ENDED:
        return ""
    each = [
        f"{named(one)} can't go on with {one.action.label} {text.brief(one.action.text, 100)}"
        for one in item.waiting
    ]
    return f"{wording.begin(text.listed(each))} before it is done."


def _waits(item: Item) -> str:
    """Return who waits for its reader, or what its reader waits for; empty where nobody does."""
    owner = item.assignment.owner
    if not owner.waits or item.outcome in _SETTLED:
        return ""
    if not item.waited_for:
        what = wait_views.obstacle(owner, item.other)
        if item.assignment.recipient != item.reader:
            return f"It waits for {what}."
        nobody = ", which nobody has taken on" if item.other is not None and item.other.is_open else ""
        return f"You said that it waits for {what}{nobody}: does it still?"
    what = f": “{text.brief(owner.waits_for, 200)}”" if owner.waits_for else ""
    first = (
        f"{item.other.label} is done, {text.brief(item.other.text, 100)}"
        if item.other
        else "you have done it"
    )
    return f"{named(item.assignment)} can't go on before {first}{what}."


def _last(item: Item) -> str:
    """Return that no other nudge comes, and who is told then; empty in any nudge but the last."""
    if not _is_last(item):
        return ""
    next_told = nudges.next_in_line(item.assignment)
    then = f"if it stays open, {text.person(next_told)} hears of it" if next_told else "nobody else is told"
    asked = "" if item.waited_for or item.assignment.owner.waits else "Is this still yours? "
    return f"{asked}This is the last nudge about it: {then}."


def _sentence(item: Item) -> str:
    """Return the same as plain text, on one line."""
    action = item.assignment.action
    what = f"{action.label} {text.fit(action.text, 300)}{_for(item)}"
    sentence = f"{what}{'' if item.moved else f', {_due(item)}'}, in {text.channel(action.channel)}."
    return " ".join(
        filter(
            None,
            (
                sentence,
                item.goes_on,
                _held_up(item),
                _fate(item),
                _waits(item),
                _last(item),
                _outcome(item),
            ),
        )
    )


def _line(item: Item) -> str:
    action = item.assignment.action
    outcome = f" {_outcome(item)}" if item.outcome else ""
    due = "" if item.moved else f", {_due(item)}"
    place = text.channel(action.channel)
    return f"*{action.label}* in {place}: {text.brief(action.text, 80)}{due}.{outcome}"


def _more(count: int) -> str:
    return f"… and {count} more: `/actions mine`"


def _outcome(item: Item) -> str:
    if item.until is not None:
        said = "It is due on" if item.outcome == "dated" else "Snoozed until"
        return f"{said} {text.day(item.until)}{' now' * (item.outcome == 'dated')}."
    if item.outcome == "blocked":
        return f"It {wait_views.waits_for(item.assignment.owner, item.other)}."
    if item.outcome == "done this time":
        return f"{action_views.done_this_time(item.assignment.action)}."
    return OUTCOMES.get(item.outcome or "", "")


def _for(item: Item) -> str:
    """Return on whose behalf somebody is nudged, if not their own."""
    owner = item.assignment.owner
    if owner.kind is OwnerKind.PERSON and not item.waited_for:
        return ""
    return f", for {named(item.assignment)}"


def named(assignment: Assignment) -> str:
    """Return an owner as a sentence names them: 'Jo Bloggs of the Trust, outside Slack'."""
    owner = assignment.owner
    if owner.kind is OwnerKind.PERSON:
        return text.person(owner.user or "")
    if owner.kind is OwnerKind.USER_GROUP:
        return f"the group {text.brief(owner.name, 60)}" if owner.name else "a user group"
    names = [text.brief(name, 60) for name in (owner.name, owner.organisation) if name]
    return f"{' of '.join(names)}, outside Slack"


def _due(item: Item) -> str:
    """Return when it is due, or was, by its day."""
    due = item.assignment.action.due
    if due is None:
        return "without a due date"
    today = calendar.local_day(item.now, item.hours.zone)
    if due == today and item.outcome not in _ENDED:
        return f"due today, {text.day(due)}"
    if due < today and item.outcome not in _ENDED:
        return f"was due on {text.day(due)}"
    return f"due {text.day(due)}"
