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
from bot.understanding.meaning import (
    Ask,
    Meaning,
    MeetingAct,
    MeetingDoes,
    NotUnderstood,
    OpenForm,
    Show,
    What,
)

_APOLOGISES = re.compile(
    r"(?:please )?(?:note |record |minute |send |add )?(?:(?:my|the|our) )?apologies"
    r"(?:,? i\b|[:,]? (?:for|from|to) (?!the (?:delay|confusion|mix))| please\b|$)"
)
_FOR_A_DAY = re.compile(
    r"(?:my |our )?apologies for (?:the )?(?:next |this )?(?:\d|mon|tue|wed|thu"
    r"|fri|sat|sun|tomorrow|today|meeting|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec)"
)
_OF_MEETINGS = re.compile(
    r"\b(?:meetings?|attend|attending|attendance|come|coming|make|join|joining|be there|miss|session|board)\b"
)
_OF_WORK = re.compile(
    r"\bapologies\b.{0,40}\b(?:unable|able|can't|cannot|can not|couldn't|failed) (?:to )?"
    r"(?:complete|finish|deliver|send|write|submit|produce|provide|meet the)\b"
)
"""Apologies for what was not done are none for a meeting."""
_ALONE = (Door.DIRECT, Door.REPLY)
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
    if said.door in _ALONE and _is_vague(said.plain.folded):
        return None
    found = _read(words, known, at_its_door=at_its_door)
    if found is None or _is_half(found):
        for shorter in clauses.shorter(words, known):
            meaning = _read(shorter, known, at_its_door=at_its_door)
            if meaning is not None and not _is_half(meaning):
                return meaning
            found = found or meaning
    return found or (NotUnderstood() if at_its_door else None)


def read_apologies(said: Said, known: Known) -> Meaning | None:
    """Return the apologies that are plainly such, typed after a command that records something else.

    To the bot alone the day need not be sure: it is asked for, and never taken for the day of work.
    """
    if not _APOLOGISES.match(said.plain.folded):
        return None
    alone = said.door in _ALONE
    if alone and _is_vague(said.plain.folded):
        return None
    meaning = read_meeting(replace(said, door=Door.MENTION), known)
    if _apologises(meaning) and (alone or isinstance(meaning, MeetingAct)):
        return meaning
    if not _FOR_A_DAY.match(said.plain.folded):
        return None
    # Of a day without a meeting they are no decision either, and no answer about work.
    if alone:
        return Show(What.MEETING)
    return NotUnderstood() if said.door in (Door.DECIDE, Door.ACTION) else None


def read_next_meeting(said: Said, known: Known) -> Show | None:
    """Return the meeting that somebody asks about under a message of the bot's, where all else is of work."""
    words = heard.hear(said.plain, known, "")
    found = lookups.lookup(words, known, at_its_door=False) if words.text else None
    return found if isinstance(found, Show) and found.what is What.MEETING else None


def _is_vague(text: str) -> bool:
    """Tell whether somebody apologises to the bot alone, and not plainly for a meeting: 'My apologies'."""
    plainly = _FOR_A_DAY.search(text) or _OF_MEETINGS.search(text)
    return "apologies" in text and plainly is None


def _apologises(meaning: Meaning | None) -> bool:
    """Tell whether somebody's apologies are all that may be meant."""
    if isinstance(meaning, Ask):
        return bool(meaning.readings) and all(_apologises(one.means) for one in meaning.readings)
    return isinstance(meaning, MeetingAct) and meaning.does is MeetingDoes.APOLOGIES


def _read(words: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    meanings = (reader(words, known, at_its_door=at_its_door) for reader in _READERS)
    found = next((meaning for meaning in meanings if meaning is not None), None)
    return None if isinstance(found, NotUnderstood) else found


def _is_half(meaning: Meaning) -> bool:
    """Tell whether something is missing of what was meant: with less around it, it may be plain."""
    return isinstance(meaning, OpenForm) and bool(meaning.missing)
