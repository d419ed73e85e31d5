"""Open the form, and Capture thread: the buttons that people get who mention the bot or react."""

from slack_bolt.async_app import AsyncAck

from bot.slack.blocks import addresses
from bot.slack.bot import Bot
from bot.slack.incoming import acknowledgement
from bot.slack.incoming.modals import Shown
from bot.slack.incoming.requests import Press
from bot.sources import conversations, messages
from bot.threads import commands, in_context, prefill, views
from bot.understanding.threads import RecordAs
from storage import offers, people
from storage.offers import Proposed
from storage.records import Source


async def open_form(ack: AsyncAck, press: Press) -> None:
    """Open the form at once, and fill it in from the message as it is now: only its ids were kept."""
    value = press.value_json
    proposed = Proposed(press.team, press.channel, str(value.get("said")), press.user, str(value.get("kind")))
    if proposed.kind not in set(RecordAs) or (
        value.get("offer") and not await _still_stands(press.bot, proposed)
    ):
        press.reply(views.WITHDRAWN)
    elif shown := await press.open(views.loading(views.RECORD_ONE[RecordAs(proposed.kind)])):
        acknowledgement.later(press, _fill(press, shown, proposed))
    await ack()


async def capture_thread(ack: AsyncAck, press: Press) -> None:
    """Go through the thread that the button is in."""
    if shown := await press.open(views.loading(views.CAPTURE_THREAD)):
        acknowledgement.later(press, commands.propose(press, shown, press.value))
    await ack()


async def _still_stands(bot: Bot, proposed: Proposed) -> bool:
    async with bot.sessions.read() as session:
        offer = await offers.find(session, proposed)
    return offer is not None and offer.stands


async def _fill(press: Press, shown: Shown, proposed: Proposed) -> None:
    bot, team, channel, user = press.bot, proposed.team, proposed.channel, proposed.user
    message = await conversations.read_message(bot, team, channel, proposed.said_ts)
    words, addressed, note = "", False, ""
    if message is not None:
        source = messages.source_of(message, team, channel, user)
        words, addressed = prefill.addressed(messages.words(message), bot.workspaces[team].bot_user)
    else:
        # A record of what could not be read is of the message as it is now, gone or not.
        read_ts, note = addresses.stamp(bot.clock()), views.UNREADABLE
        source = Source(team, channel, user, proposed.said_ts, read_ts=read_ts)
    kind = RecordAs(proposed.kind)
    context = await in_context.read(bot, kind, source)
    async with bot.sessions.begin() as session:
        await people.join(session, team, channel, user, at=bot.clock())
        form = await prefill.form(
            session, kind, source, words, at=bot.clock(), note=note, addressed=addressed, context=context
        )
    await press.fill_in(shown, form)
