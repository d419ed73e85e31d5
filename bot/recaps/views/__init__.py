"""Recaps as people see them: the group's before a meeting, what somebody missed, and what a newcomer gets.

lines.py      decisions, actions and concerns on one line each
group.py      the group's recap
person.py     what one person missed
newcomer.py   what is in force and open, for somebody who has just joined
sharing.py    the question whether recaps go on, now that a channel is shared
"""

from bot.recaps.views.group import Matters, group
from bot.recaps.views.newcomer import Pack, pack
from bot.recaps.views.person import HEADINGS, HELP, Missed, missed, nothing, thanked

__all__ = ["HEADINGS", "HELP", "Matters", "Missed", "Pack", "group", "missed", "nothing", "pack", "thanked"]
