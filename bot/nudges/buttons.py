"""The buttons of a nudge: `Done`, `Still on it` and `Snooze`; `Pass on` is that of an ask."""

from datetime import datetime

from slack_bolt.async_app import AsyncAck

from bot.actions import refresh
from bot.actions.asks import buttons as ask_buttons
from bot.actions.asks import service as ask_service
from bot.actions.asks.service import Asked
from bot.actions.details import service as details_service
from bot.actions.views import news as views_news
from bot.language.refusal import Refusal
from bot.nudges import deliveries
from bot.nudges.views import snooze as views
from bot.slack.blocks.modals import View
from bot.slack.incoming.requests import Press
from scheduler import calendar
from scheduler import nudges as rules
from storage import actions, history, meetings, nudges
from storage.database import Session
from storage.records import Answer


async def done(ack: AsyncAck, press: Press) -> None:
    """Note that the owner has done their part; whoever was told that nudges have ended closes all of it."""
    await ask_buttons.answer(press, _done, instead=True)
    await ack()


async def still_on_it(ack: AsyncAck, press: Press) -> None:
    """Note that the owner is at it; the next nudge comes as planned."""
    await ask_buttons.answer(press, _still_on_it)
    await ack()


async def snooze(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks until when."""
    async with press.bot.sessions.read() as session:
        given = await ask_service.asked(session, press, press.id, press.message_at)
        ask_service.refuse_done(given)
        form = await _form(session, given, press)
    await press.open(form)
    await ack()


async def _form(session: Session, given: Asked, press: Press) -> View:
    assignment = await nudges.find(session, given.action.team, given.owner.id)
    if assignment is None:
        raise Refusal(f"There are no nudges about {given.action.label} to snooze.")
    hours = rules.working(assignment)
    meeting = await meetings.next_after(session, given.action.team, given.action.channel, press.at)
    today = calendar.local_day(press.at, hours.zone)
    days = rules.snooze_days(today, hours, meeting.day if meeting else None)
    return views.snooze(given.action, days, views_news.kept(given.owner.id, press.message_at))


async def _done(session: Session, given: Asked, now: datetime) -> None:
    if given.instead:
        await details_service.close(session, given.action, given.user, now)
        return
    ask_service.refuse_done(given)
    await details_service.do_part(session, given.action, given.owner, given.user, now, pressed=given.sent)


async def _still_on_it(session: Session, given: Asked, now: datetime) -> None:
    ask_service.refuse_done(given)
    action, owner, said = given.action, given.owner, deliveries.STILL_ON_IT
    assignment = await nudges.find(session, action.team, owner.id)
    if assignment is None or await deliveries.answered(session, assignment, given.place) == said:
        raise Refusal(f"That is noted already for {action.label}. Thank you!")
    if owner.answer is not Answer.ACCEPTED:
        action = await actions.answer(session, action, owner, Answer.ACCEPTED, actor=given.user, at=now)
    await history.write(session, action, said, actor=given.user, at=now, place=given.place)
    if owner.snoozed_until is not None and action.due is not None:
        hours = rules.working(assignment)
        when = rules.at(action.due, owner.nudge_step, hours, nudged_at=owner.nudged_at)
        await nudges.look_at(session, owner, when, snoozed_until=None)
    await refresh.put_updates(session, action, at=now, pressed=given.sent)
