"""Channels and people change: they come and go, and get other names and ids. What is stored follows."""

from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.doors.channels import service
from bot.slack import membership
from bot.slack.bot import Bot
from bot.slack.incoming.requests import Event
from bot.slack.people import Unsure
from bot.slack.profiles import described
from storage import groups, people


async def joined(ack: AsyncAck, event: Event) -> None:
    """Note a new member; greet the group when it is the bot that was invited."""
    await _came_or_went(event, there=True)
    await ack()


async def left(ack: AsyncAck, event: Event) -> None:
    """Note that a member has gone."""
    await _came_or_went(event, there=False)
    await ack()


async def changed(ack: AsyncAck, event: Event) -> None:
    """Ask Slack anew about a channel that was shared, unshared or left by the bot."""
    bot, team, channel = event.bot, event.team, str(event.fields.get("channel"))
    bot.people.forget(team, channel)
    async with bot.sessions.begin() as session:
        known = await service.doubt(session, team, channel, at=event.at)
    if known:
        bot.background.start(membership.sync(bot, team, channel))
    await ack()


async def shared(ack: AsyncAck, event: Event) -> None:
    """Let the recaps of a channel that is shared with another workspace wait until somebody confirms that."""
    async with event.bot.sessions.begin() as session:
        if await event.first_time(session):
            await service.share(session, event.team, event.channel, at=event.at)
    await changed(ack, event)


async def renamed(ack: AsyncAck, event: Event) -> None:
    """Note a channel's new name."""
    about = event.fields.get("channel") or {}
    await _describe(event, str(about.get("id")), name=about.get("name"))
    await ack()


async def archived(ack: AsyncAck, event: Event) -> None:
    """Let the group of a channel rest that was archived; its record stays."""
    channel = str(event.fields.get("channel"))
    event.bot.people.forget(event.team, channel)
    async with event.bot.sessions.begin() as session:
        await service.archive(session, event.team, channel, at=event.at)
    await ack()


async def unarchived(ack: AsyncAck, event: Event) -> None:
    """Note that a channel is in use again."""
    channel = str(event.fields.get("channel"))
    event.bot.people.forget(event.team, channel)
    async with event.bot.sessions.begin() as session:
        await service.unarchive(session, event.team, channel)
    await ack()


async def moved(ack: AsyncAck, event: Event) -> None:
    """Let everything follow a channel to its new id; a second arrival finds nothing at the old one."""
    bot, team = event.bot, event.team
    old, new = str(event.fields.get("old_channel_id")), str(event.fields.get("new_channel_id"))
    bot.people.forget(team, old, new)
    async with bot.sessions.begin() as session:
        known = await service.move(session, team, old, new, at=event.at)
    if known:
        bot.background.start(membership.sync(bot, team, new))
    await ack()


async def converted(event: Event) -> None:
    """Note that a channel became private, or public; what is private is so from this moment."""
    private = event.fields.get("subtype") != "channel_convert_to_public"
    channel = str(event.fields.get("channel"))
    if await _describe(event, channel, private=private):
        event.bot.background.start(membership.sync(event.bot, event.team, channel))


async def person_changed(ack: AsyncAck, event: Event) -> None:
    """Store what has changed about somebody we know; Slack tells of everybody's status and huddles too."""
    bot, team, about = event.bot, event.team, event.fields.get("user") or {}
    user = str(about.get("id"))
    bot.people.forget(team, user)
    async with bot.sessions.read() as session:
        known = await people.find(session, team, user)
    if known is not None:
        # This event need not carry the locale, which only `users.info` is sure to.
        about = {"locale": known.locale, "tz": known.zone} | about
        async with bot.sessions.begin() as session:
            await service.learn(session, described(team, about, event.at), about.get("profile") or {})
    await ack()


async def _came_or_went(event: Event, *, there: bool) -> None:
    bot, team = event.bot, event.team
    channel, user = str(event.fields.get("channel")), str(event.fields.get("user"))
    bot.people.forget(team, channel, user)
    if user == bot.workspaces[team].bot_user:
        if there:
            await _greet(event)
        return
    async with bot.sessions.begin() as session:
        group = await service.come_or_go(session, team, channel, user, there=there, at=event.at)
    if group is not None:
        # Events come in any order, so who is in is what Slack says now.
        bot.background.start(_look(bot, team, group.channel, user))


async def _look(bot: Bot, team: str, channel: str, user: str) -> None:
    """Store whether somebody is in a group as Slack says now; nothing while it does not say."""
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
        await service.note_member(
            session, team, channel, user, person, organisation, there=there, at=bot.clock()
        )


async def _greet(event: Event) -> None:
    bot, team, channel = event.bot, event.team, event.channel
    async with bot.sessions.begin() as session:
        await service.arrive(session, team, channel, at=event.at)
    bot.background.start(membership.sync(bot, team, channel))


async def _describe(event: Event, channel: str, **values: Any) -> bool:
    """Store what has changed about a channel; tell whether it is a group's."""
    event.bot.people.forget(event.team, channel)
    async with event.bot.sessions.begin() as session:
        return await service.describe(session, event.team, channel, at=event.at, **values)
