"""What comes of a press on somebody's Home, or in a form over it: the Home answers, and shows how things are.

All of it is stored and goes through the outbox, so that there is one Home at a time, and the last state wins.
"""

from datetime import timedelta

from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.bot import Bot
from storage import homes

LATELY = timedelta(hours=4)
"""How long after somebody has opened their Home it counts as still before them."""


async def answer(bot: Bot, team: str, user: str, message: Message, press: str) -> None:
    """Have somebody's Home say a message to their press of this key."""
    async with bot.sessions.begin() as session:
        await homes.note_pressed(session, team, user, at=bot.clock())
        await homes.answer(session, team, user, message["blocks"] or [text.section(message["text"])], press)
        await homes.publish(session, team, user, at=bot.clock())


async def follow(bot: Bot, team: str, user: str, press: str) -> None:
    """Have somebody's Home show what has come of their press of this key, and no answer to an earlier one."""
    async with bot.sessions.begin() as session:
        await homes.note_pressed(session, team, user, at=bot.clock())
        await homes.forget_answers_before(session, team, user, press)
        await homes.publish(session, team, user, at=bot.clock())


async def follow_form(bot: Bot, team: str, user: str, press: str) -> None:
    """Do the same after something was done in a form, for somebody who may have opened that on their Home."""
    async with bot.sessions.read() as session:
        home = await homes.find(session, team, user)
    if home is not None and bot.clock() - home.opened_at < LATELY:
        await follow(bot, team, user, press)
