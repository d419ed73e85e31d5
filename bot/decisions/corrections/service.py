"""Correcting a decision for its recorder and its group's chair: both wordings are kept, or it is amended."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from bot.decisions import service as decision_service
from bot.decisions.relations import service as relations
from bot.language.refusal import Refusal
from bot.sources import cards
from bot.understanding.following import FollowingResolution
from storage import actions, corrections, links
from storage.database import Session
from storage.records import STANDING, Decision, DecisionStatus, Relation, Source

_SETTLED = (DecisionStatus.AGREED, DecisionStatus.AMENDED)


@dataclass(frozen=True)
class Wording:
    """What a decision is to say; `seen` is what was `seen` of it when the correction was begun."""

    text: str
    reason: str | None
    seen: str


class Meanwhile(Refusal):
    """Raised when somebody else corrected or amended a decision since a correction was begun.

    `seen` is what there is to be seen of it now, `by` who changed it, and `newer` what amends it, if it was
    amended.
    """

    def __init__(self, decision: Decision, seen: str, by: str, newer: Decision | None) -> None:
        super().__init__(f"{decision.label} was {'amended' if newer else 'corrected'} meanwhile.")
        self.decision, self.seen, self.by, self.newer = decision, seen, by, newer


async def seen(session: Session, decision: Decision) -> str:
    """Return a short mark of what a decision says, and of what amends it: it changes with either."""
    newer = await links.newer_of(session, decision)
    return f"{_mark_of(decision.text, decision.reason)} {newer[-1][1].number if newer else 0}"


def _mark_of(*said: str | None) -> str:
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


async def refuse_unless_correctable(session: Session, decision: Decision, user: str, at: datetime) -> None:
    """Raise Refusal unless a decision stands, and `user` recorded it or chairs its group."""
    decision_service.refuse_undone(decision)
    if decision.status not in STANDING:
        raise Refusal(f"{decision.label} is {decision.status.in_words}, so its wording stays as it is.")
    if user not in await decision_service.who_may_change(session, decision, at):
        # Without names, since this is also said in a form, where nobody can be mentioned.
        may = f"Only whoever recorded {decision.label}, and the chair, can correct it"
        raise Refusal(f"{may}. You can press Raise a concern on its card instead.")


async def correct(
    session: Session, decision: Decision, wording: Wording, *, user: str, at: datetime
) -> Decision:
    """Correct only the wording, or the reason, of a decision, locked; nobody is told but by the cards.

    Raises Refusal when nothing would change, and Meanwhile when somebody else was quicker.
    """
    await _refuse_unlike_seen(session, decision, wording)
    if (wording.text, wording.reason) == (decision.text, decision.reason):
        raise _alike(decision)
    corrected = await corrections.correct(session, decision, wording.text, wording.reason, actor=user, at=at)
    newer, older = await links.newer_of(session, corrected), await links.older_of(session, corrected)
    # The cards of what it is tied to quote it.
    quoting: list[cards.Record] = [other for _, other in (*newer, *older)]
    quoting += await actions.serving(session, corrected)
    for one in (corrected, *quoting):
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
    recorded = await decision_service.record(session, resolution, source, at=at, to_compare=False)
    await relations.relate(
        session, recorded.decision, Relation.AMENDS, decision, actor=user, at=at, changed=changed
    )
    return recorded.decision


async def _refuse_unlike_seen(session: Session, decision: Decision, wording: Wording) -> None:
    now = await seen(session, decision)
    if wording.seen == now or (wording.text, wording.reason) == (decision.text, decision.reason):
        return
    newer = await links.newer_of(session, decision)
    if newer and wording.seen.partition(" ")[0] == now.partition(" ")[0]:
        last = newer[-1][1]
        raise Meanwhile(decision, now, last.author, last)
    by = await corrections.last_corrector(session, decision)
    raise Meanwhile(decision, now, by or decision.author, None)


def _alike(decision: Decision) -> Refusal:
    return Refusal(f"{decision.label} reads like that already, so nothing has changed.", field="wording")
