"""What the bot answers to what an owner writes to it alone: what it did, and what can be pressed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actions import views as action_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from storage.records import UNDER_WAY, Action, Answer, Audience, Decision, Note, Owner, OwnerKind, Part

MOST_OFFERED = 5
MOST_QUOTED = 500


@dataclass(frozen=True)
class Noted:
    """What somebody wrote about an action, and whether the person who asked for it can be told.

    `name` is that person's, or None if the writer asked for it themselves. `away` tells that what they wrote
    is about leave or illness, `asked_why` that a form asked for it, and `done_since` that they have done work
    since which repeats. `decision` is what the work was for of which they say what came.
    """

    part: Part
    note: Note
    name: str | None = None
    reachable: bool = True
    away: bool = False
    asked_why: bool = False
    done_since: bool = False
    decision: Decision | None = None


def named(action: Action) -> str:
    """Return an action's number with its group, since numbers are per group: 'A1 in #housing'."""
    return f"{action.label} in {text.channel(action.channel)}"


def done(part: Part, owners: Sequence[Owner], *, said_at: datetime) -> Message:
    """Say that somebody's part is done, and what is left; or that it is not done after all.

    Work that repeats is done this time, unless that was taken back since they `said_at` a time that it is.
    """
    action, owner = part.action, part.owner
    sentence = f"{_standing(part, owners, said_at)} {text.brief(action.text)}"
    over = owner is not None and (_is_done(action, owner) or action.done_since(said_at))
    buttons = [_after_all(owner)] if over and owner is not None else _done_button(part)
    return _message([sentence], buttons)


def _standing(part: Part, owners: Sequence[Owner], said_at: datetime) -> str:
    action, owner = part.action, part.owner
    if action.undone_at is not None:
        return f"{named(action)} was undone:"
    if owner is not None and owner.answer is not Answer.DONE and action.done_since(said_at):
        return f"{action_views.done_this_time(action)}. Thank you. {named(action)}:"
    if owner is None or owner.answer is not Answer.DONE:
        closed = action.closed_at is not None
        return f"{named(action)} is closed:" if closed else f"{named(action)} is open again:"
    left = action_views.waiting(owners)
    if action.closed_at is None and left:
        return f"Your part of {named(action)} is done, thank you; it waits for {text.listed(left)}:"
    return f"{named(action)} is done, thank you:"


def which(parts: Sequence[Part], *, says_done: bool, since: datetime) -> Message:
    """Ask which of several actions is meant; each that is still to be done has its button.

    Work that repeats may have been done `since` that was asked.
    """
    lines = [_question(parts, says_done)]
    blocks: list[Block] = [text.section(lines[0])]
    for part in parts[:MOST_OFFERED]:
        again = part.owner is not None and part.action.done_since(since)
        over = again or (part.owner is not None and _is_done(part.action, part.owner))
        line = f"*{part.action.label}* in {text.channel(part.action.channel)}: {text.brief(part.action.text)}"
        line += f" {action_views.done_this_time(part.action)}, thank you!" if again else ""
        line += " Done, thank you!" if over and not again else ""
        buttons = [_after_all(part.owner)] if over and part.owner is not None else _done_button(part)
        blocks.append(text.section(line, **({"accessory": buttons[0]} if buttons else {})))
        lines.append(line.replace("*", "", 2))
    if (left := len(parts) - MOST_OFFERED) > 0:
        more = f"… and {left} more: begin with the number of the one you mean, or see `/actions mine`."
        blocks.append(text.context(more))
        lines.append(more)
    return Message(text="\n".join(lines), blocks=blocks)


def _question(parts: Sequence[Part], says_done: bool) -> str:
    first = parts[0].action.label
    if says_done:
        asked = "Which of these is done?" if len(parts) > 1 else "Is this done?"
        return f"{asked} Nothing has changed yet: press Done."
    if len(parts) == 1:
        return f"To write about it, go on after its number: {first} the figures come on Friday."
    return (
        "I can not tell which action that is about, so it is kept nowhere and nobody else has seen it. "
        f"Write it again in the thread of the message about the action, or begin with its number: {first} …"
    )


def noted(shown: Noted) -> Message:
    """Say who was sent what somebody wrote to the bot, and ask whether the group is to see it."""
    part, note, action = shown.part, shown.note, shown.part.action
    quoted = f"“{text.brief(note.text, MOST_QUOTED)}”"
    lines = [_passed(shown, quoted)]
    if part.owner is not None and not shown.asked_why:
        lines.append(_still_open(shown, part.owner))
    buttons = [] if shown.asked_why or shown.done_since else _offered(part, away=shown.away)
    if part.owner is not None and shown.away and part.owner.answer in UNDER_WAY:
        buttons += [
            text.button("More time", "nudge_more_time", str(part.owner.id)),
            text.button("I can't", "ask_decline", str(part.owner.id)),
        ]
    message = _message(lines, buttons)
    choices = _choices(shown)
    if choices:
        also = f" and in {shown.decision.label}" if shown.decision is not None else ""
        question = "" if shown.away else f"Shall the group see this on {action.label}'s card{also}?"
        if question:
            message["text"] += f"\n{question}"
            message["blocks"].append(text.section(question))
        message["blocks"].append(text.actions(*choices))
    return message


def _passed(shown: Noted, quoted: str) -> str:
    """Return who has seen by now what was written."""
    action, audience = shown.part.action, shown.note.audience
    asker = text.person(action.author)
    if audience is Audience.GROUP:
        return f"The group sees this on the card of {named(action)}: {quoted}"
    if shown.name is None:
        return f"Kept with {named(action)}, which you asked for; nobody else sees it: {quoted}"
    if shown.away and audience is Audience.NOBODY:
        offered = f" Press {_only(shown.name)} to pass it on." if shown.reachable else ""
        return (
            f"I keep this to myself: neither {asker}, who asked for {named(action)}, nor the group is told."
            f"{offered}"
        )
    if not shown.reachable:
        gone = f"{asker}, who asked for {named(action)}, can not be told any more"
        return f"{gone}, so nobody else sees this: {quoted}"
    if audience is Audience.UNDECIDED:
        return f"I pass this to {asker}, who asked for {named(action)}: {quoted}"
    return f"{asker}, who asked for {named(action)}, was sent this; the group does not see it: {quoted}"


def _still_open(shown: Noted, owner: Owner) -> str:
    action = shown.part.action
    if shown.done_since:
        return f"{action_views.done_this_time(action)}, thank you."
    if owner.answer is Answer.DONE:
        return f"Your part of {action.label} is done already."
    if owner.answer is Answer.DECLINED:
        return f"You said that you can't do {action.label}."
    if shown.away:
        return f"{action.label} is still yours. {action_views.when(action)}."
    return f"I can not tell whether {action.label} is done: press Done when it is."


def _offered(part: Part, *, away: bool) -> list[Block]:
    """Return the buttons for what the writer has not answered about the action yet."""
    owner = part.owner
    if owner is None or owner.answer is Answer.DECLINED:
        return []
    if owner.answer is Answer.DONE:
        return [_after_all(owner)]
    buttons = _done_button(part)
    if owner.answer is Answer.ASKED and owner.kind is not OwnerKind.OUTSIDE and not away:
        buttons.append(text.button("I'll do it", "ask_accept", str(owner.id)))
        buttons.append(text.button("I can't", "ask_decline", str(owner.id)))
    return buttons


def _choices(shown: Noted) -> list[Block]:
    """Return the buttons that choose who is to see a note, until one is pressed."""
    value, audience = str(shown.note.id), shown.note.audience
    passed = shown.name is not None and shown.reachable
    only = [text.button(_only(shown.name or ""), "note_asker", value)] if passed else []
    if shown.away:
        return only if audience is Audience.NOBODY else []
    if audience is not Audience.UNDECIDED:
        return []
    return [text.button("Yes", "note_group", value), *only, text.button("No", "note_nobody", value)]


def _only(name: str) -> str:
    return f"Only {text.cut(name, 60)}" if name else "Only who asked"


def unchanged(
    why: str, number: int | None, action: Action | None, owners: Sequence[str], *, unseen: bool = False
) -> Message:
    """Say why what somebody wrote changed nothing; `unseen` adds that nobody else saw it."""
    label = named(action) if action is not None else f"A{number}"
    sentences = [_UNCHANGED[why].format(label=label, owners=text.listed(owners) or "nobody")]
    sentences += [_UNSEEN] if unseen else []
    return text.note(" ".join([*sentences, _LOOK_UP]))


_UNSEEN = "Nobody else has seen what you wrote."
_LOOK_UP = "`/actions mine` shows what is yours."
_UNCHANGED = {
    "done": "Your part of {label} is done already, so nothing has changed.",
    "closed": "{label} is closed already, so nothing has changed.",
    "undone": "{label} was undone, so there is nothing to do.",
    "passed on": "{label} is somebody else's now, so nothing has changed.",
    "not theirs": "{label} is not yours, so nothing has changed: it is with {owners}.",
    "unknown": "I know of no {label} in your groups, so nothing has changed.",
    "nothing open": "Nothing of yours is open, so nothing has changed.",
    "unheard": "What you wrote about {label} did not reach whoever asked for it: Slack does not let me.",
}


def _message(lines: Sequence[str], buttons: Sequence[Block]) -> Message:
    blocks: list[Block] = [text.section("\n".join(lines))]
    return Message(text="\n".join(lines), blocks=[*blocks, *([text.actions(*buttons)] if buttons else [])])


def _is_done(action: Action, owner: Owner) -> bool:
    return owner.answer is Answer.DONE and action.undone_at is None


def _after_all(owner: Owner) -> Block:
    return text.button("Not done after all", "done_after_all", str(owner.id))


def _done_button(part: Part) -> list[Block]:
    """Return the button that says that a part is done, as long as it is not."""
    action, owner = part.action, part.owner
    if owner is None or not action.is_open or not owner.has_part_left:
        return []
    return [text.button("Done", "nudge_done", str(owner.id))]
