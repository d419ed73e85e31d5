"""What is taken back: a record becomes again what it was before one line of its history."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, update

from storage import actions, history, rows
from storage.database import Session
from storage.records import (
    NUDGED_ANEW,
    Action,
    ActionStatus,
    Change,
    Decision,
    DecisionStatus,
    DueMeeting,
    packing,
)
from storage.tables import decisions, owners

_DECISION = (decisions.c.team == bindparam("of_team"), decisions.c.id == bindparam("of_id"))
_OWNERS = (owners.c.team == bindparam("of_team"), owners.c.action_id == bindparam("of_id"))
_NUDGE_ANEW = update(owners).where(*_OWNERS).values(**NUDGED_ANEW)


async def date_of(session: Session, action: Action, dated: Change, *, at: datetime) -> Action:
    """Give an action the due day again that it had before it was `dated`, in the name of whoever did that.

    It moves with its meeting again, if it did; its nudges start again, and it was not put off.
    """
    was = dated.before or {}
    values: dict[str, Any] = {
        "due": date.fromisoformat(was["due"]) if was.get("due") else None,
        "deferrals": was.get("deferrals", action.deferrals),
    }
    if was.get("due_meeting"):
        values["due_meeting"] = packing.read(DueMeeting, was["due_meeting"])
    changed = await actions.change(session, action, "dated back", actor=dated.actor, at=at, **values)
    await session.execute(_NUDGE_ANEW, {"of_team": action.team, "of_id": action.id})
    return changed


async def closing_of(session: Session, action: Action, closed: Change, *, at: datetime) -> Action:
    """Open an action again as it was before it was `closed` for all, in the name of whoever did that."""
    was = ActionStatus((closed.before or {}).get("status", action.status))
    values: dict[str, Any] = {"status": was, "closed_at": None, "closed_because": None}
    changed = await actions.change(session, action, "opened again", actor=closed.actor, at=at, **values)
    await session.execute(_NUDGE_ANEW, {"of_team": action.team, "of_id": action.id})
    return changed


async def status_of(session: Session, decision: Decision, settled: Change, *, at: datetime) -> Decision:
    """Give a decision the status again that it had before it was `settled`, in the name of who did that."""
    was = settled.before or {}
    values = {
        "status": DecisionStatus(was.get("status", decision.status)),
        "come_back_on": date.fromisoformat(was["come_back_on"]) if was.get("come_back_on") else None,
        "settled_at": datetime.fromisoformat(was["settled_at"]) if was.get("settled_at") else None,
    }
    statement = update(decisions).where(*_DECISION).values(**values).returning(decisions)
    found = await session.execute(statement, {"of_team": decision.team, "of_id": decision.id})
    changed = rows.one(found, Decision)
    before, after = history.fields_of(decision, values), history.fields_of(changed, values)
    actor = settled.actor
    await history.write(session, decision, "put back", actor=actor, at=at, before=before, after=after)
    return changed
