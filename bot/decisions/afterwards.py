"""What is done about a new decision once whoever recorded it has been answered."""

from bot.decisions import comparing, participants
from bot.slack.bot import Bot
from storage.records import Decision


def begin(bot: Bot, decision: Decision) -> None:
    """Look, off the request, who took part in its thread, and to which earlier one it looks related."""
    bot.background.start(participants.remember(bot, decision))
    bot.background.start(comparing.compare(bot, decision))
