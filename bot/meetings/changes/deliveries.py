"""The question to whoever decides about a change of the meetings, and what its asker hears of it."""

from datetime import datetime

from bot.meetings.changes import pending, shown, views
from bot.meetings.changes.pending import Pending
from bot.slack.blocks.text import Message
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Update
from storage import outbox
from storage.database import Session
from storage.records import Outgoing

ASKED, ANSWERED = "meeting change asked", "meeting change answered"


async def put_question(session: Session, team: str, asked: Pending, decider: str, *, at: datetime) -> bool:
    """Ask whoever decides about a change, once; tell whether that is new."""
    return await outbox.put(
        session,
        f"{ASKED}:{asked.key}",
        ASKED,
        team=team,
        channel=asked.channel,
        recipient=decider,
        about={"change": pending.pack(asked)},
        at=at,
    )


async def put_answer(session: Session, team: str, asked: Pending, sent: Outgoing, *, at: datetime) -> None:
    """Have the question show what became of it, and whoever asked for the change told."""
    await outbox.put(
        session,
        f"update:{sent.key}",
        f"{ASKED} update",
        team=team,
        channel=asked.channel,
        recipient=sent.recipient,
        about={"asked": sent.key},
        at=at,
    )
    await outbox.put(
        session,
        f"{ANSWERED}:{asked.key}",
        ANSWERED,
        team=team,
        channel=asked.channel,
        recipient=asked.by,
        about={"asked": sent.key},
        at=at,
    )


async def _message(session: Session, sent: Outgoing, now: datetime) -> Message | None:
    asked = pending.unpack_question(sent)
    if asked is None:
        return None
    outcome = await shown.outcome(session, sent.team, asked)
    touched = await shown.touched(session, sent.team, asked, now)
    return views.question(touched, asked.channel, asked.by, pending.pack(asked), outcome)


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
    asked = pending.unpack_question(sent) if sent is not None else None
    if sent is None or asked is None:
        return Drop("no such change")
    if outgoing.about.get("unasked"):
        return Post(views.unasked(sent.recipient or "", asked.channel))
    outcome = await shown.outcome(session, outgoing.team, asked)
    return Post(views.answered(sent.recipient or "", asked.channel, outcome))


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    asked = pending.unpack_question(outgoing)
    if asked is not None:
        await outbox.put(
            session,
            f"{ANSWERED}:{asked.key}",
            ANSWERED,
            team=outgoing.team,
            channel=asked.channel,
            recipient=asked.by,
            about={"asked": outgoing.key, "unasked": True},
            at=at,
        )


KINDS = {
    ASKED: Delivery(_ask, unreachable=_unreachable),
    f"{ASKED} update": Delivery(_update, repeatable=True),
    ANSWERED: Delivery(_answer),
}
