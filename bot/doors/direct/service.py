"""What a message to the bot alone leads to that is no answer it knows: a note kept, or a question back."""

from typing import Any

from bot.doors.direct import deliveries, shown
from bot.doors.direct.known import Understood
from bot.meetings import doing as meetings
from bot.nudges.replies import deliveries as replies_deliveries
from bot.nudges.replies import service as replies_service
from bot.nudges.replies.service import Talk
from storage import actions
from storage.database import Session
from storage.records import Action

Json = dict[str, Any]


async def take(session: Session, fields: Json, talk: Talk, understood: Understood) -> None:
    """Close what of the named work is theirs, or keep what was written with what it is about.

    What is about no action, or names a decision alone, is answered with what the bot can do; what is about a
    group's meetings, with where that is said. `fields` are the message as Slack sent it.
    """
    if meetings.is_told_the_group(understood.meaning):
        await deliveries.point_to_channel(session, talk.written.team, fields, at=talk.written.at)
    elif not understood.says_done:
        await _keep_note(session, fields, talk, understood)
    elif understood.note.numbers:
        await replies_service.close_named(session, talk, understood.note.numbers)
    else:
        await replies_service.ask_what_is_done(session, talk)


async def _keep_note(session: Session, fields: Json, talk: Talk, understood: Understood) -> None:
    """Keep what somebody wrote with the action that it is about, else ask, or say that it is kept nowhere.

    A question that nobody understands is passed on to nobody, unless they say of which action it is.
    """
    note = understood.note
    away = note.is_of_absence
    if is_for_nobody(talk, understood):
        await deliveries.say_not_understood(session, talk.written.team, fields, at=talk.written.at)
        return
    if note.is_of_a_decision and not away:
        await _answer(session, fields, talk, decided=True)
        return
    meant, rest = shown.meant(talk, note)
    if meant is not None and rest:
        await _keep(session, talk, meant, rest, away=away)
    elif len(note.numbers) == 1 and not away and not shown.numbered(talk, note.numbers[0]):
        await replies_service.explain(session, talk, note.numbers[0], unseen=True)
    elif talk.shown and not away:
        several = [action for number in note.numbers for action in shown.numbered(talk, number)]
        ids = [action.id for action in several or talk.shown]
        await replies_service.ask(session, talk, ids, says_done=False, key=f"which:{talk.key}")
    else:
        await _answer(session, fields, talk, away=away)


def is_for_nobody(talk: Talk, understood: Understood) -> bool:
    """Tell whether words that are not understood are passed on to nobody: a question, or mere marks."""
    note = understood.note
    asks = understood.is_question or note.is_wordless
    return bool(talk.shown) and asks and not note.numbers and not note.is_of_absence


async def _answer(
    session: Session, fields: Json, talk: Talk, *, away: bool = False, decided: bool = False
) -> None:
    await deliveries.answer_writer(
        session, talk.written.team, fields, talk.about, at=talk.written.at, away=away, decided=decided
    )


async def _keep(session: Session, talk: Talk, meant: Action, words: str, *, away: bool = False) -> None:
    written = talk.written
    action = await actions.lock(session, meant.team, meant.id) or meant
    await replies_deliveries.keep(
        session, action, written.user, words, at=written.at, away=away, thread=talk.thread
    )
