"""The buttons of an ask: `I'll do it`, `Another date` and `Pass on`; `I can't` is the same as a nudge's."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.asks import service, views
from bot.actions.service import Authorised
from bot.slack.blocks.modals import View
from bot.slack.incoming.requests import Press
from storage.database import Session
from storage.records import Action

Answer = Callable[[Session, Authorised], Awaitable[Any]]
"""What the service does for somebody who may answer for an owner."""


async def accept(ack: AsyncAck, press: Press) -> None:
    """Take the action on."""
    await answer(press, action_service.accept)
    await ack()


async def another_date(ack: AsyncAck, press: Press) -> None:
    """Open the form for another due day."""
    await _open_form(press, views.another_date)
    await ack()


async def pass_on(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks whom to pass the action on to."""
    await _open_form(press, views.pass_on, chair_too=True)
    await ack()


async def answer(press: Press, change: Answer, *, chair_too: bool = False) -> None:
    """Make the change that a press is for, in one transaction; `chair_too` as for `authorise_answer`."""
    async with press.bot.sessions.begin() as session:
        await change(session, await authorise(session, press, chair_too=chair_too))


async def authorise(session: Session, press: Press, *, chair_too: bool = False) -> Authorised:
    """Return what somebody may answer who pressed a button with an owner's id; else raise Refusal."""
    return await service.authorise_answer(
        session, press.team, press.user, press.id, press.message_at, at=press.at, chair_too=chair_too
    )


async def _open_form(press: Press, form: Callable[[Action, str], View], *, chair_too: bool = False) -> None:
    async with press.bot.sessions.read() as session:
        authorised = await authorise(session, press, chair_too=chair_too)
    await press.open(form(authorised.action, views.packed(press.id, press.message_at)))
