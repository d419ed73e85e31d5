"""`Open the form` and `Capture thread`, on what the bot offers to those who mention it or react."""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot.slack.blocks import addresses
from bot.slack.bot import Bot
from bot.slack.incoming import acknowledgement
from bot.slack.incoming.modals import Shown
from bot.slack.incoming.requests import Press
from bot.sources import conversations
from bot.threads import offers as views
from bot.threads import prefill, service
from bot.threads import views as thread_views
from bot.threads.prefill import Said
from bot.understanding import mentions
from storage import offers, people
from storage.offers import Proposed


async def open_form(ack: AsyncAck, press: Press) -> None:
    """Open the form at once, and fill it in from the message as it stands; only its ids were kept."""
    asked = press.value_json
    proposed = Proposed(press.team, press.channel, str(asked.get("said")), press.user, str(asked.get("kind")))
    if proposed.kind not in views.TITLES or (asked.get("offer") and not await _stands(press.bot, proposed)):
        press.reply(views.WITHDRAWN)
    elif shown := await press.open(views.loading(views.TITLES[proposed.kind])):
        acknowledgement.later(press, _fill(press, shown, proposed))
    await ack()


async def capture_thread(ack: AsyncAck, press: Press) -> None:
    """Go through the thread in which the button stands."""
    if shown := await press.open(views.loading(thread_views.TITLE)):
        acknowledgement.later(press, service.propose(press, shown, press.value))
    await ack()


async def _stands(bot: Bot, proposed: Proposed) -> bool:
    async with bot.sessions.read() as session:
        offer = await offers.find(session, proposed)
    return offer is not None and offer.stands


async def _fill(press: Press, shown: Shown, proposed: Proposed) -> None:
    bot, team, channel = press.bot, proposed.team, proposed.channel
    message = await conversations.message(bot, team, channel, proposed.said_ts)
    # Whoever records what could not be read has it as it is now, gone or not.
    said = Said(channel, proposed.said_ts, None, None, "", addresses.stamp(bot.clock()))
    addressed = False
    if message is not None:
        said = prefill.said(channel, message)
        bot_user = bot.workspaces[team].bot_user
        if addressed := f"<@{bot_user}" in said.words:
            said = replace(said, words=mentions.read(said.words, bot_user).words)
    note = "" if message is not None else views.UNREADABLE
    async with bot.sessions.begin() as session:
        await people.join(session, team, channel, proposed.user, at=bot.clock())
        kind, user, now = proposed.kind, proposed.user, bot.clock()
        form = await prefill.form(session, kind, team, user, said, at=now, note=note, addressed=addressed)
    await press.fill_in(shown, form)
