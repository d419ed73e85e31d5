"""The record that somebody named by its number, where they named it."""

from bot.actions import service as action_service
from bot.decisions import service as decision_service
from bot.language.refusal import Refusal
from bot.understanding.meaning import Ref
from storage import actions, decisions
from storage.database import Session
from storage.records import Action, Decision, RecordKind, Source


async def record(session: Session, ref: Ref, source: Source) -> Decision | Action:
    """Return the record that somebody named; raise Refusal when there is none here."""
    return await (decision if ref.kind is RecordKind.DECISION else action)(session, ref, source)


async def decision(session: Session, ref: Ref, source: Source) -> Decision:
    """Return the decision of a number, undone or not; raise Refusal when there is none here."""
    found = await decisions.numbered(session, source.team, ref.channel or source.channel, ref.number)
    if found is None:
        raise Refusal(f"There is no {ref.label} in this channel. Type `/decisions` to see what there is.")
    return found


async def action(session: Session, ref: Ref, source: Source) -> Action:
    """Return the action of a number, undone or not; raise Refusal when there is none here."""
    found = await actions.numbered(session, source.team, ref.channel or source.channel, ref.number)
    if found is None:
        raise Refusal(f"There is no {ref.label} in this channel. Type `/actions` to see what there is.")
    return found


async def locked_decision(session: Session, ref: Ref, source: Source) -> Decision:
    """Return a decision, locked, to change it."""
    found = await decision(session, ref, source)
    return await decision_service.lock(session, source.team, found.id)


async def locked_action(session: Session, ref: Ref, source: Source) -> Action:
    """Return an action, locked, to change it; raise Refusal for one that was undone."""
    found = await action(session, ref, source)
    if found.undone_at is not None:
        raise Refusal(f"{found.label} was undone, so nothing about it changes any more.")
    return await action_service.lock(session, source.team, found.id)
