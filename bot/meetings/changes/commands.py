"""What `/meeting` changes: a meeting cancelled or moved, and somebody named to chair."""

from zoneinfo import ZoneInfo

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.changes import forms, pending, service, shown, views
from bot.meetings.changes.pending import Pending
from bot.meetings.outcomes import Outcome
from bot.meetings.plan import commands as plan_commands
from bot.slack import directory
from bot.slack.blocks import text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command
from bot.understanding import meetings as understanding
from bot.understanding.meetings import changes as understanding_changes
from storage.database import Session

WHICH = "Which meeting? For example: `/meeting cancel 3 December`"


async def change(command: Command, zone: ZoneInfo) -> Message:
    """Show what a cancellation or a move touches, for its Confirm; what is not clear goes into the form."""
    try:
        return await _preview_change(command, zone)
    except Refusal as refusal:
        return await _open_form(command, zone, str(refusal))


async def _preview_change(command: Command, zone: ZoneInfo) -> Message:
    try:
        meant = await plan_commands.understand(command, zone)
    except Refusal as refusal:
        # It may quote what was typed.
        raise Refusal(text.escape(str(refusal))) from refusal
    if not isinstance(meant, understanding.Cancel | understanding.Move):
        raise Refusal(WHICH)
    team, key, by, now = command.team, command.key, command.user, command.at
    at = meant.at if isinstance(meant, understanding.Cancel) else None
    async with command.bot.sessions.begin() as session:
        await command.join(session)
        meeting = await shown.meant(session, team, command.channel, meant.day, at, zone=zone, now=now)
        if isinstance(meant, understanding.Cancel):
            change = pending.ask_to_cancel(meeting, key=key, by=by)
        else:
            change = await service.ask_to_move(session, meeting, meant, zone, key=key, by=by, at=now)
        return await _preview(session, command, change)


async def _preview(session: Session, command: Command, change: Pending) -> Message:
    touched = await shown.touched(session, command.team, change, command.at)
    asks = await service.find_decider(session, command.team, change)
    return views.preview(touched, pending.pack(change), asks=asks)


async def _open_form(command: Command, zone: ZoneInfo, why: str) -> Message:
    """Say why a meeting was not changed, and open the form with what was understood."""
    async with command.bot.sessions.begin() as session:
        view = await _form(session, command, why, zone)
    opened = view is not None and await command.open(view)
    return text.note(f"{why} {plan_commands.KEPT}") if opened else text.with_typed(why, command.readable)


async def _form(session: Session, command: Command, notice: str, zone: ZoneInfo) -> View | None:
    """Return the form with what was understood of a change; None where there is nothing to change.

    Where no meeting is planned that could be moved, its new time is filled in as a plan.
    """
    await command.join(session)
    half = understanding_changes.partial_change(command.readable)
    locale = await calendars.find_locale(session, command.team, command.user)
    day = understanding_changes.day(half.which, now=command.at, zone=zone, locale=locale)
    view = await forms.prefilled(
        session, command.team, command.channel, half, day, notice, zone=zone, now=command.at
    )
    if view is not None or not half.to:
        return view
    return await plan_commands.form(session, command, half.to, notice=notice)


async def chair(command: Command) -> Message:
    """Let somebody chair a group that nobody chairs; else show it for its Confirm."""
    async with command.bot.sessions.begin() as session:
        named = await _named(session, command)
        change = await service.ask_to_chair(
            session, command.team, command.channel, named, key=command.key, by=command.user, at=command.at
        )
        await command.join(session)
        if isinstance(change, Outcome):
            return text.note(meeting_views.outcome(change))
        return await _preview(session, command, change)


async def _named(session: Session, command: Command) -> str:
    """Return the one person who is named; Refusal for none and for several."""
    named = slack_text.people(command.typed)
    if not named and "@" in command.readable:
        # Where Slack sends names as they are typed, the one member who goes by it is meant.
        words = await directory.with_tokens(session, command.team, [command.channel], command.typed)
        named = slack_text.people(words)
    if len(named) != 1:
        raise Refusal(service.WHO_CHAIRS)
    return named[0]
