"""How each kind of outgoing message is made from the record as it stands when it is sent.

`KINDS` is the table: what an outbox row's `kind` says, and what renders it.
"""

from collections.abc import Mapping

from bot.actions import deliveries as action_deliveries
from bot.actions.asks import deliveries as ask_deliveries
from bot.decisions import deliveries as decision_deliveries
from bot.decisions.concerns import deliveries as concern_deliveries
from bot.decisions.relations import deliveries as relation_deliveries
from bot.doors.direct import deliveries as direct_deliveries
from bot.home import deliveries as home_deliveries
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings.changes import deliveries as change_deliveries
from bot.nudges import deliveries as nudge_deliveries
from bot.nudges.escalations import deliveries as escalation_deliveries
from bot.nudges.replies import deliveries as replies_deliveries
from bot.recaps.deliveries import newcomers
from bot.recaps.deliveries import recaps as recap_deliveries
from bot.recaps.deliveries import sharing as sharing_deliveries
from bot.slack.outgoing.shapes import Delivery
from bot.sources import invitations
from bot.threads import deliveries as thread_deliveries

KINDS: Mapping[str, Delivery] = {
    **action_deliveries.KINDS,
    **ask_deliveries.KINDS,
    **concern_deliveries.KINDS,
    **decision_deliveries.KINDS,
    **direct_deliveries.KINDS,
    **thread_deliveries.KINDS,
    **home_deliveries.KINDS,
    **invitations.KINDS,
    **escalation_deliveries.KINDS,
    **change_deliveries.KINDS,
    **meeting_deliveries.KINDS,
    **newcomers.KINDS,
    **nudge_deliveries.KINDS,
    **recap_deliveries.KINDS,
    **relation_deliveries.KINDS,
    **replies_deliveries.KINDS,
    **sharing_deliveries.KINDS,
}

TIMED = frozenset(name for name, kind in KINDS.items() if kind.timed)
"""The kinds that hang on time."""
