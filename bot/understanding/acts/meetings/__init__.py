"""What is said of meetings: asked, planned, moved, cancelled, attended, and what is on their agendas."""

from bot.understanding.acts.meetings import (
    absences,
    agenda,
    attended,
    cancelled,
    clauses,
    heard,
    lookups,
    moved,
    planned,
    roles,
    settings,
)
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, NotUnderstood, OpenForm

_READERS = (
    lookups.lookup,
    roles.role,
    absences.apologies,
    attended.attendance,
    agenda.item,
    cancelled.cancelled,
    settings.setting,
    moved.moved,
    planned.planned,
)
"""Each reads one kind of thing that is said of meetings; the surest come first."""


def read_meeting(said: Said, known: Known) -> Meaning | None:
    """Return what is said of meetings, if it is plainly of them; at their own door always."""
    at_its_door = said.door is Door.MEETING
    words = heard.hear(said.plain, known, said.above.words if said.above else "")
    if not words.text and not at_its_door:
        return None
    found = _read(words, known, at_its_door=at_its_door)
    if found is None or _is_half(found):
        for shorter in clauses.shorter(words, known):
            meaning = _read(shorter, known, at_its_door=at_its_door)
            if meaning is not None and not _is_half(meaning):
                return meaning
            found = found or meaning
    return found or (NotUnderstood() if at_its_door else None)


def _read(words: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    meanings = (reader(words, known, at_its_door=at_its_door) for reader in _READERS)
    found = next((meaning for meaning in meanings if meaning is not None), None)
    return None if isinstance(found, NotUnderstood) else found


def _is_half(meaning: Meaning) -> bool:
    """Tell whether something is missing of what was meant: with less around it, it may be plain."""
    return isinstance(meaning, OpenForm) and bool(meaning.missing)
