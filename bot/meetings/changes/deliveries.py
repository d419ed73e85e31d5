"""The question to the one who decides about a change of the meetings, and what its asker hears of it."""

from datetime import datetime

from bot.meetings.changes import pending, shown, views
from bot.meetings.changes.pending import Pending
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from storage import outbox
from storage.database import Session
from storage.records import Kind, NewMessage, Outgoing, subjects


async def ask_decider(session: Session, team: str, change: Pending, decider: str, *, at: datetime) -> bool:
    """Ask the one who decides about a change, once; tell whether that is new."""
    return await outbox.put(
        session,
        NewMessage(
            key=f"{Kind.MEETING_CHANGE_QUESTION}:{change.key}",
            kind=Kind.MEETING_CHANGE_QUESTION,
            team=team,
            channel=change.channel,
            recipient=decider,
            about=subjects.ChangeQuestion(change=pending.pack(change)),
            at=at,
        ),
    )


async def tell_outcome(session: Session, team: str, change: Pending, sent: Outgoing, *, at: datetime) -> None:
    """Have the question show what became of it, and tell the person who asked for the change."""
    kind = Kind.MEETING_CHANGE_QUESTION_UPDATE
    await outbox.put(session, updates.changing(sent, kind, key=f"update:{sent.key}", at=at))
    await _tell_asker(session, change, sent, at)


async def _tell_asker(
    session: Session, change: Pending, question: Outgoing, at: datetime, *, unasked: bool = False
) -> None:
    await outbox.put(
        session,
        NewMessage(
            key=f"{Kind.MEETING_CHANGE_ANSWER}:{change.key}",
            kind=Kind.MEETING_CHANGE_ANSWER,
            team=question.team,
            channel=change.channel,
            recipient=change.by,
            about=subjects.ChangeAnswer(sent=question.key, unasked=unasked),
            at=at,
        ),
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


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    return await _message(session, sent, now) or Drop("no such change")


async def _answer(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.ChangeAnswer)
    sent = await outbox.find(session, outgoing.team, about.sent)
    change = pending.unpack_question(sent) if sent is not None else None
    if sent is None or change is None:
        return Drop("no such change")
    if about.unasked:
        return Post(views.unasked(sent.recipient or "", change.channel))
    outcome = await shown.outcome(session, outgoing.team, change)
    return Post(views.answered(sent.recipient or "", change.channel, outcome))


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    change = pending.unpack_question(outgoing)
    if change is not None:
        await _tell_asker(session, change, outgoing, at, unasked=True)


KINDS = {
    Kind.MEETING_CHANGE_QUESTION: Delivery(_ask, unreachable=_unreachable),
    Kind.MEETING_CHANGE_QUESTION_UPDATE: Delivery(updates.rendering(_again), idempotent=True),
    Kind.MEETING_CHANGE_ANSWER: Delivery(_answer),
}
