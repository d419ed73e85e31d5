"""The buttons of an ask: `I'll do it`, `I can't`, `Another date` and `Pass on`."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from slack_bolt.async_app import AsyncAck

from bot.actions import deliveries as action_deliveries
from bot.actions import refresh
from bot.actions.asks import service
from bot.actions.asks.service import Asked
from bot.actions.views import news as views_news
from bot.language.refusal import Refusal
from bot.slack.blocks.modals import View
from bot.slack.incoming.requests import Press
from storage import actions, history
from storage.database import Session
from storage.records import Action, Answer, OwnerKind

Change = Callable[[Session, Asked, datetime], Awaitable[None]]


async def accept(ack: AsyncAck, press: Press) -> None:
    """Take the action on."""
    await answer(press, _accept)
    await ack()


async def decline(ack: AsyncAck, press: Press) -> None:
    """Say no; whoever recorded the action is told."""
    await answer(press, _decline)
    await ack()


async def another_date(ack: AsyncAck, press: Press) -> None:
    """Open the form for another due day."""
    await _open_form(press, views_news.another_date)
    await ack()


async def pass_on(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks whom to pass the action on to."""
    await _open_form(press, views_news.pass_on, instead=True)
    await ack()


async def answer(press: Press, change: Change, *, instead: bool = False) -> None:
    """Let `change` do what a press is for, in one transaction; it raises Refusal where nothing changes.

    `instead` is that of `answering.asked`.
    """
    async with press.bot.sessions.begin() as session:
        given = await service.asked(session, press, press.id, press.message_at, instead=instead)
        await change(session, given, press.at)


async def _open_form(press: Press, form: Callable[[Action, str], View], *, instead: bool = False) -> None:
    async with press.bot.sessions.read() as session:
        given = await service.asked(session, press, press.id, press.message_at, instead=instead)
    await press.open(form(given.action, views_news.kept(press.id, press.message_at)))


async def _accept(session: Session, given: Asked, now: datetime) -> None:
    action, owner = given.action, given.owner
    if owner.answer is Answer.ACCEPTED:
        raise Refusal(f"You have said already that you'll do {action.label}.")
    if owner.kind is OwnerKind.USER_GROUP:
        await actions.take_up(session, action, owner, given.user, at=now, place=given.place)
    else:
        said = Answer.ACCEPTED
        await actions.answer(session, action, owner, said, actor=given.user, at=now, place=given.place)
    await refresh.put_updates(session, action, at=now, pressed=given.sent)


async def _decline(session: Session, given: Asked, now: datetime) -> None:
    action, owner = given.action, given.owner
    if owner.answer is Answer.DECLINED:
        raise Refusal(f"You have said already that you can't do {action.label}.")
    if owner.kind is OwnerKind.USER_GROUP:
        # One person's no leaves it to the others of the group.
        what = Answer.DECLINED.value
        await history.write(session, action, what, actor=given.user, at=now, place=given.place)
    else:
        said = Answer.DECLINED
        await actions.answer(session, action, owner, said, actor=given.user, at=now, place=given.place)
    key = f"declined:A:{action.id}:{given.user}"
    await action_deliveries.put_news(session, action, Answer.DECLINED.value, given.user, at=now, key=key)
    await refresh.put_updates(session, action, at=now, pressed=given.sent)
