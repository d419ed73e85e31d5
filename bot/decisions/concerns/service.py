"""Raising and closing a concern: the record, the decision's card, and who is told."""

from datetime import datetime

from bot.decisions import service as decision_service
from bot.decisions.concerns import deliveries
from bot.language.refusal import Refusal
from bot.sources import cards
from storage import concerns
from storage.database import Session
from storage.records import Concern, ConcernStatus, Decision, Strength

UNKNOWN = "There is no such concern here."
UNDONE = "{} was undone, so there is nothing to be concerned about."
CLOSINGS = (ConcernStatus.ANSWERED, ConcernStatus.UPHELD, ConcernStatus.WITHDRAWN)


async def find_decision(session: Session, team: str, decision_id: int) -> Decision:
    """Return a decision to raise a concern on; raise Refusal when there is none, or it was undone."""
    decision = await decision_service.find(session, team, decision_id)
    if decision.undone_at is not None:
        raise Refusal(UNDONE.format(decision.label))
    return decision


async def raise_concern(
    session: Session, decision: Decision, words: str, strength: Strength, *, user: str, at: datetime
) -> Concern:
    """Raise a concern on a decision, locked, and tell its recorder; the same words twice are one concern."""
    decision_service.refuse_undone(decision)
    if not words:
        raise Refusal("What is your concern? For example: no money has been found for it.")
    concern, new = await concerns.raise_concern(session, decision, words, strength, author=user, at=at)
    if new:
        await cards.refresh_card(session, decision, at=at)
        await deliveries.tell_recorder_raised(session, concern, decision, at=at)
    return concern


async def close(
    session: Session,
    decision: Decision,
    concern_id: int,
    status: ConcernStatus,
    words: str,
    *,
    user: str,
    at: datetime,
) -> None:
    """Close a concern on a decision, locked, and tell its author, who alone can withdraw it.

    Closing it again in the same way changes nothing.
    """
    decision_service.refuse_undone(decision)
    concern = await concerns.find(session, decision.team, concern_id)
    if concern is None or status not in CLOSINGS:
        raise Refusal(UNKNOWN)
    if status is ConcernStatus.WITHDRAWN and concern.author != user:
        raise Refusal("Only whoever raised a concern can withdraw it: answer it or uphold it instead.")
    if status is not ConcernStatus.WITHDRAWN and not words:
        raise Refusal("Say in a sentence how, for example: the trust pays for the first year.")
    closed = await concerns.close(session, concern, status, words or None, actor=user, at=at)
    if closed is None and (concern.status, concern.closed_by) != (status, user):
        raise Refusal(f"It was {concern.status.value} meanwhile: close this form to see how.")
    if closed is not None:
        await cards.refresh_card(session, decision, at=at)
        await deliveries.tell_raiser_closed(session, closed, at=at)


async def lock_decision(session: Session, team: str, concern_id: int) -> Decision:
    """Return the decision that a concern is on, locked; raise Refusal when there is none."""
    if (concern := await concerns.find(session, team, concern_id)) is None:
        raise Refusal(UNKNOWN)
    return await decision_service.lock(session, team, concern.decision_id)
