"""From a decision as it was understood to one as it is recorded."""

import re

from bot.understanding.following import Follow, FollowingResolution
from bot.understanding.meaning import NewDecision
from bot.understanding.meaning import Votes as Said
from storage.records import Party, Relation, Unopposed, Votes

_ID = re.compile(r"[UW][A-Z0-9]{5,}")


def resolution(decision: NewDecision) -> FollowingResolution:
    """Return a decision as it is recorded."""
    follows = [Follow(Relation.SUPERSEDES, number) for number in decision.replaces]
    follows += [Follow(Relation.AMENDS, number) for number in decision.amends]
    return FollowingResolution(
        text=decision.text,
        reason=decision.reason,
        status=decision.status,
        come_back_on=decision.come_back_on,
        condition=decision.condition,
        votes=_votes(decision.votes),
        proposer=_party(decision.proposer),
        seconder=_party(decision.seconder),
        on_behalf_of=_party(decision.on_behalf_of),
        follows=tuple(follows),
    )


def _votes(votes: Said | None) -> Votes | None:
    if votes is None:
        return None
    manner = Unopposed(votes.manner) if votes.manner in set(Unopposed) else None
    return Votes(votes.for_, votes.against, votes.abstaining, manner)


def _party(who: str | None) -> Party | None:
    """Return somebody by their id, or by the name that was typed for those who are not in the group."""
    if not who:
        return None
    return Party(user=who) if _ID.fullmatch(who) else Party(name=who)
