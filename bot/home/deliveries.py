"""The bot's first words in a channel, once."""

from datetime import datetime

from bot.home import views
from bot.slack.outgoing.shapes import Delivery, Post, Rendered
from storage.database import Session
from storage.records import Kind, Outgoing


async def _greeting(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    return Post(views.greeting())


KINDS = {Kind.GREETING: Delivery(_greeting)}
