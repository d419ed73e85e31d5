"""Offers to people who react, and the question what a decision of a thread is to an earlier one."""

from datetime import datetime, timedelta

from bot.slack.blocks import text
from bot.slack.blocks.addresses import instant
from bot.slack.outgoing.shapes import Delivery, Drop, Ephemeral, Rendered
from bot.threads import views
from bot.understanding.threads import RecordAs
from storage import offers, outbox
from storage.database import Session
from storage.offers import Proposed
from storage.records import Kind, NewMessage, Outgoing, subjects

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


async def _offer(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.FormOffer)
    proposed = Proposed(outgoing.team, outgoing.channel or "", about.said, about.user, about.kind)
    known = await offers.find(session, proposed)
    if known is None or not known.stands:
        return Drop("the reaction was taken back")
    day = text.day(instant(about.said).date())
    return Ephemeral(views.offer(RecordAs(about.kind), about.said, about.by, day), about.user)


KINDS = {
    Kind.OFFER: Delivery(_offer, ephemeral=True),
}
