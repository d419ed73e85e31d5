"""What is asked, supposed, doubted, denied, put off, or told of others and of other times."""

import re

from bot.understanding import doubts
from bot.understanding.acts.capture.parts import led
from bot.understanding.plain import Plain

_CONDITION = re.compile(
    r",? (?:but )?(?:subject to|provided(?: that)?|providing|on (?:the )?condition (?:that|of)"
    r"|as long as|so long as|with the proviso that|conditional on|only if)\s"
)
_ASKS = re.compile(
    r"(?:who|whose|what|when|where|why|how|which|what's|who's|is|are|was|were|am|do|does|did|has|have|had"
    r"|should|shall|must|may|might|isn't|aren't|wasn't|weren't|don't we|didn't|doesn't|hasn't|haven't"
    r"|would|will|won't|wouldn't|can we|could we|can i|could i|any)\b"
)
_TOLD = re.compile(r"(?:was|were|had|has|have|did|is|are) (?:agreed|decided|resolved|approved)\b")
_SUPPOSES = re.compile(
    r"(?:if|once|unless|until|when|whenever|assuming|supposing|suppose|imagine|let's say|say that"
    r"|in case|as soon as"
    r"|were we|had we|say we|what if|even if|only if|provided|before we|after we)\b"
)
_DOUBTS = re.compile(
    r"\b(?:maybe|perhaps|possibly|apparently|supposedly|presumably|probably|might|not sure|unsure|unclear"
    r"|i (?:thought|guess|suppose|assume|imagine|gather|heard|hear|doubt|wonder)|wondering|i'm guessing"
    r"|someone said|somebody said|rumou?r|allegedly|wasn't|weren't|"
    r"(?:was|were) (?:going|meant|supposed|due) to|in principle|provisional(?:ly)?|tentative(?:ly)?|pencil"
    r"|or not|would have|should have|could have|wish|in theory|in an ideal world)\b"
    r"|\bi think (?:we|it|that|they) (?:all |have |had |did )?(?:agreed|decided|was|were|had|'ve)\b"
)
_REPORTS = re.compile(
    r"\b(?:(?:i|he|she|they|you|we|nobody|never) (?:never |already |just )?(?:said|told|promised|claimed"
    r"|mentioned|offered)|(?:didn't|did not|never) (?:say|promise|offer|mean))\b"
)
_LONG_AGO = re.compile(
    r"\b(?:last (?:time|year|month|week)|back in|previously|originally|years ago|months ago"
    r"|weeks ago|ages ago"
    r"|used to|in the past|once upon)\b"
)
_OTHERS = re.compile(
    r"i(?:'ve| have)? (?:just |now )?(?:decided|resolved|settled|agreed)\b|(?:our|my|their|his"
    r"|her) [a-z ]{3,40} (?:was|were|has been"
    r"|have been|got) (?:rejected|approved|accepted|turned down|agreed|passed|withdrawn|refused|declined)\b"
    r"|passed .{2,60} (?:on|over|round|along|back)(?: to\b|$)"
    r"|we(?:'ve| have)? (?:resolved|settled) .{2,60}\b(?:problem|issue|query|complaint|dispute|fault"
    r"|mix-up|muddle|bill|account)|"
    r"(?:they|he|she|you)(?:'ve|'s|'re| have| has| had| are| is| all| both)?\s|i(?:'d| would)? agree\b"
)
_REMARKS = re.compile(
    r"(?:agreed|approved|settled)(?:,| -|!|\.)? (?:it (?:was|is|looks?|feels?|seems?|sounds?|went|has"
    r"|had|would|really|does|did)"
    r"|(?:that|this|they|he|she|you) (?:was|were|is|are|looks?|went|has|had|would|did|does|really)"
    r"|we (?:were|had|did|loved"
    r"|enjoyed|needed|always|never)|what an?|how (?!we\b|to\b)|such|couldn't|wouldn't|can't|it's|its"
    r"|that's|thats|they|you|he|she|i|there's|we're|though|very"
    r"|totally|completely|absolutely|definitely|really|so true|well (?:said|done|put)|thanks|thank|good"
    r"|great|brilliant|lovely|nice"
    r"|fantastic|excellent|superb|wonderful|amazing|fab|especially|with|me|and|on(?! behalf)|about|re|in)\b"
    r"|(?:the|our|any|my|your|this|that) (?:proposed|suggested|recommended|agreed|approved) \w"
)
_SCORES = re.compile(r"(?<!\w)[+-]\d")
"""Somebody's own vote, as in '+1 for Val'."""
_WE = (
    r"(?:let's|lets|we'll|we will|we can|we could|we should|can we|shall we|could we|should we"
    r"|to be|will be)"
)
_LATER = (
    r"(?:later|next|tomorrow|another|again|offline|after|on (?:mon|tues|wednes|thurs|fri)day|(?:in"
    r"|till|until)"
    r" (?:the new year|january|february|march|april|may|june|july|august|september|october|november"
    r"|december))"
)
_PUTS_OFF = re.compile(
    rf"\b{_WE} (?:vote|decided?|agreed?|settled?|discuss(?:ed)?|revisit|pick|look|talk|come back"
    rf"|think|return"
    rf"|take|leave|do|see)\b[^.]{{0,60}}\b{_LATER}\b"
    r"|\b(?:park|parking|shelve|table|leave|defer|deferring|postpone|drop|skip|pause|hold)"
    r" (?:it|this|that|these|those)(?: for (?:now|today|the moment|a bit|the time being|another day)| there"
    r"| open)?[.!]?$"
    r"|\b(?:for another (?:day|time|meeting)|not today|not now|not yet|no rush|too early|too soon)\b"
    r"|\bsleep on (?:it|this|that)\b|\bneeds? (?:more|further|a) (?:talk|discussion|thought|think)\b"
    r"|\bfor (?:now|the moment|the time being)[.!]?$|\btake (?:it|this|that) offline\b"
)
_REJECTS = re.compile(r"not agreed:\s*\w")
"""As minutes put what the group said no to, where 'not agreed' elsewhere is a doubt."""
_PUTS_OFF_FIRST = re.compile(
    rf"(?:{_WE} |can |i'd |i would )?(?:park|parking|shelve|table|leave|defer|deferring|postpone"
    rf"|adjourn) \w"
)


def asks(part: Plain) -> bool:
    """Tell whether a part is a question, other than one that asks somebody to do something."""
    words = led(part).folded
    if part.folded.rstrip(" )").endswith("?"):
        return True
    return bool(_ASKS.match(words) and not _TOLD.match(words))


def leaves_open(part: Plain) -> bool:
    """Tell whether what a part says is supposed, doubted, told of another time, or put off."""
    words = led(part).folded
    if _SUPPOSES.match(words) or _PUTS_OFF_FIRST.match(words):
        return True
    return any(pattern.search(words) for pattern in (_DOUBTS, _REPORTS, _PUTS_OFF))


def leaves_agreement_open(part: Plain) -> bool:
    """Tell whether a part denies or doubts that we agreed on something; on a condition it is agreed."""
    if _OTHERS.match(part.folded) or _REMARKS.match(part.folded) or _SCORES.search(part.folded):
        return True
    if _LONG_AGO.search(part.folded):
        return True
    if _REJECTS.match(part.folded):
        return False
    on_condition = _CONDITION.search(part.folded)
    return doubts.on_agreement(part.text[: on_condition.start()] if on_condition else part.text)


def leaves_work_open(part: Plain) -> bool:
    """Tell whether a part refuses some work, hopes for it, leaves it to anybody, or denies something."""
    return doubts.denies(part.text) or doubts.on_work(part.text) or doubts.asks_anybody(part.text)
