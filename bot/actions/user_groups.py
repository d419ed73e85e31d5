"""User groups as owners: Slack is asked who is in them, and each of those is asked to take the action on."""

from datetime import datetime, timedelta

from bot.actions import deliveries
from bot.actions.asks import deliveries as ask_deliveries
from bot.slack.bot import Bot
from bot.slack.people import Unsure
from storage import actions, events_seen
from storage.database import Session
from storage.records import Owner

GIVE_UP_AFTER = timedelta(hours=1)
"""How long Slack is asked for the people of a user group before the recorder is told that it did not say."""


async def ask_members(bot: Bot) -> None:
    """Ask the people of each user group that owns an action and was not asked yet; safe to repeat."""
    async with bot.sessions.read() as session:
        waiting = await actions.unasked_user_groups(session)
    for owner in waiting:
        try:
            users: list[str] | None = await bot.people.user_group(owner.team, owner.user or "")
        except Unsure:
            users = None
        async with bot.sessions.begin() as session:
            await _ask(session, owner, users, bot.clock())


async def _ask(session: Session, owner: Owner, users: list[str] | None, now: datetime) -> None:
    """Ask each person of a user group to take its action on, once; None while Slack does not name them."""
    action = await actions.lock(session, owner.team, owner.action_id)
    if action is None or (users is None and now - action.created_at < GIVE_UP_AFTER):
        return
    if not await events_seen.first_time(session, owner.team, f"{actions.ASKED_MARK}{owner.id}", at=now):
        return
    known = {action.author, *(other.user for other in await actions.owners_of(session, action))}
    for user in dict.fromkeys(users or []):
        if user not in known:
            await ask_deliveries.ask_owner(session, action, owner, user, by=action.author, at=now)
    if not users:
        key = f"nobody asked:{owner.id}"
        await deliveries.tell_recorder(session, action, "nobody", action.author, at=now, key=key, owner=owner)
