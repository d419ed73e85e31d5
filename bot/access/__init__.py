"""May this person see this group now? One place answers, for every door, and when in doubt they may not.

`sight` is the rule, `named` knows which group a button or a form belongs to, and `doors` keeps whoever
presses or sends one in to what they may see, before anything else is read.
"""

from bot.access.doors import heard
from bot.access.sight import Sight, held_in_sight, in_sight, is_in, may_see, sees

__all__ = ["Sight", "heard", "held_in_sight", "in_sight", "is_in", "may_see", "sees"]
