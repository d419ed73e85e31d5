"""What a Confirm of a change of the meetings does: make it, or have whoever decides asked."""

from datetime import datetime

from bot.meetings.changes import deliveries, views
from bot.meetings.changes import waiting as change_waiting
from bot.meetings.changes.waiting import Waiting
from bot.meetings.plan.service import Made
from bot.slack.blocks.text import Message
from storage import events_seen
from storage.database import Session

LEFT = "Nothing has changed."


async def preview(session: Session, team: str, waiting: Waiting, *, at: datetime) -> Message:
    """Show somebody what they ask for and what it touches, for their Confirm."""
    return views.preview(
        await change_waiting.touched(session, team, waiting, at),
        change_waiting.packed(waiting),
        asks=await change_waiting.decider(session, team, waiting),
        changeable=change_waiting.what_of(waiting) in (change_waiting.CANCEL, change_waiting.MOVE),
    )


async def confirm(session: Session, team: str, waiting: Waiting, *, at: datetime) -> Made:
    """Do what its asker has confirmed, and return what came of it."""
    if await events_seen.when(session, team, change_waiting.once(waiting)) is not None:
        earlier = await events_seen.outcome_of(session, team, change_waiting.once(waiting))
        return Made(True, earlier.get("said", views.ALREADY))
    if why := await change_waiting.stale(session, team, waiting, at):
        return Made(False, why)
    decider = await change_waiting.decider(session, team, waiting)
    if decider is None:
        made = await change_waiting.make(session, team, waiting, by=waiting.by, at=at)
        # A second arrival is answered like the first.
        await events_seen.remember(session, team, change_waiting.once(waiting), {"said": made.said})
        return made
    await deliveries.put_question(session, team, waiting, decider, at=at)
    return Made(False, views.asked(decider))


async def decide(
    session: Session, team: str, waiting: Waiting, *, by: str, agreed: bool, at: datetime
) -> str:
    """Do what whoever decides has said, once, and return what has become of it."""
    if agreed and not (why := await change_waiting.stale(session, team, waiting, at)):
        return (await change_waiting.make(session, team, waiting, by=by, at=at)).said
    await events_seen.first_time(session, team, change_waiting.once(waiting), at=at)
    return why if agreed else LEFT
