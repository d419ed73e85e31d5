"""Corrections of what a decision says: the only SQL for them, which keeps what it said before."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import bindparam, update

from storage import history, rows, search
from storage.database import Session
from storage.records import Change, Decision, EarlierWording, Resolution
from storage.tables import decisions

CORRECTED = "corrected"
_CORRECT = (
    update(decisions)
    .where(decisions.c.team == bindparam("of_team"), decisions.c.id == bindparam("of_id"))
    .values(
        text=bindparam("new_text"), reason=bindparam("new_reason"), corrected_at=bindparam("new_corrected_at")
    )
    .returning(decisions)
)


async def correct(
    session: Session, decision: Decision, text: str, reason: str | None, *, actor: str, at: datetime
) -> Decision:
    """Give a decision, locked, another wording and reason; its history keeps what they were.

    It is then found by the words of either.
    """
    values = {
        "of_team": decision.team,
        "of_id": decision.id,
        "new_text": text,
        "new_reason": reason,
        "new_corrected_at": at,
    }
    corrected = rows.one(await session.execute(_CORRECT, values), Decision)
    changed = [name for name in ("text", "reason") if getattr(decision, name) != getattr(corrected, name)]
    await history.write(
        session,
        decision,
        CORRECTED,
        actor=actor,
        at=at,
        before=history.fields_of(decision, changed),
        after=history.fields_of(corrected, changed),
    )
    resolution = Resolution(**{each.name: getattr(corrected, each.name) for each in fields(Resolution)})
    await search.add(session, corrected, *resolution.searchable)
    return corrected


async def earlier_wordings(session: Session, decision: Decision) -> list[EarlierWording]:
    """Return what a decision said before each of its corrections, the oldest first."""
    if decision.corrected_at is None:
        return []
    return [_before(line) for line in await history.changes_of(session, decision) if line.what == CORRECTED]


async def last_corrector(session: Session, decision: Decision) -> str | None:
    """Return who corrected a decision last; None when nobody has."""
    lines = [line for line in await history.changes_of(session, decision) if line.what == CORRECTED]
    return lines[-1].actor if lines else None


def _before(line: Change) -> EarlierWording:
    before = line.before or {}
    return EarlierWording(before.get("text"), before.get("reason"), line.at)
