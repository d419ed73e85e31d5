"""One thing on a Home, in a line or two of words: the same on the Home itself and in the list of all."""

from datetime import date

from bot.actions import views as action_views
from bot.home.tab.views.contents import Mine, OwnGroup, Unrecorded
from bot.language import wording
from bot.slack.blocks import decision_words, text
from storage.records import Action, Decision, Work

MOST_WORDS = 300
"""Characters of what people wrote; the rest is behind Details."""


def asked_of_you(one: Mine, today: date) -> str:
    """Return what somebody is asked to do, who wanted it first, and by when."""
    action = one.action
    when = wording.begin(due(action, today))
    return f"{_record(action)}\n{text.person(action.author)} asked for it, in {_where(action)}. {when}."


def mine(one: Mine, today: date) -> str:
    """Return what somebody has to do, when it is due, and what they have just said of it."""
    line = f"{_record(one.action)}\n{wording.begin(due(one.action, today))}, in {_where(one.action)}."
    return f"{line}\n*{one.outcome}*" if one.outcome else line


def asked_of_others(one: Work, today: date) -> str:
    """Return what somebody asked for, who has still to do it, and when it is due."""
    action, when = one.action, due(one.action, today)
    who = action_views.divided(action, one.owners) or action_views.doing(action, one.owners)
    return f"{_record(action)}\n{who}, {when}, in {_where(action)}."


def proposal(made: Decision) -> str:
    """Return what is proposed, by whom, where and when."""
    terms = [line for line in (decision_words.condition(made, 160), decision_words.on_behalf(made)) if line]
    said = f"Proposed by {text.person(made.author)} in {_where(made)} on {text.day_of(made.decided_at)}."
    return "\n".join([_record(made), *terms, said])


def decided(made: Decision) -> str:
    """Return what was decided, and where."""
    return f"{_record(made)}\nIn {_where(made)} on {text.day_of(made.decided_at)}."


def unrecorded(one: Unrecorded) -> str:
    """Return what is asked about something that was typed."""
    return text.escape(one.draft.asks) or "What you typed is not recorded yet."


def typed(one: Unrecorded) -> str:
    """Return what was typed, where, and how to go on where there is no button for it."""
    where = text.channel(one.draft.channel)
    again = "" if one.pressable else f" Type it again in {where} to go on."
    return f"You typed in {where}: {text.brief(one.typed, 600)}{again}"


def group(one: OwnGroup) -> str:
    """Return a group, and when it meets next."""
    return f"{text.channel(one.channel)}: {one.when or 'no meeting is planned'}"


def due(action: Action, today: date) -> str:
    """Return when an action is due, or was."""
    if action.due is None:
        return "no due date yet"
    if action.due == today:
        return "due today"
    return f"{'was due on' if action.due < today else 'due'} {text.day(action.due)}"


def _record(record: Action | Decision) -> str:
    return f"*{record.label}* {text.brief(record.text, MOST_WORDS)}"


def _where(record: Action | Decision) -> str:
    return text.channel(record.channel)
