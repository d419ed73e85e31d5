"""`/meeting`: plans when a group meets, and shows the next meeting."""

from typing import Any
from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import agenda, calendars, membership, opening, outsiders, planning, telling, zones
from bot.commands import arrivals
from bot.commands import meeting_changes as changes
from bot.commands import meeting_organisations as organisations
from bot.commands.meeting_changes import Asked
from bot.context import Bot
from bot.forms import meetings as forms
from bot.parsing import meetings as parsing
from bot.parsing import typed
from bot.parsing.meetings import changes as parsing_changes
from bot.parsing.refusal import Refusal
from bot.views import meetings as views
from bot.views import text
from bot.views.meetings import form
from bot.views.text import Message
from storage import groups, people

ELSEWHERE = "A group's meetings are planned in its channel: type `/meeting` there."
KEPT = "The form is open with what you typed."


async def meeting(
    ack: AsyncAck,
    command: dict[str, Any],
    respond: AsyncRespond,
    client: AsyncWebClient,
    team: str,
    bot: Bot,
) -> None:
    """Answer `/meeting` and all that may follow it."""
    words = typed.readable(command.get("text") or "")
    if arrivals.is_direct(command):
        await ack(**text.note(ELSEWHERE + text.you_typed(words)))
        return
    trigger, key = command.get("trigger_id") or "", arrivals.key(command)
    asked = Asked(team, command["channel_id"], command["user_id"], words, trigger, key, bot.clock())
    await outsiders.refuse(bot, team, asked.channel, asked.user)
    answer = await _answer(bot, asked, command.get("text") or "", client)
    if answer is not None:
        await ack(**answer)
        return
    bot.chores.spawn(_plan_once_known(bot, asked, client, respond))
    await ack()


async def _answer(bot: Bot, asked: Asked, raw: str, client: AsyncWebClient) -> Message | None:
    """Do what was asked and say so; None for a plan of a group whose time zone must be asked for first."""
    if typed.asks_help(asked.typed):
        return text.note(views.HELP)
    match asked.typed.split(" ", 1)[0].lower():
        case "":
            return await _show(bot, asked, client)
        case "attendance":
            return await changes.correct(bot, asked, client)
        case "chair":
            return await changes.chair(bot, asked, raw)
        case "organisation" | "organisations" | "organization" | "organizations":
            return await organisations.organisation(bot, asked, raw)
    async with bot.sessions.read() as session:
        group = await groups.find(session, asked.team, asked.channel)
    zone = zones.named(group.zone) if group is not None else None
    if parsing_changes.starts(asked.typed):
        try:
            return await _change(bot, asked, zone or zones.UTC)
        except Refusal as refusal:
            return await _open_change(bot, asked, client, zone or zones.UTC, str(refusal))
    return await _plan(bot, asked, client, zone) if zone is not None else None


async def _show(bot: Bot, asked: Asked, client: AsyncWebClient) -> Message:
    """Show the next meeting with its agenda, and open the form."""
    opened = await _open_form(bot, asked, client)
    async with bot.sessions.read() as session:
        shown = await agenda.of(session, asked.team, asked.channel, asked.now)
        group = await groups.find(session, asked.team, asked.channel)
    if group is None or group.zone is None:
        bot.chores.spawn(membership.sync(bot, asked.team, asked.channel))
    return views.agenda(shown, form_opened=opened)


async def _open_form(bot: Bot, asked: Asked, client: AsyncWebClient, when: str = "") -> bool:
    """Open the form as the group's meetings stand, with `when` in it if anything was typed."""
    async with bot.sessions.begin() as session:
        await people.join(session, asked.team, asked.channel, asked.user, at=asked.now)
        prefill = await forms.prefilled(session, asked.team, asked.channel, asked.now)
    view = form.form(forms.typed_into(prefill, when) if when else prefill)
    return await opening.open_view(client, asked.trigger, view) is not None


async def _change(bot: Bot, asked: Asked, zone: ZoneInfo) -> Message:
    try:
        meant = await _read(bot, asked, zone)
    except Refusal as refusal:
        # It may quote what was typed.
        raise Refusal(text.escape(str(refusal))) from refusal
    if isinstance(meant, parsing.Cancel):
        return await changes.cancel(bot, asked, meant, zone)
    if isinstance(meant, parsing.Move):
        return await changes.move(bot, asked, meant, zone)
    raise Refusal("Which meeting? For example: `/meeting cancel 3 December`")


async def _open_change(bot: Bot, asked: Asked, client: AsyncWebClient, zone: ZoneInfo, why: str) -> Message:
    """Say why a meeting was not changed, and open the form with what was understood."""
    async with bot.sessions.begin() as session:
        locale = await calendars.locale(session, asked.team, asked.user)
        view = await changes.form(session, asked, why, zone=zone, locale=locale)
    opened = view is not None and await opening.open_view(client, asked.trigger, view) is not None
    return text.note(f"{why} {KEPT}" if opened else f"{why}{text.you_typed(asked.typed)}")


async def _read(bot: Bot, asked: Asked, zone: ZoneInfo) -> parsing.Meant:
    async with bot.sessions.read() as session:
        locale = await calendars.locale(session, asked.team, asked.user)
    return parsing.read(asked.typed, now=asked.now, zone=zone, locale=locale)


async def _plan(
    bot: Bot, asked: Asked, client: AsyncWebClient, zone: ZoneInfo, *, known: bool = True
) -> Message:
    """Show a plan for its Confirm; what is not complete goes into the form, with what is missing."""
    try:
        meant = await _read(bot, asked, zone)
    except Refusal as refusal:
        opened = await _open_form(bot, asked, client, asked.typed)
        kept = KEPT if opened else f"You typed: {text.brief(asked.typed)}"
        return text.note(f"{text.escape(str(refusal))} {kept}")
    if not isinstance(meant, parsing.SeriesPlan | parsing.OneMeeting):
        return text.note(views.HELP)
    plan = planning.proposal(meant, key=asked.key, channel=asked.channel, by=asked.user, zone=zone)
    async with bot.sessions.read() as session:
        return await planning.shown(session, asked.team, plan, known=known, now=asked.now)


async def _plan_once_known(bot: Bot, asked: Asked, client: AsyncWebClient, respond: AsyncRespond) -> None:
    """Ask Slack where the people of a group live, then show the plan by the group's own clock."""
    await membership.sync(bot, asked.team, asked.channel)
    async with bot.sessions.read() as session:
        zone = await zones.of_group(session, asked.team, asked.channel, asked.user)
    plan = await _plan(bot, asked, client, zone or zones.UTC, known=zone is not None)
    await telling.alone(client, respond, asked.channel, asked.user, plan)
