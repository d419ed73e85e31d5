"""The form that `Snooze` opens: no nudge about an action until a day; when it is due stays as it is."""

from datetime import date, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.actions import refresh
from bot.actions.asks import service as ask_service
from bot.actions.asks.service import Asked
from bot.actions.views import news as views_news
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars, days
from bot.nudges.replies import deliveries as replies_deliveries
from bot.slack.blocks import modals, text
from bot.slack.incoming.requests import Submission
from bot.understanding import replies
from bot.understanding.replies import Meaning
from scheduler import calendar
from scheduler import nudges as rules
from storage import history, nudges
from storage.database import Session


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Keep quiet until the day that was chosen; why, if they say so, becomes a note."""
    view, now = submission.view, submission.at
    async with submission.bot.sessions.begin() as session:
        given = await ask_service.asked(session, submission, *views_news.opened_about(view))
        ask_service.refuse_done(given)
        day = await _day(session, given, view, now)
        if await submission.first_time(session):
            await _snooze(session, given, day, slack_text.clean(modals.written(view, "why")), now)
    await ack()


async def _day(session: Session, given: Asked, view: dict[str, Any], now: datetime) -> date:
    """Return the day that was written, else the one that was chosen; raise Refusal for none in the future."""
    action = given.action
    known = await calendars.of(session, action.team, action.channel, given.user, now=now)
    written, chosen = modals.written(view, "day"), modals.selected(view, "until")
    if not written and not chosen:
        raise Refusal("Choose until when, or write a day, such as: next Friday.")
    day = days.due(written, known) if written else date.fromisoformat((chosen or "").partition(" ")[0])
    if day <= known.today:
        raise Refusal("That is not after today; write a later day, such as: next Friday.")
    return day


async def _snooze(session: Session, given: Asked, day: date, why: str, now: datetime) -> None:
    action = given.action
    assignment = await nudges.find(session, action.team, given.owner.id)
    if assignment is None or action.due is None or not assignment.live:
        raise Refusal(f"There are no nudges about {action.label} to snooze.")
    owner, hours = assignment.owner, rules.working(assignment)
    when = rules.at(action.due, owner.nudge_step, hours, nudged_at=owner.nudged_at, snoozed_until=day)
    until = calendar.local_day(when or now, hours.zone)
    await nudges.look_at(session, owner, when, snoozed_until=until)
    after = {"until": until.isoformat()}
    await history.write(session, action, "snoozed", actor=given.user, at=now, after=after, place=given.place)
    if why:
        words = f"Snoozed until {text.day(until)}: {why}"
        away = replies.read(why).meaning is Meaning.AWAY
        await replies_deliveries.keep(session, action, given.user, words, at=now, away=away, asked_why=True)
    await refresh.put_updates(session, action, at=now, pressed=given.sent)
