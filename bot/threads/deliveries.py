"""Offers to people who react, and the question what a decision of a thread is to an earlier one."""

from datetime import datetime, timedelta

from bot.decisions.relations import views as relation_views
from bot.slack.blocks import text
from bot.slack.blocks.addresses import instant
from bot.slack.outgoing.shapes import Delivery, Drop, Ephemeral, Rendered
from bot.threads import views
from bot.understanding.threads import RecordAs
from storage import concerns, decisions, offers, outbox, unclear
from storage.database import Session
from storage.offers import Proposed
from storage.records import WEIGHTY, Decision, Kind, NewMessage, Outgoing, subjects

STALE = timedelta(days=1)
"""After this long nobody remembers the reaction that an offer answers."""


async def offer_form(session: Session, proposed: Proposed, ts: str, *, by: str | None, at: datetime) -> None:
    """Offer the form to the person who reacted at `ts`, once."""
    kind, channel, said, user = proposed.kind, proposed.channel, proposed.said_ts, proposed.user
    await outbox.put(
        session,
        NewMessage(
            key=f"{Kind.OFFER}:{kind}:{channel}:{said}:{user}:{ts}",
            kind=Kind.OFFER,
            team=proposed.team,
            channel=channel,
            about=subjects.FormOffer(kind=kind, said=said, user=user, by=by),
            at=at,
            expires_at=at + STALE,
        ),
    )


async def ask_whether_related(session: Session, decision: Decision, older: Decision, *, at: datetime) -> None:
    """Ask the author of a decision how it relates to an earlier one, once."""
    await outbox.put(
        session,
        NewMessage.of(
            decision,
            key=f"{Kind.RELATED_QUESTION}:{decision.id}:{older.id}",
            kind=Kind.RELATED_QUESTION,
            about=subjects.Related(decision=decision.id, older=older.id),
            at=at,
            expires_at=at + STALE,
        ),
    )


async def _offer(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.FormOffer)
    proposed = Proposed(outgoing.team, outgoing.channel or "", about.said, about.user, about.kind)
    known = await offers.find(session, proposed)
    if known is None or not known.stands:
        return Drop("the reaction was taken back")
    day = text.day(instant(about.said).date())
    return Ephemeral(views.offer(RecordAs(about.kind), about.said, about.by, day), about.user)


async def _alike(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.Related)
    decision = await decisions.find(session, outgoing.team, about.decision)
    older = await decisions.find(session, outgoing.team, about.older)
    if decision is None or older is None or decision.undone_at or older.undone_at:
        return Drop("one of the two was undone")
    if await unclear.is_answered(session, decision, older):
        return Drop("it is answered already")
    there = await decisions.who_was_there(session, older)
    doubts = [one for one in await concerns.raised_on(session, older) if one.status in WEIGHTY]
    shown = relation_views.RelatedQuestion(decision, older, there, doubts, now)
    return Ephemeral(relation_views.question(shown), decision.author, thread_ts=decision.thread_ts)


KINDS = {
    Kind.RELATED_QUESTION: Delivery(_alike, ephemeral=True),
    Kind.OFFER: Delivery(_offer, ephemeral=True),
}
