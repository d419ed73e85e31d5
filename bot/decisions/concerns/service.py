"""Raising and closing concerns, by whatever door: the record, the decision's card, and who is told."""

from datetime import datetime

from bot.decisions.concerns import deliveries
from bot.language.refusal import Refusal
from bot.sources import cards
from storage import concerns, decisions, people
from storage.database import Session
from storage.records import Concern, ConcernStatus, Decision, Strength

NOT_HERE = "This belongs to a channel that you are not in: join the channel, then try again."
CLOSINGS = (ConcernStatus.ANSWERED, ConcernStatus.UPHELD, ConcernStatus.WITHDRAWN)


async def raise_concern(
    session: Session, team: str, decision_id: int, words: str, strength: Strength, *, user: str, at: datetime
) -> Concern:
    """Raise a concern of a member, show it on the card, and tell the recorder; the same twice is once."""
    decision = await decision_for(session, team, decision_id, user)
    if not words:
        raise Refusal("What is your concern? For example: no money has been found for it.")
    concern, new = await concerns.raise_concern(session, decision, words, strength, author=user, at=at)
    if new:
        await cards.put_update(session, decision, at=at)
        await deliveries.put_raised(session, concern, decision, at=at)
    return concern


async def close(
    session: Session,
    team: str,
    concern_id: int,
    status: ConcernStatus,
    words: str,
    *,
    user: str,
    at: datetime,
) -> Decision:
    """Close a concern for a member, and tell whoever raised it; only they can withdraw it.

    Returns the decision it is on. Closing it again in the same way changes nothing.
    """
    concern = await concerns.find(session, team, concern_id)
    decision = await decision_for(session, team, concern.decision_id if concern else 0, user)
    if concern is None or status not in CLOSINGS:
        raise Refusal(NOT_HERE)
    if status is ConcernStatus.WITHDRAWN and concern.author != user:
        raise Refusal("Only whoever raised a concern can withdraw it: answer it or uphold it instead.")
    if status is not ConcernStatus.WITHDRAWN and not words:
        raise Refusal("Say in a sentence how, for example: the trust pays for the first year.")
    closed = await concerns.close(session, concern, status, words or None, actor=user, at=at)
    if closed is None and (concern.status, concern.closed_by) != (status, user):
        raise Refusal(f"It was {concern.status.value} meanwhile: close this form to see how.")
    if closed is not None:
        await cards.put_update(session, decision, at=at)
        await deliveries.put_closed(session, closed, at=at)
    return decision


async def decision_for(session: Session, team: str, decision_id: int, user: str) -> Decision:
    """Return a decision that a member may act on, locked; raise Refusal for one they may not, or undone."""
    decision = await decisions.lock(session, team, decision_id)
    if decision is None or not await people.is_member(session, team, decision.channel, user):
        raise Refusal(NOT_HERE)
    if decision.undone_at is not None:
        raise Refusal(f"{decision.label} was undone, so nothing more can be said about it.")
    return decision
