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
