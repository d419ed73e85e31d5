"""A decision's card: posted once, then kept true."""

from datetime import datetime

from bot.deliveries import cards
from bot.deliveries.shapes import Delivery, Drop, Post, Rendered
from bot.views import decisions as views
from storage import decisions
from storage.database import Session
from storage.records import How, Outgoing

THERE = {How.RECORDED, How.MEETING, How.THREAD}
"""Ways of knowing that mean having been there when it was decided."""


async def _card(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = await _shown(session, outgoing, now)
    if shown is None or shown.decision.undone_at is not None:
        return Drop("undone before its card was posted")
    return Post(views.card(shown), thread_ts=shown.decision.thread_ts)


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = await _shown(session, outgoing, now)
    if shown is None:
        return Drop("no such decision")
    return await cards.updated(session, outgoing, shown.decision, views.card(shown), now)


async def _shown(session: Session, outgoing: Outgoing, now: datetime) -> views.Card | None:
    decision = await decisions.find(session, outgoing.team, outgoing.about["decision"])
    if decision is None:
        return None
    known = await decisions.who_knows(session, decision)
    links = await decisions.links_of(session, decision)
    linked = {
        other: await decisions.find(session, decision.team, other)
        for link in links
        for other in (link.newer_id, link.older_id)
        if other != decision.id
    }
    return views.Card(
        decision,
        there=[user for user, how in known.items() if how & THERE],
        older=[(one, old) for one in links if (old := linked.get(one.older_id)) is not None],
        newer=[(one, new) for one in links if (new := linked.get(one.newer_id)) is not None],
        undoable=cards.undoable(decision, now),
    )


async def _posted(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    await decisions.card_posted(session, outgoing.team, outgoing.about["decision"], ts)


KINDS = {
    "decision card": Delivery(_card, _posted),
    "decision update": Delivery(_update, repeatable=True),
}
