"""The forms that the Details of an action open: why it is dropped, and who is to own it instead."""

from slack_bolt.async_app import AsyncAck

from bot.actions.asks import views as ask_views
from bot.actions.details import buttons, service
from bot.actions.details.service import Permitted
from bot.language import slack_text
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Submission, id_in
from storage.database import Session


async def dropped(ack: AsyncAck, submission: Submission) -> None:
    """Drop the action, for the reason that was written."""
    because = slack_text.clean(modals.written(submission.view, "because"))
    async with submission.bot.sessions.begin() as session:
        first = await submission.first_time(session)
        if first:
            action = await service.drop(session, await _permitted(session, submission), because)
    if first:
        submission.bot.background.start(buttons.show_again(submission, action))
    await ack()


async def passed_on(ack: AsyncAck, submission: Submission) -> None:
    """Ask the person who was chosen to take an owner's place."""
    taker, reason = ask_views.taker(submission.view)
    owner_id, form = id_in(submission.metadata.get("owner")), submission.view["id"]
    async with submission.bot.sessions.begin() as session:
        first = await submission.first_time(session)
        if first:
            permitted = await _permitted(session, submission)
            await service.pass_on(session, permitted, owner_id, taker, reason, form=form)
    if first:
        submission.bot.background.start(buttons.show_again(submission, permitted.action))
    await ack()


async def _permitted(session: Session, submission: Submission) -> Permitted:
    action_id = id_in(submission.metadata.get("action"))
    return await service.authorise(
        session, submission.team, submission.user, action_id, at=submission.at, to_close=True
    )
