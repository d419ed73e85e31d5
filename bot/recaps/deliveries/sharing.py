"""The question whether a group goes on as before, now that its channel is shared, and what was answered."""

from datetime import datetime, timedelta

from bot.recaps.views import sharing as views
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Update, Wait
from storage import groups, outbox, sharing
from storage.database import Session
from storage.records import Group, Outgoing

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


async def _answered(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    asked = await outbox.find(session, outgoing.team, outgoing.about["question"])
    if asked is None or asked.sent_channel is None or asked.sent_ts is None:
        return Drop("they were not asked")
    message = views.answered(outgoing.channel or "", outgoing.about["by"])
    return Update(message, channel=asked.sent_channel, ts=asked.sent_ts)


KINDS = {
    sharing.QUESTION: Delivery(_question),
    sharing.ANSWERED: Delivery(_answered, repeatable=True),
}
