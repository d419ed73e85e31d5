"""The buttons of a plan of meetings, and of a meeting's post."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond

from bot import membership, planning
from bot.context import Bot


async def confirm(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, team: str, bot: Bot
) -> None:
    """Store a plan, once, for whoever typed it."""
    plan = planning.unpacked(action.get("value", ""))
    if plan is not None and (plan.by, plan.channel) == (body["user"]["id"], _channel(body)):
        async with bot.sessions.begin() as session:
            said = await planning.store(session, team, plan, at=bot.clock())
        if said is not None:
            bot.chores.spawn(respond(replace_original=True, **said))
            bot.chores.spawn(membership.sync(bot, team, plan.channel))
    await ack()


def _channel(body: dict[str, Any]) -> str | None:
    channel: str | None = (body.get("channel") or {}).get("id")
    return channel
