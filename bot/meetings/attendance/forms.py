"""The forms about who is at a meeting, when they are sent in."""

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.language.refusal import Refusal, beside
from bot.meetings.attendance import service
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Submission, id_in

IN_BOTH = "Somebody is in both lists. Leave each person in one of them."


async def send_substitute(ack: AsyncAck, submission: Submission) -> None:
    """Note whom somebody sends to a meeting in their place."""
    view = submission.view
    name, organisation = (
        slack_text.readable(modals.written(view, field)) for field in ("name", "organisation")
    )
    async with submission.bot.sessions.begin() as session:
        await service.note_substitute(
            session,
            submission.team,
            id_in(submission.metadata.get("meeting")),
            submission.user,
            sent=modals.filled(view).get("substitute", {}).get("selected_user"),
            name=name,
            organisation=organisation,
            at=submission.at,
        )
    await ack()


async def correct(ack: AsyncAck, submission: Submission) -> None:
    """Take the word of a meeting's keeper for who was there; of two who are asked, the first one's counts."""
    team, user, at = submission.team, submission.user, submission.at
    states = modals.filled(submission.view)
    present, apologies = (
        states.get(name, {}).get("selected_users") or [] for name in ("present", "apologies")
    )
    async with submission.bot.sessions.begin() as session:
        with beside("present"):
            meeting_id = id_in(submission.metadata.get("meeting"))
            meeting = await service.find_to_correct(session, team, meeting_id, user)
        if set(present) & set(apologies):
            raise Refusal(IN_BOTH, field="apologies")
        if await submission.first_time(session):
            if submission.metadata.get("first"):
                with beside("present"):
                    await service.refuse_answered(session, meeting)
            await service.correct(session, meeting, present=present, apologies=apologies, by=user, at=at)
    await ack()
