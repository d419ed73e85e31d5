"""Recaps as people see them: the group's before a meeting, what somebody missed, and what a newcomer gets.

lines.py      decisions, actions and concerns on one line each
group.py      the group's recap
person.py     what one person missed
shortening.py  lists of which a recap shows as much as people read
headings.py   its first line, and the headings in it
newcomer.py   what is in force and open, for somebody who has just joined
sharing.py    the question whether recaps go on, now that a channel is shared
"""

from bot.recaps.views.group import Matters, everything, group
from bot.recaps.views.headings import HEADINGS, changed_since, days, decided_without, reading
from bot.recaps.views.newcomer import Pack, pack
from bot.recaps.views.person import HELP, MOST_BEHIND, Missed, fitting, missed, nothing, read, rest

__all__ = [
    "HEADINGS",
    "HELP",
    "MOST_BEHIND",
    "Matters",
    "Missed",
    "Pack",
    "changed_since",
    "days",
    "decided_without",
    "everything",
    "fitting",
    "group",
    "missed",
    "nothing",
    "pack",
    "read",
    "reading",
    "rest",
]
