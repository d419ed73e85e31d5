"""Raising and closing a concern: the record, the decision's card, and who is told."""

from dataclasses import dataclass
from datetime import datetime

from bot.decisions import deliveries as decision_deliveries
from bot.decisions import service as decision_service
from bot.decisions.concerns import deliveries
from bot.language.refusal import Refusal
from bot.meetings.agenda import service as agenda_service
from bot.sources import cards
from storage import concerns, decisions, meetings
from storage.database import Session
from storage.records import STANDING, Concern, ConcernStatus, Consequence, Decision, How, Strength

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
        # Whoever objects to something has read it.
        await decisions.make_aware(session, decision, [user], How.CONFIRMED, at=at)
        await cards.refresh_card(session, decision, at=at)
        await deliveries.tell_recorder_raised(session, concern, decision, at=at)
    return concern


async def offered(session: Session, decision: Decision, user: str, at: datetime) -> tuple[Consequence, ...]:
    """Return what somebody can choose to become of a decision because a concern about it is upheld.

    Nothing where it does not stand any more; to withdraw or amend it is for its recorder and the chair.
    """
    if decision.status not in STANDING:
        return ()
    may_change = user in await decision_service.who_may_change(session, decision, at)
    return tuple(Consequence) if may_change else (Consequence.AGENDA,)


@dataclass(frozen=True)
class Closing:
    """How a concern is closed: in what words, and where it is upheld what becomes of its decision."""

    status: ConcernStatus
    words: str
    consequence: Consequence | None = None


async def close(
    session: Session, decision: Decision, concern_id: int, closing: Closing, *, user: str, at: datetime
) -> None:
    """Close a concern on a decision, locked, and tell its author, who alone can withdraw it.

    Closing it again in the same way changes nothing.
    """
    decision_service.refuse_undone(decision)
    concern = await concerns.find(session, decision.team, concern_id)
    if concern is None or closing.status not in CLOSINGS:
        raise Refusal(UNKNOWN)
    status, words = closing.status, closing.words
    if status is ConcernStatus.WITHDRAWN and concern.author != user:
        raise Refusal("Only whoever raised a concern can withdraw it: answer it or uphold it instead.")
    if status is not ConcernStatus.WITHDRAWN and not words:
        raise Refusal("Say in a sentence how, for example: the trust pays for the first year.")
    if concern.status is ConcernStatus.OPEN:
        await _refuse_consequence(session, decision, closing, user, at)
    closed = await concerns.close(
        session, concern, status, words or None, actor=user, at=at, consequence=closing.consequence
    )
    if closed is None and (concern.status, concern.closed_by) != (status, user):
        raise Refusal(f"It was {concern.status.value} meanwhile: close this form to see how.")
    if closed is not None:
        await _bring_about(session, decision, closed, user=user, at=at)
        await cards.refresh_card(session, decision, at=at)
        await deliveries.tell_raiser_closed(session, closed, at=at)
        await deliveries.tell_recorder_ended(session, closed, decision, at=at)


async def _refuse_consequence(
    session: Session, decision: Decision, closing: Closing, user: str, at: datetime
) -> None:
    """Raise Refusal for what can not become of a decision because of a concern, or not by this person."""
    can_be: tuple[Consequence | None, ...] = (None,)
    if closing.status is ConcernStatus.UPHELD:
        can_be = await offered(session, decision, user, at) or can_be
    if closing.consequence not in can_be:
        raise Refusal(f"Choose what becomes of {decision.label}.", field="consequence")


async def _bring_about(
    session: Session, decision: Decision, closed: Concern, *, user: str, at: datetime
) -> None:
    """Bring about what becomes of a decision because a concern was upheld; it is amended in a form."""
    if closed.consequence is Consequence.WITHDRAW:
        await decision_service.withdraw(session, decision, closed.outcome, user=user, at=at)
    if closed.consequence is Consequence.AGENDA:
        await decision_deliveries.ask_what_is_needed(session, decision, at=at)
        following = await meetings.next_after(session, decision.team, decision.channel, at)
        if following is not None:
            words = f"{decision.label} {decision.text} ({closed.strength.value} upheld: {closed.text})"
            await agenda_service.put(
                *(session, following, words, None),
                by=user,
                key=f"concern:{closed.id}",
                at=at,
                decision_id=decision.id,
            )


async def lock_decision(session: Session, team: str, concern_id: int) -> Decision:
    """Return the decision that a concern is on, locked; raise Refusal when there is none."""
    if (concern := await concerns.find(session, team, concern_id)) is None:
        raise Refusal(UNKNOWN)
    return await decision_service.lock(session, team, concern.decision_id)
