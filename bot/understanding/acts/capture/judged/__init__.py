"""How likely each sentence of a short talk is a decision or work, as learned from talks of committees."""

from bot.understanding.acts.capture.judged.choosing import CHOSEN, OFFERED, Offer, chance, choose
from bot.understanding.acts.capture.judged.judging import Judged, judge, owners, owners_in_meeting

__all__ = ["CHOSEN", "OFFERED", "Judged", "Offer", "chance", "choose", "judge", "owners", "owners_in_meeting"]
