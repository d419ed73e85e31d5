"""The buttons of a question back: what was meant is done, or shown with what it touches."""

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.meetings import doing
from bot.meetings.asked import Asked
from bot.meetings.readings import packing
from bot.slack.incoming.requests import Press

THEIRS = "Only the person who was asked can press this."


async def choose(ack: AsyncAck, press: Press) -> None:
    """Do what somebody meant, in place of the question."""
    meaning = packing.unpack(press.value_json, press.user)
    if meaning is None:
        raise Refusal(THEIRS)
    answer = await doing.answer(Asked.by(press), meaning)
    press.reply(answer.message, instead=True)
    await ack()


async def something_else(ack: AsyncAck, press: Press) -> None:
    """Open the form with what was understood."""
    found = packing.unpack_form(press.value_json, press.user)
    if found is None:
        raise Refusal(THEIRS)
    form, typed = found
    answer = await doing.answer(Asked.by(press, typed), form)
    if answer.view is None:
        press.reply(answer.message)
    else:
        await press.open(answer.view)
    await ack()
