"""How people and the bot come to be in a channel, by themselves, by invitation or by the Web API."""

from bot.sandbox.behaviour.engine import Engine
from bot.sandbox.data.calls import NOT_SENT, Answer
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.teams import Team
from bot.sandbox.payloads import events


async def enter(
    slack: Engine, team: Team, member: str, channel: Channel, *, inviter: str | None = None
) -> Answer:
    """Put a person or bot, by id, into a channel, and tell the app."""
    if member in channel.members:
        return NOT_SENT
    channel.members.append(member)
    event = events.member_joined_channel(
        team.who(member), team.where(channel), at=slack.stamp(), inviter=inviter
    )
    return await slack.inbound.tell(event, channel=channel, sender=team.team_id)
