"""`/meeting every second Tuesday …`: a plan is shown for its Confirm, or the form is opened for it."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.changes import service as change_service
from bot.meetings.plan import proposals, service, shown, views
from bot.meetings.plan.views import form as form_views
from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command
from bot.understanding import meetings as understanding
from scheduler import places
from storage import groups
from storage.database import Session

KEPT = "The form is open with what you typed."


async def plan(command: Command, zone: ZoneInfo, *, known: bool = True) -> Message:
    """Show a plan for its Confirm; what is not complete goes into the form, with what is missing.

    `known` tells whether `zone` is known to be the group's.
    """
    try:
        meant = await understand(command, zone)
    except Refusal as refusal:
        why, opened = text.escape(str(refusal)), await open_form(command, command.readable)
        return text.note(f"{why} {KEPT}") if opened else text.with_typed(why, command.readable)
    if not isinstance(meant, understanding.SeriesPlan | understanding.OneMeeting):
        return text.note(meeting_views.HELP)
    team, channel = command.team, command.channel
    async with command.bot.sessions.read() as session:
        proposal = await service.propose(
            session, team, meant, key=command.key, channel=channel, by=command.user, zone=zone
        )
        understood = await shown.understood(session, team, proposal, known=known, now=command.at)
        asks = await change_service.find_decider(session, team, proposal)
    return views.plan(understood, proposals.pack(proposal), asks=asks)


async def plan_once_known(command: Command) -> None:
    """Ask Slack where the people of a group live, then show the plan by the group's own clock."""
    await membership.sync(command.bot, command.team, command.channel)
    async with command.bot.sessions.read() as session:
        zone = await calendars.find_group_zone(session, command.team, command.channel, command.user)
    command.reply_privately(await plan(command, zone or places.UTC, known=zone is not None))


async def understand(command: Command, zone: ZoneInfo) -> understanding.Meant:
    """Return what is meant by the words after `/meeting`; Refusal when that is not clear."""
    async with command.bot.sessions.read() as session:
        locale = await calendars.find_locale(session, command.team, command.user)
    return understanding.read(command.readable, now=command.at, zone=zone, locale=locale)


async def open_form(command: Command, when: str = "") -> bool:
    """Open the form as the group's meetings stand, with `when` in it if anything was typed."""
    async with command.bot.sessions.begin() as session:
        await command.join(session)
        view = await form(session, command, when)
    return await command.open(view)


async def form(session: Session, command: Command, when: str = "", *, notice: str = "") -> View:
    """Return the form as the group's meetings stand, with `when` in it if anything was typed."""
    group = await groups.ensure(session, command.team, command.channel)
    prefill = await shown.prefill(session, group, command.at)
    if when:
        prefill = replace(prefill, when=when, length="")
    return form_views.form(replace(prefill, notice=notice))
