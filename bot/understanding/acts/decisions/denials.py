"""What says of itself that it is not agreed, or is a question that puts something to the group."""

import re

from bot.understanding import doubts
from bot.understanding.plain import Plain

_DENIES = re.compile(
    r"(?:nobody|no one|nothing|neither|not everyone|not everybody|not all(?: of us)?|none of us|no date"
    r"|no decision|no \w{1,20}|we|they|the (?:board|group|committee|meeting)|it|i)(?: (?:has|have|had|was"
    r"|were|is|are|could|can|did|do|does|been))?(?:n't| not| never)?(?: yet| been| quite| all"
    r"| really){0,2} (?:agreed?|decided?|settled|resolved|approved|accepted)\b"
)
_DENIED = re.compile(
    r"(?:not|never) (?:yet |quite |all |been |really )?(?:agreed|decided|approved|accepted|settled"
    r"|resolved|sure)\b|(?:i |we |they )?(?:disagreed?|object|objected)\b|undecided|unresolved"
    r"|no (?:agreement|decision|consensus)\b"
)
_TURNED_OUT = re.compile(
    r"\b(?:decided|voted|agreed) against (?:it|this|that|them)\b|\b(?:was|were|been)(?: (?:then|finally"
    r"|later))? (?:not (?:agreed|carried|approved|accepted|passed)"
    r"|rejected|defeated|turned down|voted down|refused|deferred|postponed|adjourned|withdrawn)\b"
    r"|\bmotion (?:was )?(?:lost|fell|failed)\b|(?<!are )(?<!is )(?<!be )\b(?:not (?:agreed|approved"
    r"|carried|accepted)|rejected|turned down|voted down)(?= (?:as|because|too|since|due)\b|[.!]{0,3}$)"
)
_PUTS = re.compile(
    r"(?:so |ok,? |okay,? |and |but )?(?:shall|should|can|could|do|are|will|may|might|ought) (?:we"
    r"|the (?:board|group))\b|(?:how|what) about|what if|why (?:don'?t|not)|is it (?:ok|okay|agreed)"
    r"|are we\b"
)
_NEGATIVE = re.compile(
    r"(?:nobody|no\b|nothing|neither|not\b|none\b)|n't\b|\bnot\b|\bnever\b|\bcannot\b|\b(?:did|do|does"
    r"|have|has|had|could|can|is|are|was|were|would)nt\b"
)
_ASKED = re.compile(
    r"(?:so |ok,? |okay,? )?(?:(?:shall|should|can|could) we(?: just)?(?: say(?: that)?)?|do we want to|do we"
    r"|are we happy to|are we agreed to|will we|how about we|what if we|why don'?t we) "
)


_SOMEWHERE = re.compile(
    r"\b(?:we|it was|they|the (?:board|group|committee)) (?:\w{2,10} ){0,1}(?:agreed?|decided?"
    r"|resolved) (?:to|that|on)\b"
)


def denial(text: Plain) -> bool:
    """Tell whether a text says of itself that something was not agreed."""
    if _DENIED.match(text.folded) or _TURNED_OUT.search(text.folded):
        return True
    if _SOMEWHERE.search(text.folded) and doubts.on_agreement(text.folded):
        return True
    match = _DENIES.match(text.folded)
    return match is not None and _NEGATIVE.search(match[0]) is not None


def puts_up(question: Plain) -> bool:
    """Tell whether a question puts something to the group: 'should we …', 'how about …'."""
    return _PUTS.match(question.folded) is not None


def proposed(question: Plain) -> Plain:
    """Return what a question proposes: 'go with the blue one' of 'Shall we go with the blue one?'."""
    match = _ASKED.match(question.folded)
    if match is None:
        return question
    return question.cut(match.end(), len(question.text.rstrip("?! ")))
