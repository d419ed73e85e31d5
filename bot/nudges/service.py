"""What an owner answers to a nudge that changes when the next one comes: still on it, or not until a day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.actions import refresh
from bot.actions import service as action_service
from bot.actions.service import Authorised
from bot.language import dates
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.nudges import deliveries
from bot.nudges.replies import deliveries as reply_deliveries
from bot.understanding import absences, plain
from scheduler import calendar
from scheduler import nudges as rules
from storage import actions, history, meetings, nudges
from storage.database import Session
from storage.records import Action, Answer


async def days_to_snooze(session: Session, authorised: Authorised) -> Mapping[str, date]:
    """Return the days until which nudges can be snoozed, by what people call them."""
    action_service.refuse_done(authorised)
    action = authorised.action
    assignment = await nudges.find(session, action.team, authorised.owner.id)
    if assignment is None:
        raise _nothing_to_snooze(action)
    hours = rules.working(assignment)
    meeting = await meetings.next_after(session, action.team, action.channel, authorised.at)
    today = calendar.local_day(authorised.at, hours.zone)
    return rules.snooze_days(today, hours, meeting.day if meeting else None)


async def snooze(session: Session, authorised: Authorised, day: date, why: str) -> None:
    """Have no nudge come before a day, and pass on why, if they said so."""
    action_service.refuse_done(authorised)
    action, user, now = authorised.action, authorised.user, authorised.at
    if day <= (await calendars.find(session, action.team, action.channel, user, now=now)).today:
        raise Refusal("That is not after today; write a later day, such as: next Friday.")
    assignment = await nudges.find(session, action.team, authorised.owner.id)
    if assignment is None or action.due is None or not assignment.live:
        raise _nothing_to_snooze(action)
    owner, hours = assignment.owner, rules.working(assignment)
    asleep = replace(assignment, owner=replace(owner, snoozed_until=day))
    when = rules.next_nudge(asleep, now)
    until = calendar.local_day(when, hours.zone) if when is not None else hours.on_or_after(day)
    await nudges.look_at(session, owner, rules.next_try(asleep, now), snoozed_until=until)
    after = {"until": until.isoformat()}
    what = deliveries.SNOOZED
    await history.write(session, action, what, actor=user, at=now, after=after, place=authorised.place)
    if why:
        words = f"Snoozed until {dates.echo(until)}: {why}"
        away = absences.are_told_in(plain.fold(why))
        await reply_deliveries.keep(session, action, user, words, at=now, away=away, asked_why=True)
    await refresh.messages(session, action, at=now, pressed=authorised.pressed)


def _nothing_to_snooze(action: Action) -> Refusal:
    return Refusal(f"There are no nudges about {action.label} to snooze.")


async def still_on_it(session: Session, authorised: Authorised) -> None:
    """Note that an owner is at it, which takes the action on and ends a snooze."""
    action_service.refuse_done(authorised)
    action, owner, user, now = authorised.action, authorised.owner, authorised.user, authorised.at
    what, place = deliveries.STILL_ON_IT, authorised.place
    assignment = await nudges.find(session, action.team, owner.id)
    if assignment is None or await deliveries.answered(session, assignment, place or "") == what:
        raise Refusal(f"That is noted already for {action.label}. Thank you!")
    if owner.answer is not Answer.ACCEPTED:
        action = await actions.answer(session, action, owner, Answer.ACCEPTED, actor=user, at=now)
    await history.write(session, action, what, actor=user, at=now, place=place)
    if owner.snoozed_until is not None and action.due is not None:
        awake = replace(assignment, owner=replace(owner, snoozed_until=None))
        await nudges.look_at(session, owner, rules.next_try(awake, now), snoozed_until=None)
    await refresh.messages(session, action, at=now, pressed=authorised.pressed)
