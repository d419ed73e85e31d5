"""What recaps tell: the only SQL that reads it.

    ahead.py         the meetings ahead, and the members who may be told something before them
    awareness.py     decisions, with how somebody knows of them
    missed.py        what somebody does not know of, and what of it they missed
    open_matters.py  what is open in a group
    reach.py         how many know of a decision
    told.py          who was told that they missed something, and where that was wrong

People know of a decision if that was noted, or if they were at the meeting that made it. Attendance is read
afresh each time, because it is often corrected afterwards (`storage.meetings.there`).
"""

from storage.recaps.ahead import (
    ahead,
    ahead_of,
    last_begun,
    longest_lead,
    on_record,
    one_ahead,
    reader,
    unsettled,
)
from storage.recaps.awareness import accounts, accounts_of
from storage.recaps.missed import Found, InPerson, missing
from storage.recaps.open_matters import (
    done_since,
    in_force,
    open_concerns,
    open_work,
    pending,
    upheld_concerns,
)
from storage.recaps.reach import reach_of
from storage.recaps.told import note_missed, put_right, told_wrongly

__all__ = [
    "Found",
    "InPerson",
    "accounts",
    "accounts_of",
    "ahead",
    "ahead_of",
    "done_since",
    "in_force",
    "last_begun",
    "longest_lead",
    "missing",
    "note_missed",
    "on_record",
    "one_ahead",
    "open_concerns",
    "open_work",
    "pending",
    "put_right",
    "reach_of",
    "reader",
    "told_wrongly",
    "unsettled",
    "upheld_concerns",
]
