"""Keeps what came of an owner's work, as they say it once that is done."""

from datetime import datetime

from bot.actions import service as action_service
from bot.actions.asks.service import NOT_YOURS
from bot.language.refusal import Refusal
from bot.nudges.replies import deliveries as reply_deliveries
from bot.understanding import absences, plain
from storage import actions
from storage.database import Session
from storage.records import Action, Answer, NoteKind


async def authorise(session: Session, team: str, user: str, owner_id: int) -> Action:
    """Lock the action of a part that is done, somebody's own or one that they answer for; else Refusal."""
    owner = await actions.owner(session, team, owner_id)
    if owner is None:
        raise Refusal(NOT_YOURS)
    action = await action_service.lock(session, team, owner.action_id)
    part = await reply_deliveries.part_of(session, action, user)
    if part.owner is None or part.owner.id != owner_id:
        raise Refusal(NOT_YOURS)
    if action.undone_at is not None:
        raise Refusal(f"{action.label} was undone, so nothing came of it.")
    if part.owner.answer is not Answer.DONE and action.last_done_at is None:
        raise Refusal(f"{action.label} is not said to be done: press Done first.")
    return action


async def keep(session: Session, action: Action, user: str, words: str, *, at: datetime) -> None:
    """Keep what came of an action, send it to whoever asked, and ask whether the group may see it."""
    if not words:
        raise Refusal("What came of it? For example: all three sites have agreed.")
    away = absences.are_told_in(plain.fold(words))
    kind = NoteKind.OUTCOME
    await reply_deliveries.keep(session, action, user, words, at=at, away=away, asked_why=True, kind=kind)
