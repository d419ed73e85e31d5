"""`Yes` and `No` to the question whether somebody is on leave; the answer takes the place of the buttons."""

from datetime import date

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.nudges.suggestions import deliveries, service
from bot.slack.incoming.requests import Press


async def agree(ack: AsyncAck, press: Press) -> None:
    """Keep quiet until the day that was suggested."""
    await _answer(press, agreed=True)
    await ack()


async def decline(ack: AsyncAck, press: Press) -> None:
    """Write to them as usual, and ask no more."""
    await _answer(press, agreed=False)
    await ack()


async def _answer(press: Press, *, agreed: bool) -> None:
    until = _day(press.value)
    async with press.bot.sessions.begin() as session:
        if await press.first_time(session):
            await service.answer(session, press.team, press.user, until, agreed=agreed, at=press.at)
            await deliveries.show_answer(session, press.team, press.user, until.isoformat(), at=press.at)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Refusal(service.CHANGED_SINCE) from error
