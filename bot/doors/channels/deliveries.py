"""Tells the people of a channel that was archived, once, that their group rests."""

from datetime import datetime

from bot.doors.channels import views
from bot.slack.blocks import text
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from storage import actions, groups, meetings, outbox, people
from storage.database import Session
from storage.records import Group, Kind, NewMessage, Outgoing, part_left_to, subjects

EVERYTHING = 1_000_000


async def tell_people(session: Session, group: Group, *, at: datetime) -> None:
    """Tell everybody in a group that it rests, in their next morning, if anything of it does."""
    team, channel = group.team, group.channel
    resting = await actions.open_in(session, team, channel, limit=1)
    if not resting and await meetings.next_after(session, team, channel, at) is None:
        return
    for member in await people.members_of(session, team, channel):
        # Not the group's: in an archived channel nobody is a member any more.
        message = NewMessage(
            key=f"{Kind.ARCHIVED}:{channel}:{at.isoformat()}:{member.user}",
            kind=Kind.ARCHIVED,
            team=team,
            channel=None,
            recipient=member.user,
            about=subjects.Archived(channel=channel),
            at=at,
        )
        await outbox.put(session, message)


async def _archived(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    channel, user = outgoing.about_as(subjects.Archived).channel, outgoing.recipient or ""
    group = await groups.find(session, outgoing.team, channel)
    if group is None or group.archived_at is None:
        return Drop("it is in use again")
    left = await actions.open_in(session, outgoing.team, channel, limit=EVERYTHING)
    owners = await actions.owners_of_each(session, outgoing.team, [action.id for action in left])
    mine = [action for action in left if part_left_to(owners[action.id], user) is not None]
    asked = [action for action in left if action.author == user and action not in mine]
    name = f"#{text.brief(group.name)}" if group.name else text.channel(channel)
    return Post(views.archived(name, len(mine), len(asked)))


KINDS = {Kind.ARCHIVED: Delivery(_archived)}
