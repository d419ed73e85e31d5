"""Tells the recorder of a decision that a concern was raised, and its author how it was closed."""

from datetime import datetime

from bot.decisions.concerns import views
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from storage import concerns, decisions, outbox
from storage.database import Session
from storage.records import Concern, ConcernStatus, Decision, Outgoing

RAISED = "concern raised"
CLOSED = "concern closed"


async def put_raised(session: Session, concern: Concern, decision: Decision, *, at: datetime) -> None:
    """Tell the decision's recorder, once, unless they raised it themselves."""
    if decision.author != concern.author:
        await _put(session, RAISED, concern, decision.author, at)


async def put_closed(session: Session, concern: Concern, *, at: datetime) -> None:
    """Tell the author of a concern, once, unless they closed it themselves."""
    if concern.closed_by != concern.author:
        await _put(session, CLOSED, concern, concern.author, at)


async def _put(session: Session, kind: str, concern: Concern, user: str, at: datetime) -> None:
    key = f"{kind}:{concern.id}"
    about = {"concern": concern.id, "decision": concern.decision_id}
    await outbox.put(
        session,
        key,
        kind,
        team=concern.team,
        channel=concern.channel,
        recipient=user,
        about=about,
        at=at,
    )


async def _raised(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    concern, decision = await _shown(session, outgoing)
    if concern is None or decision is None or decision.undone_at is not None:
        return Drop("the decision was undone")
    if concern.status is not ConcernStatus.OPEN:
        return Drop("closed before anybody was told")
    return Post(views.raised(concern, decision))


async def _closed(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    concern, decision = await _shown(session, outgoing)
    if concern is None or decision is None:
        return Drop("no such concern")
    return Post(views.closed(concern, decision))


async def _shown(session: Session, outgoing: Outgoing) -> tuple[Concern | None, Decision | None]:
    concern = await concerns.find(session, outgoing.team, outgoing.about["concern"])
    return concern, await decisions.find(session, outgoing.team, outgoing.about["decision"])


KINDS = {RAISED: Delivery(_raised), CLOSED: Delivery(_closed)}
