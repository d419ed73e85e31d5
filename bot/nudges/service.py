"""What an owner answers to a nudge that changes when the next one comes: still on it, or more time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.actions import refresh
from bot.actions import service as action_service
from bot.actions.redating import service as redating
from bot.actions.service import Authorised
from bot.language import dates
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.nudges import deliveries
from bot.nudges.replies import deliveries as reply_deliveries
from bot.understanding import absences, plain
from scheduler import calendar, later_days
from scheduler import nudges as rules
from storage import actions, history, meetings, nudges
from storage.database import Session
from storage.records import Action, Answer, OwnerKind


async def days_to_move_to(session: Session, authorised: Authorised) -> Mapping[str, date]:
    """Return likely days to which the due day may be moved, by what people call them."""
    action_service.refuse_done(authorised)
    action = authorised.action
    assignment = await nudges.find(session, action.team, authorised.owner.id)
    if assignment is None:
        raise Refusal(action_service.UNKNOWN)
    hours = rules.working(assignment)
    meeting = await meetings.next_after(session, action.team, action.channel, authorised.at)
    today = calendar.local_day(authorised.at, hours.zone)
    return later_days.days_to_move_to(action.due, today, hours, meeting.day if meeting else None)


async def refuse_no_later(session: Session, authorised: Authorised, day: date) -> None:
    """Raise Refusal for a day that gives no more time."""
    action, user, now = authorised.action, authorised.user, authorised.at
    if day <= (await calendars.find(session, action.team, action.channel, user, now=now)).today:
        raise Refusal("That is not after today; write a later day, such as: next Friday.")
    if action.due is not None and day <= action.due:
        raise Refusal(f"{action.label} is due on {dates.echo(action.due)}; write a later day.")


def refuse_without_reason(action: Action, day: date | None, why: str) -> None:
    """Raise Refusal where a due day that was moved before is moved again, and nobody says why."""
    later = day is None or action.due is None or day > action.due
    if later and not why and redating.asks_why(action):
        raise Refusal(f"{action.label} has moved before: why does it need more time?")


async def as_theirs(session: Session, authorised: Authorised) -> Authorised:
    """Make an action that of somebody who says more of it, where it was their user group's, or declined.

    Returns their part as it then is. Whoever was asked themselves has not said thereby that they will do it.
    """
    action, owner, user, now = authorised.action, authorised.owner, authorised.user, authorised.at
    if owner.kind is OwnerKind.USER_GROUP:
        owner = await actions.take_up(session, action, owner, user, at=now, place=authorised.place)
    elif owner.answer is Answer.DECLINED:
        await actions.answer(
            session, action, owner, Answer.ACCEPTED, actor=user, at=now, place=authorised.place
        )
    else:
        return authorised
    action = await actions.find(session, action.team, action.id) or action
    owner = await actions.owner(session, owner.team, owner.id) or owner
    return replace(authorised, action=action, owner=owner)


async def more_time(session: Session, authorised: Authorised, day: date, why: str) -> None:
    """Move the due day of an action, and pass on why."""
    action_service.refuse_done(authorised)
    await redate(session, await as_theirs(session, authorised), day, why)


async def redate(session: Session, authorised: Authorised, day: date, why: str) -> None:
    """Give an action another due day; why goes to whoever asked, and to the group once its writer says so.

    Leave, illness and workload are kept to the bot.
    """
    action, user, now = authorised.action, authorised.user, authorised.at
    note = None
    if why:
        away = absences.are_told_in(plain.fold(why))
        kept = await reply_deliveries.keep(
            session, action, user, why, at=now, away=away, asked_why=True, tell_asker=False
        )
        note = None if away else kept
    await redating.redate(session, authorised, day, note=note)


async def still_on_it(session: Session, authorised: Authorised) -> None:
    """Note that an owner is at it, which takes the action on and ends a snooze."""
    action_service.refuse_done(authorised)
    action, owner, user, now = authorised.action, authorised.owner, authorised.user, authorised.at
    what, place = deliveries.STILL_ON_IT, authorised.place
    assignment = await nudges.find(session, action.team, owner.id)
    if assignment is None or await deliveries.answered(session, assignment, user, place or "") == what:
        raise Refusal(f"That is noted already for {action.label}. Thank you!")
    if owner.answer is not Answer.ACCEPTED:
        action = await actions.answer(session, action, owner, Answer.ACCEPTED, actor=user, at=now)
    await history.write(session, action, what, actor=user, at=now, place=place)
    if owner.snoozed_until is not None and action.due is not None:
        awake = replace(assignment, owner=replace(owner, snoozed_until=None))
        await nudges.look_at(session, owner, rules.next_try(awake, now), snoozed_until=None)
    await refresh.messages(session, action, at=now, pressed=authorised.pressed)
