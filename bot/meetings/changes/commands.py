"""What `/meeting` changes: a meeting cancelled or moved, a chair named; and attendance, in its form."""

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import views as meeting_views
from bot.meetings.attendance import forms as attendance_forms
from bot.meetings.changes import confirming, forms
from bot.meetings.changes import waiting as change_waiting
from bot.meetings.changes.waiting import Change
from bot.meetings.plan import forms as plan_forms
from bot.meetings.plan.views import form as views_form
from bot.slack import directory
from bot.slack.blocks import text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command
from bot.understanding import meetings as understanding
from bot.understanding.meetings import changes as parsing_changes
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Meeting

LISTED = 5
"""How many planned meetings are named to somebody who asks for one that is not."""


async def cancel(command: Command, meant: understanding.Cancel, zone: ZoneInfo) -> Message:
    """Show a meeting's cancellation for its Confirm; Refusal when it is not clear which."""
    async with command.bot.sessions.begin() as session:
        await command.join(session)
        meeting = await _meant(session, command, meant.day, meant.at, zone)
        waiting = change_waiting.cancelling(meeting, key=command.key, by=command.user)
        return await confirming.preview(session, command.team, waiting, at=command.at)


async def move(command: Command, meant: understanding.Move, zone: ZoneInfo) -> Message:
    """Show a meeting's move for its Confirm; Refusal when that can not be."""
    async with command.bot.sessions.begin() as session:
        await command.join(session)
        meeting = await _meant(session, command, meant.day, None, zone)
        waiting = await change_waiting.moving(
            session, meeting, meant, zone, key=command.key, by=command.user, at=command.at
        )
        return await confirming.preview(session, command.team, waiting, at=command.at)


async def _meant(
    session: Session, command: Command, day: date | None, at: time | None, zone: ZoneInfo
) -> Meeting:
    """Return the one meeting that is meant; Refusal with the planned ones when it is not clear which.

    The next one is never the one that runs.
    """
    coming = await meetings.coming(session, command.team, command.channel, command.at, LISTED)
    found = [one for one in coming if one.starts_at > command.at][:1]
    if day is not None:
        found = await meetings.on_day(session, command.team, command.channel, day, command.at)
        found = [one for one in found if at in (None, one.starts_at.astimezone(zone).time())]
    if len(found) == 1:
        return found[0]
    if found:
        times = text.listed([f"{one.starts_at.astimezone(zone):%H:%M}" for one in found])
        raise Refusal(
            f"There are several that day, at {times}: name the time too,"
            " for example `/meeting cancel 3 December at 14:00`."
        )
    if day is None and coming:
        raise Refusal(
            f"No meeting is planned after the one that runs now, {meeting_views.when(coming[0], zone)}."
        )
    asked_for = f"on {text.day(day)}" if day else "yet"
    raise Refusal(meeting_views.no_such_meeting(asked_for, [meeting_views.when(one, zone) for one in coming]))


async def form(
    session: Session, command: Command, notice: str, *, zone: ZoneInfo, locale: str | None
) -> View | None:
    """Return the form with what can be told of a change that can not be made; None where none can be.

    Where nothing is planned that could be moved, what was to be its new time becomes a plan.
    """
    await command.join(session)
    half = parsing_changes.partial_change(command.readable)
    meant = parsing_changes.day(half.which, now=command.at, zone=zone, locale=locale)
    place = (command.team, command.channel)
    view = await forms.prefilled(session, *place, half, meant, notice, zone=zone, now=command.at)
    if view is not None or not half.to:
        return view
    planning = await plan_forms.prefilled(session, *place, command.at)
    return views_form.form(replace(plan_forms.typed_into(planning, half.to), notice=notice))


async def correct(command: Command) -> Message:
    """Open the chair's form on the meeting that runs, or the last one."""
    async with command.bot.sessions.read() as session:
        group = await groups.find(session, command.team, command.channel)
        meeting = await meetings.last_begun(session, command.team, command.channel, command.at)
    if group is None or group.chair is None:
        raise Refusal("Nobody chairs this group yet. Name somebody: `/meeting chair @rosa`")
    if group.chair != command.user:
        raise Refusal(f"Only the chair, {text.person(group.chair)}, can correct who was there.")
    if meeting is None:
        raise Refusal("No meeting of this group has begun yet.")
    async with command.bot.sessions.read() as session:
        form = await attendance_forms.correction(session, meeting, command.user, now=command.at)
    if not await command.open(form):
        raise Refusal("The form could not be opened. Please type `/meeting attendance` again.")
    return text.note("The form is open: say who was there, and press Save.")


async def chair(command: Command) -> Message:
    """Let somebody chair a group that nobody chairs; else show it for its Confirm."""
    named = slack_text.people(command.typed)
    async with command.bot.sessions.begin() as session:
        if not named and "@" in command.readable:
            # Where Slack sends names as they are typed, one member who goes by it is who is meant.
            words = await directory.with_tokens(session, command.team, [command.channel], command.typed)
            named = slack_text.people(words)
        if len(named) != 1:
            raise Refusal("Who chairs? Name one person, for example `/meeting chair @rosa`.")
        known = await people.find(session, command.team, named[0])
        if named[0] == command.bot.workspaces[command.team].bot_user or (known is not None and known.bot):
            raise Refusal("An app can not chair. Name a person, for example `/meeting chair @rosa`.")
        group = await groups.ensure(session, command.team, command.channel)
        await command.join(session)
        if group.chair == named[0]:
            raise Refusal(f"{text.person(named[0])} chairs this group already.")
        waiting = Change(
            change_waiting.CHAIR,
            command.key,
            command.channel,
            command.user,
            was=group.chair or "",
            to=named[0],
        )
        if group.chair is None:
            # Nobody's place is taken, so there is nothing to confirm.
            made = await change_waiting.make(session, command.team, waiting, by=command.user, at=command.at)
            return text.note(made.said)
        return await confirming.preview(session, command.team, waiting, at=command.at)
