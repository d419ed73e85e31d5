"""The question to the one who decides about a change of the meetings, and what its asker hears of it."""

from datetime import datetime

from bot.meetings.changes import pending, shown, views
from bot.meetings.changes.pending import Pending
from bot.slack.blocks.text import Message
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Update
from storage import outbox
from storage.database import Session
from storage.records import Outgoing

ASKED, ANSWERED = "meeting change asked", "meeting change answered"


async def put_question(session: Session, team: str, change: Pending, decider: str, *, at: datetime) -> bool:
    """Ask the one who decides about a change, once; tell whether that is new."""
    return await outbox.put(
        session,
        f"{ASKED}:{change.key}",
        ASKED,
        team=team,
        channel=change.channel,
        recipient=decider,
        about={"change": pending.pack(change)},
        at=at,
    )


async def put_answer(session: Session, team: str, change: Pending, sent: Outgoing, *, at: datetime) -> None:
    """Have the question show what became of it, and tell the person who asked for the change."""
    await outbox.put(
        session,
        f"update:{sent.key}",
        f"{ASKED} update",
        team=team,
        channel=change.channel,
        recipient=sent.recipient,
        about={"asked": sent.key},
        at=at,
    )
    await outbox.put(
        session,
        f"{ANSWERED}:{change.key}",
        ANSWERED,
        team=team,
        channel=change.channel,
        recipient=change.by,
        about={"asked": sent.key},
        at=at,
    )


async def _message(session: Session, sent: Outgoing, now: datetime) -> Message | None:
    change = pending.unpack_question(sent)
    if change is None:
        return None
    outcome = await shown.outcome(session, sent.team, change)
    touched = await shown.touched(session, sent.team, change, now)
    return views.question(touched, change.channel, change.by, pending.pack(change), outcome)


async def _ask(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    message = await _message(session, outgoing, now)
    return Post(message) if message is not None else Drop("no such change")


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    sent = await outbox.find(session, outgoing.team, outgoing.about["asked"])
    if sent is None or sent.sent_channel is None or sent.sent_ts is None:
        return Drop("nobody was asked")
    message = await _message(session, sent, now)
    if message is None:
        return Drop("no such change")
    return Update(message, channel=sent.sent_channel, ts=sent.sent_ts)


async def _answer(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    sent = await outbox.find(session, outgoing.team, outgoing.about["asked"])
    change = pending.unpack_question(sent) if sent is not None else None
    if sent is None or change is None:
        return Drop("no such change")
    if outgoing.about.get("unasked"):
        return Post(views.unasked(sent.recipient or "", change.channel))
    outcome = await shown.outcome(session, outgoing.team, change)
    return Post(views.answered(sent.recipient or "", change.channel, outcome))


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    change = pending.unpack_question(outgoing)
    if change is not None:
        await outbox.put(
            session,
            f"{ANSWERED}:{change.key}",
            ANSWERED,
            team=outgoing.team,
            channel=change.channel,
            recipient=change.by,
            about={"asked": outgoing.key, "unasked": True},
            at=at,
        )


KINDS = {
    ASKED: Delivery(_ask, unreachable=_unreachable),
    f"{ASKED} update": Delivery(_update, repeatable=True),
    ANSWERED: Delivery(_answer),
}
