"""How likely each message of a thread is a decision or an action, as learned from public meetings."""

from bot.understanding.acts.capture.learned.choosing import CHOSEN, MOST, OFFERED, apart, chance, ranked
from bot.understanding.acts.capture.learned.scoring import Likely, likely
from bot.understanding.acts.capture.learned.weights import HEADS, Head

__all__ = [
    "CHOSEN",
    "HEADS",
    "MOST",
    "OFFERED",
    "Head",
    "Likely",
    "apart",
    "chance",
    "likely",
    "ranked",
]
