"""`Confirm`, on the question whether a group whose channel was shared goes on as before."""

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Press
from storage import groups, sharing
from storage.records import subjects


async def confirm(ack: AsyncAck, press: Press) -> None:
    """Let the group's recaps go on, for whoever was asked."""
    async with press.bot.sessions.begin() as session:
        sent = await press.outbox_row(session)
        group = await groups.find(session, press.team, (sent.channel if sent else None) or "")
        if sent is None or group is None or not isinstance(sent.about, subjects.SharingQuestion):
            raise Refusal("There is no such question here.")
        if group.paused_at != sent.about.since:
            raise Refusal("That was confirmed already, or the channel is shared no more.")
        await sharing.confirm(session, group, by=press.user, at=press.at)
    await ack()
