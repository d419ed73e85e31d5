"""`/decide`: records what the channel has just agreed on, or opens the form for it."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import invitations, outsiders
from bot.captures import decisions as captures
from bot.commands import arrivals
from bot.context import Bot
from bot.forms import decisions as forms
from bot.parsing import decisions as parsing
from bot.parsing import typed
from bot.parsing.refusal import Refusal
from bot.views import decisions as views
from bot.views import text
from bot.views.text import Message
from storage import groups, people
from storage.records import Source

HELP = f"""*Record what your group has just agreed on*, in one line:
`{parsing.EXAMPLE}`
What follows “because” is kept as the reason.
• End with “replaces D3” or “amends D3” when it changes an earlier decision: those who decided \
that one, and were not here, are told.
• `/decide` alone opens a form, for a proposal, a parked item, or options not chosen.
• `/decisions` finds what was decided. In a thread, use the shortcut Record decision."""


async def decide(
    ack: AsyncAck,
    command: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Record `/decide <sentence>`, post its card, and ask what it is to an earlier decision on the same."""
    if typed.asks_help(command.get("text") or ""):
        await ack(**text.note(HELP))
        return
    if arrivals.is_direct(command):
        kept = text.you_typed(typed.readable(command.get("text") or ""))
        raise Refusal(f"Decisions belong to a group: use `/decide` in the group’s channel.{kept}")
    await outsiders.refuse(bot, team, command["channel_id"], command["user_id"])
    answer: Message | None
    try:
        answer = await _record(bot, team, command, respond)
    except Refusal as refusal:
        answer = await _open_instead(bot, team, client, command, refusal)
    await (ack(**answer) if answer is not None else ack())


async def _record(bot: Bot, team: str, command: dict[str, Any], respond: AsyncRespond) -> Message:
    resolution = parsing.read(command.get("text") or "")
    now = bot.clock()
    source = Source(team=team, channel=command["channel_id"], author=command["user_id"])
    key = f"command:{arrivals.key(command)}"
    async with bot.sessions.begin() as session:
        captured = await captures.record_once(session, key, resolution, source=source, at=now)
    bot.chores.spawn(invitations.ask_for(bot, captured.decision, respond))
    return captures.answer(captured, now)


async def _open_instead(
    bot: Bot, team: str, client: AsyncWebClient, command: dict[str, Any], refusal: Refusal
) -> Message | None:
    """Open the form with all that was understood; say what is missing unless nothing was typed at all."""
    channel, user = command["channel_id"], command["user_id"]
    async with bot.sessions.begin() as session:
        await groups.ensure(session, team, channel)
        await people.join(session, team, channel, user, at=bot.clock())
        standing = await forms.standing_of(session, team, channel)
    plain = typed.readable(command.get("text") or "")
    prefill = _prefill(channel, plain, str(refusal))
    opened = await forms.open_form(client, command.get("trigger_id") or "", prefill, standing)
    if opened and not plain:
        return None
    return views.opened_instead(str(refusal), plain, opened=opened)


def _prefill(channel: str, plain: str, note: str) -> forms.Prefill:
    if not plain:
        return forms.Prefill(channel)
    wording, reason, follows = parsing.parts(plain)
    if len(follows) > 1:
        # The form holds one relation; several stay in its text, where they are read again.
        return forms.Prefill(channel, text=plain, note=note)
    return forms.Prefill(
        channel, text=wording, reason=reason or "", follows=next(iter(follows), None), note=note
    )
