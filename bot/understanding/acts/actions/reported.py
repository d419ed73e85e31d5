"""Work of which somebody reports that it was taken on: 'Spoke to Val, she'll ring the printers on Monday'."""

import re

from bot.understanding.acts.actions.owners import Slot, run
from bot.understanding.acts.actions.words import Words

_TALKED = re.compile(
    r"(?:i(?:'ve| have)?\s)?(?:just |also |finally )?"
    r"(?:(?:spoke|spoken|talked|chatted|written|wrote) (?:to|with)|(?:had|have had) (?:a )?(?:quick |good "
    r"|brief |nice )?"
    r"(?:chat|word|call|conversation|reply|message|email|text|note) (?:with|from)|bumped into"
    r"|met(?: with)?|saw|seen"
    r"|heard (?:back )?from|checked with|asked|rang|emailed|messaged|phoned|texted|caught up with)\s$"
)
"""What begins a report, up to whom it is of."""
_AND = (
    r"(?:and|who|that|to|say|says|said|saying|confirm|confirms|confirmed|earlier|today|yesterday|just now"
    r"|just"
    r"|this morning|last night|at the weekend|has|have|had|got|gets|been|is|was|came|come|back|in|touch"
    r"|with|me|us"
    r"|emailed|replied|rang|messaged|texted|phoned|called|let|know|about it|about this|about that|kindly|now)"
)
_SAYS = re.compile(
    rf"(?:\s?[,;.–—-]\s?|\s?{_AND}(?=[\s,;.])){{0,12}}\s?(?:she|he|they)"
    r"(?:'ll|'d|'s going to|'re going to|'s happy to|'re happy to|'s to|'s agreed to|'s offered to"
    r"| (?:will|would|can|could|should|shall|must|is going to|are going to|is happy to|are happy to"
    r"|has agreed to"
    r"|have agreed to|has offered to|agreed to|offered to|promised to|is to|are to|wants to|plans to"
    r"|would be happy to"
    r"|would like to|(?:is|are)(?= \w{2,14}ing\b)))(?: (?:kindly|also|just|happily|gladly|now))?\s(?!not\b"
    r"|never\b|be\b)"
)
_MOST_BEFORE = 60


def find(words: Words, speaker: str) -> Slot | None:
    """Return who is reported to have taken on some work; None where no such thing is reported."""
    at = min(words.spots, default=-1)
    before = words.plain.folded[: words.start(at)] if at >= 0 else ""
    if at < 0 or len(before) > _MOST_BEFORE or (before and not _TALKED.match(before)):
        return None
    owners = run(words, at, speaker)
    begun = words.through(owners.end, _SAYS) if owners.readings else 0
    return (
        Slot(owners, words.rest(begun), hinted=True, reported=True) if begun and begun < len(words) else None
    )
