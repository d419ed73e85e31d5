"""A whole record with its history, for whoever looks one up by its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.deliveries import actions as action_deliveries
from bot.views import actions as action_views
from bot.views import text
from bot.views.text import Block
from storage import actions, decisions, history
from storage.database import Session


@dataclass(frozen=True)
class Whole:
    """Everything there is to tell of one record; `title` says which and how it stands."""

    title: str
    blocks: Sequence[Block]


async def action(session: Session, team: str, channel: str, number: int, now: datetime) -> Whole | None:
    """Return a group's action by its number, undone or not; None when there is none."""
    found = await actions.numbered(session, team, channel, number)
    if found is None:
        return None
    shown = await action_deliveries.shown(session, found, now)
    view = action_views.details(shown, await history.of(session, found))
    status = "undone" if found.undone_at else found.status.value
    return Whole(f"{found.label}, {status}", view["blocks"])


async def decision(session: Session, team: str, channel: str, number: int, now: datetime) -> Whole | None:
    """Return a group's decision by its number, undone or not; None when there is none."""
    found = await decisions.numbered(session, team, channel, number)
    if found is None:
        return None
    status = "undone" if found.undone_at else found.status.value
    return Whole(f"{found.label}, {status}", [text.section(text.escape(found.text))])


OF = {"action": action, "decision": decision}
