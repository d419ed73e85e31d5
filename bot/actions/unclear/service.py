"""Answers what is unclear about an action: once, by somebody who may."""

from datetime import date, datetime

from bot.actions import service as action_service
from bot.actions.redating import service as redating
from bot.actions.service import Authorised
from bot.language import dates
from bot.language.refusal import Refusal
from bot.meetings import calendars
from scheduler import calendar
from storage import actions, groups, meetings
from storage.database import Session
from storage.records import Action, Answer, Owner, OwnerKind, Unclear, present, what_is_unclear

NOT_YOURS = "Whoever recorded {}, owns it, chairs, or was there can answer that."


async def take_on(session: Session, team: str, action_id: int, *, user: str, at: datetime) -> None:
    """Have somebody do an action that nobody does."""
    action, owner = await _unowned(session, team, action_id)
    owners = await actions.owners_of(session, action)
    own = next((one for one in owners if one.user == user and one.answer is Answer.DECLINED), None)
    if own is not None:
        await action_service.accept(session, Authorised(action, own, user, at))
    else:
        authorised = Authorised(action, owner, user, at, as_chair=True)
        await action_service.pass_on(session, authorised, user, "")


async def give(
    session: Session, team: str, action_id: int, taker: str, reason: str, *, user: str, at: datetime
) -> None:
    """Ask somebody to do an action that nobody does."""
    action, owner = await _unowned(session, team, action_id)
    await _refuse_strangers(session, action, user)
    authorised = Authorised(action, owner, user, at, as_chair=True)
    await action_service.pass_on(session, authorised, taker, reason)


async def set_day(session: Session, team: str, action_id: int, day: date, *, user: str, at: datetime) -> None:
    """Give an action the day that it lacks."""
    action = await find_without_day(session, team, action_id, user)
    if day < calendar.local_day(at, await calendars.find_zone(session, team, action.channel)):
        raise Refusal(f"{dates.echo(day)} has passed: press Give a date.")
    [owner, *_] = await actions.owners_of(session, action)
    await redating.redate(session, Authorised(action, owner, user, at, as_chair=True), day)


async def find_unowned(session: Session, team: str, action_id: int, user: str) -> Action:
    """Return an action that nobody does, locked, for somebody who may say who does; Refusal for others."""
    action, _ = await _unowned(session, team, action_id)
    await _refuse_strangers(session, action, user)
    return action


async def find_without_day(session: Session, team: str, action_id: int, user: str) -> Action:
    """Return an action without a day, locked, for somebody who may give it one; Refusal for others."""
    action = await action_service.lock(session, team, action_id)
    if what_is_unclear(action) is not Unclear.DAY:
        due = f"due on {dates.echo(action.due)}" if action.due is not None else action.status.value
        raise Refusal(f"{action.label} is {due} by now.")
    await _refuse_strangers(session, action, user)
    return action


async def _unowned(session: Session, team: str, action_id: int) -> tuple[Action, Owner]:
    action = await action_service.lock(session, team, action_id)
    owners = await actions.owners_of(session, action)
    declined = next((one for one in owners if one.answer is Answer.DECLINED), None)
    if what_is_unclear(action) is not Unclear.OWNER or declined is None:
        raise Refusal(f"Somebody does {action.label} by now, or it is closed.")
    return action, declined


async def _refuse_strangers(session: Session, action: Action, user: str) -> None:
    if user not in await _who_may_answer(session, action):
        raise Refusal(NOT_YOURS.format(action.label))


async def _who_may_answer(session: Session, action: Action) -> set[str | None]:
    """Return who may say what an action lacks: its recorder and owners, the chair, and who was there."""
    group = await groups.find(session, action.team, action.channel)
    owners = await actions.owners_of(session, action)
    own = {one.user for one in owners if one.kind is OwnerKind.PERSON and one.has_part_left}
    meeting = await meetings.current(session, action.team, action.channel, action.created_at)
    there = [meeting.chair, *present(await meetings.attendances_of(session, meeting))] if meeting else []
    return {action.author, group.chair if group is not None else None, *own, *there}
