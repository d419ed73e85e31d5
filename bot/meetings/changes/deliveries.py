"""The question to whoever decides about a change of the meetings, and what its asker hears of it."""

from datetime import datetime

from bot.meetings.changes import views
from bot.meetings.changes import waiting as change_waiting
from bot.meetings.changes.waiting import Waiting
from bot.slack.blocks.text import Message
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Update
from storage import events_seen, outbox
from storage.database import Session
from storage.records import Outgoing

ASKED, ANSWERED = "meeting change asked", "meeting change answered"


async def put_question(session: Session, team: str, waiting: Waiting, decider: str, *, at: datetime) -> bool:
    """Ask whoever decides about a change, once; tell whether that is new."""
    return await outbox.put(
        session,
        f"{ASKED}:{waiting.key}",
        ASKED,
        team=team,
        channel=waiting.channel,
        recipient=decider,
        about={"change": change_waiting.packed(waiting)},
        at=at,
    )


async def put_answer(
    session: Session, team: str, waiting: Waiting, sent: Outgoing, *, agreed: bool, said: str, at: datetime
) -> None:
    """Have the question show what became of it, and whoever asked for the change told."""
    key = change_waiting.once(waiting)
    await events_seen.remember(session, team, key, {"said": said, "agreed": agreed})
    await outbox.put(
        session,
        f"update:{sent.key}",
        f"{ASKED} update",
        team=team,
        channel=waiting.channel,
        recipient=sent.recipient,
        about={"asked": sent.key},
        at=at,
    )
    await outbox.put(
        session,
        f"{ANSWERED}:{waiting.key}",
        ANSWERED,
        team=team,
        channel=waiting.channel,
        recipient=waiting.by,
        about={"asked": sent.key},
        at=at,
    )


async def _message(session: Session, sent: Outgoing, now: datetime) -> Message | None:
    waiting = change_waiting.asked_in(sent)
    if waiting is None:
        return None
    outcome = await events_seen.outcome_of(session, sent.team, change_waiting.once(waiting))
    touched = await change_waiting.touched(session, sent.team, waiting, now)
    return views.question(
        touched, waiting.channel, waiting.by, change_waiting.packed(waiting), str(outcome.get("said") or "")
    )


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
    waiting = change_waiting.asked_in(sent) if sent is not None else None
    if sent is None or waiting is None:
        return Drop("no such change")
    if outgoing.about.get("unasked"):
        return Post(views.unasked(sent.recipient or "", waiting.channel))
    outcome = await events_seen.outcome_of(session, outgoing.team, change_waiting.once(waiting))
    said, agreed = str(outcome.get("said") or ""), bool(outcome.get("agreed"))
    return Post(views.answered(sent.recipient or "", waiting.channel, agreed, said))


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    waiting = change_waiting.asked_in(outgoing)
    if waiting is not None:
        await outbox.put(
            session,
            f"{ANSWERED}:{waiting.key}",
            ANSWERED,
            team=outgoing.team,
            channel=waiting.channel,
            recipient=waiting.by,
            about={"asked": outgoing.key, "unasked": True},
            at=at,
        )


KINDS = {
    ASKED: Delivery(_ask, unreachable=_unreachable),
    f"{ASKED} update": Delivery(_update, repeatable=True),
    ANSWERED: Delivery(_answer),
}
