"""May this person see this group now? One place answers, for every door, and when in doubt they may not.

`sight` is the rule, `named` knows which group a button or a form belongs to, and `doors` keeps whoever
presses, sends one in or writes to the bot to what they may see, before they are shown or change anything.
"""

from bot.slack.incoming.access.doors import heard, refuse_outsiders
from bot.slack.incoming.access.sight import Sight, held_in_sight, in_sight, is_in, may_see, sees

__all__ = [
    "Sight",
    "heard",
    "held_in_sight",
    "in_sight",
    "is_in",
    "may_see",
    "refuse_outsiders",
    "sees",
]
