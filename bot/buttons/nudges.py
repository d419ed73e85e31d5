"""The buttons of a nudge: `Done`, `Still on it` and `Snooze`; `Pass on` is that of an ask."""

from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.buttons import asks
from bot.buttons.asks import Asked
from bot.context import Bot
from bot.deliveries import nudges as deliveries
from bot.forms import opening
from bot.views import actions_news
from bot.views import snoozes as views
from scheduler import calendar
from scheduler import nudges as rules
from scheduler.clock import Clock
from storage import actions, history, meetings, nudges
from storage.database import Session, Sessions
from storage.records import Answer


async def done(
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    bot: Bot,
    team: str,
    sessions: Sessions,
    clock: Clock,
) -> None:
    """Note that the owner has done their part; the action is done once all have."""
    await asks.press(body, respond, bot, team, sessions, clock, _done)
    await ack()


async def still_on_it(
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    bot: Bot,
    team: str,
    sessions: Sessions,
    clock: Clock,
) -> None:
    """Note that the owner is at it; the next nudge comes as planned."""
    await asks.press(body, respond, bot, team, sessions, clock, _still_on_it)
    await ack()


async def snooze(
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    client: AsyncWebClient,
    bot: Bot,
    team: str,
    sessions: Sessions,
    clock: Clock,
) -> None:
    """Open the form that asks until when."""
    owner_id, place = asks.pressed(body)
    async with sessions.read() as session:
        given = await asks.asked(session, team, body["user"]["id"], owner_id, place)
        said = asks.NOT_YOURS if given is None else asks.closed(given) or done_already(given)
        form = None if given is None or said else await _form(session, given, place, clock())
    if form is not None and await opening.open_view(client, body["trigger_id"], form) is None:
        said = "Slack could not open the form; please press Snooze again."
    asks.say(bot, respond, said)
    await ack()


def done_already(given: Asked) -> str:
    """Return what to tell an owner who has done their part; empty when they have not."""
    if given.owner.answer is not Answer.DONE:
        return ""
    return f"You have done your part of {given.action.label} already; it waits for the others."


async def _form(
    session: Session, given: Asked, place: tuple[str, str], now: datetime
) -> dict[str, Any] | None:
    assignment = await nudges.find(session, given.action.team, given.owner.id)
    if assignment is None:
        return None
    hours = rules.working(assignment)
    meeting = await meetings.next_after(session, given.action.team, given.action.channel, now)
    today = calendar.local_day(now, hours.zone)
    days = rules.snooze_days(today, hours, meeting.day if meeting else None)
    return views.snooze(given.action, days, actions_news.kept(given.owner.id, place))


async def _done(session: Session, given: Asked, now: datetime) -> str:
    if said := done_already(given):
        return said
    action = await actions.answer(session, given.action, given.owner, Answer.DONE, actor=given.user, at=now)
    await asks.changed(session, action, at=now)
    return ""


async def _still_on_it(session: Session, given: Asked, now: datetime) -> str:
    if said := done_already(given):
        return said
    assignment = await nudges.find(session, given.action.team, given.owner.id)
    if assignment is None or await deliveries.said(session, assignment, now) == deliveries.STILL_ON_IT:
        return f"That is noted already for {given.action.label}. Thank you!"
    action, owner = given.action, given.owner
    if owner.answer is not Answer.ACCEPTED:
        action = await actions.answer(session, action, owner, Answer.ACCEPTED, actor=given.user, at=now)
    await history.write(session, action, deliveries.STILL_ON_IT, actor=given.user, at=now)
    if owner.snoozed_until is not None and action.due is not None:
        hours = rules.working(assignment)
        when = rules.at(action.due, owner.rung, hours, nudged_at=owner.nudged_at)
        await nudges.look_at(session, owner, when, snoozed_until=None)
    await asks.changed(session, action, at=now)
    return ""
