"""Words that several views of decisions share."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.language import wording
from bot.slack.blocks import text
from storage.records import (
    Concern,
    ConcernStatus,
    Consequence,
    Decision,
    DecisionStatus,
    Link,
    Party,
    Relation,
    Resolution,
    Setting,
    There,
    Unopposed,
    strongest_first,
)

RELATIONS = {Relation.SUPERSEDES: ("Replaces", "Replaced by"), Relation.AMENDS: ("Amends", "Amended by")}
_CARRIED = (DecisionStatus.AGREED, DecisionStatus.AMENDED, DecisionStatus.SUPERSEDED)
_CONSEQUENCES = {
    Consequence.WITHDRAW: "Withdrawn",
    Consequence.AMEND: "To be amended",
    Consequence.AGENDA: "Back on the agenda",
}
_FATES = {
    DecisionStatus.WITHDRAWN: "was withdrawn",
    DecisionStatus.REJECTED: "was not agreed",
    DecisionStatus.SUPERSEDED: "was replaced",
}
WHO_WAS_THERE, NOT_RECORDED = "Who was there", "not recorded"


def verb(relation: Relation) -> str:
    """Return what one decision does to another: 'replaces' or 'amends'."""
    return RELATIONS[relation][0].lower() if relation in RELATIONS else relation.value


def status(stored: str) -> str:
    """Return a decision's status as people say it, from its stored value; other values stay as they are."""
    return DecisionStatus(stored).in_words if stored in set(DecisionStatus) else stored


def standing(decision: Decision) -> str:
    """Return where a decision stands, and when it comes back: 'parked, to come back on Friday 4 December'."""
    back = decision.come_back_on
    return status(decision.status) + (f", to come back on {text.day(back)}" if back else "")


def condition(decision: Decision, most: int) -> str:
    """Return what a decision is subject to, of at most `most` characters; empty when nothing."""
    return f"Subject to: {text.fit(decision.condition, most)}" if decision.condition else ""


def carried(decision: Decision | Resolution) -> str:
    """Return how a decision was carried, or not; empty when nobody said so."""
    votes = decision.votes
    words = votes.in_words if votes is not None else ""
    if votes is None or not words:
        return ""
    rejected = decision.status is DecisionStatus.REJECTED
    if not rejected and decision.status not in _CARRIED:
        return f"Votes: {words}"
    if votes.is_counted:
        return f"{'Not carried' if rejected else 'Carried'}: {words}"
    did = "Rejected" if rejected else "Carried"
    return f"{did} {'unanimously' if votes.unopposed is Unopposed.UNANIMOUS else 'with nobody against'}"


def movers(decision: Decision | Resolution) -> str:
    """Return who proposed and who seconded a decision; empty when nobody said so."""
    said = (("proposed by", decision.proposer), ("seconded by", decision.seconder))
    sentence = ", ".join(f"{did} {party(who)}" for did, who in said if who is not None)
    return wording.begin(sentence) if sentence else ""


def on_behalf(decision: Decision) -> str:
    """Return for whom a decision was recorded; empty when it was recorded for nobody else."""
    if decision.on_behalf_of is None:
        return ""
    return f"On behalf of {party(decision.on_behalf_of)}, not yet confirmed"


def party(who: Party) -> str:
    """Return somebody whom a decision names: a person as a mention, anybody else by name."""
    return text.person(who.user) if who.user else text.brief(who.name or "somebody", 80)


def terms(decision: Decision, most: int) -> list[str]:
    """Return all that belongs to a decision beside its wording and reason, a line each."""
    said = (condition(decision, most), carried(decision), movers(decision), on_behalf(decision))
    return [line for line in said if line]


def ago(then: datetime, now: datetime) -> str:
    """Return how long ago something was, as people say it: 'two weeks ago', 'on Friday 4 December'."""
    days = (now.date() - then.date()).days
    if days < 2:
        return "yesterday" if days == 1 else "today"
    if days < 14:
        return f"{wording.number(days)} days ago" if days != 7 else "a week ago"
    if days < 70:
        return f"{wording.number(days // 7)} weeks ago"
    return f"on {text.day(then.date())}"


def relation(link: Link, other: Decision, *, newer: bool) -> str:
    """Return one line about a linked decision: 'Replaced by D5 …' when the other is the newer one."""
    words = RELATIONS.get(link.relation, (link.relation.value.capitalize(), "Linked from"))
    return f"{words[newer]} {other.label} {text.brief(other.text)}"


def there(known: There | None, most: int) -> Iterator[tuple[str, str]]:
    """Yield what is known about who was there, by its label; nothing for a decision outside meetings."""
    if known is None:
        return
    others = known.thread
    if known.setting is Setting.UNRECORDED:
        yield WHO_WAS_THERE, NOT_RECORDED
    elif known.setting is Setting.MEETING:
        stand_ins = [text.brief(name, 80) for name in known.stand_ins]
        yield (
            WHO_WAS_THERE,
            text.some_words([*(text.person(user) for user in known.people), *stand_ins], most),
        )
        others = tuple(user for user in known.thread if user not in known.people)
    if others:
        yield "Who took part in the thread", text.some(others, most)


def concern(one: Concern, about: Decision) -> str:
    """Return one line about a concern: 'Objection, open: no money has been found (Mal)'."""
    if one.status is ConcernStatus.UPHELD:
        return upheld(one, about)
    return f"{one.strength.value.capitalize()}, open: {text.brief(one.text)} ({text.person(one.author)})"


def upheld(one: Concern, about: Decision, most: int = 200) -> str:
    """Return one line about a concern that was upheld, with what follows from it.

    'Objection upheld: no money has been found (Mal). Back on the agenda: we ask again in March'.
    """
    said = f"{text.brief(one.text, most)} ({text.person(one.author)})"
    outcome = text.brief(one.outcome, most) if one.outcome else ""
    return f"{one.strength.value.capitalize()} upheld: {said}{follows(one, about, outcome)}"


def follows(one: Concern, about: Decision, outcome: str) -> str:
    """Return what followed from a concern that was upheld, as a sentence after another; empty for nothing."""
    became = consequence(one, about) or ("What follows" if outcome else "")
    return ". " + ": ".join(part for part in (became, outcome) if part) if became else ""


def consequence(one: Concern, about: Decision) -> str:
    """Return what has become of a decision because a concern was upheld; empty where nothing was chosen."""
    if one.consequence is None:
        return ""
    amended = about.status in (DecisionStatus.AMENDED, DecisionStatus.SUPERSEDED)
    return "Amended" if one.consequence is Consequence.AMEND and amended else _CONSEQUENCES[one.consequence]


def fate(decision: Decision, upheld: Sequence[Concern]) -> str:
    """Return what has become of a decision that work was for: 'was withdrawn'; empty where it holds."""
    if decision.undone_at is not None:
        return "was undone"
    if decision.status in _FATES:
        return _FATES[decision.status]
    again = any(one.decision_id == decision.id and one.consequence is Consequence.AGENDA for one in upheld)
    return "was put back on the agenda" if again and decision.status is not DecisionStatus.AMENDED else ""


def was_for(decision: Decision | None, fate: str) -> str:
    """Return what has become of the decision that work was for, in a sentence; empty where it holds."""
    if decision is None or not fate:
        return ""
    return f"{decision.label} {text.brief(decision.text, 120)}, which it was for, {fate}."


def by_outcome(concerns: Sequence[Concern]) -> tuple[list[Concern], list[Concern]]:
    """Return concerns that were upheld, and those that are open, the strongest first of each."""
    found = sorted(concerns, key=strongest_first)
    upheld_ones = [one for one in found if one.status is ConcernStatus.UPHELD]
    return upheld_ones, [one for one in found if one.status is ConcernStatus.OPEN]
