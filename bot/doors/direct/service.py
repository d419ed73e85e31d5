"""What a message to the bot alone leads to: work closed, a note kept, or a question back."""

from typing import Any

from bot.doors.direct import deliveries, shown
from bot.nudges.replies import deliveries as replies_deliveries
from bot.nudges.replies import service as replies_service
from bot.nudges.replies.service import Talk
from bot.understanding import replies as understanding
from bot.understanding.replies import Meaning, Reply
from storage import actions
from storage.database import Session
from storage.records import Action

Json = dict[str, Any]


async def take(session: Session, fields: Json, talk: Talk, reply: Reply, words: str) -> None:
    """Close what somebody says is done, or keep what they wrote with the action that it is about.

    What is about no action, or names a decision alone, is answered with what the bot can do. `fields` are the
    message as Slack sent it.
    """
    if not shown.says_done(talk, reply):
        await _note(session, fields, talk, reply, words)
        return
    closed = await replies_service.close_meant(session, talk, reply)
    if reply.more and len(closed) == 1:
        await _keep(session, talk, closed[0], words, away=reply.away, asked_why=True)


async def _note(session: Session, fields: Json, talk: Talk, reply: Reply, words: str) -> None:
    """Keep what somebody wrote with the action that it is about, else ask, or say that it is kept nowhere."""
    away = reply.meaning is Meaning.AWAY
    if understanding.is_of_decisions(reply, words) and not away:
        await _answer(session, fields, talk, words, decided=True)
        return
    meant, rest = shown.meant(talk, reply, words)
    if meant is not None and rest:
        await _keep(session, talk, meant, rest, away=away)
    elif len(reply.numbers) == 1 and not away and not shown.numbered(talk, reply.numbers[0]):
        await replies_service.explain(session, talk, reply.numbers[0], unseen=True)
    elif talk.shown and not away:
        several = [action for number in reply.numbers for action in shown.numbered(talk, number)]
        ids = [action.id for action in several or talk.shown]
        await replies_service.ask(session, talk, ids, says_done=False, key=f"which:{talk.key}")
    else:
        await _answer(session, fields, talk, words, away=away)


async def _answer(
    session: Session, fields: Json, talk: Talk, words: str, *, away: bool = False, decided: bool = False
) -> None:
    await deliveries.answer_writer(
        session, talk.written.team, fields, talk.about, words, at=talk.written.at, away=away, decided=decided
    )


async def _keep(
    session: Session, talk: Talk, meant: Action, words: str, *, away: bool = False, asked_why: bool = False
) -> None:
    written = talk.written
    action = await actions.lock(session, meant.team, meant.id) or meant
    await replies_deliveries.keep(
        session,
        action,
        written.user,
        words,
        at=written.at,
        away=away,
        asked_why=asked_why,
        thread=talk.thread,
    )
