"""Actions as people see them: on a line, and in all that is known of one; `in_channel` has the card."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.language import wording
from bot.slack.blocks import text
from bot.slack.blocks.addresses import NOWHERE, Addresses
from bot.slack.blocks.owner_words import divided as divided
from bot.slack.blocks.owner_words import doing as doing
from bot.slack.blocks.owner_words import named as named
from bot.slack.blocks.owner_words import some as some
from bot.slack.blocks.owner_words import waiting as waiting
from bot.slack.blocks.text import Block
from bot.sources.unclear.views import Asked
from scheduler import places
from storage.records import (
    Action,
    ActionStatus,
    Answer,
    Decision,
    DueMeeting,
    Note,
    NoteKind,
    Owner,
    OwnerKind,
    Repeats,
)

MOST_SHOWN = 2900
MOST_NOTES = 3


@dataclass(frozen=True)
class ActionCard:
    """Everything that an action's card shows, or its Details; `asked` is what is unclear about it.

    Days are told in the `zone` of its group.
    """

    action: Action
    owners: Sequence[Owner]
    decision: Decision | None = None
    notes: Sequence[Note] = ()
    undoable: bool = True
    addresses: Addresses = NOWHERE
    asked: Sequence[Asked] = ()
    zone: ZoneInfo = places.UTC


def summary(action: Action) -> str:
    """Return an action on one line, escaped: 'A1 draft the scope paper'."""
    return f"{action.label} {text.brief(action.text)}"


def _who(shown: ActionCard) -> str:
    if split := divided(shown.action, shown.owners):
        return split
    current = [owner for owner in shown.owners if owner.answer is not Answer.PASSED_ON]
    return f"Owned by {text.listed([_answered(owner) for owner in current])}"


def _answered(owner: Owner) -> str:
    """Return an owner with their answer; nobody outside Slack is asked for one."""
    unasked = owner.kind is OwnerKind.OUTSIDE and owner.answer is Answer.ASKED
    return named(owner) if unasked else f"{named(owner)} ({owner.answer.value})"


def when(action: Action) -> str:
    """Return when an action is due, and how often that was moved to a later day."""
    if action.due is None:
        again = " again" if action.last_done_at else ""
        return f"Due{again} once a meeting is planned" if waits(action) else "No due date yet"
    return f"Due {text.day(action.due)}{f', {moved(action)}' if action.deferrals else ''}"


def moved(action: Action) -> str:
    """Return how often an action's due day was moved to a later one: 'moved three times'."""
    often = {1: "once", 2: "twice"}.get(action.deferrals, f"{wording.number(action.deferrals)} times")
    return f"moved {often}"


def terms(action: Action) -> list[str]:
    """Return what moves an action's due day, how often it comes again, and why it is to be done."""
    found = terms_of(action.due_meeting, action.repeats)
    return found + ([f"Because {text.fit(action.reason, 400)}"] if action.reason else [])


def terms_of(due_meeting: DueMeeting | None, repeats: Repeats | None) -> list[str]:
    """Return the same of an action that is not recorded yet: 'Every month'."""
    if repeats is not None and repeats.each_meeting is not None:
        moves = ", and moves with it" if due_meeting is not None else ""
        return [f"{wording.begin(text.brief(repeats.saying, 100))}{moves}"]
    found = [_hangs_on(due_meeting)] if due_meeting is not None else []
    again = text.brief(repeats.saying, 100) if repeats is not None else ""
    return found + ([wording.begin(again)] if again else [])


def done_this_time(action: Action) -> str:
    """Return that an action is done, and when again it is due."""
    if action.due is None:
        return f"Done this time{'; due again once a meeting is planned' * waits(action)}"
    return f"Done this time; due again on {text.day(action.due)}"


def waits(action: Action) -> bool:
    """Tell whether work comes again with the meetings, and none is planned."""
    return action.due is None and action.repeats is not None and action.repeats.each_meeting is not None


def _last_done(action: Action) -> list[str]:
    return [f"Last done {text.moment(action.last_done_at)}"] if action.last_done_at is not None else []


def _hangs_on(due: DueMeeting) -> str:
    if due.days == 0:
        return "Due at the meeting, and moves with it"
    kind = " working" if due.working else ""
    days = f"{wording.number(due.days)}{kind} day{'s' * (due.days > 1)}"
    return f"{wording.begin(days)} before the meeting, and moves with it"


def lines(shown: ActionCard) -> list[str]:
    """Return what a card says under the action's wording, a line each."""
    action = shown.action
    lines = [_who(shown), when(action), *terms(action), *_last_done(action)]
    if action.measure:
        lines.append(f"So that {text.fit(action.measure, MOST_SHOWN)}")
    if shown.decision is not None:
        lines.append(f"For {shown.decision.label} {text.brief(shown.decision.text)}")
    passed = [owner for owner in shown.owners if owner.answer is Answer.PASSED_ON]
    if passed:
        lines.append(f"Passed on from {text.listed([named(owner) for owner in passed])}")
    lines += [noted(note) for note in shown.notes[-MOST_NOTES:]]
    if action.status not in (ActionStatus.ASKED, ActionStatus.ACCEPTED):
        lines.append(f"Status: {action.status.value}")
    if action.closed_because:
        lines.append(f"Because {text.fit(action.closed_because, 600)}")
    if action.source_changed_at is not None:
        lines.append("Source changed after capture")
    lines.append(f"Recorded by {text.person(action.author)}, {text.moment(action.created_at)}")
    return lines


def noted(note: Note) -> str:
    """Return what somebody wrote about an action, or what they say came of it."""
    said = f"{text.person(note.author)}: {text.brief(note.text)}"
    return f"What came of it, {said}" if note.kind is NoteKind.OUTCOME else said


def what_came_of_it(owner: Owner) -> Block:
    """Return the button for saying what came of a part that is done."""
    return text.button("What came of it", "action_outcome", str(owner.id))


def missing(action: Action) -> str:
    """Return what an action still lacks; empty when nothing."""
    lacking = ["a due date"] if action.due is None and not waits(action) else []
    lacking += [] if action.measure else ["a way to tell that it is done"]
    return f"Still without {text.listed(lacking)}" if lacking else ""
