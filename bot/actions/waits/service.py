"""Lets an owner wait for somebody or something, and go on: whom they wait for is nudged in their place."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.actions import deliveries as action_deliveries
from bot.actions import refresh
from bot.actions.waits import deliveries
from bot.language.refusal import Refusal
from scheduler import calendar
from scheduler import nudges as rules
from storage import actions, nudges
from storage.database import Session
from storage.records import Action, Note, Outgoing, Owner

LONGEST_CHAIN = 50
QUIET = timedelta(days=7)
"""For how long at least somebody who waits for nobody here is not asked whether they still do."""


@dataclass(frozen=True)
class Obstacle:
    """What an owner waits for: another action, a person, or what `words` say, which may add to those."""

    words: str
    user: str | None = None
    action: Action | None = None


async def begin(
    session: Session,
    action: Action,
    owner: Owner,
    obstacle: Obstacle,
    note: Note,
    *,
    by: str,
    at: datetime,
    place: str | None = None,
    pressed: Outgoing | None = None,
) -> None:
    """Let an owner wait, and tell whom they wait for, or else whoever asked; raise Refusal for a circle."""
    await _refuse_circle(session, action, owner, obstacle)
    before = await _told_of(session, owner)
    await actions.wait(
        session,
        action,
        owner,
        obstacle.words,
        user=obstacle.user,
        blocking=obstacle.action,
        note=note,
        actor=by,
        at=at,
        place=place,
    )
    owner = await actions.owner(session, owner.team, owner.id) or owner
    told = await deliveries.tell_waited_for(session, action, owner, obstacle.action, at=at)
    if action.author not in told:
        key = f"blocked:A:{action.id}:{await action_deliveries.stamp(session, action)}"
        await action_deliveries.tell_recorder(
            session, action, actions.WAITS, by, at=at, key=key, note=note, owner=owner
        )
    if obstacle.user is None and obstacle.action is None:
        await be_quiet(session, owner, at)
    await refresh.messages(session, action, at=at, pressed=pressed, also=before)


async def end(
    session: Session,
    action: Action,
    owner: Owner,
    what: str,
    *,
    by: str,
    at: datetime,
    place: str | None = None,
    pressed: Outgoing | None = None,
    other: Action | None = None,
) -> None:
    """Let an owner wait no more, because of `what`, by what somebody did; tell them, unless they did it."""
    before = await _told_of(session, owner)
    await actions.go_on(session, action, owner, actor=by, at=at, place=place)
    if owner.user != by:
        await deliveries.tell_owner(session, action, owner, what, by, at=at, other=other)
    await refresh.messages(session, action, at=at, pressed=pressed, also=before)


async def release(session: Session, ended: Action, *, by: str, at: datetime) -> None:
    """Let those go on who wait for an action that is done, dropped or undone."""
    for owner in await actions.waiting_for(session, ended):
        action = await actions.lock(session, owner.team, owner.action_id)
        if action is not None:
            await end(session, action, owner, "action over", by=by, at=at, other=ended)


async def _told_of(session: Session, owner: Owner) -> list[str]:
    """Return the keys of the messages that tell of an owner's wait, if they wait."""
    return await deliveries.waited_for_keys(session, owner) if owner.waits else []


async def _refuse_circle(session: Session, action: Action, owner: Owner, obstacle: Obstacle) -> None:
    """Raise Refusal where an owner would wait for themselves, or for what waits for their action."""
    if obstacle.user is not None and obstacle.user == owner.user:
        raise Refusal("That is you: say whom or what else it waits for.")
    blocking = obstacle.action
    if blocking is None:
        return
    if blocking.id == action.id:
        raise Refusal(f"{action.label} can not wait for itself.")
    if not blocking.is_open:
        raise Refusal(f"{blocking.label} is {blocking.status.value} already.")
    if action.id in await _awaited(session, blocking):
        raise Refusal(f"{blocking.label} waits for {action.label}, so that neither could begin.")


async def _awaited(session: Session, action: Action) -> set[int]:
    """Return the actions that one waits for, and those that these wait for, by id."""
    ahead, found = [action.id], set[int]()
    while ahead and len(found) < LONGEST_CHAIN:
        owners = await actions.owners_of_each(session, action.team, ahead)
        awaited = {one.waits_action for each in owners.values() for one in each}
        ahead = [each for each in awaited if each is not None and each not in found]
        found.update(ahead)
    return found


async def be_quiet(session: Session, owner: Owner, now: datetime) -> None:
    """Leave an owner alone until their action is due, and at least for a week."""
    assignment = await nudges.find(session, owner.team, owner.id)
    if assignment is None or assignment.action.due is None or not assignment.live:
        return
    hours = rules.working(assignment)
    today = calendar.local_day(now, hours.zone)
    until = hours.on_or_after(max(assignment.action.due, today + QUIET))
    asleep = replace(assignment, owner=replace(assignment.owner, snoozed_until=until))
    await nudges.look_at(session, owner, rules.next_try(asleep, now), snoozed_until=until)


async def listen(session: Session, owner: Owner) -> None:
    """Have the nudges of an owner who was left alone come as they are planned."""
    await nudges.plan_anew(session, owner)
