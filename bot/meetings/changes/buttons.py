"""The buttons of a change of the meetings: Confirm and Change for its asker, and those of who decides."""

from datetime import datetime

from slack_bolt.async_app import AsyncAck

from bot.language import telling
from bot.language.recurrence import saying
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.changes import forms, pending, service, shown, views
from bot.meetings.changes.pending import MeetingChange, Pending, What
from bot.meetings.changes.views import form as form_views
from bot.meetings.changes.views.form import Filled
from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.incoming.requests import Press
from storage import meetings

NOT_IN_A_FORM = "Type the command again, with what you want instead."
NONE_PLANNED = "No meeting is planned any more."


async def confirm(ack: AsyncAck, press: Press) -> None:
    """Make a change, or have the one who decides asked."""
    change = await _own(press)
    async with press.bot.sessions.begin() as session:
        outcome = await service.confirm(session, press.team, change, at=press.at)
    press.reply(text.note(meeting_views.outcome(outcome)), instead=True)
    await ack()


async def change(ack: AsyncAck, press: Press) -> None:
    """Open the form with the change filled in."""
    change = await _own(press)
    if not isinstance(change, MeetingChange) or change.what is What.CHAIR:
        raise Refusal(NOT_IN_A_FORM)
    async with press.bot.sessions.read() as session:
        zone = await calendars.find_zone(session, press.team, change.channel)
        coming = await meetings.coming(session, press.team, change.channel, press.at, forms.OFFERED)
    if not coming:
        raise Refusal(NONE_PLANNED)
    known = change.meeting if any(one.id == change.meeting for one in coming) else 0
    with telling.to(None):
        to = saying.occasion(datetime.fromisoformat(change.to), None) if change.to else ""
    filled = Filled(change.channel, known, change.what is What.MOVE, to)
    await press.open(form_views.form(filled, coming, zone, views.NOTHING_YET))
    await ack()


async def agree(ack: AsyncAck, press: Press) -> None:
    """Make a change that somebody else asked for."""
    await _decide(press, agreed=True)
    await ack()


async def refuse(ack: AsyncAck, press: Press) -> None:
    """Leave everything as it is, and tell the person who asked."""
    await _decide(press, agreed=False)
    await ack()


async def _own(press: Press) -> Pending:
    """Return what was pressed, for its asker and where they asked; Refusal for anybody else."""
    async with press.bot.sessions.read() as session:
        carried = pending.unpack(press.value)
        change = await shown.for_its_asker(session, press.team, carried, press.channel, press.user)
    if change is None:
        raise Refusal(service.NOT_ASKED)
    return change


async def _decide(press: Press, *, agreed: bool) -> None:
    async with press.bot.sessions.begin() as session:
        sent = await press.outbox_row(session)
        change = await service.decide(session, press.team, sent, by=press.user, agreed=agreed, at=press.at)
    press.bot.background.start(membership.sync(press.bot, press.team, change.channel))
