"""The question whether a group goes on as before, now that its channel is shared, and what was answered."""

from datetime import datetime, timedelta

from bot.recaps.views import sharing as views
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Wait
from storage import groups, sharing
from storage.database import Session
from storage.records import Group, Kind, Outgoing, subjects

LOOK_AGAIN = timedelta(minutes=5)


def held_up(group: Group | None, now: datetime) -> Wait | None:
    """Return how long a recap waits for somebody to confirm a shared channel; None when none is needed."""
    if group is None or group.paused_at is None:
        return None
    return Wait(now + LOOK_AGAIN, sharing.UNCONFIRMED)


async def _question(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    group = await groups.find(session, outgoing.team, outgoing.channel or "")
    if group is None or group.paused_at is None:
        return Drop("it was confirmed, or is no longer shared")
    return Post(views.question(group.channel))


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    return views.answered(outgoing.channel or "", outgoing.about_as(subjects.SharingAnswered).by)


KINDS = {
    Kind.SHARING_QUESTION: Delivery(_question),
    Kind.SHARING_ANSWERED: Delivery(updates.rendering(_again), idempotent=True),
}
