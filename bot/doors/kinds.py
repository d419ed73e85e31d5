"""How each kind of outgoing message is rendered from the record when it is sent.

`KINDS` is the table: for each kind, what renders its messages.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.actions import deliveries as action_deliveries
from bot.actions.asks import deliveries as ask_deliveries
from bot.actions.due_meetings import deliveries as due_deliveries
from bot.actions.needed import deliveries as needed_deliveries
from bot.actions.waits import deliveries as wait_deliveries
from bot.decisions import deliveries as decision_deliveries
from bot.decisions.concerns import deliveries as concern_deliveries
from bot.decisions.relations import deliveries as relation_deliveries
from bot.doors.channels import deliveries as channel_deliveries
from bot.doors.direct import deliveries as direct_deliveries
from bot.doors.doing import unsettled
from bot.doors.mentions import deliveries as mention_deliveries
from bot.home import deliveries as home_deliveries
from bot.home.tab import deliveries as home_tab_deliveries
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings.attendance import deliveries as attendance_deliveries
from bot.meetings.changes import deliveries as change_deliveries
from bot.meetings.endings import deliveries as ending_deliveries
from bot.mornings import deliveries as morning_deliveries
from bot.nudges import deliveries as nudge_deliveries
from bot.nudges.escalations import deliveries as escalation_deliveries
from bot.nudges.handed import deliveries as handed_deliveries
from bot.nudges.replies import deliveries as replies_deliveries
from bot.nudges.suggestions import deliveries as suggestion_deliveries
from bot.recaps.deliveries import newcomers
from bot.recaps.deliveries import recaps as recap_deliveries
from bot.recaps.deliveries import sharing as sharing_deliveries
from bot.slack.outgoing.shapes import Delivery, Rendered, Wait
from bot.sources import invitations
from bot.threads import deliveries as thread_deliveries
from storage.database import Session
from storage.records import Kind, Outgoing

LOOK_AGAIN = timedelta(hours=1)
"""How soon to try again what another version of the bot may have sent by then."""


async def _unknown(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    return Wait(now + LOOK_AGAIN, "only another version of the bot knows how to send it")


KINDS: Mapping[Kind, Delivery] = {
    **action_deliveries.KINDS,
    **ask_deliveries.KINDS,
    **channel_deliveries.KINDS,
    **attendance_deliveries.KINDS,
    **concern_deliveries.KINDS,
    **decision_deliveries.KINDS,
    **direct_deliveries.KINDS,
    **due_deliveries.KINDS,
    **thread_deliveries.KINDS,
    **home_deliveries.KINDS,
    **home_tab_deliveries.KINDS,
    **invitations.KINDS,
    **escalation_deliveries.KINDS,
    **handed_deliveries.KINDS,
    **change_deliveries.KINDS,
    **ending_deliveries.KINDS,
    **meeting_deliveries.KINDS,
    **mention_deliveries.KINDS,
    **morning_deliveries.KINDS,
    **needed_deliveries.KINDS,
    **newcomers.KINDS,
    **nudge_deliveries.KINDS,
    **recap_deliveries.KINDS,
    **relation_deliveries.KINDS,
    **replies_deliveries.KINDS,
    **sharing_deliveries.KINDS,
    **suggestion_deliveries.KINDS,
    **unsettled.KINDS,
    **wait_deliveries.KINDS,
    Kind.UNKNOWN: Delivery(_unknown),
}

TIMED = frozenset(kind for kind, delivery in KINDS.items() if delivery.timed)
"""The kinds that hang on time."""
