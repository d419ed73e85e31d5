"""What is said one thing after the other in a message, and which of it is no more than talk."""

import re
from collections.abc import Sequence

from bot.understanding import doubts
from bot.understanding.plain import Plain

MOST = 12
"""A message of a thread is looked at in so many parts: the point of a longer one is near its beginning."""

_END = re.compile(r"(?<=[.!?;])\s|\n|,? but\b(?! only\b)")
_CONDITION = re.compile(
    r",? (?:but )?(?:subject to|provided(?: that)?|providing|on (?:the )?condition (?:that|of)"
    r"|as long as|so long as|with the proviso that|conditional on|only if)\s"
)
_LEAD = re.compile(
    r"(?:so|ok|okay|and|then|but|um|er|oh|hmm|anyway)(?:[,.!:-]{0,2}\s|\s-\s)"
    r"|(?:right|well|sorry|yes|yeah|yep|sure|no|hi|hello|great|fine|good|actually|thanks|cheers|thank you|folks|all"
    r"|everyone|perfect|brilliant|lovely|leave (?:it|that|this) (?:with|to) me|on it|no problem|no worries|np"
    r"|of course|will do|absolutely|definitely|yup|aye)(?:[,.!:-]{1,2}\s| then[,.]?\s|\s-\s)"
)
_ASKS = re.compile(
    r"(?:who|whose|what|when|where|why|how|which|what's|who's|is|are|was|were|am|do|does|did|has|have|had"
    r"|should|shall|must|may|might|isn't|aren't|wasn't|weren't|don't we|didn't|doesn't|hasn't|haven't"
    r"|would|will|won't|wouldn't|can we|could we|can i|could i|any)\b"
)
_TOLD = re.compile(r"(?:was|were|had|has|have|did|is|are) (?:agreed|decided|resolved|approved)\b")
_SUPPOSES = re.compile(
    r"(?:if|once|unless|until|when|whenever|assuming|supposing|suppose|imagine|let's say|say that|in case|as soon as"
    r"|were we|had we|say we|what if|even if|only if|provided|before we|after we)\b"
)
_DOUBTS = re.compile(
    r"\b(?:maybe|perhaps|possibly|apparently|supposedly|presumably|probably|might|not sure|unsure|unclear"
    r"|i (?:thought|guess|suppose|assume|imagine|gather|heard|hear|doubt|wonder)|wondering|i'm guessing"
    r"|someone said|somebody said|rumou?r|allegedly|wasn't|weren't|"
    r"(?:was|were) (?:going|meant|supposed|due) to|in principle|provisional(?:ly)?|tentative(?:ly)?|pencil"
    r"|or not|would have|should have|could have|wish|in theory|in an ideal world)\b"
    r"|\bi think (?:we|it|that|they) (?:\w{1,12} ){0,1}(?:agreed|decided|was|were|had|'ve)\b"
)
_REPORTS = re.compile(
    r"\b(?:(?:i|he|she|they|you|we|nobody|never) (?:never |already |just )?(?:said|told|promised|claimed"
    r"|mentioned|offered)|(?:didn't|did not|never) (?:say|promise|offer|mean))\b"
)
_LONG_AGO = re.compile(
    r"\b(?:last (?:time|year|month|week)|back in|previously|originally|years ago|months ago|weeks ago|ages ago"
    r"|used to|in the past|once upon)\b"
)
_OTHERS = re.compile(
    r"(?:they|he|she|you)(?:'ve|'s|'re| have| has| had| are| is| all| both)?\s|i(?:'d| would)? agree\b"
)
_REMARKS = re.compile(
    r"(?:agreed|approved|settled),? (?:it's|its|that's|thats|they|you|he|she|i|there's|we're|though|very"
    r"|totally|completely|especially|with|me|and|on(?! behalf)|about|re|in)\b"
)
_SCORES = re.compile(r"(?<!\w)[+-]\d")
"""Somebody's own vote, as in '+1 for Val'."""
_WE = (
    r"(?:let's|lets|we'll|we will|we can|we could|we should|can we|shall we|could we|should we|to be|will be)"
)
_LATER = (
    r"(?:later|next|tomorrow|another|again|offline|after|on (?:mon|tues|wednes|thurs|fri)day|(?:in|till|until)"
    r" (?:the new year|january|february|march|april|may|june|july|august|september|october|november|december))"
)
_PUTS_OFF = re.compile(
    rf"\b{_WE} (?:vote|decided?|agreed?|settled?|discuss(?:ed)?|revisit|pick|look|talk|come back|think|return"
    rf"|take|leave|do|see)\b[^.]{{0,60}}\b{_LATER}\b"
    r"|\b(?:park|parking|shelve|table|leave|defer|deferring|postpone|drop|skip|pause|hold)"
    r" (?:it|this|that|these|those)(?: for (?:now|today|the moment|a bit|the time being|another day)| there"
    r"| open)?[.!]?$"
    r"|\b(?:for another (?:day|time|meeting)|not today|not now|not yet|no rush|too early|too soon)\b"
    r"|\bsleep on (?:it|this|that)\b|\bneeds? (?:more|further|a) (?:talk|discussion|thought|think)\b"
    r"|\bfor (?:now|the moment|the time being)[.!]?$|\btake (?:it|this|that) offline\b"
)
_PUTS_OFF_FIRST = re.compile(
    rf"(?:{_WE} |can |i'd |i would )?(?:park|parking|shelve|table|leave|defer|deferring|postpone|adjourn) \w"
)
_MINE = r"(?:i|we)(?:'ll|ll| will|'m| am|'re| are| shall| can| need to| have to| must)(?: just| also| only| all| try to)?"
_IS = re.compile(
    rf"{_MINE} (?:be (?:\w{{1,12}} ){{0,5}}(?:late|there|here|back|in|out|around|along|down|over|off|away|on"
    r"|online|free|busy|happy|glad|sad|surprised|amazed|quick|brief|right|with|delighted|honest|fine|ok|okay"
    r"|careful|ready|quiet|gone|sorry|travelling|driving|missing|leaving|joining|eating)\b"
    r"|see (?:you|y'all|everyone|if|what|how|whether)\b|let (?:you|everyone|people|us) know\b|think\b"
    r"|(?:running|going to be|gonna be|on my way|in a|on a|nearly|just|late)\b)"
)
_PASSES = re.compile(
    r"(?:i|we)(?:'ll|ll| will|'m| am| shall)(?: just| also| only| all)? (?:have (?:a |my |some |the )?(?:think|lunch|tea|coffee|cuppa|break|biscuit|cake|dinner|nap|go)\b"
    r"|get (?:my|me|a coffee|coffee|tea|the kettle|going|off|back|there|home|in)\b|put the kettle\b"
    r"|(?:join|rejoin|dial|hop|jump|drop off|drop out|log|pop|nip|mute|unmute|pass|bet|eat|go|wait|miss|survive"
    r"|manage|cope|believe|never|stop|shut|leave|catch|stick|die|cry|need|want|know|hope|like|love|admit|say"
    r"|say that|give you|remember|second|slip|head|run|hold on|keep quiet|live)\b)"
)
_FEELS = re.compile(
    r"(?:love|like|hate|enjoy|know|win|kill|laugh|cry|need|want|remember|miss|think|agree|understand"
    r"|appreciate|freak|be|have|get|die|mind|care|hope|wish|see|hear|learn|feel|survive|worry|wonder)\b"
)
_DECIDES = re.compile(
    r"agree|decid|decis|resol|approv|accept|adopt|carried|pass|propos|suggest|recommend|mov|motion|vote|unanim"
    r"|nem|nobody|objection|reject|refus|declin|oppos|lost|defeat|turned|thrown|fell|defer|postpon|park|adjourn"
    r"|shelv|on hold|held|put |escalat|refer|favou?r|against|for,|abst|record|minute|settle|endors|ratif"
    r"|confirm|withdr|pulled|outcome|consensus|conclu|determin|concur|action|replac|supersed|instead|amend"
    r"|scrap|condition|subject|dissent|second|ayes|majority|casting"
)
_DAYS = re.compile(
    r"\b(?:by|before|until|till|today|tonight|tom\w*|tmrw|this|next|end|within|asap|eod|cop|\d\S*|\w+day|mon"
    r"|tues?|wed|thurs?|fri|sat|sun)\b"
)
_PROMISES = re.compile(r"(?:i(?:'ll|ll| will| can| shall| am going to|'m going to)|let me)\b(?! do[.!]*$)")
_TELLS = re.compile(r"(?:new )?action\b|[^,:;–?-]{1,80}\b(?:to|will|must|should|shall)\s\w+ \w")
_REQUESTS = re.compile(r"\b(?:please|pls|plz|(?:can|could|will|would) you|^(?:can|could))\b")
_ADDRESSED = re.compile(r"\s?(?:[,:]|-|–|—)\s")
_BY_A_DAY = re.compile(r"\bby\s")
_LAUGHS = re.compile(
    r"\b(?:lol|lmao|rofl|haha\w{0,10}|hehe\w{0,10}|jk|just kidding|only joking|joking)\b|:joy:|😂|🤣"
)
_VOICE = re.compile(
    r"(?:\+1|:[\w+'-]{1,30}:|\s|[👍✅🎉🙏,.!]|(?:yes|yep|yeah|aye|no|nope|nah|agreed?|i agree|we agree|ok|okay|fine|sure"
    r"|good|great|perfect|works|sounds|same|ack|cool|done|happy|absolutely|definitely|for me|for us|by me|by us"
    r"|with (?:that|this|it|you|me|us|val|all)|me too|from (?:me|us|our side|my side)|here|too|seconded|all|so"
    r"|to (?:that|this|me|us)|nice|thanks|thank you|lovely|noted|right|exactly|true|fair enough|indeed)\b){1,30}"
)


def apart(text: Plain) -> list[Plain]:
    """Return the parts of a message, one thing after the other; ', but' begins a new one."""
    found, begun = list[Plain](), 0
    for end in _END.finditer(text.folded):
        if len(found) == MOST - 1:
            break
        if text.folded[begun : end.start()].strip():
            found.append(_unended(text.cut(begun, end.start())))
        begun = end.end()
    if text.folded[begun:].strip():
        found.append(text.cut(begun, len(text.text)))
    return found


def _unended(text: Plain) -> Plain:
    """Return a part without the semicolon or the comma that it ends with."""
    return text.cut(0, len(text.text.rstrip(",; ")))


def led(text: Plain) -> Plain:
    """Return a part without the 'OK so' that it begins with."""
    at = 0
    for _ in range(4):
        match = _LEAD.match(text.folded, at)
        if match is None:
            break
        at = match.end()
    return text.cut(at, len(text.text))


def says_nothing(part: Plain) -> bool:
    """Tell whether a part is small talk, or no more than somebody's own yes."""
    words = led(part).folded
    if not words or _VOICE.fullmatch(words) or _LAUGHS.search(words) or _IS.match(words):
        return True
    return bool(_PASSES.match(words)) and not _BY_A_DAY.search(words)


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
    on_condition = _CONDITION.search(part.folded)
    return doubts.on_agreement(part.text[: on_condition.start()] if on_condition else part.text)


def leaves_work_open(part: Plain) -> bool:
    """Tell whether a part refuses some work, only hopes for it, leaves it to anybody, or denies something."""
    return doubts.denies(part.text) or doubts.on_work(part.text) or doubts.asks_anybody(part.text)


def may_decide(part: Plain) -> bool:
    """Tell whether some word of a part may say how a matter stands; nothing else is read as a decision."""
    return _DECIDES.search(part.folded) is not None


def may_give_work(part: Plain) -> bool:
    """Tell whether a part may say that somebody is to do something; nothing else is read as an action."""
    return requires(part) or _DAYS.search(part.folded) is not None


def promises(part: Plain) -> bool:
    """Tell whether somebody says of themselves that they will do something."""
    return _PROMISES.match(part.folded) is not None


def requires(part: Plain) -> bool:
    """Tell whether a part plainly says that somebody is to do something, and does not only speak to them."""
    words = part.folded
    return bool(_TELLS.match(words) or _REQUESTS.search(words) or promises(part))


def spoken_to(part: Plain, ends: Sequence[int]) -> Plain:
    """Return a part without the name that it is addressed to, which ends at one of the `ends`."""
    for end in ends:
        if mark := _ADDRESSED.match(part.folded, end):
            return part.cut(mark.end(), len(part.text))
    return part


def is_a_feeling(work: str) -> bool:
    """Tell whether what somebody 'will' is nothing that they do: 'Val will love this'."""
    return _FEELS.match(work.casefold()) is not None
