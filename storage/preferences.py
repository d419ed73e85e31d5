"""How people want to be reminded, in every group of their workspace."""

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import bindparam, select

from storage import nudges, rows
from storage.database import Session
from storage.dialects import upsert
from storage.records import UNSAID, Preference
from storage.tables import preferences

_KEEP = upsert(preferences)
_ONE = select(preferences).where(
    preferences.c.team == bindparam("team"), preferences.c.user == bindparam("user")
)


async def find(session: Session, team: str, user: str) -> Preference:
    """Return how somebody wants to be reminded; the defaults, if they have not said."""
    found = await session.execute(_ONE, {"team": team, "user": user})
    return rows.first(found, Preference) or UNSAID


async def keep(session: Session, team: str, user: str, wish: Preference, *, at: datetime) -> None:
    """Remember how somebody wants to be reminded from now on; when they are nudged is worked out again."""
    values = asdict(replace(wish, changed_at=at))
    await session.execute(_KEEP, {"team": team, "user": user, **values})
    await nudges.look_again(session, team, user=user, at=at)
