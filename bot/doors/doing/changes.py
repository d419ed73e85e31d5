"""Changes a record that somebody named: what they may do to it is settled where it is done."""

from bot.actions import service as action_service
from bot.actions.service import Authorised
from bot.decisions import service as decision_service
from bot.decisions.relations import service as relations
from bot.doors.doing import views
from bot.doors.doing.outcomes import Outcome
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.slack.incoming.requests import Request
from bot.understanding.meaning import Becomes, Change, Ref
from storage import actions, decisions, groups, people
from storage.database import Session
from storage.records import Action, Decision, DecisionStatus, Owner, OwnerKind, RecordKind, Relation, Source

STATUSES = {
    Becomes.AGREED: DecisionStatus.AGREED,
    Becomes.REJECTED: DecisionStatus.REJECTED,
    Becomes.PARKED: DecisionStatus.PARKED,
    Becomes.WITHDRAWN: DecisionStatus.WITHDRAWN,
}


async def change(session: Session, request: Request, wanted: Change, source: Source) -> Outcome:
    """Do what somebody wants to become of a record; raise Refusal where it, or they, may not."""
    if wanted.record.kind is RecordKind.DECISION:
        decision = await _decision(session, wanted.record, source)
        return await _change_decision(session, request, wanted, decision)
    action = await _action(session, wanted.record, source)
    return await _change_action(session, request, wanted, action)


async def record_of(session: Session, ref: Ref, source: Source) -> Decision | Action:
    """Return the record that somebody named; raise Refusal when there is none here."""
    if ref.kind is RecordKind.DECISION:
        return await _decision(session, ref, source)
    return await _action(session, ref, source)


async def _decision(session: Session, ref: Ref, source: Source) -> Decision:
    found = await decisions.numbered(session, source.team, ref.channel or source.channel, ref.number)
    if found is None:
        raise Refusal(f"There is no {ref.label} in this channel. Type `/decisions` to see what there is.")
    return await decision_service.lock(session, source.team, found.id)


async def _action(session: Session, ref: Ref, source: Source) -> Action:
    found = await actions.numbered(session, source.team, ref.channel or source.channel, ref.number)
    if found is None or found.undone_at is not None:
        raise Refusal(f"There is no {ref.label} in this channel. Type `/actions` to see what there is.")
    return await action_service.lock(session, source.team, found.id)


async def _change_decision(session: Session, request: Request, wanted: Change, decision: Decision) -> Outcome:
    user, at = request.user, request.at
    if wanted.to is Becomes.UNDONE:
        await decision_service.undo(session, decision.team, decision.id, user=user, at=at)
        return Outcome(message=text.note(f"{decision.label} is undone."))
    if wanted.to is Becomes.SUPERSEDED and wanted.by is not None:
        newer = await _decision(session, Ref(RecordKind.DECISION, wanted.by), _source_of(decision, user))
        await relations.refuse_to_follow(session, decision)
        await relations.relate(session, newer, Relation.SUPERSEDES, decision, actor=user, at=at)
        return Outcome(message=text.note(f"{newer.label} replaces {decision.label}, whose card now says so."))
    status = STATUSES.get(wanted.to)
    if status is None:
        raise Refusal(f"That can not be done to {decision.label}. {views.HOW_TO_CHANGE}")
    if status is DecisionStatus.WITHDRAWN:
        await _refuse_strangers(session, decision, user)
    await decision_service.settle(
        session, decision, status, wanted.reason, come_back_on=wanted.due, user=user, at=at
    )
    return Outcome(message=views.settled_as(decision, status, wanted.due))


async def _refuse_strangers(session: Session, decision: Decision, user: str) -> None:
    """Raise Refusal for whoever neither recorded a decision nor chairs the group, and would withdraw it."""
    group = await groups.find(session, decision.team, decision.channel)
    chair = group.chair if group is not None else None
    if user not in (decision.author, chair):
        who = text.either([text.person(each) for each in dict.fromkeys((decision.author, chair)) if each])
        raise Refusal(
            f"{decision.label} can be withdrawn by {who}. You can press Raise a concern on its card instead."
        )


async def _change_action(session: Session, request: Request, wanted: Change, action: Action) -> Outcome:
    user, at, label = request.user, request.at, action.label
    if wanted.to is Becomes.UNDONE:
        await action_service.undo(session, action, user, at=at, place=request.key)
        return Outcome(message=text.note(f"{label} is undone."))
    authorised = await authorise(session, request, action, done=wanted.to is Becomes.REOPENED)
    if wanted.to is Becomes.REOPENED:
        await action_service.reopen(session, authorised)
        return Outcome(message=text.note(f"{label} is open again."))
    if wanted.to is Becomes.DROPPED:
        await _refuse_dropping(session, action, user)
        await action_service.close(session, action, user, at=at, dropped=wanted.reason or views.TAKEN_OFF)
        return Outcome(message=text.note(f"{label} is dropped, and whoever was asked is told."))
    if wanted.to is Becomes.DONE:
        await action_service.finish(session, authorised)
        return Outcome(message=views.done(action, authorised.owner))
    if wanted.to is Becomes.REDATED and wanted.due is not None:
        await action_service.redate(session, authorised, wanted.due)
        return Outcome(message=text.note(f"{label} is due on {text.day(wanted.due)} now."))
    if wanted.to is Becomes.REASSIGNED and len(wanted.owners) == 1 and wanted.owners[0].user:
        taker = wanted.owners[0].user
        await action_service.pass_on(session, authorised, taker, wanted.reason or "")
        return Outcome(message=text.note(f"I am asking {text.person(taker)} to take {label} on."))
    raise Refusal(f"That can not be done to {label}. {views.HOW_TO_CHANGE}")


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
    if not await action_service.may_close(session, action, user):
        raise Refusal(await _whose(session, action, owners))
    left = next((one for one in owners if done or one.has_part_left), None)
    if left is None:
        raise Refusal(f"{label} has nobody left to do it.")
    return Authorised(action, left, user, request.at, as_chair=True)


async def _refuse_dropping(session: Session, action: Action, user: str) -> None:
    if not await action_service.may_close(session, action, user):
        raise Refusal(
            f"Only {text.person(action.author)}, who recorded {action.label}, or the chair can drop it."
        )


async def _whose(session: Session, action: Action, owners: list[Owner]) -> str:
    known = await people.known(session, action.team, [one.user for one in owners if one.user])
    names = [known[one.user].name for one in owners if one.user in known and one.has_part_left]
    whose = f" It is with {text.listed(names)}." if names else ""
    return f"{action.label} is not yours to change.{whose}"


def _source_of(decision: Decision, user: str) -> Source:
    return Source(decision.team, decision.channel, user)
