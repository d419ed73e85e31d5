"""The Home of one person: made anew each time it is published, of what they may see then."""

from datetime import datetime

from bot.home.tab import shown, views
from bot.slack.outgoing.shapes import Delivery, Drop, Publish, Rendered
from storage import outbox
from storage.database import Session
from storage.records import HomeTab, Kind, Outgoing


async def render(session: Session, team: str, user: str, about: HomeTab, now: datetime) -> Rendered:
    """Return somebody's Home as it is now, of the groups it is `about`."""
    reading = await shown.begin(session, team, user, about, now)
    if reading is None:
        return Drop("they have never opened it")
    return Publish(views.home(await shown.home(reading)), about.within)


async def _home(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(HomeTab)
    return await render(session, outgoing.team, outgoing.recipient or "", about, now)


async def _arrived(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    """Have it published once more if it has changed while it was on its way."""
    await outbox.repeat(session, outgoing, at=at)


KINDS = {Kind.HOME: Delivery(_home, _arrived, idempotent=True, shown_groups=shown.groups_of)}
