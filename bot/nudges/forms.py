"""The form that `Snooze` opens: no nudge about an action until a day; when it is due stays as it is."""

from datetime import date

from slack_bolt.async_app import AsyncAck

from bot.actions.asks import forms as ask_forms
from bot.actions.service import Authorised
from bot.language import slack_text
from bot.language.refusal import Refusal, beside
from bot.meetings import calendars
from bot.nudges import service
from bot.slack.blocks import modals
from bot.slack.blocks.modals import View
from bot.slack.incoming.requests import Submission
from bot.understanding import days
from storage.database import Session


async def snoozed(ack: AsyncAck, submission: Submission) -> None:
    """Keep quiet until the day that was chosen; why, if they say so, becomes a note."""
    why = slack_text.clean(modals.written(submission.view, "why"))
    async with submission.bot.sessions.begin() as session:
        authorised = await ask_forms.authorise(session, submission)
        with beside("day" if modals.written(submission.view, "day") else "until"):
            day = await _day(session, authorised, submission.view)
            if await submission.first_time(session):
                await service.snooze(session, authorised, day, why)
    await ack()


async def _day(session: Session, authorised: Authorised, view: View) -> date:
    """Return the day that was written, or else the one that was chosen; raise Refusal for neither."""
    written, chosen = modals.written(view, "day"), modals.selected(view, "until")
    if written:
        team, channel = authorised.action.team, authorised.action.channel
        calendar = await calendars.find(session, team, channel, authorised.user, now=authorised.at)
        return days.due(written, calendar)
    if not chosen:
        raise Refusal("Choose until when, or write a day, such as: next Friday.")
    return date.fromisoformat(chosen.partition(" ")[0])
