"""The leave that people's own signs suggest: one for each person, the latest."""

from datetime import date

from sqlalchemy import bindparam, delete, select, update

from storage import rows
from storage.database import Session
from storage.dialects import upsert
from storage.records import Sign, Suggestion
from storage.tables import suggested_leave

_NOTE = upsert(suggested_leave)
_ONE = select(suggested_leave).where(
    suggested_leave.c.team == bindparam("team"), suggested_leave.c.user == bindparam("user")
)
_OF = (suggested_leave.c.team == bindparam("of_team"), suggested_leave.c.user == bindparam("of_user"))
_FORGET = delete(suggested_leave).where(
    *_OF, suggested_leave.c.sign == bindparam("of_sign"), suggested_leave.c.agreed.is_(None)
)
_ANSWER = (
    update(suggested_leave)
    .where(*_OF, suggested_leave.c.until == bindparam("of_until"))
    .values(agreed=bindparam("yes"))
)


async def find(session: Session, team: str, user: str) -> Suggestion | None:
    """Return the leave that is suggested for somebody; None if nothing suggests any."""
    return rows.first(await session.execute(_ONE, {"team": team, "user": user}), Suggestion)


async def note(session: Session, suggestion: Suggestion) -> None:
    """Remember what suggests that somebody is away; what they answered to the same day stays."""
    known = await find(session, suggestion.team, suggestion.user)
    if known is None or known.until != suggestion.until:
        await session.execute(_NOTE, vars(suggestion))


async def forget(session: Session, team: str, user: str, sign: Sign) -> None:
    """Forget what a sign suggested that is gone; what was answered stays, so that it is not asked again."""
    await session.execute(_FORGET, {"of_team": team, "of_user": user, "of_sign": sign})


async def answer(session: Session, team: str, user: str, until: date, *, agreed: bool) -> None:
    """Note what somebody answered to the leave that was suggested."""
    await session.execute(_ANSWER, {"of_team": team, "of_user": user, "of_until": until, "yes": agreed})
