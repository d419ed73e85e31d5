"""Message shortcuts: Record decision, Record action, Capture thread, Raise a concern.

A trigger lives three seconds, so the form opens before anything is asked of Slack, filled in from the
message that came with the shortcut. What takes longer is put into the open form afterwards.
"""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import capturing, filling, threads
from bot.buttons.replies import reply
from bot.context import Bot
from bot.forms import opening
from bot.forms.opening import Shown
from bot.views import concerns as concern_views
from bot.views import doors as views
from bot.views import text
from bot.views import threads as thread_views
from bot.views.modals import View
from storage import decisions, outbox, people
from storage.database import Session
from storage.records import Decision

Json = dict[str, Any]
MOST_CHOICES = 100


async def record_decision(
    ack: AsyncAck, shortcut: Json, client: AsyncWebClient, respond: AsyncRespond, team: str, bot: Bot
) -> None:
    """Open the decision form, filled in from a message."""
    await _record(filling.DECISION, shortcut, client, respond, team, bot)
    await ack()


async def record_action(
    ack: AsyncAck, shortcut: Json, client: AsyncWebClient, respond: AsyncRespond, team: str, bot: Bot
) -> None:
    """Open the action form, filled in from a message."""
    await _record(filling.ACTION, shortcut, client, respond, team, bot)
    await ack()


async def capture_thread(
    ack: AsyncAck, shortcut: Json, client: AsyncWebClient, respond: AsyncRespond, team: str, bot: Bot
) -> None:
    """Open a form with what a thread likely decided; Slack is asked for the thread once it is open."""
    message = shortcut["message"]
    ts = str(message.get("thread_ts") or message["ts"])
    shown = await opening.open_shown(client, shortcut["trigger_id"], views.loading(thread_views.TITLE))
    await _opened(bot, team, shortcut, shown, client, respond)
    if shown is not None:
        channel, user = shortcut["channel"]["id"], shortcut["user"]["id"]
        bot.chores.spawn(
            capturing.propose(bot, client, shown, team, channel, user, ts, pressed=message["ts"])
        )
    await ack()


async def raise_concern(
    ack: AsyncAck, shortcut: Json, client: AsyncWebClient, respond: AsyncRespond, team: str, bot: Bot
) -> None:
    """Open the concern form for the decision that a message is about, or ask which one is meant."""
    channel, message = shortcut["channel"]["id"], shortcut["message"]
    async with bot.sessions.read() as session:
        about = await _decisions_about(session, team, channel, message)
        known = about or await decisions.latest(session, team, channel, limit=MOST_CHOICES)
    view = concern_views.form(about[0]) if len(about) == 1 else views.choice(known)
    shown = await opening.open_shown(client, shortcut["trigger_id"], view)
    await _opened(bot, team, shortcut, shown, client, respond)
    await ack()


async def _record(
    kind: str, shortcut: Json, client: AsyncWebClient, respond: AsyncRespond, team: str, bot: Bot
) -> None:
    said = filling.said(shortcut["channel"]["id"], shortcut["message"])
    async with bot.sessions.read() as session:
        form = await filling.form(session, kind, team, shortcut["user"]["id"], said, at=bot.clock())
    shown = await opening.open_shown(client, shortcut["trigger_id"], form)
    await _opened(bot, team, shortcut, shown, client, respond)
    if shown is not None:
        bot.chores.spawn(_warn(bot, client, shown, form, team, said.channel))


async def _opened(
    bot: Bot, team: str, shortcut: Json, shown: Shown | None, client: AsyncWebClient, respond: AsyncRespond
) -> None:
    """Note who is evidently in the channel, or say that the form could not be opened."""
    if shown is None:
        reply(bot.chores, shortcut, client, respond, text.note(views.NOT_OPENED))
        return
    channel, user = shortcut["channel"]["id"], shortcut["user"]["id"]
    async with bot.sessions.begin() as session:
        await people.join(session, team, channel, user, at=bot.clock())


async def _warn(bot: Bot, client: AsyncWebClient, shown: Shown, form: View, team: str, channel: str) -> None:
    """Say in an open form that the bot has to be invited first, if it is not in the channel."""
    if await threads.is_outside(bot, team, channel):
        await opening.fill_in(client, shown, views.noted(form, views.INVITE_FIRST))


async def _decisions_about(session: Session, team: str, channel: str, message: Json) -> list[Decision]:
    """Return the decision whose card a message is, else those captured from it or from its thread."""
    card = await outbox.behind(session, team, channel, str(message.get("ts")))
    if card is not None and "decision" in card.about:
        found = await decisions.find(session, team, card.about["decision"])
        return [found] if found is not None and found.channel == channel and found.undone_at is None else []
    said = await decisions.said_in(session, team, channel, str(message.get("ts")))
    thread = message.get("thread_ts")
    if not said and thread:
        said = await decisions.said_in_thread(session, team, channel, str(thread))
    return [one for one in said if one.undone_at is None]
