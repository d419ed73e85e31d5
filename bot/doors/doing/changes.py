"""Changes a record that somebody named: what they may do to it is settled where it is done."""

from datetime import datetime

from bot.actions import service as action_service
from bot.actions.redating import service as redating
from bot.actions.reopening import service as reopening
from bot.actions.service import Authorised
from bot.actions.waits import service as waits
from bot.decisions import service as decision_service
from bot.decisions.relations import service as relations
from bot.doors.doing import named, views
from bot.language.refusal import Refusal
from bot.nudges.obstacles import service as obstacles
from bot.slack.blocks import text
from bot.slack.incoming.requests import Request
from bot.understanding.meaning import Becomes, Change, Ref
from storage import actions, people
from storage.database import Session
from storage.records import (
    Action,
    Decision,
    DecisionStatus,
    Owner,
    OwnerKind,
    RecordKind,
    Relation,
    Source,
    part_left_to,
)

STATUSES = {
    Becomes.AGREED: DecisionStatus.AGREED,
    Becomes.REJECTED: DecisionStatus.REJECTED,
    Becomes.PARKED: DecisionStatus.PARKED,
    Becomes.REOPENED: DecisionStatus.PROPOSED,
}


async def change(session: Session, request: Request, wanted: Change, source: Source) -> None:
    """Do what somebody wants to become of a record; raise Refusal where it, or they, may not."""
    if wanted.record.kind is RecordKind.DECISION:
        decision = await named.locked_decision(session, wanted.record, source)
        await _change_decision(session, request, wanted, decision)
    else:
        action = await named.locked_action(session, wanted.record, source)
        await _change_action(session, request, wanted, action)


async def refuse(session: Session, wanted: Change, source: Source, *, at: datetime) -> None:
    """Raise Refusal for whoever may not do what they are about to be asked to confirm."""
    record = await named.record(session, wanted.record, source)
    if isinstance(record, Decision) and wanted.to is Becomes.WITHDRAWN:
        await _refuse_strangers(session, record, source.author, at)
        decision_service.refuse_closed(record)
    if isinstance(record, Decision) and wanted.to is Becomes.REWORDED:
        raise Refusal(
            f"To correct what {record.label} says, press Details on its card, then Correct the wording."
        )
    if isinstance(record, Action) and wanted.to is Becomes.DROPPED:
        await _refuse_dropping(session, record, source.author, at)


async def _change_decision(session: Session, request: Request, wanted: Change, decision: Decision) -> None:
    user, at = request.user, request.at
    if wanted.to is Becomes.UNDONE:
        await decision_service.undo(session, decision.team, decision.id, user=user, at=at)
    elif wanted.to is Becomes.SUPERSEDED and wanted.by is not None:
        here = Source(decision.team, decision.channel, user)
        newer = await named.locked_decision(session, Ref(RecordKind.DECISION, wanted.by), here)
        await relations.refuse_to_follow(session, decision)
        await relations.relate(session, newer, Relation.SUPERSEDES, decision, actor=user, at=at)
    elif wanted.to is Becomes.WITHDRAWN:
        await _refuse_strangers(session, decision, user, at)
        await decision_service.withdraw(session, decision, wanted.reason, user=user, at=at)
    elif (status := STATUSES.get(wanted.to)) is not None:
        await decision_service.settle(
            session, decision, status, wanted.reason, come_back_on=wanted.due, user=user, at=at
        )
    else:
        raise Refusal(f"That can not be done to {decision.label}. {views.HOW_TO_CHANGE}")


async def _change_action(session: Session, request: Request, wanted: Change, action: Action) -> None:
    user, at = request.user, request.at
    if wanted.to is Becomes.UNDONE:
        await action_service.undo(session, action, user, at=at, place=request.key)
        return
    if wanted.to is Becomes.DROPPED:
        await _drop(session, request, wanted, action)
        return
    if wanted.to is Becomes.DONE and await _let_go_on(session, request, action):
        return
    authorised = await authorise(session, request, action, done=wanted.to is Becomes.REOPENED)
    if wanted.to is Becomes.REOPENED:
        await reopening.reopen(session, authorised)
    elif wanted.to is Becomes.DONE:
        await action_service.finish(session, authorised)
    elif wanted.to is Becomes.REDATED and wanted.due is not None:
        await redating.redate(session, authorised, wanted.due)
    elif wanted.to is Becomes.REASSIGNED and len(wanted.owners) == 1 and wanted.owners[0].user:
        await action_service.pass_on(session, authorised, wanted.owners[0].user, wanted.reason or "")
    else:
        raise Refusal(f"That can not be done to {action.label}. {views.HOW_TO_CHANGE}")


async def _drop(session: Session, request: Request, wanted: Change, action: Action) -> None:
    """Drop an action, or ask whoever may whether it is still needed, as its owner says that it is not."""
    await _refuse_dropping(session, action, request.user, request.at)
    if await action_service.may_close(session, action, request.user, request.at):
        because = wanted.reason or views.TAKEN_OFF
        await action_service.close(session, action, request.user, at=request.at, dropped=because)
        return
    authorised = await authorise(session, request, action)
    public = not request.channel.startswith("D")
    await obstacles.not_needed(session, authorised, wanted.reason or "", public=public)


async def _let_go_on(session: Session, request: Request, action: Action) -> bool:
    """Let those go on who wait for somebody that says it is done; False where nobody does."""
    owners = await actions.owners_of(session, action) if action.is_open else []
    waiting = [one for one in owners if one.has_part_left and one.waits_user == request.user]
    if part_left_to(owners, request.user) is not None:
        return False
    for owner in waiting:
        await waits.end(session, action, owner, "over", by=request.user, at=request.at)
    return bool(waiting)


async def _refuse_strangers(session: Session, decision: Decision, user: str, at: datetime) -> None:
    """Raise Refusal for whoever neither recorded a decision nor chairs then, and would withdraw it."""
    may = await decision_service.who_may_change(session, decision, at)
    if user not in may:
        who = text.either([text.person(each) for each in may])
        raise Refusal(
            f"{decision.label} can be withdrawn by {who}. You can press Raise a concern on its card instead."
        )


async def authorise(session: Session, request: Request, action: Action, *, done: bool = False) -> Authorised:
    """Return somebody's part of an open action, or that they may act for its owner; raise Refusal for none.

    With `done` it is a part that they have done already, and the action may be closed.
    """
    user, label = request.user, action.label
    owners = await actions.owners_of(session, action)
    own = next((one for one in owners if one.user == user and one.kind is OwnerKind.PERSON), None)
    if not done and not action.is_open:
        raise Refusal(f"{label} is {action.status.value} already.")
    if own is not None and (done or own.has_part_left):
        return Authorised(action, own, user, request.at)
    if not await action_service.may_close(session, action, user, request.at):
        raise Refusal(await _whose(session, action, owners))
    left = next((one for one in owners if done or one.has_part_left), None)
    if left is None:
        raise Refusal(f"{label} has nobody left to do it.")
    return Authorised(action, left, user, request.at, as_chair=True)


async def _refuse_dropping(session: Session, action: Action, user: str, at: datetime) -> None:
    if not action.is_open:
        raise Refusal(f"{action.label} is {action.status.value} already.")
    own = part_left_to(await actions.owners_of(session, action), user)
    if own is None and not await action_service.may_close(session, action, user, at):
        raise Refusal(
            f"Only {text.person(action.author)}, who recorded {action.label}, or the chair can drop it."
        )


async def _whose(session: Session, action: Action, owners: list[Owner]) -> str:
    known = await people.known(session, action.team, [one.user for one in owners if one.user])
    names = [known[one.user].name for one in owners if one.user in known and one.has_part_left]
    whose = f" It is with {text.listed(names)}." if names else ""
    return f"{action.label} is not yours to change.{whose}"
