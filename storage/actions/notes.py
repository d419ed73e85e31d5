"""What people wrote about actions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from storage import history, rows, search
from storage.database import Session
from storage.records import Action, Audience, Note, NoteKind
from storage.tables import notes

_INSERT = insert(notes).returning(notes)
_KEY = (notes.c.team == bindparam("of_team"), notes.c.id == bindparam("of_id"))
_ONE = select(notes).where(*_KEY)
_OF = (
    select(notes)
    .where(notes.c.team == bindparam("team"), notes.c.action_id == bindparam("action_id"))
    .where(notes.c.audience == Audience.GROUP)
    .order_by(notes.c.id)
)
_OUTCOMES = (
    select(notes)
    .where(notes.c.team == bindparam("team"), notes.c.action_id.in_(bindparam("action_ids", expanding=True)))
    .where(notes.c.audience == Audience.GROUP, notes.c.kind == NoteKind.OUTCOME)
    .order_by(notes.c.id)
)
_OUTCOME_SINCE = (
    select(notes)
    .where(notes.c.team == bindparam("team"), notes.c.action_id == bindparam("action_id"))
    .where(notes.c.author == bindparam("author"), notes.c.kind == NoteKind.OUTCOME)
    .where(notes.c.at >= bindparam("since"))
    .order_by(notes.c.id.desc())
    .limit(1)
)
_LET_SEE = update(notes).where(*_KEY).returning(notes)


async def add_note(
    session: Session,
    action: Action,
    author: str,
    text: str,
    *,
    at: datetime,
    audience: Audience,
    kind: NoteKind = NoteKind.REMARK,
) -> Note:
    """Keep what somebody wrote about an action; neither its history nor search shows it to the group yet."""
    values = {"team": action.team, "action_id": action.id, "author": author, "text": text, "at": at}
    values |= {"audience": audience, "kind": kind}
    return rows.one(await session.execute(_INSERT, values), Note)


async def let_see(
    session: Session, action: Action, note: Note, audience: Audience, *, at: datetime, place: str
) -> Note:
    """Show a note to those whom its writer chose; one for the group can be searched from now on."""
    key = {"of_team": note.team, "of_id": note.id}
    found = await session.execute(_LET_SEE.values(audience=audience), key)
    if audience is Audience.GROUP:
        await search.add(session, action, note.text)
        after = {"note": note.text}
        await history.write(session, action, "noted", actor=note.author, at=at, after=after, place=place)
    return rows.one(found, Note)


async def note(session: Session, team: str, note_id: int) -> Note | None:
    """Return a note of a workspace by its id; None when there is none."""
    return rows.first(await session.execute(_ONE, {"of_team": team, "of_id": note_id}), Note)


async def outcomes_of(session: Session, team: str, actions: Sequence[Action]) -> dict[int, list[Note]]:
    """Return what came of several actions, as far as their group may see it, by the action's id."""
    found: dict[int, list[Note]] = {action.id: [] for action in actions}
    if found:
        values = {"team": team, "action_ids": list(found)}
        for note in rows.every(await session.execute(_OUTCOMES, values), Note):
            found[note.action_id].append(note)
    return found


async def outcome_since(session: Session, action: Action, user: str, since: datetime) -> Note | None:
    """Return what somebody last said that came of an action, since a time, whoever may see it."""
    values = {"team": action.team, "action_id": action.id, "author": user, "since": since}
    return rows.first(await session.execute(_OUTCOME_SINCE, values), Note)


async def notes_of(session: Session, action: Action) -> list[Note]:
    """Return the notes on an action that its group may see, oldest first."""
    return rows.every(await session.execute(_OF, {"team": action.team, "action_id": action.id}), Note)
