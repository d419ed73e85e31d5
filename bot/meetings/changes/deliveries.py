"""Asks the person who decides about a change of the meetings, and tells its asker what they decided."""

from datetime import datetime

from bot.meetings.changes import views
from bot.meetings.changes import waiting as change_waiting
from bot.meetings.changes.waiting import Waiting
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from storage import events_seen, outbox
from storage.database import Session
from storage.records import Kind, NewMessage, Outgoing, subjects


async def put_question(session: Session, team: str, waiting: Waiting, decider: str, *, at: datetime) -> bool:
    """Ask the person who decides about a change, once; return False when they were asked before."""
    return await outbox.put(
        session,
        NewMessage(
            key=f"{Kind.MEETING_CHANGE_QUESTION}:{waiting.key}",
            kind=Kind.MEETING_CHANGE_QUESTION,
            team=team,
            channel=waiting.channel,
            recipient=decider,
            about=subjects.ChangeQuestion(change=change_waiting.packed(waiting)),
            at=at,
        ),
    )


async def put_answer(
    session: Session, team: str, waiting: Waiting, sent: Outgoing, *, agreed: bool, said: str, at: datetime
) -> None:
    """Show in the question what became of it, and tell the person who wanted the change."""
    key = change_waiting.once(waiting)
    await events_seen.remember(session, team, key, {"said": said, "agreed": agreed})
    await outbox.put(
        session,
        NewMessage(
            key=f"update:{sent.key}",
            kind=Kind.MEETING_CHANGE_QUESTION_UPDATE,
            team=team,
            channel=waiting.channel,
            recipient=sent.recipient,
            about=subjects.OfSent(sent=sent.key),
            at=at,
        ),
    )
    await _tell_asker(session, waiting, sent, at)


async def _tell_asker(
    session: Session, waiting: Waiting, question: Outgoing, at: datetime, *, unasked: bool = False
) -> None:
    await outbox.put(
        session,
        NewMessage(
            key=f"{Kind.MEETING_CHANGE_ANSWER}:{waiting.key}",
            kind=Kind.MEETING_CHANGE_ANSWER,
            team=question.team,
            channel=waiting.channel,
            recipient=waiting.by,
            about=subjects.ChangeAnswer(sent=question.key, unasked=unasked),
            at=at,
        ),
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


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    return await _message(session, sent, now) or Drop("no such change")


async def _answer(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.ChangeAnswer)
    sent = await outbox.find(session, outgoing.team, about.sent)
    waiting = change_waiting.asked_in(sent) if sent is not None else None
    if sent is None or waiting is None:
        return Drop("no such change")
    if about.unasked:
        return Post(views.unasked(sent.recipient or "", waiting.channel))
    outcome = await events_seen.outcome_of(session, outgoing.team, change_waiting.once(waiting))
    said, agreed = str(outcome.get("said") or ""), bool(outcome.get("agreed"))
    return Post(views.answered(sent.recipient or "", waiting.channel, agreed, said))


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    waiting = change_waiting.asked_in(outgoing)
    if waiting is not None:
        await _tell_asker(session, waiting, outgoing, at, unasked=True)


KINDS = {
    Kind.MEETING_CHANGE_QUESTION: Delivery(_ask, unreachable=_unreachable),
    Kind.MEETING_CHANGE_QUESTION_UPDATE: Delivery(updates.rendering(_again), idempotent=True),
    Kind.MEETING_CHANGE_ANSWER: Delivery(_answer),
}
