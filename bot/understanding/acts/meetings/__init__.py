"""What is said of meetings: asked, planned, moved, cancelled, attended, and what is on their agendas."""

import re
from dataclasses import replace

from bot.understanding.acts.meetings import (
    absences,
    agenda,
    attended,
    cancelled,
    clauses,
    ended,
    heard,
    lookups,
    moved,
    planned,
    roles,
    settings,
)
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, MeetingAct, MeetingDoes, NotUnderstood, OpenForm

_APOLOGISES = re.compile(
    r"(?:please )?(?:note |record |minute |send |add )?(?:(?:my|the|our) )?apologies"
    r"(?:,? i\b|[:,]? (?:for|from|to) (?!the (?:delay|confusion|mix))| please\b|$)"
)
_FOR_A_DAY = re.compile(
    r"(?:my |our )?apologies for (?:the )?(?:next |this )?(?:\d|mon|tue|wed|thu"
    r"|fri|sat|sun|tomorrow|today|meeting)"
)
_OF_WORK = re.compile(
    r"\bapologies\b.{0,40}\b(?:unable|able|can't|cannot|can not|couldn't|failed) (?:to )?"
    r"(?:complete|finish|deliver|send|write|submit|produce|provide|meet the)\b"
)
"""Apologies for what was not done are none for a meeting."""
_READERS = (
    lookups.lookup,
    roles.role,
    absences.apologies,
    attended.attendance,
    agenda.item,
    ended.ended,
    cancelled.cancelled,
    settings.setting,
    moved.moved,
    planned.planned,
)
"""Each reads one kind of thing that is said of meetings; the surest come first."""


def read_meeting(said: Said, known: Known) -> Meaning | None:
    """Return what is said of meetings, if it is plainly of them; at their own door always."""
    at_its_door = said.door is Door.MEETING
    if not at_its_door and _OF_WORK.search(said.plain.folded):
        return None
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


def read_apologies(said: Said, known: Known) -> MeetingAct | NotUnderstood | None:
    """Return the apologies that are plainly such, typed after a command that records something else."""
    if not _APOLOGISES.match(said.plain.folded):
        return None
    meaning = read_meeting(replace(said, door=Door.MENTION), known)
    if isinstance(meaning, MeetingAct) and meaning.does is MeetingDoes.APOLOGIES:
        return meaning
    # Of a day without a meeting they are no decision either.
    recording = said.door in (Door.DECIDE, Door.ACTION) and _FOR_A_DAY.match(said.plain.folded)
    return NotUnderstood() if recording else None


def _read(words: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    meanings = (reader(words, known, at_its_door=at_its_door) for reader in _READERS)
    found = next((meaning for meaning in meanings if meaning is not None), None)
    return None if isinstance(found, NotUnderstood) else found


def _is_half(meaning: Meaning) -> bool:
    """Tell whether something is missing of what was meant: with less around it, it may be plain."""
    return isinstance(meaning, OpenForm) and bool(meaning.missing)
