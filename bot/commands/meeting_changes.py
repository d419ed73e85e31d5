"""What `/meeting` changes at once: a meeting cancelled or moved, a chair named, attendance corrected."""

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

from bot import altering, naming
from bot.acts import Command
from bot.deliveries import meetings as notices
from bot.forms import attendance as attendance_forms
from bot.forms import meeting_changes as forms
from bot.forms import meetings as plan_forms
from bot.parsing import meetings as parsing
from bot.parsing import typed
from bot.parsing.meetings import changes as parsing_changes
from bot.parsing.refusal import Refusal
from bot.views import meetings as views
from bot.views import text
from bot.views.meetings import form as plan_views
from bot.views.modals import View
from bot.views.text import Message
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Meeting

DONE = "That was done already."
LISTED = 5
"""How many planned meetings are named to somebody who asks for one that is not."""


async def cancel(asked: Command, meant: parsing.Cancel, zone: ZoneInfo) -> Message:
    """Cancel a meeting and have the channel told; Refusal when it is not clear which."""
    async with asked.bot.sessions.begin() as session:
        if not await asked.first_time(session):
            return text.note(DONE)
        meeting = await _meant(session, asked, meant.day, meant.at, zone)
        await altering.cancel(session, meeting, by=asked.user, at=asked.at)
    return text.note(f"Cancelled: {views.when(meeting, zone)}. The channel is told.")


async def move(asked: Command, meant: parsing.Move, zone: ZoneInfo) -> Message:
    """Hold a meeting at another time and have the channel told; Refusal when that can not be."""
    async with asked.bot.sessions.begin() as session:
        if not await asked.first_time(session):
            return text.note(DONE)
        meeting = await _meant(session, asked, meant.day, None, zone)
        slot = await altering.move(session, meeting, meant, zone, by=asked.user, at=asked.at)
    return text.note(f"Moved to {text.day(slot.day)}. The channel is told.")


async def _meant(
    session: Session, asked: Command, day: date | None, at: time | None, zone: ZoneInfo
) -> Meeting:
    """Return the one meeting that is meant; Refusal with the planned ones when it is not clear which."""
    coming = await meetings.coming(session, asked.team, asked.channel, asked.at, LISTED)
    found = coming[:1]
    if day is not None:
        found = await meetings.on_day(session, asked.team, asked.channel, day, asked.at)
        found = [one for one in found if at in (None, one.starts_at.astimezone(zone).time())]
    if len(found) == 1:
        return found[0]
    if found:
        times = text.listed([f"{one.starts_at.astimezone(zone):%H:%M}" for one in found])
        raise Refusal(
            f"There are several that day, at {times}: name the time too,"
            " for example `/meeting cancel 3 December at 14:00`."
        )
    asked_for = f"on {text.day(day)}" if day else "yet"
    raise Refusal(views.no_such_meeting(asked_for, [views.when(one, zone) for one in coming]))


async def form(
    session: Session, asked: Command, notice: str, *, zone: ZoneInfo, locale: str | None
) -> View | None:
    """Return the form with what can be told of a change that can not be made; None where none can be.

    Where nothing is planned that could be moved, what was to be its new time becomes a plan.
    """
    await asked.join(session)
    half = parsing_changes.half(asked.readable)
    meant = parsing_changes.day(half.which, now=asked.at, zone=zone, locale=locale)
    place = (asked.team, asked.channel)
    view = await forms.prefilled(session, *place, half, meant, notice, zone=zone, now=asked.at)
    if view is not None or not half.to:
        return view
    planning = await plan_forms.prefilled(session, *place, asked.at)
    return plan_views.form(replace(plan_forms.typed_into(planning, half.to), notice=notice))


async def correct(asked: Command) -> Message:
    """Open the chair's form on the meeting that runs, or the last one."""
    async with asked.bot.sessions.read() as session:
        group = await groups.find(session, asked.team, asked.channel)
        meeting = await meetings.last_begun(session, asked.team, asked.channel, asked.at)
    if group is None or group.chair is None:
        raise Refusal("Nobody chairs this group yet. Name somebody: `/meeting chair @rosa`")
    if group.chair != asked.user:
        raise Refusal(f"Only the chair, {text.person(group.chair)}, can correct who was there.")
    if meeting is None:
        raise Refusal("No meeting of this group has begun yet.")
    async with asked.bot.sessions.read() as session:
        form = await attendance_forms.correction(session, meeting, asked.user, now=asked.at)
    if not await asked.open(form):
        raise Refusal("The form could not be opened. Please type `/meeting attendance` again.")
    return text.note("The form is open: say who was there, and press Save.")


async def chair(asked: Command) -> Message:
    """Let a group's chair be named: by anybody while it has none in the channel, else by the chair."""
    named = [mention.id for mention in typed.mentions(asked.typed) if not mention.user_group]
    async with asked.bot.sessions.begin() as session:
        if not named and "@" in asked.readable:
            # Where Slack sends names as they are typed, one member who goes by it is who is meant.
            words = await naming.resolved(session, asked.team, [asked.channel], asked.typed)
            named = [mention.id for mention in typed.mentions(words) if not mention.user_group]
        if len(named) != 1:
            raise Refusal("Who chairs? Name one person, for example `/meeting chair @rosa`.")
        if not await asked.first_time(session):
            return text.note(DONE)
        known = await people.find(session, asked.team, named[0])
        if named[0] == asked.bot.workspaces[asked.team].bot_user or (known is not None and known.bot):
            raise Refusal("An app can not chair. Name a person, for example `/meeting chair @rosa`.")
        group = await groups.ensure(session, asked.team, asked.channel)
        await asked.join(session)
        there = group.chair is not None and await people.is_member(
            session, asked.team, asked.channel, group.chair
        )
        if group.chair and there and group.chair != asked.user:
            raise Refusal(
                f"{text.person(group.chair)} chairs this group, and can hand over with `/meeting chair`."
            )
        await groups.change(session, group, actor=asked.user, at=asked.at, chair=named[0])
        await notices.put_chair(session, group, by=asked.user, key=asked.key, at=asked.at)
    return text.note(f"{text.person(named[0])} chairs this group's meetings. The channel is told.")
