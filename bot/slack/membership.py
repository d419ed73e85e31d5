"""Keeps what is stored about groups and their members up to date: names, privacy, zones, who is in."""

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.slack.bot import Bot
from bot.slack.people import Unsure
from storage import departures, groups, nudges, outbox, people, sharing
from storage.records import Group, Person

STALE = timedelta(hours=1)
KNOWN = timedelta(days=1)
"""How long what was learnt about a person is believed; changes are also told in events."""


def is_stale(group: Group, now: datetime) -> bool:
    """Tell whether Slack should be asked about a group again."""
    return group.synced_at is None or not timedelta(0) <= now - group.synced_at < STALE


async def sync(bot: Bot, team: str, channel: str) -> None:
    """Ask Slack about a channel and who is in it, and store the answers; without answers nothing changes.

    If Slack does not describe somebody, what was stored about them stays, or just that they are there.
    """
    try:
        about = await bot.people.channel(team, channel)
        present = await bot.people.members(team, channel)
    except Unsure:
        return
    await bot.people.learn_user_groups(team)
    everybody = await _described(bot, team, present)
    organisations = {
        user: await organisation(bot, team, person, shared=about.shared) for user, person in everybody.items()
    }
    now = bot.clock()
    async with bot.sessions.begin() as session:
        group = await groups.ensure(session, team, channel)
        await sharing.note_sharing(session, group, shared=about.shared, at=now)
        stored = {member.user for member in await people.members_of(session, team, channel)}
        for user in sorted(everybody.keys() - stored):
            await people.join(session, team, channel, user, at=now)
        for user, name in organisations.items():
            await people.speaks_for(session, team, channel, user, name)
        for user in sorted(stored - everybody.keys()):
            await people.leave(session, team, channel, user, at=now)
        await departures.look(session, team, channel, private=about.private, at=now)
        zones = [person.zone for person in everybody.values() if person and person.zone]
        zone = group.zone or (max(zones, key=zones.count) if zones else None)
        values = {"name": about.name, "private": about.private, "shared": about.shared, "zone": zone}
        await groups.set_values(session, team, channel, synced_at=now, **values)
        if bot.workspaces[team].bot_user in present:
            await outbox.revive(session, team, channel, at=now)
        if zone != group.zone:
            await nudges.look_again(session, team, channel=channel, at=now)


async def organisation(bot: Bot, team: str, person: Person | None, *, shared: bool) -> str | None:
    """Return whom somebody speaks for unless told otherwise: in a `shared` channel, their workspace."""
    home = person.home_team if person is not None else None
    if home is None:
        return None
    if home == team:
        return bot.workspaces[team].name if shared else None
    try:
        return await bot.people.workspace_name(team, home) or None
    except Unsure:
        return None


async def _described(bot: Bot, team: str, present: Collection[str]) -> dict[str, Person | None]:
    """Return the people among those present, without bots; None for somebody about whom nothing is known."""
    now = bot.clock()
    async with bot.sessions.read() as session:
        stored = await people.known(session, team, present)
    described: dict[str, Person | None] = {}
    for user in sorted(present):
        person = stored.get(user)
        if person is None or not timedelta(0) <= now - person.seen_at < KNOWN:
            try:
                person = await bot.people.person(team, user)
            except Unsure:
                described[user] = person
                continue
            if person is None:
                continue
        described[user] = person
    ours = bot.workspaces[team].bot_user
    return {user: who for user, who in described.items() if user != ours and not (who and who.bot)}


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
