"""How each kind of outgoing message is made from the record as it stands when it is sent.

`KINDS` is the table: what an outbox row's `kind` says, and what renders it.
"""

from collections.abc import Mapping

from bot.deliveries import (
    actions,
    asks,
    concerns,
    decisions,
    direct,
    doors,
    greetings,
    invitations,
    last_rungs,
    meeting_changes,
    meetings,
    newcomers,
    nudges,
    recaps,
    replacements,
    replies,
    sharing,
)
from bot.deliveries.shapes import Delivery

KINDS: Mapping[str, Delivery] = {
    **actions.KINDS,
    **asks.KINDS,
    **concerns.KINDS,
    **decisions.KINDS,
    **direct.KINDS,
    **doors.KINDS,
    **greetings.KINDS,
    **invitations.KINDS,
    **last_rungs.KINDS,
    **meeting_changes.KINDS,
    **meetings.KINDS,
    **newcomers.KINDS,
    **nudges.KINDS,
    **recaps.KINDS,
    **replacements.KINDS,
    **replies.KINDS,
    **sharing.KINDS,
}

TIMED = frozenset(name for name, kind in KINDS.items() if kind.timed)
"""The kinds that hang on time."""
