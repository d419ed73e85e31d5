"""Names who chairs a group, or one meeting of its alone, once that is confirmed."""

from datetime import datetime

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import chairs
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings.changes.pending import MeetingChange
from bot.meetings.outcomes import Became, Outcome
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Meeting

WHO_CHAIRS = "Who chairs? Name one person, for example `/meeting chair @rosa`."
NO_APP = "An app can not chair. Name a person, for example `/meeting chair @rosa`."


async def refuse(session: Session, team: str, channel: str, named: str, meeting: Meeting | None) -> None:
    """Raise Refusal for an app, for somebody who has gone, and for whoever chairs already."""
    known, workspace = await people.find(session, team, named), await groups.workspace(session, team)
    if (workspace is not None and named == workspace.bot_user) or (known is not None and known.bot):
        raise Refusal(NO_APP)
    if (known is not None and known.deactivated) or await people.has_left(session, team, channel, named):
        raise Refusal(f"{slack_text.person(named)} is not here any more. {WHO_CHAIRS}")
    present = await (chairs.find(session, meeting) if meeting else chairs.of_group(session, team, channel))
    if present == named:
        what = "that meeting" if meeting is not None else "this group"
        raise Refusal(f"{slack_text.person(named)} chairs {what} already.")


async def name(session: Session, team: str, change: MeetingChange, *, by: str, at: datetime) -> Outcome:
    """Let somebody chair, and have the channel told."""
    group = await groups.ensure(session, team, change.channel)
    if not change.meeting:
        await groups.change(session, group, actor=by, at=at, chair=change.to)
        await meeting_deliveries.tell_channel_chair(session, group, by=by, key=change.key, at=at)
        return Outcome(Became.CHAIRED, change.to)
    meeting = await meetings.find(session, team, change.meeting)
    if meeting is None:
        return Outcome(Became.UNKNOWN)
    chair = change.to if change.to != group.chair else None
    changed = await meetings.set_chair(session, meeting, chair, actor=by, at=at)
    await meeting_deliveries.tell_channel_chair(
        session, group, by=by, key=change.key, meeting=meeting.id, at=at
    )
    if changed.post_ts is not None:
        await meeting_deliveries.refresh_attendance(session, changed, at=at)
    return Outcome(Became.CHAIRS_ONE, change.to)


async def obstacle(session: Session, team: str, change: MeetingChange) -> Outcome | None:
    """Return who chairs by now, if that is somebody else than when a change of it was shown."""
    meeting = await meetings.find(session, team, change.meeting) if change.meeting else None
    present = (
        await chairs.find(session, meeting)
        if meeting is not None
        else await chairs.of_group(session, team, change.channel)
    ) or ""
    if present == change.was:
        return None
    return Outcome(Became.ANOTHER_CHAIR, present) if present else Outcome(Became.NO_CHAIR)
