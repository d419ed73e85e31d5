"""The buttons that answer what is unclear about an action, on its card and in what the chair is asked."""

from datetime import date

from slack_bolt.async_app import AsyncAck

from bot.actions.unclear import service, views
from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Press, id_in

NO_DAY = "That is no day: press Give a date."


async def take_on(ack: AsyncAck, press: Press) -> None:
    """Have whoever presses it do the action."""
    async with press.bot.sessions.begin() as session:
        await service.take_on(session, press.team, press.id, user=press.user, at=press.at)
    await ack()


async def somebody_else(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks who is to do the action."""
    async with press.bot.sessions.begin() as session:
        action = await service.find_unowned(session, press.team, press.id, press.user)
    await press.open(views.owner_form(action))
    await ack()


async def day(ack: AsyncAck, press: Press) -> None:
    """Give the action the likely day that was pressed."""
    value = press.value_json
    try:
        chosen = date.fromisoformat(str(value.get("day")))
    except ValueError as error:
        raise Refusal(NO_DAY) from error
    async with press.bot.sessions.begin() as session:
        await service.set_day(
            session, press.team, id_in(value.get("action")), chosen, user=press.user, at=press.at
        )
    await ack()


async def another_date(ack: AsyncAck, press: Press) -> None:
    """Open the form that asks by which day the action is to be done."""
    async with press.bot.sessions.begin() as session:
        action = await service.find_without_day(session, press.team, press.id, press.user)
    await press.open(views.date_form(action))
    await ack()
