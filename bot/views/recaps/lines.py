"""Decisions, actions and concerns on one line each, as every recap has them."""

from collections.abc import Sequence
from datetime import date

from bot.views import actions as action_views
from bot.views import text
from bot.views.decisions import words as decision_words
from bot.views.recaps.room import words
from scheduler import recaps as rules
from storage.records import (
    LADDER_ENDED,
    Account,
    ActionStatus,
    Answer,
    Concern,
    Decision,
    DecisionStatus,
    Followed,
    Relation,
    Strength,
    Work,
)

_RELATIONS = {Relation.SUPERSEDES: "Replaces", Relation.AMENDS: "Amends"}


def decision(made: Decision, scale: float) -> str:
    """Return a decision's number and wording, and its status where that is not simply agreed."""
    status = "" if made.status is DecisionStatus.AGREED else f" ({decision_words.status(made.status)})"
    return f"*{made.label}*{status} {words(made.text, 280, scale)}"


def followed(one: Followed, scale: float, reader: str | None = None) -> str:
    """Return what an earlier decision was that is replaced or amended, and what has changed."""
    yours = ", which you decided" if reader in one.decided_by else ""
    yours = yours or (", about which you raised a concern" if reader in one.doubted_by else "")
    said = f"{_RELATIONS[one.relation]} {one.older.label}{yours}: {words(one.older.text, 120, scale)}"
    return said + (f" What has changed: {words(one.changed, 120, scale)}" if one.changed else "")


def concern(raised: Concern, scale: float, about: Decision | None = None) -> str:
    """Return a concern, who raised it, and the decision it is about unless that is plain."""
    on = f" on {about.label}" if about is not None else ""
    said = f"{raised.strength.value.capitalize()}{on} by {text.person(raised.author)}"
    return f"{said}: {words(raised.text, 160, scale)}"


def work(one: Work, today: date, scale: float) -> str:
    """Return an action, who owns it, when it is due, how often it was deferred, and nudged about in vain."""
    action = one.action
    who = action_views.doing(action, one.owners)
    said = [f"*{action.label}* {words(action.text, 160, scale)} – {who}", _due(one, today)]
    if action.deferrals:
        said.append(f"deferred {text.times(action.deferrals)}")
    left = [owner for owner in one.owners if owner.answer is not Answer.DONE]
    if nudged := max((owner.nudges for owner in left if owner.rung == LADDER_ENDED), default=0):
        answered = any(owner.answer is not Answer.ASKED for owner in left)
        said.append(f"{'still open' if answered else 'no answer'} after {_nudges(nudged)}")
    if action.status is ActionStatus.DECLINED:
        said.append("declined: it needs an owner")
    return ", ".join(said)


def _nudges(count: int) -> str:
    return "one nudge" if count == 1 else f"{count} nudges"


def _due(one: Work, today: date) -> str:
    due = one.action.due
    if due is None:
        return "no due date"
    return f"overdue since {text.day(due)}" if rules.overdue(one, today) else f"due {text.day(due)}"


def pending(made: Decision, scale: float) -> str:
    """Return a decision that is still to be made, and the day it was to come back on."""
    status = made.status.value.capitalize()
    back = f", to come back on {text.day(made.come_back_on)}" if made.come_back_on else ""
    return f"*{made.label}* {words(made.text, 160, scale)} – {status}{back}"


def changes(account: Account, reader: str, today: date, scale: float) -> list[str]:
    """Return what else a reader is to know of a decision: what it changes, and their part in it."""
    now = decision_words.status(account.decision.status)
    said = [f"You were told of it before; now it is {now}."] if reader in account.outdated else []
    said += [followed(one, scale, reader) for one in account.follows[:2]]
    mine = rules.own_work(account, reader)[:2]
    said += [f"For you: {work(one, today, scale * 0.6)}" for one in mine]
    return said


def doubts(account: Account, scale: float) -> list[str]:
    """Return who objects to a decision, or has reservations; the strongest first."""
    return [concern(raised, scale * 0.6) for raised in strongest(account.concerns)[:2]]


def strongest(raised: Sequence[Concern]) -> list[Concern]:
    """Return concerns, the strongest first."""
    order = list(Strength)[::-1]
    return sorted(raised, key=lambda one: (order.index(one.strength), one.id))


def labels(names: Sequence[str], most: int = 12) -> str:
    """Return the numbers of records as a sentence lists them, the first of many."""
    kept = list(names[:most]) + ([f"{len(names) - most} more"] if names[most:] else [])
    return text.listed(kept)


def unbold(line: str) -> str:
    """Return a line without the markup of its number, for the plain text of a message."""
    return line.replace("*", "")
