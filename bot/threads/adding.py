"""Adds a message that somebody chooses to the open form of Capture thread."""

from slack_bolt.async_app import AsyncAck

from bot.slack.blocks import origins
from bot.slack.incoming import acknowledgement
from bot.slack.incoming.modals import Shown
from bot.slack.incoming.requests import Press
from bot.sources import conversations, typed
from bot.threads import another, commands, single, views
from bot.threads.views import Candidate


async def another_message(ack: AsyncAck, press: Press) -> None:
    """Add the message that was chosen of those in the menu, once Slack has said what it is now."""
    if any(option["value"] == press.value for option in another.offered(press.view)):
        acknowledgement.later(press, _add(press, press.value))
    await ack()


async def _add(press: Press, ts: str) -> None:
    bot, team, view = press.bot, press.team, press.view
    source = origins.unpack(press.metadata, team, press.user)
    listed = len(press.metadata["said"])
    left = [one for one in another.offered(view) if one["value"] != ts]
    message = await conversations.read_message(bot, team, source.channel, ts)
    candidates: list[Candidate] = []
    kept, note = views.NOTHING_KEPT, another.GONE
    if message is not None:
        room = views.MOST_LISTED - listed
        candidates, note = await single.candidates(bot, source, message, room), ""
        async with bot.sessions.begin() as session:
            before = await typed.understood(session, press)
            kept = await commands.keep(session, press, candidates, before, listed + 1)
    shown, below = Shown(view["id"], view["hash"]), another.menu(left, listed + len(candidates), note)
    form = views.added(view, candidates, kept, below)
    full = another.menu([], listed, another.FULL)
    await press.fill_in(shown, form or views.added(view, [], views.NOTHING_KEPT, full) or view)
