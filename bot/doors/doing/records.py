"""Records what was meant: decisions, actions, or both together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from bot.actions import service as action_service
from bot.actions.service import Draft as Complete
from bot.actions.views import answers as action_answers
from bot.decisions import commands as decision_commands
from bot.decisions import service as decision_service
from bot.decisions.service import NewDecision as Recorded
from bot.doors.doing import views
from bot.doors.doing.outcomes import Outcome
from bot.language.recurrence import saying
from bot.language.refusal import Refusal
from bot.slack.blocks.text import Message
from bot.understanding.decisions import Follow, FollowingResolution
from bot.understanding.meaning import New, NewAction, NewDecision
from bot.understanding.meaning import Votes as Said
from storage import actions, decisions, meetings
from storage.database import Session
from storage.records import (
    Action,
    Decision,
    DueMeeting,
    Party,
    Relation,
    Repeats,
    Source,
    Unopposed,
    Votes,
)

Made = Recorded | Action
_ID = re.compile(r"[UW][A-Z0-9]{5,}")


async def record(session: Session, records: Sequence[New], source: Source, *, at: datetime) -> Outcome:
    """Record each, a decision before the actions that follow from it."""
    made: list[Made] = []
    decision: Decision | None = None
    for one in sorted(records, key=lambda each: isinstance(each, NewAction)):
        if isinstance(one, NewDecision):
            recorded = await decision_service.record(session, resolution_of(one), source, at=at)
            decision = recorded.decision
            made.append(recorded)
        else:
            whole = await complete(session, one, source)
            whole = replace(whole, decision=whole.decision or decision)
            made.append(await action_service.record(session, whole, source, at=at))
    return await _told_of(session, made, at)


async def recorded_before(
    session: Session, team: str, kept: Sequence[dict[str, Any]], at: datetime
) -> Outcome:
    """Return what was told of what was recorded when a request arrived for the first time."""
    return await _told_of(session, [await _again(session, team, one) for one in kept], at)


def resolution_of(decision: NewDecision) -> FollowingResolution:
    """Return a decision as it is recorded."""
    follows = [Follow(Relation.SUPERSEDES, number) for number in decision.replaces]
    follows += [Follow(Relation.AMENDS, number) for number in decision.amends]
    return FollowingResolution(
        text=decision.text,
        reason=decision.reason,
        status=decision.status,
        come_back_on=decision.come_back_on,
        condition=decision.condition,
        votes=_votes(decision.votes),
        proposer=_party(decision.proposer),
        seconder=_party(decision.seconder),
        on_behalf_of=_party(decision.on_behalf_of),
        follows=tuple(follows),
    )


async def complete(session: Session, action: NewAction, source: Source) -> Complete:
    """Return an action as it is recorded; raise Refusal where something in it can not be."""
    decision = await _for(session, action.decision, source) if action.decision is not None else None
    unfit = await action_service.unfit(session, source.team, action.owners)
    if unfit:
        raise Refusal(action_answers.bot_or_closed(unfit[0]))
    return Complete(
        action.text,
        action.owners,
        action.due,
        action.measure,
        decision,
        reason=action.reason,
        repeats=repeats_of(action),
        due_meeting=await due_meeting_of(session, action, source),
    )


def repeats_of(action: NewAction) -> Repeats | None:
    """Return how often the work of an action comes again."""
    return Repeats(action.every, saying.cadence(action.every)) if action.every else None


async def due_meeting_of(session: Session, action: NewAction, source: Source) -> DueMeeting | None:
    """Return the meeting that an action's due day hangs on, and how long before it that is."""
    if action.meeting is None or action.due is None:
        return None
    start = datetime.combine(action.meeting, time.min, tzinfo=UTC)
    found = await meetings.on_day(session, source.team, source.channel, action.meeting, start)
    return DueMeeting(found[0].id, (action.meeting - action.due).days) if found else None


def _votes(votes: Said | None) -> Votes | None:
    if votes is None:
        return None
    manner = Unopposed(votes.manner) if votes.manner in set(Unopposed) else None
    return Votes(votes.for_, votes.against, votes.abstaining, manner)


def _party(who: str | None) -> Party | None:
    """Return somebody by their id, or by the name that was typed for those who are not in the group."""
    if not who:
        return None
    return Party(user=who) if _ID.fullmatch(who) else Party(name=who)


async def _for(session: Session, number: int, source: Source) -> Decision:
    found = await decisions.numbered(session, source.team, source.channel, number)
    if found is None or found.undone_at is not None:
        raise Refusal(f"There is no D{number} in this channel. Type `/decisions` to see what there is.")
    return found


async def _told_of(session: Session, made: Sequence[Made], at: datetime) -> Outcome:
    messages = [await _told(session, one, at) for one in made]
    related = [
        (one.decision, one.related.older)
        for one in made
        if not isinstance(one, Action) and one.related is not None
    ]
    return Outcome(
        message=views.joined(messages),
        made=tuple(one if isinstance(one, Action) else one.decision for one in made),
        related=tuple(related),
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


async def _told(session: Session, made: Made, at: datetime) -> Message:
    if isinstance(made, Action):
        return action_answers.recorded(made, await actions.owners_of(session, made))
    return decision_commands.answer(made, at)
