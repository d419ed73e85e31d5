"""An action's card in its channel: what is to be done, by whom and when, and in small what goes with it."""

from datetime import datetime

from bot.actions import views
from bot.actions.views import ActionCard, named, some
from bot.language import wording
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from bot.sources.unclear import views as unclear
from scheduler import calendar
from storage.records import Action, ActionStatus, Answer, NoteKind

MOST_PLAIN, MOST_SHOWN = 2000, 2900
"""Slack refuses an update whose text has more than 4,000 characters; the rest is behind Details."""
MOST_SMALL = 2
"""Small lines, save for what it waits for, and that its source has changed; the rest is behind Details."""
MOST_WAITS = 3


def card(shown: ActionCard) -> Message:
    """Show an action in its channel."""
    action = shown.action
    if action.undone_at is not None:
        sentence = f"{action.label} was undone by {text.person(action.author)}. Its number is not used again."
        return text.note(sentence)
    stands = " ".join(f"{wording.begin(each)}." for each in _stands(shown))
    why = f" Because {text.fit(action.reason, 400)}." if action.reason else ""
    plain = f"{action.label} {text.fit(action.text, MOST_PLAIN)}\n{stands}{why}".rstrip()
    blocks = text.titled(f"*{action.label}* {text.fit(action.text, MOST_SHOWN)}", stands)
    blocks += [text.context(line) for line in _small(shown)]
    blocks += [block for one in shown.asked for block in unclear.on_card(one)]
    blocks.append(text.actions(*_buttons(shown)))
    return Message(text=plain, blocks=blocks)


def _stands(shown: ActionCard) -> list[str]:
    """Return whose an action is and when it is due, or what became of it, a sentence each.

    'Val, due Friday 18 December, moved twice', 'Done by Val on 17 December'.
    """
    action = shown.action
    if action.closed_at is not None:
        did = [named(owner) for owner in shown.owners if owner.answer is Answer.DONE]
        by = f" by {some(did)}" if did and action.status is ActionStatus.DONE else ""
        return [f"{wording.begin(action.status.value)}{by} on {_on(shown, action.closed_at)}", *_why(action)]
    whose, due = _whose(shown), _due(shown)
    apart = ";" in whose or whose.endswith("declined")
    said = [whose, wording.begin(due)] if apart or not whose else [", ".join(filter(None, (whose, due)))]
    return [*filter(None, said), *views.terms_of(action.due_meeting, action.repeats)]


def _whose(shown: ActionCard) -> str:
    """Return who is to do an open action; those who declined are named apart. Empty when it is nobody's."""
    current = [owner for owner in shown.owners if owner.answer is not Answer.PASSED_ON]
    if current and all(owner.answer is Answer.DECLINED for owner in current):
        return f"{some([named(owner) for owner in current])} declined"
    return views.doing(shown.action, current) if current else ""


def _due(shown: ActionCard) -> str:
    """Return when an open action is due, to go on after who is to do it; empty when that is not known."""
    action = shown.action
    if action.due is None:
        return f"due{views.when(action).removeprefix('Due')}" if views.waits(action) else ""
    often = f", {views.moved(action)}" if action.deferrals else ""
    return f"due {text.day_near(action.due, calendar.local_day(action.created_at, shown.zone))}{often}"


def _why(action: Action) -> list[str]:
    return [f"Because {text.fit(action.closed_because, 600)}"] if action.closed_because else []


def _on(shown: ActionCard, at: datetime) -> str:
    return text.day_of_year(calendar.local_day(at, shown.zone))


def _small(shown: ActionCard) -> list[str]:
    """Return the small lines: who asked, what was written last, and what it is for where there is room."""
    action = shown.action
    notes = [note for note in shown.notes[:-1] if note.kind is NoteKind.WAIT][-MOST_WAITS:]
    lines = [_asked(shown), *(views.noted(note) for note in (*notes, *shown.notes[-1:]))]
    passed = [named(owner) for owner in shown.owners if owner.answer is Answer.PASSED_ON]
    aim = [f"So that {text.fit(action.measure, 600)}"] if action.measure else []
    aim += [f"Because {text.fit(action.reason, 400)}"] if action.reason else []
    aim += [f"Passed on from {some(passed)}"] if passed else []
    lines += [" · ".join(aim)] if aim and len(lines) < MOST_SMALL else []
    return lines + (["Source changed after capture"] if action.source_changed_at is not None else [])


def _asked(shown: ActionCard) -> str:
    """Return who asked for an action and who has taken it on: 'Asked by Ade on 8 December'."""
    action = shown.action
    others = [owner for owner in shown.owners if owner.user != action.author]
    line = f"{'Asked' if others else 'Recorded'} by {text.person(action.author)} on "
    line += _on(shown, action.created_at)
    # Whoever only said that it is blocked has not said that they will do it.
    taken = [named(owner) for owner in others if owner.answer is Answer.ACCEPTED and not owner.waits]
    line += f", taken on by {some(taken)}" if taken and action.is_open else ""
    line += f", for {shown.decision.label} {text.brief(shown.decision.text, 80)}" if shown.decision else ""
    return line + (f" · Last done {_on(shown, action.last_done_at)}" if action.last_done_at else "")


def _buttons(shown: ActionCard) -> list[Block]:
    value = str(shown.action.id)
    buttons = [text.button("Details", "action_details", value, style="primary")]
    if shown.undoable:
        buttons.append(text.button("Undo", "action_undo", value))
    return buttons
