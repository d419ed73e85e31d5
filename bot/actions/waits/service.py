"""Lets an owner wait for somebody or something, and go on: whom they wait for is nudged in their place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.actions import deliveries as action_deliveries
from bot.actions import refresh
from bot.actions.waits import deliveries
from bot.language.refusal import Refusal
from scheduler import calendar
from scheduler import nudges as rules
from storage import actions, history, nudges
from storage.database import Session
from storage.records import UNDER_WAY, Action, Change, Note, Outgoing, Owner

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
    await actions.go_on(session, action, owner, actor=by, at=at, why=what, place=place, other=other)
    if owner.user != by:
        await deliveries.tell_owner(session, action, owner, what, by, at=at, other=other)
    await refresh.messages(session, action, at=at, pressed=pressed, also=before)


async def tell_those_waited_for(session: Session, action: Action, *, at: datetime) -> None:
    """Tell whoever is to do an action by now that others wait for it; whoever knows is not told again."""
    for owner in await actions.waiting_for(session, action):
        waiting = await actions.find(session, owner.team, owner.action_id)
        if waiting is not None:
            await deliveries.tell_waited_for(session, waiting, owner, action, at=at)


async def release(session: Session, ended: Action, *, by: str, at: datetime) -> None:
    """Let those go on who wait for an action that is done, dropped or undone."""
    for owner in await actions.waiting_for(session, ended):
        action = await actions.lock(session, owner.team, owner.action_id)
        if action is not None:
            await end(session, action, owner, "action over", by=by, at=at, other=ended)


async def released_by(session: Session, action: Action) -> list[Change]:
    """Return whom an action that is over has let go on since it was opened last."""
    found = list[Change]()
    for change in await history.changes_of(session, action):
        if change.what in ("reopened", "opened again"):
            found = []
        elif change.what == actions.RELEASED:
            found.append(change)
    return found


async def wait_again(
    session: Session, reopened: Action, released: Sequence[Change], *, by: str, at: datetime
) -> None:
    """Let those wait again who went on since an action was done that is open again after all."""
    for change in released:
        after = change.after or {}
        owner = await actions.owner(session, reopened.team, after["owner"])
        said = await actions.note(session, reopened.team, after["wait"] or 0)
        action = await actions.lock(session, reopened.team, owner.action_id) if owner is not None else None
        if owner is None or action is None or not action.is_open:
            continue
        if owner.answer not in UNDER_WAY or owner.waits or said is None:
            continue
        await actions.wait(
            session, action, owner, "", blocking=reopened, note=said, actor=by, at=at, again=True
        )
        owner = await actions.owner(session, owner.team, owner.id) or owner
        before = await deliveries.tell_open_again(session, action, owner, reopened, change.at, by=by, at=at)
        await deliveries.tell_waited_for(session, action, owner, reopened, at=at)
        await refresh.messages(session, action, at=at, also=before)


async def _told_of(session: Session, owner: Owner) -> list[str]:
    """Return the keys of the messages that tell of an owner's wait, if they wait."""
    return await deliveries.waited_for_keys(session, owner) if owner.waits else []


async def _refuse_circle(session: Session, action: Action, owner: Owner, obstacle: Obstacle) -> None:
    """Raise Refusal where an owner would wait for themselves, or for what waits for their action, or them."""
    if obstacle.user is not None and obstacle.user == owner.user:
        raise Refusal("That is you: say whom or what else it waits for.")
    blocking = obstacle.action
    if blocking is not None and blocking.id == action.id:
        raise Refusal(f"{action.label} can not wait for itself.")
    if blocking is not None and not blocking.is_open:
        raise Refusal(f"{blocking.label} is {blocking.status.value} already.")
    found = await _awaited(session, action, obstacle)
    if action.id in found.actions or (blocking is not None and owner.user in found.users):
        whose = blocking.label if blocking is not None else "What they have to do"
        whom = action.label if action.id in found.actions else "you"
        raise Refusal(f"{whose} waits for {whom}, so that neither could begin.")


@dataclass(frozen=True)
class _Awaited:
    """The actions that something waits for, and those that these wait for, by id; and likewise the people."""

    actions: set[int]
    users: set[str]


async def _awaited(session: Session, action: Action, obstacle: Obstacle) -> _Awaited:
    """Follow what an obstacle waits for; somebody waits for what their work in the group waits for."""
    found = _Awaited(set(), set())
    ahead = [obstacle.action.id] if obstacle.action is not None else []
    people = [obstacle.user] if obstacle.user is not None else []
    while (ahead or people) and len(found.actions) + len(found.users) < LONGEST_CHAIN:
        waiting = [one for each in people for one in await _parts(session, action, each)]
        owners = await actions.owners_of_each(session, action.team, ahead) if ahead else {}
        waiting += [one for each in owners.values() for one in each]
        ahead = list({each.waits_action for each in waiting if each.waits_action} - found.actions)
        people = list({each.waits_user for each in waiting if each.waits_user} - found.users)
        found.actions.update(ahead)
        found.users.update(people)
    return found


async def _parts(session: Session, action: Action, user: str) -> list[Owner]:
    """Return what somebody has still to do in the group of an action."""
    parts = await actions.parts_of(session, action.team, user, answered_since=action.created_at)
    here = [part for part in parts if part.action.channel == action.channel and part.action.is_open]
    return [part.owner for part in here if part.owner is not None and part.owner.has_part_left]


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
