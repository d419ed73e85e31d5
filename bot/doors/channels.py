"""Channels and people change: they come and go, get other names, owners, ids. What is stored follows."""

from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.recaps import newcomers
from bot.slack import membership
from bot.slack.bot import Bot
from bot.slack.people import Unsure, described
from bot.slack.requests import Heard
from storage import events_seen, groups, outbox, people, sharing


async def joined(ack: AsyncAck, heard: Heard) -> None:
    """Note a new member; greet the group when it is the bot that was invited."""
    await _came_or_went(heard, there=True)
    await ack()


async def left(ack: AsyncAck, heard: Heard) -> None:
    """Note that a member has gone."""
    await _came_or_went(heard, there=False)
    await ack()


async def changed(ack: AsyncAck, heard: Heard) -> None:
    """Forget what was known of a channel that was shared, unshared or left by the bot, and ask anew."""
    bot, team, channel = heard.bot, heard.team, str(heard.event.get("channel"))
    bot.people.forget(team, channel)
    async with bot.sessions.read() as session:
        known = await groups.find(session, team, channel) is not None
    if known:
        bot.chores.spawn(membership.sync(bot, team, channel))
    await ack()


async def shared(ack: AsyncAck, heard: Heard) -> None:
    """Let the recaps of a channel that is shared with another workspace wait until somebody confirms that."""
    channel, at = str(heard.event.get("channel")), str(heard.event.get("event_ts"))
    async with heard.bot.sessions.begin() as session:
        group = await groups.find(session, heard.team, channel)
        first = await events_seen.first_time(session, heard.team, f"shared:{channel}:{at}", at=heard.at)
        if group is not None and first:
            await sharing.pause(session, group, at=heard.at)
    await changed(ack, heard)


async def renamed(ack: AsyncAck, heard: Heard) -> None:
    """Note a channel's new name."""
    about = heard.event.get("channel") or {}
    await _set(heard, str(about.get("id")), name=about.get("name"))
    await ack()


async def archived(ack: AsyncAck, heard: Heard) -> None:
    """Note that a channel was closed; its record stays."""
    await _set(heard, str(heard.event.get("channel")), archived_at=heard.at)
    await ack()


async def unarchived(ack: AsyncAck, heard: Heard) -> None:
    """Note that a channel was opened again."""
    await _set(heard, str(heard.event.get("channel")), archived_at=None)
    await ack()


async def moved(ack: AsyncAck, heard: Heard) -> None:
    """Let everything follow a channel to its new id; a second arrival finds nothing at the old one."""
    bot, team = heard.bot, heard.team
    old, new = str(heard.event.get("old_channel_id")), str(heard.event.get("new_channel_id"))
    bot.people.forget(team, old, new)
    async with bot.sessions.begin() as session:
        await groups.move(session, team, old, new, at=heard.at)
        known = await groups.find(session, team, new) is not None
    if known:
        bot.chores.spawn(membership.sync(bot, team, new))
    await ack()


async def converted(heard: Heard) -> None:
    """Note that a channel became private, or public; what is private is so from this moment."""
    private = heard.event.get("subtype") != "channel_convert_to_public"
    await _set(heard, str(heard.event.get("channel")), private=private)


async def person_changed(ack: AsyncAck, heard: Heard) -> None:
    """Learn what has changed about somebody we know; Slack tells of everybody's status and huddles too."""
    bot, team, about = heard.bot, heard.team, heard.event.get("user") or {}
    user = str(about.get("id"))
    bot.people.forget(team, user)
    async with bot.sessions.read() as session:
        known = await people.find(session, team, user)
    if known is not None:
        # This event need not carry the locale, which only `users.info` is sure to.
        about = {"locale": known.locale, "tz": known.zone} | about
        async with bot.sessions.begin() as session:
            await people.learn(session, described(team, about, heard.at))
    await ack()


async def _came_or_went(heard: Heard, *, there: bool) -> None:
    bot, team = heard.bot, heard.team
    channel, user = str(heard.event.get("channel")), str(heard.event.get("user"))
    bot.people.forget(team, channel, user)
    if user == bot.workspaces[team].bot_user:
        if there:
            await _greet(heard)
        return
    async with bot.sessions.begin() as session:
        channel = await groups.now_at(session, team, channel)
        group = await groups.find(session, team, channel)
        if group is None:
            return
        if there:
            await newcomers.put(session, group, user, at=heard.at)
        else:
            await people.leave(session, team, channel, user, at=heard.at)
    # Events come in any order, so who is in is what Slack says now.
    bot.chores.spawn(_look(bot, team, channel, user))


async def _look(bot: Bot, team: str, channel: str, user: str) -> None:
    try:
        there = user in await bot.people.members(team, channel)
        person = await bot.people.person(team, user)
    except Unsure:
        return
    async with bot.sessions.read() as session:
        group = await groups.find(session, team, channel)
    shared = group is not None and bool(group.shared)
    organisation = await membership.organisation(bot, team, person, shared=shared)
    async with bot.sessions.begin() as session:
        if not there:
            await people.leave(session, team, channel, user, at=bot.clock())
        elif person is not None and not person.bot:
            await people.join(session, team, channel, user, at=bot.clock())
            await people.speaks_for(session, team, channel, user, organisation)


async def _greet(heard: Heard) -> None:
    bot, team, channel = heard.bot, heard.team, heard.channel
    async with bot.sessions.begin() as session:
        await groups.ensure(session, team, channel)
        await outbox.put(session, f"greeting:{channel}", "greeting", team=team, channel=channel, at=heard.at)
        await outbox.revive(session, team, channel, at=heard.at)
    bot.chores.spawn(membership.sync(bot, team, channel))


async def _set(heard: Heard, channel: str, **values: Any) -> None:
    heard.bot.people.forget(heard.team, channel)
    async with heard.bot.sessions.begin() as session:
        if await groups.find(session, heard.team, channel) is not None:
            await groups.set_values(session, heard.team, channel, **values)
