"""What we know of Slack's people and places without asking it: whom a typed name means, where a record is."""

from bot.slack.blocks import addresses
from bot.slack.blocks.addresses import Addresses
from storage import groups
from storage.database import Session
from storage.records import Action, Decision


async def where(session: Session, record: Decision | Action) -> Addresses:
    """Return where a record was said, and where its card is."""
    return addresses.of_record(record, await workspace(session, record.team))


async def workspace(session: Session, team: str) -> str | None:
    """Return a workspace's own address, with which records in it are linked; None while it is not known."""
    known = await groups.workspace(session, team)
    return known.address if known else None
