"""The forms that answer what is unclear about an action, as they come back."""

from slack_bolt.async_app import AsyncAck

from bot.actions.asks import views as ask_views
from bot.actions.unclear import service
from bot.meetings import calendars
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Submission, id_in
from bot.understanding import days


async def given(ack: AsyncAck, submission: Submission) -> None:
    """Ask the person who was chosen to do the action."""
    taker, reason = ask_views.taker(submission.view)
    team, user, at = submission.team, submission.user, submission.at
    async with submission.bot.sessions.begin() as session:
        if await submission.first_time(session):
            action_id = id_in(submission.metadata.get("action"))
            await service.give(session, team, action_id, taker, reason, user=user, at=at)
    await ack()


async def dated(ack: AsyncAck, submission: Submission) -> None:
    """Give the action the day that was typed."""
    team, user, at = submission.team, submission.user, submission.at
    action_id = id_in(submission.metadata.get("action"))
    async with submission.bot.sessions.begin() as session:
        if await submission.first_time(session):
            action = await service.find_without_day(session, team, action_id, user)
            calendar = await calendars.find(session, team, action.channel, user, now=at)
            day = days.due(modals.written(submission.view, "due"), calendar)
            await service.set_day(session, team, action_id, day, user=user, at=at)
    await ack()
