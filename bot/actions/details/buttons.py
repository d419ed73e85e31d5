"""The buttons that open the Details of an action, and those in it: `Done`, `Drop`, `Pass on` and `Reopen`."""

from slack_bolt.async_app import AsyncAck

from bot.actions import deliveries
from bot.actions import service as action_service
from bot.actions.details import service, views
from bot.actions.details.views import Viewer
from bot.actions.reopening import service as reopening
from bot.language.refusal import Refusal
from bot.slack.blocks.modals import View
from bot.slack.incoming.requests import Press, Request
from storage import actions, history
from storage.database import Session
from storage.records import Action


async def details(ack: AsyncAck, press: Press) -> None:
    """Show the whole record."""
    async with press.bot.sessions.begin() as session:
        action = await action_service.lock(session, press.team, press.id)
        view = await _shown(session, press, action)
    await press.open(view)
    await ack()


async def done(ack: AsyncAck, press: Press) -> None:
    """Close an owner's part of the action, or all of it for its recorder or the chair."""
    async with press.bot.sessions.begin() as session:
        permitted = await service.authorise(session, press.team, press.user, press.id, at=press.at)
        action = await service.finish(session, permitted)
    press.bot.background.start(show_again(press, action))
    await ack()


async def drop(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks why the action is dropped."""
    async with press.bot.sessions.begin() as session:
        permitted = await service.authorise(
            session, press.team, press.user, press.id, at=press.at, to_close=True
        )
    await press.open(views.drop(permitted.action))
    await ack()


async def pass_on(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks who is to own the action in an owner's place."""
    async with press.bot.sessions.begin() as session:
        owner = await actions.owner(session, press.team, press.id)
        if owner is None:
            raise Refusal(service.CLOSED)
        permitted = await service.authorise(
            session, press.team, press.user, owner.action_id, at=press.at, to_close=True
        )
    await press.open(views.pass_on(permitted.action, owner))
    await ack()


async def reopen(ack: AsyncAck, press: Press) -> None:
    """Open an owner's part of the action again, or all of it for its recorder or the chair."""
    async with press.bot.sessions.begin() as session:
        action = await action_service.lock(session, press.team, press.id)
        action = await reopening.open_again(session, action, press.user, at=press.at)
    press.bot.background.start(show_again(press, action))
    await ack()


async def show_again(request: Request, action: Action) -> None:
    """Show the Details of an action in which something was done as they are now."""
    async with request.bot.sessions.read() as session:
        view = await _shown(session, request, action)
    await request.show_again(view)


async def _shown(session: Session, request: Request, action: Action) -> View:
    card = await deliveries.read_card(session, action, request.bot.clock())
    viewer = Viewer(
        request.user,
        await action_service.may_close(session, action, request.user, request.at),
        await reopening.may_reopen(session, action, request.user, request.at),
    )
    return views.details(card, await history.changes_of(session, action), viewer)
