"""A decision's card: posted once, then kept true."""

from datetime import datetime, timedelta

from bot.deliveries.shapes import Delivery, Drop, Post, Rendered, Update, Wait
from bot.views import decisions as views
from storage import decisions, outbox
from storage.database import Session
from storage.records import Decision, How, Outgoing

UNDO_FOR = timedelta(minutes=15)
THERE = {How.RECORDED, How.MEETING, How.THREAD}


async def put_card(session: Session, decision: Decision, *, at: datetime) -> None:
    """Have a new decision's card posted where it was said, and its Undo taken away when it lapses."""
    about = {"decision": decision.id}
    key = f"decision card:{decision.id}"
    await outbox.put(
        session,
        key,
        "decision card",
        team=decision.team,
        channel=decision.channel,
        at=at,
        about=about,
    )
    await put_update(session, decision, at=at, due_at=decision.decided_at + UNDO_FOR)


async def put_update(
    session: Session, decision: Decision, *, at: datetime, due_at: datetime | None = None
) -> None:
    """Have a decision's card shown anew, at once or at `due_at`."""
    when = due_at or at
    await outbox.put(
        session,
        f"decision update:{decision.id}:{when.isoformat()}",
        "decision update",
        team=decision.team,
        channel=decision.channel,
        at=at,
        about={"decision": decision.id},
        due_at=when,
    )


async def _card(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = await _shown(session, outgoing, now)
    if shown is None or shown.decision.undone_at is not None:
        return Drop("undone before its card was posted")
    return Post(views.card(shown), thread_ts=shown.decision.thread_ts)


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = await _shown(session, outgoing, now)
    if shown is None:
        return Drop("no such decision")
    card_ts = shown.decision.card_ts
    if card_ts is not None:
        return Update(views.card(shown), channel=shown.decision.channel, ts=card_ts)
    card = await outbox.find(session, outgoing.team, f"decision card:{shown.decision.id}")
    if card is not None and card.state in outbox.UNSETTLED:
        return Wait(now + timedelta(seconds=5), "its card is not posted yet")
    return Drop("it has no card")


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
        undoable=now < decision.decided_at + UNDO_FOR,
    )


async def _posted(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    await decisions.card_posted(session, outgoing.team, outgoing.about["decision"], ts)


KINDS = {
    "decision card": Delivery(_card, _posted),
    "decision update": Delivery(_update, repeatable=True),
}
