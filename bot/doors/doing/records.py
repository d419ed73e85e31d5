"""Records what was meant: decisions, actions, or both together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.actions import meant as assigned
from bot.actions import service as action_service
from bot.actions.views import answers as action_answers
from bot.decisions import meant as decided
from bot.decisions import service as decision_service
from bot.decisions import views as decision_views
from bot.decisions.service import NewDecision as Recorded
from bot.doors.doing import views
from bot.doors.doing.outcomes import Outcome
from bot.slack.blocks.text import Message
from bot.understanding.meaning import New, NewAction, NewDecision
from storage import actions
from storage.database import Session
from storage.records import Action, Decision, Source

Made = Recorded | Action


async def record(session: Session, records: Sequence[New], source: Source, *, at: datetime) -> Outcome:
    """Record each, a decision before the actions that follow from it."""
    made: list[Made] = []
    decision: Decision | None = None
    for one in sorted(records, key=lambda each: isinstance(each, NewAction)):
        if isinstance(one, NewDecision):
            recorded = await decision_service.record(session, decided.resolution(one), source, at=at)
            decision = recorded.decision
            made.append(recorded)
        else:
            whole = await assigned.complete(session, one, source)
            whole = replace(whole, decision=whole.decision or decision)
            made.append(await action_service.record(session, whole, source, at=at))
    return await _told_of(session, made)


async def recorded_before(session: Session, team: str, kept: Sequence[dict[str, Any]]) -> Outcome:
    """Return what is told of what was recorded when a request arrived for the first time."""
    return (await _told_of(session, [await _again(session, team, one) for one in kept])).in_full()


async def _told_of(session: Session, made: Sequence[Made]) -> Outcome:
    return Outcome(
        recorded=views.all_of([await _told(session, one) for one in made]),
        made=tuple(one if isinstance(one, Action) else one.decision for one in made),
        kept={"made": [_kept(one) for one in made]},
    )


def _kept(made: Made) -> dict[str, Any]:
    return {"action": made.id} if isinstance(made, Action) else made.outcome


async def _again(session: Session, team: str, kept: dict[str, Any]) -> Made:
    if "action" not in kept:
        return await decision_service.recorded_before(session, team, kept)
    found = await actions.find(session, team, kept["action"])
    if found is None:
        raise LookupError(f"action {kept['action']} is gone")
    return found


async def _told(session: Session, made: Made) -> Message:
    if isinstance(made, Action):
        return action_answers.recorded(made, await actions.owners_of(session, made))
    return decision_views.recorded(made.decision, made.older)
