"""Decisions, actions and concerns on one line each, as every recap has them."""

from collections.abc import Sequence
from datetime import date

from bot.actions import views as action_views
from bot.slack.blocks import decision_words, text
from bot.slack.blocks.room import words
from scheduler import recaps as rules
from storage.records import (
    LADDER_ENDED,
    Account,
    ActionStatus,
    Answer,
    Concern,
    ConcernStatus,
    Decision,
    DecisionStatus,
    Followed,
    Relation,
    Work,
)

_RELATIONS = {Relation.SUPERSEDES: "Replaces", Relation.AMENDS: "Amends"}
IN_CHANNEL = "Decided in the channel since"


def decision(made: Decision, scale: float) -> str:
    """Return a decision's number, wording and terms, and its status where that is not simply agreed."""
    status = "" if made.status is DecisionStatus.AGREED else f" ({decision_words.status(made.status)})"
    return f"*{made.label}*{status} {_stated(made, 280, scale)}"


def _stated(made: Decision, most: int, scale: float) -> str:
    """Return a decision's wording, what it is subject to, how it was carried, and for whom it is said."""
    subject = f"Subject to: {words(made.condition, 160, scale)}" if made.condition else ""
    terms = (subject, decision_words.carried(made), decision_words.on_behalf(made))
    return _joined([words(made.text, most, scale), *(each for each in terms if each)])


def _joined(said: Sequence[str]) -> str:
    """Return sentences on one line, each but the last with a full stop, unless it ends by itself."""
    ended = [each if each.endswith((".", "!", "?", "…")) else f"{each}." for each in said[:-1]]
    return " ".join([*ended, *said[-1:]])


def followed(one: Followed, scale: float, reader: str | None = None) -> str:
    """Return the earlier decision that one replaces or amends, and what has changed."""
    yours = ", which you recorded" if reader and reader == one.older.author else ""
    yours = ", which you decided" if reader in one.decided_by else yours
    yours = yours or (", about which you raised a concern" if reader in one.doubted_by else "")
    relation = f"{_RELATIONS[one.relation]} {one.older.label}{yours}: {words(one.older.text, 120, scale)}"
    if not one.changed:
        return relation
    return _joined([relation, f"What has changed: {words(one.changed, 120, scale)}"])


def concern(raised: Concern, scale: float, about: Decision, *, named: bool = True) -> str:
    """Return a concern, who raised it, and if that is not plain by being `named` what it is about."""
    if raised.status is ConcernStatus.UPHELD:
        return upheld(raised, scale, about, named=named)
    on = f" on {about.label}" if named else ""
    raised_by = f"{raised.strength.value.capitalize()}{on} by {text.person(raised.author)}"
    return f"{raised_by}: {words(raised.text, 160, scale)}"


def upheld(raised: Concern, scale: float, about: Decision, *, named: bool = True) -> str:
    """Return a concern that was upheld, what follows from it, and the decision it is about."""
    line = f"*{about.label}* " if named else ""
    line += f"{raised.strength.value.capitalize()} upheld: {words(raised.text, 160, scale)}"
    outcome = words(raised.outcome, 160, scale) if raised.outcome else ""
    return f"{line} ({text.person(raised.author)}){decision_words.follows(raised, about, outcome)}"


def work(one: Work, today: date, scale: float) -> str:
    """Return an action, who owns it, when it is due, how often it was deferred, and nudged about in vain."""
    action = one.action
    facts = [_due(one, today), *([f"deferred {text.times(action.deferrals)}"] if action.deferrals else [])]
    left = [owner for owner in one.owners if owner.answer is not Answer.DONE]
    if nudged := max((owner.nudges for owner in left if owner.nudge_step == LADDER_ENDED), default=0):
        answered = any(owner.answer is not Answer.ASKED for owner in left)
        facts.append(f"{'still open' if answered else 'no answer'} after {_nudges(nudged)}")
    if action.status is ActionStatus.DECLINED:
        facts.append("declined: it needs an owner")
    begun = f"*{action.label}* {words(action.text, 160, scale)} –"
    if split := action_views.divided(action, one.owners):
        # Last: of people who have done their part nothing else is to be said.
        return f"{begun} {', '.join(facts)}. {split}"
    who = action_views.doing(action, one.owners)
    return ", ".join([f"{begun} {who}", *facts])


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
    return f"*{made.label}* {_stated(made, 160, scale)} – {status}{back}"


def changes(account: Account, reader: str, today: date, scale: float) -> list[str]:
    """Return what else a reader is to know of a decision: what it changes, and their part in it."""
    now = decision_words.status(account.decision.status)
    sentences = [f"You were told of it before; now it is {now}."] if reader in account.outdated else []
    sentences += [followed(one, scale, reader) for one in account.follows[:2]]
    mine = rules.own_work(account, reader)[:2]
    sentences += [f"For you: {work(one, today, scale * 0.6)}" for one in mine]
    return sentences


def doubts(account: Account, scale: float) -> list[str]:
    """Return which concerns on a decision were upheld, and who has one still; the strongest first."""
    found = [each for kind in decision_words.by_outcome(account.concerns) for each in kind[:2]]
    return [concern(raised, scale * 0.6, account.decision, named=False) for raised in found]


def labels(names: Sequence[str], most: int = 12) -> str:
    """Return the numbers of records as a sentence lists them, the first of many."""
    kept = list(names[:most]) + ([f"{len(names) - most} more"] if names[most:] else [])
    return text.listed(kept)


def unbold(line: str) -> str:
    """Return a line without the markup of its number, for the plain text of a message."""
    return line.replace("*", "")
