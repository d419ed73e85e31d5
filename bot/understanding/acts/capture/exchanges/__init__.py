"""A talk taken apart: what each of its sentences does, and what is said before and after it."""

from bot.understanding.acts.capture.exchanges.acts import Act
from bot.understanding.acts.capture.exchanges.talk import Talk
from bot.understanding.acts.capture.exchanges.talking import talk_of

__all__ = ["Act", "Talk", "talk_of"]
