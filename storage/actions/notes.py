"""What people wrote about actions."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select

from storage import history, rows, search
from storage.database import Session
from storage.records import Action, Note
from storage.tables import notes

_INSERT = insert(notes).returning(notes)
_ONE = select(notes).where(notes.c.team == bindparam("of_team"), notes.c.id == bindparam("of_id"))
_OF = (
    select(notes)
    .where(notes.c.team == bindparam("team"), notes.c.action_id == bindparam("action_id"))
    .order_by(notes.c.id)
)


async def add_note(
    session: Session, action: Action, author: str, text: str, *, at: datetime, place: str | None = None
) -> Note:
    """Keep what somebody wrote about an action; `place` is the message in which they did."""
    values = {"team": action.team, "action_id": action.id, "author": author, "text": text, "at": at}
    kept = rows.one(await session.execute(_INSERT, values), Note)
    await search.add(session, action, text)
    await history.write(session, action, "noted", actor=author, at=at, after={"note": text}, place=place)
    return kept


async def note(session: Session, team: str, note_id: int) -> Note | None:
    """Return a note by its id; None when the workspace has none such."""
    return rows.first(await session.execute(_ONE, {"of_team": team, "of_id": note_id}), Note)


async def notes_of(session: Session, action: Action) -> list[Note]:
    """Return what was written about an action, oldest first."""
    return rows.every(await session.execute(_OF, {"team": action.team, "action_id": action.id}), Note)
