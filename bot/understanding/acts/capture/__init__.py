"""What a message of a thread is worth recording as, though nobody said it to the bot; mostly nothing."""

from bot.understanding.acts.capture.heard import Heard
from bot.understanding.acts.capture.hearing import hear
from bot.understanding.acts.capture.reading import MOST_BEFORE, read, together

__all__ = ["MOST_BEFORE", "Heard", "hear", "read", "together"]
