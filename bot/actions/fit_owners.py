"""Who can own an action: neither bots nor people whose accounts are closed."""

from storage import groups, people
from storage.database import Session
from storage.records import Assignee, OwnerKind, Unfit

STRANGER = "They are not in this group, so they would not hear of it: choose somebody who is."


async def unfit(session: Session, team: str, owners: tuple[Assignee, ...]) -> list[Unfit]:
    """Return those of `owners` who are known to be bots or to have closed accounts."""
    users = [owner.user for owner in owners if owner.kind is OwnerKind.PERSON and owner.user]
    known = await people.known(session, team, users)
    workspace = await groups.workspace(session, team)
    bots = {workspace.bot_user} if workspace else set()
    bots |= {user for user, person in known.items() if person.bot}
    closed = {user for user, person in known.items() if person.deactivated}
    return [Unfit(user, user in bots) for user in users if user in bots | closed]
