"""Where somebody reads what the bot says: by their own clock, else their group's, else their workspace's."""

from datetime import datetime

from bot.language.telling import Reader
from scheduler import places
from storage import surroundings
from storage.database import Session
from storage.surroundings import Surroundings


async def find(
    session: Session, team: str, *, now: datetime, user: str | None = None, channel: str | None = None
) -> Reader:
    """Return the reader of what is said to a person alone, or to a channel."""
    around = await surroundings.find(session, team, user=user or "", channel=channel or "")
    return among(around, now=now, user=user)


def among(around: Surroundings, *, now: datetime, user: str | None = None) -> Reader:
    """Return the reader of what is said to a person alone, or to a channel, from what stands around them."""
    known = (around.person, around.group, around.workspace)
    zones = (places.named(one.zone) for one in known if one is not None)
    return Reader(now, next((zone for zone in zones if zone is not None), None), user)
