"""The form that asks what has changed since the older decision."""

from slack_bolt.async_app import AsyncAck

from bot.decisions.relations import service, views
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Submission, id_in
from storage.records import Relation


async def relate(ack: AsyncAck, submission: Submission) -> None:
    """Link the two decisions with what has changed, once; a Refusal is shown in the form."""
    kept, relation = submission.metadata, Relation(submission.metadata["relation"])
    words = slack_text.clean(modals.written(submission.view, "changed"))
    if not words:
        raise Refusal("What has changed since? For example: the providers can not start before summer.")
    async with submission.bot.sessions.begin() as session:
        newer, older = await service.answer(
            session,
            submission.team,
            id_in(kept["newer"]),
            id_in(kept["older"]),
            relation,
            user=submission.user,
            at=submission.at,
            changed=words,
        )
    if kept["reply"]:
        answered = views.answered(newer, older, relation)
        submission.reply_privately(answered, instead=True, at_url=str(kept["reply"]))
    await ack(response_action="clear")
