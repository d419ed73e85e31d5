"""One whole record with its history, by the number that people call it by."""

from datetime import datetime

from bot.actions import deliveries as action_deliveries
from bot.actions.details import views as details_views
from bot.decisions import shown as decision_shown
from bot.decisions import views as decision_views
from bot.lookups import views
from bot.slack.blocks import words
from bot.slack.blocks.text import Message
from storage import actions, decisions, history
from storage.database import Session


async def action(session: Session, team: str, channel: str, number: int, now: datetime) -> Message | None:
    """Show a group's action, undone or not; None when there is none of this number."""
    found = await actions.numbered(session, team, channel, number)
    if found is None:
        return None
    shown = await action_deliveries.shown(session, found, now)
    view = details_views.details(shown, await history.of(session, found))
    status = "undone" if found.undone_at else found.status.value
    return views.whole(view["blocks"], title=f"{found.label}, {status}")


async def decision(session: Session, team: str, channel: str, number: int, _: datetime) -> Message | None:
    """Show a group's decision, undone or not; None when there is none of this number."""
    found = await decisions.numbered(session, team, channel, number)
    if found is None:
        return None
    status = "undone" if found.undone_at else words.status(found.status)
    blocks = decision_views.full_record(await decision_shown.full_record(session, found))
    return views.whole(blocks, title=f"{found.label}, {status}")


SHOW = {"action": action, "decision": decision}
