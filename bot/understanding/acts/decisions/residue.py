"""What a wording still holds that speaks of how it was decided, so that it may not have been read right."""

import re

from bot.understanding.acts.decisions import clauses
from bot.understanding.plain import Plain

_TELLS = re.compile(
    r"(?<!as )(?<!what )(?<!which )(?<!than )\b(?:it was|it is|we|the (?:board|group|committee|meeting"
    r"|panel|trustees)"
    r"|members|everyone|everybody|all)(?: have| has| had| all| then| unanimously)? (?:agreed|decided"
    r"|resolved|voted"
    r"|approved|rejected|declined|deferred|parked|turned down|concluded) (?:that|to|on|for|against|it|this"
    r"|the|a)\b"
    r"|(?:^|[:.;,-] )(?:not )?(?:agreed|resolved|decided|carried|approved) (?:that|to)\b"
    r"|\b(?:proposed|seconded|moved) by\b|\b(?:replaces|amends|supersedes|replacing|superseding) (?:d \d"
    r"|d\d|decision|#)|\bproposing\b|\b(?:withdrew|has withdrawn) (?:his|her|their"
    r"|the) (?:\w{1,20} )?(?:proposal|motion|idea|suggestion|application)\b|\b(?:prop|sec)[.:] "
    r"|\b\d{1,2} (?:for|against|in favour|abst\w{1,9})\b(?=$|[,;.)/]| and\b| but\b)|\bagainst(?=$|[,;.)])"
    r"|\b(?:abstained|abstaining|dissenting|dissented)\b|\bvoted (?:for|against|in favour)\b|\bnem\.? ?con\b"
    r"|\bon behalf of\b(?=[^,;.]{2,40}[,;:])|[(,] ?on behalf of\b"
)
"""What tells of the decision, where the wording should tell what was decided."""
_VOTE = re.compile(r"\b(?:votes?|voted|poll|won|beat|carried|ballot|hands)\b")
_SCORE = re.compile(
    r"\b\d{1,2}(?:\s?[-/]\s?| to | v | votes to )\d{1,2}\b|\b\d{1,2} (?:hands|votes) (?:for|to)\b"
)
_CASTING = re.compile(r"\b(?:used|on|by|with) (?:the |his |her |their |a )?(?:chair's )?casting vote\b")
_ANSWERS = re.compile(
    r"[❌👎🚫⛔]|:(?:x|-1|thumbsdown|no_entry):|"
    r"(?:[:,]| -) (?:yes|no|not yet)(?=$|[,;.])|, (?:yes|no) to\b|\b(?:yes|no)(?=,? (?:but"
    r"|and) .{1,80} (?:yes|no)$)"
)
_LATER = re.compile(
    r"\b(?:deferred|parked|adjourned|held over|carried over|carried forward|on hold|shelved|tbc|tbd"
    r"|to be (?:confirmed|decided|agreed|discussed|revisited))(?=$|[,;.)]| (?:until|till|to|at|in|next"
    r"|for)\b)"
    r"|(?<!who )(?<!they )\b(?:decide|revisit|come back to|discuss)\b[^,;.]{0,60}\b(?:next time"
    r"|next meeting|later|again"
    r"|in the new year)\b"
)
_CONDITION = re.compile(r"(?:, |\band )(?:subject to|provided that|conditional on|pending)\b")
_HEDGES = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|hopefully|provisionally|tentatively|i (?:think|guess|reckon"
    r"|believe|suppose)"
    r"|let's say|seem(?:s|ed) (?:happy|ok|okay|keen|agreed|to be)|(?:pretty|fairly|almost|quite) sure"
    r"|as far as i (?:know|remember|recall)|iirc|afaik|i seem to (?:remember|recall)|not sure|unsure"
    r"|if that's (?:ok|okay"
    r"|alright)|unless (?:anyone|anybody|someone|somebody|there are) object\w{0,4}|if (?:everyone"
    r"|everybody|nobody|no one|people"
    r"|you all) (?:agrees|is (?:ok|okay|happy)|objects|minds"
    r"|agree|are happy))\b"
    r"|^(?:i|we|(?:we|all of us|everyone|everybody) (?:here )?at [\w ]{2,30}?)(?:'m|'re| am| are| is) (?:all "
    r"|more than |very |really |so |quite |absolutely ){0,2}(?:happy|pleased|delighted|thrilled|excited"
    r"|on board|in favour|supportive|behind) (?:with|about|by|of)?"
)


def is_left(wording: Plain) -> bool:
    """Tell whether a wording still holds words of how it was decided, outside of what is quoted."""
    folded = wording.folded
    if _found(_CASTING, folded) or (_VOTE.search(folded) and _found(_SCORE, folded)):
        return True
    # What stands first was read as a frame, or is none.
    return any(_found(pattern, folded, begins=1) for pattern in (_TELLS, _ANSWERS, _LATER, _CONDITION))


def hedges(wording: Plain) -> bool:
    """Tell whether a wording says of itself, somewhere in it, that it is not certain."""
    return _found(_HEDGES, wording.folded)


def _found(pattern: re.Pattern[str], folded: str, *, begins: int = 0) -> bool:
    places = (match.start() for match in pattern.finditer(folded))
    return any(at >= begins and not clauses.quoted(folded, at) for at in places)
