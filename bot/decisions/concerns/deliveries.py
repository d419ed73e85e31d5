"""Tells the recorder of a decision that a concern was raised, and its author how it was closed."""

from datetime import datetime

from bot.decisions.concerns import views
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from storage import concerns, decisions, outbox
from storage.database import Session
from storage.records import (
    Concern,
    ConcernStatus,
    Consequence,
    Decision,
    Kind,
    NewMessage,
    Outgoing,
    subjects,
)


async def tell_recorder_raised(
    session: Session, concern: Concern, decision: Decision, *, at: datetime
) -> None:
    """Tell the decision's recorder, once, unless they raised it themselves."""
    if decision.author != concern.author:
        await _put(session, Kind.CONCERN_RAISED, concern, decision.author, at)


async def tell_raiser_closed(session: Session, concern: Concern, *, at: datetime) -> None:
    """Tell the author of a concern, once, unless they closed it themselves."""
    if concern.closed_by != concern.author:
        await _put(session, Kind.CONCERN_CLOSED, concern, concern.author, at)


async def tell_recorder_ended(
    session: Session, concern: Concern, decision: Decision, *, at: datetime
) -> None:
    """Tell the decision's recorder that it was withdrawn, or is back on the agenda, for an upheld concern.

    Whoever upheld the concern, or raised it, knows; who decided what is amended hears of that.
    """
    ended = concern.consequence in (Consequence.WITHDRAW, Consequence.AGENDA)
    if ended and decision.author not in (concern.closed_by, concern.author):
        await _put(session, Kind.CONCERN_CLOSED, concern, decision.author, at, to=":recorder")


async def _put(
    session: Session, kind: Kind, concern: Concern, user: str, at: datetime, *, to: str = ""
) -> None:
    await outbox.put(
        session,
        NewMessage.of(
            concern,
            key=f"{kind}:{concern.id}{to}",
            kind=kind,
            recipient=user,
            about=subjects.OfConcern(concern=concern.id, decision=concern.decision_id),
            at=at,
        ),
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
    return Post(views.closed(concern, decision, outgoing.recipient or concern.author))


async def _shown(session: Session, outgoing: Outgoing) -> tuple[Concern | None, Decision | None]:
    about = outgoing.about_as(subjects.OfConcern)
    concern = await concerns.find(session, outgoing.team, about.concern)
    return concern, await decisions.find(session, outgoing.team, about.decision)


KINDS = {Kind.CONCERN_RAISED: Delivery(_raised), Kind.CONCERN_CLOSED: Delivery(_closed)}
