"""The form in which a meeting is moved or cancelled: filled in from what was typed, and taken."""

from datetime import datetime
from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.meetings.changes import views as change_views
from bot.meetings.changes import waiting as change_waiting
from bot.meetings.changes.views import form as views_form
from bot.meetings.changes.views.form import Filled
from bot.meetings.changes.waiting import Change
from bot.meetings.plan.forms import OUTSIDE
from bot.slack.blocks.modals import View
from bot.slack.incoming.requests import Submission
from bot.understanding import meetings as understanding
from bot.understanding.meetings.changes import Day, Half
from scheduler import places
from storage import meetings, people
from storage.database import Session
from storage.records import Meeting, MeetingStatus

OFFERED = 50
NO_MORE = "That meeting is planned no more: choose another one."
TO_WHEN = "To when? For example: 10 December at 14:00"


async def prefilled(
    session: Session,
    team: str,
    channel: str,
    change: Half,
    meant: Day | None,
    notice: str,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> View | None:
    """Return the form with a half-understood change in it; None where no meeting is planned to change."""
    coming = await meetings.coming(session, team, channel, now, OFFERED)
    if not coming:
        return None
    filled = Filled(channel, _chosen(coming, meant, zone, now), change.moves, change.to)
    return views_form.form(filled, coming, zone, notice)


def _chosen(coming: list[Meeting], meant: Day | None, zone: ZoneInfo, now: datetime) -> int:
    """Return the one meeting that is meant; 0 when none is, or when it may be several."""
    if meant is None:
        return 0
    if meant.day is None:
        return next((one.id for one in coming if one.starts_at > now), 0)
    found = [one for one in coming if one.day == meant.day]
    found = [one for one in found if meant.at in (None, one.starts_at.astimezone(zone).time())]
    return found[0].id if len(found) == 1 else 0


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Show what the form changes and touches, for its Confirm; what is wrong stands beside its input."""
    filled = views_form.filled(submission.view)
    beside = "meeting"
    try:
        async with submission.bot.sessions.read() as session:
            meeting = await _meeting(session, submission, filled)
            beside = "to" if filled.moves else beside
            waiting = await _change(session, submission, filled, meeting)
            touched = await change_waiting.touched(session, submission.team, waiting, submission.at)
            asks = await change_waiting.decider(session, submission.team, waiting)
    except Refusal as refusal:
        await ack(response_action="errors", errors={beside: str(refusal)})
        return
    await ack(
        response_action="push",
        view=change_views.preview_view(touched, change_waiting.packed(waiting), asks=asks),
    )


async def _meeting(session: Session, submission: Submission, filled: Filled) -> Meeting:
    """Return the meeting that was chosen; Refusal for whoever is no member, and for one that is over."""
    if not await people.is_member(session, submission.team, filled.channel, submission.user):
        raise Refusal(OUTSIDE)
    found = await meetings.find(session, submission.team, filled.meeting)
    if found is None or found.channel != filled.channel or found.status is not MeetingStatus.PLANNED:
        raise Refusal(NO_MORE)
    if found.ends_at <= submission.at:
        raise Refusal(NO_MORE)
    return found


async def _change(session: Session, submission: Submission, filled: Filled, meeting: Meeting) -> Change:
    key = str(submission.body.get("trigger_id") or submission.view["id"])
    if not filled.moves:
        return change_waiting.cancelling(meeting, key=key, by=submission.user)
    zone = await calendars.find_group_zone(session, submission.team, filled.channel) or places.UTC
    meant = await _new_time(session, submission, filled, zone)
    return await change_waiting.moving(
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
