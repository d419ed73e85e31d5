"""On which days people were last written to in the morning."""

from datetime import date

from sqlalchemy import bindparam, case, select

from storage.database import Session
from storage.dialects import insert_once
from storage.tables import mornings

_ONE = select(mornings.c.last, mornings.c.before).where(
    mornings.c.team == bindparam("team"), mornings.c.user == bindparam("user")
)
_FIRST = insert_once(mornings)
_TAKE = (
    mornings.update()
    .where(mornings.c.team == bindparam("of_team"), mornings.c.user == bindparam("of_user"))
    .where(mornings.c.last != bindparam("day"))
    .values(
        # A morning that is noted late, once its message was found, may be the earlier one.
        last=case((mornings.c.last > bindparam("day"), mornings.c.last), else_=bindparam("day")),
        before=case((mornings.c.last > bindparam("day"), bindparam("day")), else_=mornings.c.last),
    )
)


async def taken(session: Session, team: str, user: str) -> tuple[date, ...]:
    """Return the last two days on which somebody was written to in the morning, the latest first."""
    found = (await session.execute(_ONE, {"team": team, "user": user})).first()
    return () if found is None else days(found.last, found.before)


def days(last: date | None, before: date | None) -> tuple[date, ...]:
    """Return the days that are known of a row, the latest first."""
    return tuple(day for day in (last, before) if day is not None)


async def take(session: Session, team: str, user: str, day: date) -> None:
    """Note that somebody was written to in the morning of a day; safe to repeat."""
    first = await session.execute(_FIRST, {"team": team, "user": user, "last": day, "before": None})
    if first.rowcount != 1:
        await session.execute(_TAKE, {"of_team": team, "of_user": user, "day": day})
