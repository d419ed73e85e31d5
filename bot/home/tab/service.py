"""Opening the Home, and having it show how things are: each function one transaction's work."""

from datetime import datetime

from storage import homes
from storage.database import Session


async def open_home(session: Session, team: str, user: str, *, at: datetime) -> None:
    """Note that somebody has opened their Home, and have it put up."""
    await homes.note_opened(session, team, user, at=at)
    await homes.publish(session, team, user, at=at)


async def show_anew(session: Session, team: str, channel: str, *, at: datetime) -> None:
    """Have every Home that shows anything of a group made anew, because who may see that has changed."""
    for home in await homes.showing(session, team, channel):
        await homes.publish(session, team, home.user, at=at)
