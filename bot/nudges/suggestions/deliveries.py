"""The question whether somebody is on leave: within a message that they get in any case, and once."""

from datetime import datetime

from bot.nudges.suggestions import views
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from scheduler import calendar, suggestions
from scheduler.due import hours as office_hours
from storage import outbox, preferences
from storage import suggestions as suggested
from storage.database import Session
from storage.records import Kind, Outgoing, Sign, subjects


async def _question(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    team, user, about = outgoing.team, outgoing.recipient or "", outgoing.about_as(subjects.LeaveSuggested)
    found = await suggested.find(session, team, user)
    hours = await office_hours.of(session, team, None, user)
    today, wish = calendar.local_day(now, hours.zone), await preferences.find(session, team, user)
    if found is None or found.until != about.until or not suggestions.is_open(found, wish, today):
        return Drop("nothing suggests that they are away any more")
    return Post(views.question(found.sign, found.until))


async def show_answer(session: Session, team: str, user: str, until: str, *, at: datetime) -> None:
    """Have the question show what was answered to it."""
    sent = await outbox.find(session, team, f"{Kind.LEAVE_SUGGESTION}:{user}:{until}")
    if sent is not None:
        kind = Kind.LEAVE_SUGGESTION_UPDATE
        await outbox.put(session, updates.changing(sent, kind, key=f"update:{sent.key}", at=at))


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    about = sent.about_as(subjects.LeaveSuggested)
    found = await suggested.find(session, sent.team, sent.recipient or "")
    if found is not None and found.until == about.until and found.agreed is not None:
        return views.answered(found)
    return views.question(Sign(about.sign), about.until)


KINDS = {
    Kind.LEAVE_SUGGESTION: Delivery(_question, timed=True, changed_by=Kind.LEAVE_SUGGESTION_UPDATE),
    Kind.LEAVE_SUGGESTION_UPDATE: Delivery(updates.rendering(_again), idempotent=True),
}
