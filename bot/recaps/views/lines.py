"""Decisions, actions and concerns on one line each, as every recap has them."""

from collections.abc import Sequence
from datetime import date

from bot.actions import views as action_views
from bot.language import wording
from bot.slack.blocks import addresses, decision_words, text
from bot.slack.blocks.room import words
from scheduler import recaps as rules
from storage.records import (
    Account,
    ActionStatus,
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


def because(made: Decision, scale: float) -> str:
    """Return why a decision was made, on a line of its own after another; empty when nobody said so."""
    return f"\nBecause {words(made.reason, 200, scale)}" if made.reason else ""


def recorded(made: Decision, workspace: str | None, *, where: str = "") -> str:
    """Return who recorded a decision, when and `where`, with a link to where it was said, or to its card."""
    found = addresses.of_record(made, workspace)
    link = f" (<{found.said}|where it was said>)" if found.said else ""
    link = link or (f" (<{found.card}|its card>)" if found.card else "")
    return f"Recorded by {text.person(made.author)} on {text.day_of(made.decided_at)}{where}{link}"


def _stated(made: Decision, most: int, scale: float) -> str:
    """Return a decision's wording, what it is subject to, how it was carried, and for whom it is said."""
    subject = f"Subject to: {words(made.condition, 160, scale)}" if made.condition else ""
    terms = (subject, decision_words.carried(made), decision_words.on_behalf(made))
    return _joined([words(made.text, most, scale), *(each for each in terms if each)])


def _joined(said: Sequence[str]) -> str:
    """Return sentences on one line, each but the last with a full stop, unless it ends by itself."""
    ended = [each if each.endswith((".", "!", "?", "…")) else f"{each}." for each in said[:-1]]
    return " ".join([*ended, *said[-1:]])


def followed(one: Followed, scale: float, reader: str | None = None, *, told: bool = True) -> str:
    """Return the earlier decision that one replaces or amends, a reader's part in it, and what has changed.

    The reader is the one who is `told` it, or else named.
    """
    older = one.older
    when = text.day_of(older.decided_at) + (_part_in(one, reader, told=told) if reader else "")
    relation = f"{_RELATIONS[one.relation]} {older.label} ‘{words(older.text, 120, scale)}’ ({when})"
    if not one.changed:
        return relation
    return _joined([relation, f"What has changed: {words(one.changed, 120, scale)}"])


def _part_in(one: Followed, reader: str, *, told: bool) -> str:
    """Return what part a reader had in a decision, as far as it is on record: '; you recorded it'."""
    did = {
        "recorded it": reader == one.older.author,
        f"{'were' if told else 'was'} there": reader in one.were_there,
        "took part in its thread": reader in one.in_thread,
        "raised a concern about it": reader in one.doubted_by,
    }
    parts = [what for what, so in did.items() if so]
    return f"; {_who(reader, told=told)} {text.listed(parts)}" if parts else ""


def _who(reader: str, *, told: bool) -> str:
    return "you" if told else text.person(reader)


def concern(raised: Concern, scale: float, about: Decision, *, named: bool = True) -> str:
    """Return a concern, who raised it, and if that is not plain by being `named` what it is about."""
    if raised.status is ConcernStatus.UPHELD:
        return upheld(raised, scale, about, named=named)
    on = f" on {about.label}" if named else ""
    raised_by = f"{raised.strength.value.capitalize()}{on} by {text.person(raised.author)}"
    return f"{raised_by}: {words(raised.text, 160, scale)}"


def upheld(raised: Concern, scale: float, about: Decision, *, named: bool = True) -> str:
    """Return a concern that was upheld, what follows from it, and the decision it is about."""
    line = f"*{about.label}* {words(about.text, 100, scale)}. " if named else ""
    line += f"{raised.strength.value.capitalize()} upheld: {words(raised.text, 160, scale)}"
    outcome = words(raised.outcome, 160, scale) if raised.outcome else ""
    return f"{line} ({text.person(raised.author)}){decision_words.follows(raised, about, outcome)}"


def work(one: Work, today: date, scale: float) -> str:
    """Return an action, who owns it, when it is due, and how often that was moved.

    Where others read it, only what is not overdue: see `works`.
    """
    action = one.action
    facts = [_due(one, today), *([action_views.moved(action)] if action.deferrals else [])]
    if action.status is ActionStatus.DECLINED:
        facts.append("declined: it needs an owner")
    begun = f"*{action.label}* {words(action.text, 160, scale)} –"
    if split := action_views.divided(action, one.owners):
        # Last: of people who have done their part nothing else is to be said.
        return f"{begun} {', '.join(facts)}. {split}"
    who = action_views.doing(action, one.owners)
    return ", ".join([f"{begun} {who}", *facts])


def works(found: Sequence[Work], today: date, scale: float) -> list[str]:
    """Return open actions as others read of them: what is overdue is counted, never with whose it is."""
    late = sum(rules.overdue(one, today) for one in found)
    are = "action is" if late == 1 else "actions are"
    counted = [f"{wording.begin(wording.number(late))} {are} overdue."] if late else []
    return counted + [work(one, today, scale) for one in found if not rules.overdue(one, today)]


def _due(one: Work, today: date) -> str:
    due = one.action.due
    if due is None:
        return "no due date"
    return f"{'was due on' if rules.overdue(one, today) else 'due'} {text.day(due)}"


def pending(made: Decision, scale: float) -> str:
    """Return a decision that is still to be made, and the day it was to come back on."""
    status = made.status.value.capitalize()
    back = f", to come back on {text.day(made.come_back_on)}" if made.come_back_on else ""
    return f"*{made.label}* {_stated(made, 160, scale)} – {status}{back}"


def changes(account: Account, reader: str, today: date, scale: float, *, told: bool = True) -> list[str]:
    """Return what else a reader is to know of a decision: what it changes, and what is asked of them next.

    What is late of theirs is for them alone: it is left out where somebody else is `told` what they missed.
    """
    made = account.decision
    before = f"{_who(reader, told=told)} {'were' if told else 'was'} told of it before"
    now = f"{wording.begin(before)}; now it is {decision_words.status(made.status)}."
    sentences = [now] if reader in account.outdated else []
    sentences += [followed(one, scale, reader, told=told) for one in account.follows[:2]]
    if made.status is DecisionStatus.PROPOSED:
        sentences.append("Still to be decided")
    mine = rules.own_work(account, reader)[:2]
    return sentences + [_asked(one, reader, today, scale, told=told) for one in mine]


def _asked(one: Work, reader: str, today: date, scale: float, *, told: bool) -> str:
    """Return what a reader has still to do."""
    action = one.action
    due = f", {_due(one, today)}" if told or not rules.overdue(one, today) else ""
    return f"Asked of {_who(reader, told=told)}: *{action.label}* {words(action.text, 120, scale)}{due}"


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
