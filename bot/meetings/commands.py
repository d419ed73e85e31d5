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
from bot.meetings.plan import form as plan_form
from bot.meetings.plan import forms as plan_forms
from bot.meetings.plan import service as plan_service
from bot.slack import acknowledgement, introductions, membership
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.requests import Command
from bot.understanding import meetings as understanding
from bot.understanding.meetings import changes as parsing_changes
from storage import groups

ELSEWHERE = "A group's meetings are planned in its channel: type `/meeting` there."
KEPT = "The form is open with what you typed."


async def meeting(ack: AsyncAck, asked: Command) -> None:
    """Answer `/meeting` and all that may follow it."""
    if asked.is_direct:
        await ack(**text.note(ELSEWHERE + text.you_typed(asked.readable)))
        return
    names_people = _NAMES_PEOPLE.get(_word(asked))
    if names_people is not None and await introductions.are_due(asked):
        acknowledgement.later(asked, introductions.answer_after(asked, partial(names_people, asked)))
        await ack()
        return
    answer = await _answer(asked)
    if answer is not None:
        await ack(**answer)
        return
    acknowledgement.later(asked, _plan_once_known(asked))
    await ack()


_NAMES_PEOPLE: Mapping[str, Callable[[Command], Awaitable[Message]]] = {
    "chair": change_commands.chair,
    **dict.fromkeys(
        ("organisation", "organisations", "organization", "organizations"),
        organisations_commands.organisation,
    ),
}


def _word(asked: Command) -> str:
    return asked.readable.split(" ", 1)[0].lower()


async def _answer(asked: Command) -> Message | None:
    """Do what was asked and say so; None for a plan of a group whose time zone must be asked for first."""
    if slack_text.asks_help(asked.readable):
        return text.note(views.HELP)
    async with asked.bot.sessions.read() as session:
        group = await groups.find(session, asked.team, asked.channel)
    if group is not None:
        # Who decides about a change is whoever is still there by the time it is confirmed.
        asked.bot.chores.spawn(membership.sync(asked.bot, asked.team, asked.channel))
    if (word := _word(asked)) in _NAMES_PEOPLE:
        return await _NAMES_PEOPLE[word](asked)
    match word:
        case "":
            return await _show(asked)
        case "attendance":
            return await change_commands.correct(asked)
    zone = zones.named(group.zone) if group is not None else None
    if parsing_changes.starts(asked.readable):
        try:
            return await _change(asked, zone or zones.UTC)
        except Refusal as refusal:
            return await _open_change(asked, zone or zones.UTC, str(refusal))
    return await _plan(asked, zone) if zone is not None else None


async def _show(asked: Command) -> Message:
    """Show the next meeting with its agenda, and open the form."""
    opened = await _open_form(asked)
    async with asked.bot.sessions.read() as session:
        shown = await agenda_shown.of(session, asked.team, asked.channel, asked.at)
        group = await groups.find(session, asked.team, asked.channel)
    if group is None or group.zone is None:
        asked.bot.chores.spawn(membership.sync(asked.bot, asked.team, asked.channel))
    return views.agenda(shown, form_opened=opened)


async def _open_form(asked: Command, when: str = "") -> bool:
    """Open the form as the group's meetings stand, with `when` in it if anything was typed."""
    async with asked.bot.sessions.begin() as session:
        await asked.join(session)
        prefill = await plan_forms.prefilled(session, asked.team, asked.channel, asked.at)
    return await asked.open(plan_form.form(plan_forms.typed_into(prefill, when) if when else prefill))


async def _change(asked: Command, zone: ZoneInfo) -> Message:
    try:
        meant = await _read(asked, zone)
    except Refusal as refusal:
        # It may quote what was typed.
        raise Refusal(text.escape(str(refusal))) from refusal
    if isinstance(meant, understanding.Cancel):
        return await change_commands.cancel(asked, meant, zone)
    if isinstance(meant, understanding.Move):
        return await change_commands.move(asked, meant, zone)
    raise Refusal("Which meeting? For example: `/meeting cancel 3 December`")


async def _open_change(asked: Command, zone: ZoneInfo, why: str) -> Message:
    """Say why a meeting was not changed, and open the form with what was understood."""
    async with asked.bot.sessions.begin() as session:
        locale = await calendars.locale(session, asked.team, asked.user)
        view = await change_commands.form(session, asked, why, zone=zone, locale=locale)
    opened = view is not None and await asked.open(view)
    return text.note(f"{why} {KEPT}" if opened else f"{why}{text.you_typed(asked.readable)}")


async def _read(asked: Command, zone: ZoneInfo) -> understanding.Meant:
    async with asked.bot.sessions.read() as session:
        locale = await calendars.locale(session, asked.team, asked.user)
    return understanding.read(asked.readable, now=asked.at, zone=zone, locale=locale)


async def _plan(asked: Command, zone: ZoneInfo, *, known: bool = True) -> Message:
    """Show a plan for its Confirm; what is not complete goes into the form, with what is missing."""
    try:
        meant = await _read(asked, zone)
    except Refusal as refusal:
        opened = await _open_form(asked, asked.readable)
        kept = KEPT if opened else f"You typed: {text.brief(asked.readable)}"
        return text.note(f"{text.escape(str(refusal))} {kept}")
    if not isinstance(meant, understanding.SeriesPlan | understanding.OneMeeting):
        return text.note(views.HELP)
    team, channel = asked.team, asked.channel
    async with asked.bot.sessions.read() as session:
        plan = await plan_service.proposal(
            session, team, meant, key=asked.key, channel=channel, by=asked.user, zone=zone
        )
        understood = await plan_service.understood(session, team, plan, known=known, now=asked.at)
        asks = await waiting.decider(session, team, plan)
    return views.plan(understood, plan_service.packed(plan), asks=asks)


async def _plan_once_known(asked: Command) -> None:
    """Ask Slack where the people of a group live, then show the plan by the group's own clock."""
    await membership.sync(asked.bot, asked.team, asked.channel)
    async with asked.bot.sessions.read() as session:
        zone = await zones.of_group(session, asked.team, asked.channel, asked.user)
    asked.aside(await _plan(asked, zone or zones.UTC, known=zone is not None))
