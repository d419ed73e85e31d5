"""Whether somebody offers to do the work with its owners."""

import re

from bot.language.wording import word_set
from bot.understanding.acts.answers import wills
from bot.understanding.acts.answers.heard import Heard

_HAND = re.compile(r" (?:give|lend|offer) (?:@\d{1,4}|you|them) (?:a|some) (?:hand|help)(?= )")
_NUMBER = re.compile(r" A\d{1,9} ")
_WITH = re.compile(r" (?:with|support|help|assist|join|alongside) @(\d{1,4})(?= )")
_OFFERS = word_set("i we happy let glad can will could yes me")


def helps(heard: Heard) -> bool:
    """Tell whether somebody offers to do the work with its owners: 'happy to give Val a hand with this'."""
    line = heard.line
    if wills.HELPS.search(_NUMBER.sub(" this ", line.flat)) or _HAND.search(line.flat):
        return True
    owners = {user for action in heard.actions for user in action.owners}
    with_them = any(
        not owners.isdisjoint(line.spots[int(found[1])].who) for found in _WITH.finditer(line.flat)
    )
    return with_them and line.words[0] in _OFFERS
