"""The buttons of an owner who waits, and of the person for whom they do."""

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.asks import buttons as ask_buttons
from bot.actions.waits import service
from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Press
from storage import actions, outbox
from storage.database import Session
from storage.records import Action, Owner

NOBODY_WAITS = "Nobody waits for you there any more, so nothing has changed."


async def over(ack: AsyncAck, press: Press) -> None:
    """Let an owner go on, since what they waited for is done."""
    await _end(press, "over")
    await ack()


async def refuse(ack: AsyncAck, press: Press) -> None:
    """Tell an owner that the person for whom they wait can not do it."""
    await _end(press, "refused")
    await ack()


async def no_longer_blocked(ack: AsyncAck, press: Press) -> None:
    """Let an owner go on who says so."""
    async with press.bot.sessions.begin() as session:
        authorised = await ask_buttons.authorise(session, press)
        if not authorised.owner.waits:
            raise Refusal(f"{authorised.action.label} waits for nothing, so nothing has changed.")
        await service.end(
            session,
            authorised.action,
            authorised.owner,
            "ended",
            by=press.user,
            at=press.at,
            place=authorised.place,
            pressed=authorised.pressed,
        )
    await ack()


async def _end(press: Press, what: str) -> None:
    async with press.bot.sessions.begin() as session:
        action, owner = await _authorise(session, press)
        said = await outbox.carried.said_in(session, press.team, *press.message_at)
        pressed = next((each for each in said if each.about.shows([owner.id])), None)
        place = press.message_at[1]
        await service.end(
            session, action, owner, what, by=press.user, at=press.at, place=place, pressed=pressed
        )


async def _authorise(session: Session, press: Press) -> tuple[Action, Owner]:
    """Return the action, locked, of an owner who waits for whoever presses, and that owner; else Refusal."""
    owner = await actions.owner(session, press.team, press.id)
    if owner is None:
        raise Refusal(NOBODY_WAITS)
    action = await action_service.lock(session, press.team, owner.action_id)
    owner = await actions.owner(session, press.team, press.id) or owner
    if not action.is_open or not owner.has_part_left or owner.waits_user != press.user:
        raise Refusal(NOBODY_WAITS)
    return action, owner
