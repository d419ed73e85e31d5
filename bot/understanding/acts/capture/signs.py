"""By what words a part of a message may be worth reading: few parts of a talk are."""

import re

from bot.understanding.plain import Plain

_DECIDES = re.compile(
    r"agree|decid|decis|resol|approv|accept|adopt|carried|pass|propos|suggest|recommend|mov|motion"
    r"|vote|unanim"
    r"|nem|nobody|objection|reject|refus|declin|oppos|lost|defeat|turned|thrown|fell|defer|postpon"
    r"|park|adjourn"
    r"|shelv|on hold|held|put |escalat|refer|favou?r|against|for,|abst|record|minute|settle|endors|ratif"
    r"|confirm|withdr|pulled|outcome|consensus|conclu|determin|concur|action|replac|supersed|instead|amend"
    r"|scrap|condition|subject|dissent|second|ayes|majority|casting"
)
_DAYS = re.compile(
    r"\b(?:by|before|until|till|today|tonight|tom(?:orrow)?|tomoz|tmrw|this|next|end|within|asap|eod|cop"
    r"|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun|holi)day|mon"
    r"|tues?|wed|thurs?|fri|sat|sun)\b|\d"
)
_PROMISES = re.compile(r"(?:i(?:'ll|ll| will| can| shall| am going to|'m going to)|let me)\b(?! do[.!]*$)")
_TELLS = re.compile(
    r"(?:new )?action\b|(?!(?:i|we|you|it|they|there|this|that|need)\b)[^,:;–?-]{1,80}\b(?:to|will"
    r"|must|should|shall)\s\w+ \w"
)
_REQUESTS = re.compile(r"\b(?:please|pls|plz|(?:can|could|will|would) you|^(?:can|could))\b")


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
