"""Keeps what is stored of groups and their members true to Slack: names, privacy, zones, who is in."""

from datetime import datetime, timedelta

from bot.context import Bot
from bot.people import Unsure
from storage import groups, nudges, people
from storage.records import Group

STALE = timedelta(hours=1)


def is_stale(group: Group, now: datetime) -> bool:
    """Tell whether Slack should be asked about a group again."""
    return group.synced_at is None or now - group.synced_at >= STALE


async def sync(bot: Bot, team: str, channel: str) -> None:
    """Ask Slack about a channel and everybody in it, and store the answers; no answers change nothing."""
    try:
        about = await bot.people.channel(team, channel)
        present = await bot.people.members(team, channel)
        persons = [await bot.people.person(team, user) for user in sorted(present)]
    except Unsure:
        return
    now = bot.clock()
    everybody = {person.user: person for person in persons if person is not None and not person.bot}
    async with bot.sessions.begin() as session:
        group = await groups.ensure(session, team, channel)
        stored = {member.user for member in await people.members_of(session, team, channel)}
        for user in sorted(everybody.keys() - stored):
            await people.join(session, team, channel, user, at=now)
        for user in sorted(stored - everybody.keys()):
            await people.leave(session, team, channel, user, at=now)
        zones = [person.zone for person in everybody.values() if person.zone]
        zone = group.zone or (max(zones, key=zones.count) if zones else None)
        values = {"name": about.name, "private": about.private, "shared": about.shared, "zone": zone}
        await groups.set_values(session, team, channel, synced_at=now, **values)
        if zone != group.zone:
            await nudges.look_again(session, team, channel=channel, at=now)


async def sync_stale(bot: Bot) -> None:
    """Sync every group that Slack was not asked about lately."""
    now = bot.clock()
    async with bot.sessions.read() as session:
        stale = [
            group
            for team in bot.workspaces
            for group in await groups.of_workspace(session, team)
            if is_stale(group, now) and group.archived_at is None
        ]
    for group in stale:
        await sync(bot, group.team, group.channel)
