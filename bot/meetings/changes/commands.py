"""What is changed of a group's meetings: one cancelled or moved, all of them ended, a chair named."""

from zoneinfo import ZoneInfo

from bot.language.refusal import Refusal
from bot.meetings import views as meeting_views
from bot.meetings.asked import Answer, Asked
from bot.meetings.chairing import service as chairing_service
from bot.meetings.changes import forms, pending, service, shown, views
from bot.meetings.changes.pending import Pending
from bot.meetings.endings import service as ending_service
from bot.meetings.outcomes import Outcome
from bot.meetings.plan import commands as plan_commands
from bot.slack.blocks import text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.understanding.meaning import MeetingAct, MeetingDoes
from bot.understanding.meetings import Move
from storage import people
from storage.database import Session
from storage.records import Meeting

ELSE = "Say here what is to be changed."


async def change(asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Answer:
    """Show what a cancellation or a move touches, for its Confirm; what can not be goes into the form."""
    try:
        return Answer(await _preview_change(asked, act, zone))
    except Refusal as refusal:
        return await open_form(asked, act, zone, str(refusal))


async def _preview_change(asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Message:
    team, key, by, now = asked.team, asked.key, asked.user, asked.at
    cancels = act.does is MeetingDoes.CANCEL
    async with asked.bot.sessions.begin() as session:
        await people.join(session, team, asked.channel, by, at=now)
        meeting = await shown.meant(
            session, team, asked.channel, act.day, act.at if cancels else None, zone=zone, now=now
        )
        change: Pending
        if cancels:
            change = pending.ask_to_cancel(meeting, key=key, by=by)
        else:
            to = Move(act.day, act.to, act.at, act.minutes)
            change = await service.ask_to_move(session, meeting, to, zone, key=key, by=by, at=now)
        return await _preview(session, asked, change)


async def end(asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Message:
    """Show what falls away when the group's meetings end, for its Confirm."""
    async with asked.bot.sessions.begin() as session:
        await people.join(session, asked.team, asked.channel, asked.user, at=asked.at)
        ending = await ending_service.propose(
            session, asked.team, asked.channel, act, zone, key=asked.key, by=asked.user, at=asked.at
        )
        return await _preview(session, asked, ending)


async def _preview(session: Session, asked: Asked, change: Pending) -> Message:
    touched = await shown.touched(session, asked.team, change, asked.at)
    asks = await service.find_decider(session, asked.team, change, at=asked.at)
    return views.preview(touched, pending.pack(change), asks=asks)


async def open_form(asked: Asked, act: MeetingAct, zone: ZoneInfo, why: str) -> Answer:
    """Say why a meeting was not changed, with the form that holds what was understood."""
    why = why or ELSE
    async with asked.bot.sessions.begin() as session:
        await people.join(session, asked.team, asked.channel, asked.user, at=asked.at)
        view = await _form(session, asked, act, why, zone)
    typed = text.with_typed(why, asked.typed)
    return Answer(text.note(f"{why} {plan_commands.KEPT}"), view, typed) if view else Answer(typed)


async def _form(session: Session, asked: Asked, act: MeetingAct, why: str, zone: ZoneInfo) -> View | None:
    """Return the form with what was understood of a change; None where there is nothing to change.

    Where no meeting is planned that could be moved, its new time is filled in as a plan.
    """
    to = asked.typed.rpartition(" to ")[2].strip() if " to " in asked.typed else ""
    moves = act.does is MeetingDoes.MOVE
    view = await forms.prefilled(session, asked, act, to if moves else "", why, zone=zone)
    if view is not None or not (moves and to):
        return view
    return await plan_commands.form(session, asked, to, notice=why)


async def _meeting(session: Session, asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Meeting | None:
    """Return the one meeting that somebody is to chair; None for all of the group's."""
    if act.day is None:
        return None
    return await shown.meant(session, asked.team, asked.channel, act.day, None, zone=zone, now=asked.at)


async def chair(asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Message:
    """Let somebody chair a group that nobody chairs; else show it, or one meeting's, for its Confirm."""
    if len(act.who) != 1:
        raise Refusal(chairing_service.WHO_CHAIRS)
    async with asked.bot.sessions.begin() as session:
        meeting = await _meeting(session, asked, act, zone)
        change = await service.ask_to_chair(
            session, asked.team, asked.channel, act.who[0], meeting, key=asked.key, by=asked.user, at=asked.at
        )
        await people.join(session, asked.team, asked.channel, asked.user, at=asked.at)
        if isinstance(change, Outcome):
            return text.note(meeting_views.outcome(change))
        return await _preview(session, asked, change)
