"""Gathers everything that is known of a decision, for people who may see its group."""

from datetime import datetime

from bot.decisions import service, views
from bot.decisions.views.carried_out import CarriedOut
from bot.slack import directory
from bot.slack.blocks import decision_words
from storage import actions, concerns, corrections, decisions, history, links, recaps
from storage.database import Session
from storage.records import Change, Decision, How


async def full_record(session: Session, decision: Decision, *, now: datetime) -> views.FullRecord:
    """Return a decision with its concerns, links, history, who knows of it, and who may correct it now."""
    raised = await concerns.raised_on(session, decision)
    changes: list[Change] = await history.changes_of(session, decision)
    for concern in raised:
        changes += await history.changes_of(session, concern)
    known = await decisions.who_knows(session, decision)
    there = await decisions.who_was_there(session, decision)
    knows = {user: how for user, how in known.items() if user not in there.aware}
    return views.FullRecord(
        decision,
        there=there,
        told=[user for user, how in knows.items() if How.TOLD in how and How.CONFIRMED not in how],
        confirmed=[user for user, how in knows.items() if How.CONFIRMED in how],
        newer=await links.newer_of(session, decision),
        older=await links.older_of(session, decision),
        concerns=raised,
        history=sorted(changes, key=lambda change: (change.at, change.id)),
        addresses=await directory.where(session, decision),
        earlier=await corrections.earlier_wordings(session, decision),
        may_change=await service.who_may_change(session, decision, now),
        reach=await recaps.reach_of(session, decision),
        carried_out=await _carried_out(session, decision),
    )


async def with_fate(session: Session, team: str, decision_id: int | None) -> tuple[Decision | None, str]:
    """Return the decision that work is for, if any, and what has become of it where it does not hold."""
    decision = await decisions.find(session, team, decision_id) if decision_id is not None else None
    if decision is None:
        return None, ""
    return decision, decision_words.fate(decision, await concerns.upheld_on(session, team, [decision.id]))


async def _carried_out(session: Session, decision: Decision) -> list[CarriedOut]:
    """Return the actions for a decision, each with what came of it."""
    found = await actions.carrying_out(session, decision)
    outcomes = await actions.outcomes_of(session, decision.team, found)
    return [CarriedOut(action, outcomes[action.id]) for action in found]
