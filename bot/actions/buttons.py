"""The buttons of an action's card, and the days to choose from when a date was unclear."""

from datetime import date

from slack_bolt.async_app import AsyncAck

from bot.actions import deliveries, refresh, service, user_groups
from bot.actions.asks import deliveries as ask_deliveries
from bot.actions.details import forms as details_forms
from bot.actions.details import views as details_views
from bot.actions.service import Draft
from bot.actions.views import recorded
from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Press
from bot.sources import cards
from storage import actions, events_seen, history
from storage.database import Session
from storage.records import Action

UNKNOWN = "There is no such action here."
NOT_ASKED = "There is no such question here. Type it again with the day that you mean."


async def details(ack: AsyncAck, press: Press) -> None:
    """Show the whole record to whoever presses."""
    async with press.bot.sessions.begin() as session:
        action = await _meant(session, press)
        card = await deliveries.shown(session, action, press.at)
        changes = await history.of(session, action)
        viewer = await details_forms.viewed(session, action, press.user)
    await press.open(details_views.details(card, changes, viewer))
    await ack()


async def undo(ack: AsyncAck, press: Press) -> None:
    """Take an action back within 15 minutes, if whoever recorded it asks for that."""
    async with press.bot.sessions.begin() as session:
        action = await _meant(session, press)
        if why_not := _why_not_undone(action, press):
            raise Refusal(why_not)
        undone = await actions.undo(session, action, actor=press.user, at=press.at, place=press.message_at[1])
        await refresh.put_updates(session, undone, at=press.at)
        await ask_deliveries.put_undone(session, undone, at=press.at)
    await ack()


def _why_not_undone(action: Action, press: Press) -> str:
    label = action.label
    return cards.why_not_undone(
        action,
        press.user,
        press.at,
        not_theirs=f"Only whoever recorded {label} can undo it.",
        too_late=f"{label} was recorded more than 15 minutes ago, so it can not be undone.",
    )


async def choose_day(ack: AsyncAck, press: Press) -> None:
    """Record an action exactly as it was typed, with the day that was chosen."""
    bot, source, now = press.bot, press.source, press.at
    text, chosen, origin = (str(press.value_json.get(name) or "") for name in ("text", "day", "origin"))
    async with bot.sessions.begin() as session:
        if not await service.was_asked(session, source, origin, text, chosen):
            raise Refusal(NOT_ASKED)
        day = date.fromisoformat(chosen)
        meant = await service.understand(session, source, text, at=now, day=day, origin=origin)
        if not isinstance(meant, Draft):
            said = recorded.unfinished(meant.task, meant.missing, text, form=False)
        elif not await events_seen.first_time(session, press.team, f"action from:{origin}", at=now):
            said = recorded.already()
        else:
            action = await service.capture(session, meant, source, at=now)
            said = recorded.recorded(action, await actions.owners_of(session, action))
    bot.background.start(user_groups.ask_members(bot))
    press.reply(said, instead=True)
    await ack()


async def _meant(session: Session, press: Press) -> Action:
    """Return the action that is pressed, held."""
    found = await actions.lock(session, press.team, press.id)
    if found is None:
        raise Refusal(UNKNOWN)
    return found
