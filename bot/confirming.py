"""What a Confirm of a change of the meetings does: make it, or have whoever decides asked."""

from datetime import datetime

from bot import changing
from bot.changing import Waiting
from bot.deliveries import meeting_changes as deliveries
from bot.planning import Made
from bot.views.meetings import changes as views
from bot.views.text import Message
from storage import events_seen
from storage.database import Session

LEFT = "Nothing has changed."


async def preview(session: Session, team: str, waiting: Waiting, *, at: datetime) -> Message:
    """Show somebody what they ask for and what it touches, for their Confirm."""
    return views.preview(
        await changing.touched(session, team, waiting, at),
        changing.packed(waiting),
        asks=await changing.decider(session, team, waiting),
        changeable=changing.what_of(waiting) in (changing.CANCEL, changing.MOVE),
    )


async def confirm(session: Session, team: str, waiting: Waiting, *, at: datetime) -> Made:
    """Do what its asker has confirmed, and return what came of it."""
    if await events_seen.when(session, team, changing.once(waiting)) is not None:
        earlier = await events_seen.outcome_of(session, team, changing.once(waiting))
        return Made(True, earlier.get("said", views.ALREADY))
    if why := await changing.stale(session, team, waiting, at):
        return Made(False, why)
    decider = await changing.decider(session, team, waiting)
    if decider is None:
        made = await changing.make(session, team, waiting, by=waiting.by, at=at)
        # A second arrival is answered like the first.
        await events_seen.remember(session, team, changing.once(waiting), {"said": made.said})
        return made
    await deliveries.put_question(session, team, waiting, decider, at=at)
    return Made(False, views.asked(decider))


async def decide(
    session: Session, team: str, waiting: Waiting, *, by: str, agreed: bool, at: datetime
) -> str:
    """Do what whoever decides has said, once, and return what has become of it."""
    if agreed and not (why := await changing.stale(session, team, waiting, at)):
        return (await changing.make(session, team, waiting, by=by, at=at)).said
    await events_seen.first_time(session, team, changing.once(waiting), at=at)
    return why if agreed else LEFT
