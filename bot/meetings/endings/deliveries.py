"""What a channel is told when its meetings end."""

from collections.abc import Sequence
from datetime import datetime

from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.endings import views
from bot.meetings.endings.proposals import EndingProposal
from bot.meetings.plan import proposals
from bot.slack.outgoing.shapes import Delivery, Post, Rendered
from storage import meetings, outbox
from storage.database import Session
from storage.records import Kind, Meeting, NewMessage, Outgoing, subjects


async def tell_channel(
    session: Session, team: str, ending: EndingProposal, gone: Sequence[Meeting], *, by: str, at: datetime
) -> None:
    """Have the channel told that its meetings end, and how many fall away."""
    about = subjects.MeetingsEnded(
        by=by,
        series=ending.series,
        since=ending.since,
        cancelled=len(gone),
        first=gone[0].starts_at if gone else None,
    )
    key = f"{Kind.MEETINGS_ENDED}:{ending.key}"
    kind, channel = Kind.MEETINGS_ENDED, ending.channel
    await outbox.put(session, NewMessage(key=key, kind=kind, team=team, channel=channel, about=about, at=at))


async def _ended(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about, team, channel = outgoing.about_as(subjects.MeetingsEnded), outgoing.team, outgoing.channel or ""
    zone = await calendars.find_zone(session, team, channel)
    series = await meetings.series_by_id(session, team, about.series) if about.series else None
    following = await meetings.next_after(session, team, channel, now)
    return Post(
        views.ended(
            proposals.describe_series(series) if series is not None and about.since is None else "",
            about.since,
            about.cancelled,
            about.first.astimezone(zone) if about.first else None,
            meeting_views.when(following, zone) if following else "",
            about.by,
        )
    )


KINDS = {Kind.MEETINGS_ENDED: Delivery(_ended)}
