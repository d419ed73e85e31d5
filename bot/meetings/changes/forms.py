"""The form in which a meeting is moved or cancelled, filled in from what was typed; and its Confirm."""

from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.language.refusal import Refusal, beside
from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.asked import Asked
from bot.meetings.changes import pending, service, shown, views
from bot.meetings.changes.pending import MeetingChange
from bot.meetings.changes.views import form as form_views
from bot.meetings.changes.views.form import Filled
from bot.slack.blocks.modals import View
from bot.slack.incoming import access
from bot.slack.incoming.requests import Submission
from bot.understanding import meetings as understanding
from bot.understanding.meaning import MeetingAct, MeetingDoes
from scheduler import places
from storage import meetings
from storage.database import Session
from storage.records import Meeting

OFFERED = 50
TO_WHEN = "To when? For example: 10 December at 14:00"


async def prefilled(
    session: Session, asked: Asked, act: MeetingAct, to: str, notice: str, *, zone: ZoneInfo
) -> View | None:
    """Return the form with a half-understood change in it; None where no meeting is planned to change."""
    coming = await meetings.coming(session, asked.team, asked.channel, asked.at, OFFERED)
    if not coming:
        return None
    moves = act.does is MeetingDoes.MOVE
    chosen = shown.preselected(coming, act.day, None if moves else act.at, zone)
    return form_views.form(Filled(asked.channel, chosen, moves, to), coming, zone, notice)


async def preview_change(ack: AsyncAck, submission: Submission) -> None:
    """Show what the form changes and touches, for its Confirm; what is wrong stands beside its input."""
    filled = form_views.filled(submission.view)
    team, now = submission.team, submission.at
    async with submission.bot.sessions.read() as session:
        with beside("meeting"):
            await access.refuse_outsiders(session, team, filled.channel, submission.user)
            meeting = await shown.chosen(session, team, filled.channel, filled.meeting, now)
        with beside("to" if filled.moves else "meeting"):
            change = await _change(session, submission, filled, meeting)
            touched = await shown.touched(session, team, change, now)
        asks = await service.find_decider(session, team, change, at=now)
    view = views.preview_view(touched, pending.pack(change), asks=asks)
    await ack(response_action="push", view=view)


async def _change(
    session: Session, submission: Submission, filled: Filled, meeting: Meeting
) -> MeetingChange:
    key = str(submission.body.get("trigger_id") or submission.view["id"])
    if not filled.moves:
        return pending.ask_to_cancel(meeting, key=key, by=submission.user)
    zone = await calendars.find_group_zone(session, submission.team, filled.channel) or places.UTC
    meant = await _new_time(session, submission, filled, zone)
    return await service.ask_to_move(
        session, meeting, meant, zone, key=key, by=submission.user, at=submission.at
    )


async def _new_time(
    session: Session, submission: Submission, filled: Filled, zone: ZoneInfo
) -> understanding.Move:
    words = slack_text.clean(filled.to).removeprefix("to ")
    if not words:
        raise Refusal(TO_WHEN)
    locale = await calendars.find_locale(session, submission.team, submission.user)
    meant = understanding.read(f"move next to {words}", now=submission.at, zone=zone, locale=locale)
    if not isinstance(meant, understanding.Move):
        raise Refusal(TO_WHEN)
    return meant


async def confirm_change(ack: AsyncAck, submission: Submission) -> None:
    """Make the change that was shown over the form, or have the one who decides asked."""
    change = pending.unpack(submission.view.get("private_metadata") or "")
    if change is None or change.by != submission.user:
        await ack(response_action="clear")
        return
    try:
        async with submission.bot.sessions.begin() as session:
            await access.refuse_outsiders(session, submission.team, change.channel, submission.user)
            outcome = await service.confirm(session, submission.team, change, at=submission.at)
        words = meeting_views.outcome(outcome)
    except Refusal as refusal:
        words = str(refusal)
    await ack(response_action="update", view=views.result_view(words))
