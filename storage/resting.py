"""Groups whose channels are archived: nobody is nudged about their work until they are in use again."""

from sqlalchemy import bindparam, select, update

from storage.database import Session
from storage.records import LADDER_ENDED, NUDGED_ANEW, OPEN_ACTIONS, UNDER_WAY
from storage.tables import actions, owners

_HERE = (
    update(owners)
    .where(owners.c.team == bindparam("of_team"), owners.c.answer.in_(UNDER_WAY))
    .where(
        owners.c.action_id.in_(
            select(actions.c.id)
            .where(actions.c.team == bindparam("of_team"), actions.c.channel == bindparam("of_channel"))
            .where(actions.c.status.in_(OPEN_ACTIONS), actions.c.undone_at.is_(None))
        )
    )
)
_REST = _HERE.values(nudge_at=None, nudge_step=LADDER_ENDED, tell_at=None)
_WAKE = _HERE.where(owners.c.handed_at.is_(None)).values(**NUDGED_ANEW)


async def rest(session: Session, team: str, channel: str) -> None:
    """Let the nudges of a group rest, and what the chair would be told of them."""
    await session.execute(_REST, {"of_team": team, "of_channel": channel})


async def wake(session: Session, team: str, channel: str) -> None:
    """Have the nudges of a group worked out again from the beginning."""
    await session.execute(_WAKE, {"of_team": team, "of_channel": channel})
