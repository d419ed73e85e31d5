"""`/meeting`: plans when a group meets, and shows the next meeting."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars, views, zones
from bot.meetings.agenda import shown as agenda_shown
from bot.meetings.changes import commands as change_commands
from bot.meetings.changes import waiting
from bot.meetings.organisations import commands as organisations_commands
from bot.meetings.plan import forms as plan_forms
from bot.meetings.plan import service as plan_service
from bot.meetings.plan.views import form as views_form
from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming import acknowledgement, introductions
from bot.slack.incoming.requests import Command
from bot.understanding import meetings as understanding
from bot.understanding.meetings import changes as parsing_changes
from storage import groups

ELSEWHERE = "A group's meetings are planned in its channel: type `/meeting` there."
KEPT = "The form is open with what you typed."


async def meeting(ack: AsyncAck, command: Command) -> None:
    """Answer `/meeting` and all that may follow it."""
    if command.is_direct:
        await ack(**text.with_typed(ELSEWHERE, command.readable))
        return
    names_people = _NAMES_PEOPLE.get(_word(command))
    if names_people is not None and await introductions.are_due(command):
        acknowledgement.later(command, introductions.answer_after(command, partial(names_people, command)))
        await ack()
        return
    answer = await _answer(command)
    if answer is not None:
        await ack(**answer)
        return
    acknowledgement.later(command, _plan_once_known(command))
    await ack()


_NAMES_PEOPLE: Mapping[str, Callable[[Command], Awaitable[Message]]] = {
    "chair": change_commands.chair,
    **dict.fromkeys(
        ("organisation", "organisations", "organization", "organizations"),
        organisations_commands.organisation,
    ),
}


def _word(command: Command) -> str:
    return command.readable.split(" ", 1)[0].lower()


async def _answer(command: Command) -> Message | None:
    """Do what was asked and say so; None for a plan of a group whose time zone must be asked for first."""
    if slack_text.asks_help(command.readable):
        return text.note(views.HELP)
    async with command.bot.sessions.read() as session:
        group = await groups.find(session, command.team, command.channel)
    if group is not None:
        # Who decides about a change is whoever is still there by the time it is confirmed.
        command.bot.background.start(membership.sync(command.bot, command.team, command.channel))
    if (word := _word(command)) in _NAMES_PEOPLE:
        return await _NAMES_PEOPLE[word](command)
    match word:
        case "":
            return await _show(command)
        case "attendance":
            return await change_commands.correct(command)
    zone = zones.named(group.zone) if group is not None else None
    if parsing_changes.starts(command.readable):
        try:
            return await _change(command, zone or zones.UTC)
        except Refusal as refusal:
            return await _open_change(command, zone or zones.UTC, str(refusal))
    return await _plan(command, zone) if zone is not None else None


async def _show(command: Command) -> Message:
    """Show the next meeting with its agenda, and open the form."""
    opened = await _open_form(command)
    async with command.bot.sessions.read() as session:
        shown = await agenda_shown.of(session, command.team, command.channel, command.at)
        group = await groups.find(session, command.team, command.channel)
    if group is None or group.zone is None:
        command.bot.background.start(membership.sync(command.bot, command.team, command.channel))
    return views.agenda(shown, form_opened=opened)


async def _open_form(command: Command, when: str = "") -> bool:
    """Open the form as the group's meetings stand, with `when` in it if anything was typed."""
    async with command.bot.sessions.begin() as session:
        await command.join(session)
        prefill = await plan_forms.prefilled(session, command.team, command.channel, command.at)
    return await command.open(views_form.form(plan_forms.typed_into(prefill, when) if when else prefill))


async def _change(command: Command, zone: ZoneInfo) -> Message:
    try:
        meant = await _read(command, zone)
    except Refusal as refusal:
        # It may quote what was typed.
        raise Refusal(text.escape(str(refusal))) from refusal
    if isinstance(meant, understanding.Cancel):
        return await change_commands.cancel(command, meant, zone)
    if isinstance(meant, understanding.Move):
        return await change_commands.move(command, meant, zone)
    raise Refusal("Which meeting? For example: `/meeting cancel 3 December`")


async def _open_change(command: Command, zone: ZoneInfo, why: str) -> Message:
    """Say why a meeting was not changed, and open the form with what was understood."""
    async with command.bot.sessions.begin() as session:
        locale = await calendars.locale(session, command.team, command.user)
        view = await change_commands.form(session, command, why, zone=zone, locale=locale)
    opened = view is not None and await command.open(view)
    return text.note(f"{why} {KEPT}") if opened else text.with_typed(why, command.readable)


async def _read(command: Command, zone: ZoneInfo) -> understanding.Meant:
    async with command.bot.sessions.read() as session:
        locale = await calendars.locale(session, command.team, command.user)
    return understanding.read(command.readable, now=command.at, zone=zone, locale=locale)


async def _plan(command: Command, zone: ZoneInfo, *, known: bool = True) -> Message:
    """Show a plan for its Confirm; what is not complete goes into the form, with what is missing."""
    try:
        meant = await _read(command, zone)
    except Refusal as refusal:
        why = text.escape(str(refusal))
        opened = await _open_form(command, command.readable)
        return text.note(f"{why} {KEPT}") if opened else text.with_typed(why, command.readable)
    if not isinstance(meant, understanding.SeriesPlan | understanding.OneMeeting):
        return text.note(views.HELP)
    team, channel = command.team, command.channel
    async with command.bot.sessions.read() as session:
        plan = await plan_service.proposal(
            session, team, meant, key=command.key, channel=channel, by=command.user, zone=zone
        )
        understood = await plan_service.understood(session, team, plan, known=known, now=command.at)
        asks = await waiting.decider(session, team, plan)
    return views.plan(understood, plan_service.packed(plan), asks=asks)


async def _plan_once_known(command: Command) -> None:
    """Ask Slack where the people of a group live, then show the plan by the group's own clock."""
    await membership.sync(command.bot, command.team, command.channel)
    async with command.bot.sessions.read() as session:
        zone = await zones.of_group(session, command.team, command.channel, command.user)
    command.reply_privately(await _plan(command, zone or zones.UTC, known=zone is not None))
