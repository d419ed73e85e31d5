"""What we know of Slack's people and places without asking it: whom a typed name means, where a record is."""

from bot.slack.blocks import addresses
from bot.slack.blocks.addresses import Addresses
from storage import groups
from storage.database import Session
from storage.records import Action, Decision


async def where(session: Session, record: Decision | Action) -> Addresses:
    """Return where a record was said, and where its card is."""
    workspace = await groups.workspace(session, record.team)
    return addresses.of_record(record, workspace.address if workspace else None)
