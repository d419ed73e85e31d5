"""Actions: the only SQL for them, their owners, and what people wrote about them.

    records.py    the actions themselves: recorded, found, changed, undone
    owners.py     who owns them, and what they answered
    parts.py      what one person has to do, and what they asked of others
    notes.py      what people wrote about them
    repeating.py  those that are open again once they are done
    waits.py      what owners wait for

Callers lock an action before they change it, so that two people's presses follow one another.
"""

from storage.actions.notes import add_note, let_see, note, notes_of, outcome_since, outcomes_of
from storage.actions.owners import (
    ASKED_MARK,
    answer,
    owner,
    owners_of,
    owners_of_each,
    pass_on,
    reopen,
    take_up,
    unasked_user_groups,
)
from storage.actions.parts import asked_by, parts_of
from storage.actions.records import (
    carrying_out,
    change,
    close,
    closed_in,
    due_by_meeting,
    find,
    known_as,
    lock,
    move_with_meeting,
    note_card,
    numbered,
    open_in,
    record,
    redate,
    said_in,
    serving,
    undo,
)
from storage.actions.repeating import begin_again, last_time, take_back
from storage.actions.waits import GOES_ON, RELEASED, WAITS, go_on, wait, waiting_for, waiting_for_person

__all__ = [
    "ASKED_MARK",
    "GOES_ON",
    "RELEASED",
    "WAITS",
    "add_note",
    "answer",
    "asked_by",
    "begin_again",
    "carrying_out",
    "change",
    "close",
    "closed_in",
    "due_by_meeting",
    "find",
    "go_on",
    "known_as",
    "last_time",
    "let_see",
    "lock",
    "move_with_meeting",
    "note",
    "note_card",
    "notes_of",
    "numbered",
    "open_in",
    "outcome_since",
    "outcomes_of",
    "owner",
    "owners_of",
    "owners_of_each",
    "parts_of",
    "pass_on",
    "record",
    "redate",
    "reopen",
    "said_in",
    "serving",
    "take_back",
    "take_up",
    "unasked_user_groups",
    "undo",
    "wait",
    "waiting_for",
    "waiting_for_person",
]
