"""Why something was decided, where it is plainly said: 'because …', 'since we have …', 'Reason: …'."""

import re

from bot.language.wording import word_set
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.plain import Plain

_PLAIN = re.compile(
    r"(?:because of|because:?|bc of|bc|b/c|'?cos|'?coz|cuz|'?cause|owing to|on account of|in view of"
    r"|in (?:the )?light of|seeing (?:as|that)|considering that|given that|on the grounds that|given"
    r"|(?:the |our )?reasons? (?:being|is|was|given was)(?: that)?|reason(?= (?:the|we|it|our"
    r"|they|there|nobody|no one)\b)|(?:the |our )?(?:reasons?|rationale|why"
    r"|grounds)\s?[:-]|inasmuch as|in that(?! case\b)|now that|for the reason that)\s"
)
_DUE_TO = re.compile(
    r"due to\s(?!(?:be|open|start|begin|close|finish|end|arrive|meet|come|return|retire|move|launch|expire"
    r"|happen|go|take|run|leave|report|pay|receive|have)\b)"
)
_CLAUSE = re.compile(r"(?:as|since)\s")
_NO_REASON = re.compile(
    r"as (?:of|per|a|an|well|long|soon|far|usual|before|part|from|at|agreed|discussed|planned|if|though|in"
    r"|to|many|much|such|follows|required|needed|necessary|possible|requested|proposed|above|now)\b"
)
_VERB = re.compile(
    r"\b(?:is|isn't|are|aren't|has|hasn't|have|haven't|can|can't|cannot|could|will|won't|would|need|needs"
    r"|do|don't|does|doesn't|was|were|had|want|wants|keeps?|costs?|must|should|lack|lacks|there's|it's"
    r"|we're|we've|nobody's|that's|runs|ends?|closes|leaves?|starts?|says|comes?|goes|helps?|means|works?"
    r"|uses?|expires?|matters|pays?|attends?|likes?|wins?"
    r"|prefers?|forbids?|requires?|allows?|know|knows)\b"
)
_TIME = re.compile(
    r"since (?:\d|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|last|then|the (?:start|beginning|last|first)|\w+day)\b"
)
# The words before that make 'because …' a part of what they say.
_NARROWED = re.compile(
    r"(?:just|simply|merely|only|not|purely|solely|even|partly|mainly|largely|and|or|but)\s*$"
)
_A_REASON = re.compile(
    r"(?:^|\s)(?:an?|no|any|the|this|that|one|every|each|another|good|real|main|only|of|for|other|valid)\s*$"
)
"""'No reason the hall should close' gives none."""
_NARROWS = re.compile(
    r"(?<![\w'])(?:not|never|nobody|no one|no-one|none|no|n't|cannot|can't|won't|don't|who|whose|whom"
    r"|anyone|anybody|whoever|everyone|those|someone|somebody|if|unless|when|whenever|whether|excluded"
    r"|refused|turned away)(?![\w'])|n't(?![\w'])"
)
_SAME_PEOPLE = re.compile(r"(?:of |they|them|their|he\b|she\b|his\b|her\b|it\b|its\b|who|where|what|how)")
_OWED = word_set(
    "is are was were be been money sums sum amounts amount rent fees payments payment anything not"
)
"""'Payments due to suppliers' gives no reason."""
_FEWEST = 4
"""What somebody does takes so many words, where none of them is a verb that is known."""
_SUBJECTS = word_set(
    "the we our there nobody no many most this that all it they he she i you half some people everyone"
    " everybody"
    " both neither several two three a an his her their its members only every each fewer hardly almost"
)
_AS_ONE_LIKES = re.compile(
    r"\b(?:sees? fit|thinks? (?:fit|best|right)|pleases?|chooses?|wish(?:es)?|may direct|directs?"
    r"|arises?)[.!]*$"
)
_AS_IT_IS = re.compile(
    r"(?:as|since) (?!it |they |he |she )(?:[\w'-]{1,20} ){1,4}(?:is|are|has|have|can't|cannot|isn't"
    r"|aren't|hasn't|haven't|won't|keeps?)"
    r" [\w'-]{2,20}"
)
_LOOSELY = word_set("it they she he i half some people everyone everybody")
"""Before these 'as' gives a reason where enough is said: 'as they arise' gives none."""
_IN_A_ROLE = word_set(
    "let used use serve serves serving act acts acting known described treated run kept keep appointed"
    " registered listed recorded classed counted named regarded seen taken work works operate operates"
    " employed elected nominated co-opted hired rented booked leased remain remains continue continues stay"
    " stays stand stands double doubles double-up sold marketed labelled branded"
)
"""Behind these 'as' says in which part: 'the flat is let as the site office'."""
_AFTER_AS = word_set("the we our there nobody no many most this that all")
_AFTER_SINCE = _AFTER_AS | word_set("it they")
_COMPARES = re.compile(r"\b(?:same|such|so|as|soon|well|long|far)\b")
_PLAIN_NEGATIVE = re.compile(r"(?<![\w'])(?:not|no|never|cannot|can't|won't|don't)(?![\w'])|n't(?![\w'])")


def read(clause: Plain, known: Known) -> tuple[Found, int] | None:
    """Return the reason that a clause gives from its beginning to its end."""
    folded = clause.folded
    match = _PLAIN.match(folded) or _DUE_TO.match(folded)
    if match is None:
        match = _CLAUSE.match(folded)
        if match is None or _NO_REASON.match(folded) or _TIME.match(folded):
            return None
        words = folded[match.end() :].split()
        plain = len(words) >= _FEWEST and words[0] in _SUBJECTS and not _AS_ONE_LIKES.search(folded)
        if _VERB.search(folded, match.end()) is None and not plain:
            return None
    colon = folded.find(": ", match.end())
    end = colon if colon >= 0 else len(folded)
    said = clause.cut(match.end(), end).text.strip(" .")
    return (Found(reason=said), end) if said else None


def joins(before: str, after: str) -> bool:
    """Tell whether a reason without a comma may be taken from what stands before it, both folded.

    'Nobody is refused because they can not pay' would say something else without its end.
    """
    if _NARROWED.search(before[-12:]) or (after.startswith("reason ") and _A_REASON.search(before[-12:])):
        return False
    begun = _PLAIN.match(after)
    if begun is None:
        return _joins_less_plainly(before, after)
    negated = list(_NARROWS.finditer(before))
    if not negated:
        return True
    only_negative = all(_PLAIN_NEGATIVE.fullmatch(one[0]) for one in negated)
    return only_negative and not _SAME_PEOPLE.match(after[begun.end() :]) and " of " not in begun[0]


def _joins_less_plainly(before: str, after: str) -> bool:
    """Tell the same for 'due to', 'as' and 'since', which often give no reason."""
    last = before.split()[-1:] or [""]
    if begun := _DUE_TO.match(after):
        plain = all(_PLAIN_NEGATIVE.fullmatch(one[0]) for one in _NARROWS.finditer(before))
        return last[0] not in _OWED and plain and not _SAME_PEOPLE.match(after[begun.end() :])
    if _NARROWS.search(before) or _COMPARES.search(before):
        return False
    if after.startswith("as ") and last[0] in _IN_A_ROLE:
        return False
    subject = after.split()[1:2] or [""]
    if _AS_IT_IS.match(after) and not _AS_ONE_LIKES.search(after):
        return True
    if subject[0] in _LOOSELY and len(after.split()) > _FEWEST + 1 and not _AS_ONE_LIKES.search(after):
        return True
    return subject[0] in (_AFTER_AS if after.startswith("as ") else _AFTER_SINCE)
