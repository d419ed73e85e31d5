"""Where in Slack a record stands, with the address of its workspace."""

from bot.slack.blocks import links
from bot.slack.blocks.links import Addresses
from storage import groups
from storage.database import Session
from storage.records import Action, Decision


async def of(session: Session, record: Decision | Action) -> Addresses:
    """Return where a record was said, and where its card is."""
    workspace = await groups.workspace(session, record.team)
    return links.of(record, workspace.address if workspace else None)
