"""Correcting a decision for its recorder and its group's chair: both wordings are kept, or it is amended."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from bot.decisions import service as decision_service
from bot.decisions.relations import service as relations
from bot.decisions.service import Compared
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.sources import cards
from bot.understanding.decisions import FollowingResolution
from storage import actions, corrections, links
from storage.database import Session
from storage.records import STANDING, Decision, DecisionStatus, Relation, Source

_SETTLED = (DecisionStatus.AGREED, DecisionStatus.AMENDED)


@dataclass(frozen=True)
class Wording:
    """What a decision is to say. `seen` is the mark of what it said when the correction was begun."""

    text: str
    reason: str | None
    seen: str


class WordedAnew(Refusal):
    """Raised when a decision was corrected `by` somebody else since a correction was begun."""

    def __init__(self, decision: Decision, by: str) -> None:
        super().__init__(f"{slack_text.person(by)} corrected {decision.label} meanwhile.")
        self.decision, self.by = decision, by


def mark_of(decision: Decision) -> str:
    """Return a short mark of what a decision says: another wording or reason has another mark."""
    said = json.dumps([decision.text, decision.reason])
    return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:16]


async def refuse_unless_correctable(session: Session, decision: Decision, user: str) -> None:
    """Raise Refusal unless a decision stands, and `user` recorded it or chairs its group."""
    decision_service.refuse_undone(decision)
    if decision.status not in STANDING:
        raise Refusal(f"{decision.label} is {decision.status.in_words}, so its wording stays as it is.")
    if user not in await decision_service.who_may_change(session, decision):
        # Without names, since this is also said in a form, where nobody can be mentioned.
        may = f"Only whoever recorded {decision.label}, and the chair, can correct it"
        raise Refusal(f"{may}. You can press Raise a concern on its card instead.")


async def correct(
    session: Session, decision: Decision, wording: Wording, *, user: str, at: datetime
) -> Decision:
    """Correct only the wording, or the reason, of a decision, locked; nobody is told but by the cards.

    Raises Refusal when nothing would change, and WordedAnew when somebody else was quicker.
    """
    await _refuse_unlike_seen(session, decision, wording)
    if (wording.text, wording.reason) == (decision.text, decision.reason):
        raise _alike(decision)
    corrected = await corrections.correct(session, decision, wording.text, wording.reason, actor=user, at=at)
    newer, older = await links.newer_of(session, corrected), await links.older_of(session, corrected)
    # The cards of what it is tied to quote it.
    tied = [*(other for _, other in (*newer, *older)), *await actions.serving(session, corrected)]
    for one in (corrected, *tied):
        await cards.refresh_card(session, one, at=at)
    return corrected


async def amend(
    session: Session, decision: Decision, wording: Wording, changed: str, *, user: str, at: datetime
) -> Decision:
    """Record what is agreed now, which amends a decision, locked, and tell those concerned what has changed.

    Raises as `correct` does.
    """
    await _refuse_unlike_seen(session, decision, wording)
    if wording.text == decision.text:
        raise _alike(decision)
    resolution = FollowingResolution(
        wording.text,
        wording.reason,
        # A proposal that is changed is not agreed thereby.
        status=DecisionStatus.AGREED if decision.status in _SETTLED else decision.status,
        come_back_on=decision.come_back_on,
        condition=decision.condition,
    )
    source = Source(decision.team, decision.channel, user)
    # What it looks related to is known, so nothing is asked.
    recorded = await decision_service.record(session, resolution, source, at=at, compared=Compared(None))
    await relations.relate(
        session, recorded.decision, Relation.AMENDS, decision, actor=user, at=at, changed=changed
    )
    return recorded.decision


async def _refuse_unlike_seen(session: Session, decision: Decision, wording: Wording) -> None:
    if wording.seen == mark_of(decision):
        return
    if (wording.text, wording.reason) == (decision.text, decision.reason):
        raise _alike(decision)
    by = await corrections.last_corrector(session, decision)
    raise WordedAnew(decision, by or decision.author)


def _alike(decision: Decision) -> Refusal:
    return Refusal(f"{decision.label} reads like that already, so nothing has changed.", field="wording")
