"""May this person see this group now? One place answers for every door; when in doubt, they may not.

`sight` is the rule, `named` knows which group a button or a form belongs to, and `doors` checks everybody who
presses, sends in a form or writes to the bot, before they are shown anything or change it.
"""

from bot.slack.incoming.access.doors import heard, refuse_outsiders
from bot.slack.incoming.access.sight import (
    Sight,
    held_in_sight,
    in_sight,
    is_in,
    may_see,
    sees,
    still_in_sight,
)

__all__ = [
    "Sight",
    "heard",
    "held_in_sight",
    "in_sight",
    "is_in",
    "may_see",
    "refuse_outsiders",
    "sees",
    "still_in_sight",
]
