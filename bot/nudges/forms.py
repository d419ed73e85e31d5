"""The forms by which an owner gives an action another due day: that of `More time`, and of `Another date`."""

from datetime import date

from slack_bolt.async_app import AsyncAck

from bot.actions.asks import forms as ask_forms
from bot.actions.service import Authorised
from bot.language import slack_text
from bot.language.refusal import Faults, Refusal
from bot.meetings import calendars
from bot.nudges import service
from bot.slack.blocks import modals
from bot.slack.blocks.modals import View
from bot.slack.incoming.requests import Submission
from bot.understanding import days
from storage.database import Session

NO_MORE_SNOOZE = "Snooze has become More time: close this form, press Snooze once more, and say until when."


async def more_time(ack: AsyncAck, submission: Submission) -> None:
    """Move the due day to the one that was chosen or written."""
    async with submission.bot.sessions.begin() as session:
        authorised = await ask_forms.authorise(session, submission)
        faults, day, why = Faults(), None, _why(submission.view)
        with faults.beside("day" if modals.written(submission.view, "day") else "until"):
            day = await _day(session, authorised, submission.view)
            await service.refuse_no_later(session, authorised, day)
        with faults.beside("why"):
            service.refuse_without_reason(authorised.action, day, why)
        faults.refuse()
        if day is not None and await submission.first_time(session):
            await service.more_time(session, authorised, day, why)
    await ack()


async def redated(ack: AsyncAck, submission: Submission) -> None:
    """Give the action the day that was typed."""
    async with submission.bot.sessions.begin() as session:
        authorised = await ask_forms.authorise(session, submission)
        faults, day, why = Faults(), None, _why(submission.view)
        with faults.beside("due"):
            day = await _written_day(session, authorised, modals.written(submission.view, "due"))
        with faults.beside("why"):
            service.refuse_without_reason(authorised.action, day, why)
        faults.refuse()
        if day is not None and await submission.first_time(session):
            await service.redate(session, authorised, day, why)
    await ack()


async def snoozed(ack: AsyncAck, submission: Submission) -> None:
    """Say what to press instead to somebody whose form was opened by an earlier version."""
    raise Refusal(NO_MORE_SNOOZE, field="until")


def _why(view: View) -> str:
    return slack_text.clean(modals.written(view, "why"))


async def _day(session: Session, authorised: Authorised, view: View) -> date:
    """Return the day that was written, or else the one that was chosen; raise Refusal for neither."""
    written, chosen = modals.written(view, "day"), modals.selected(view, "until")
    if written:
        return await _written_day(session, authorised, written)
    if not chosen:
        raise Refusal("Choose until when, or write a day, such as: next Friday.")
    return date.fromisoformat(chosen.partition(" ")[0])


async def _written_day(session: Session, authorised: Authorised, written: str) -> date:
    action = authorised.action
    calendar = await calendars.find(session, action.team, action.channel, authorised.user, now=authorised.at)
    return days.due(written, calendar)
