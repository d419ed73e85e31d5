"""The form that asks what came of an action."""

from slack_bolt.async_app import AsyncAck

from bot.actions.asks import views as ask_views
from bot.language import slack_text
from bot.language.refusal import beside
from bot.nudges.outcomes import service
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Submission


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Keep what was written."""
    words = slack_text.clean(modals.written(submission.view, "outcome"))
    owner_id, _ = ask_views.unpacked(submission.view)
    async with submission.bot.sessions.begin() as session:
        action = await service.authorise(session, submission.team, submission.user, owner_id)
        with beside("outcome"):
            if await submission.first_time(session):
                await service.keep(session, action, submission.user, words, at=submission.at)
    await ack()
