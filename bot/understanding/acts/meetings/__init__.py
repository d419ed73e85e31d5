"""What is said of meetings: asked, planned, moved, cancelled, attended, and what is on their agendas."""

from bot.understanding.acts.meetings import (
    absences,
    agenda,
    attended,
    cancelled,
    heard,
    lookups,
    moved,
    planned,
    roles,
    settings,
)
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, NotUnderstood

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
    for reader in _READERS:
        meaning = reader(words, known, at_its_door=at_its_door)
        if meaning is not None:
            return meaning
    return NotUnderstood() if at_its_door else None
