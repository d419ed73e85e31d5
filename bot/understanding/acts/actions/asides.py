"""What people say before they come to the matter: 'ok so', 'just to confirm', 'as discussed', 'one more:'.

Some words are asides wherever they begin a sentence; others only where a comma, a dash or the like stands
behind them, since a sentence may begin with them: 'Great, Val to …', but 'Great Hall to be booked'.
"""

import re

_GREETING = (
    r"(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening)|morning|afternoon|shwmae|helo|bore da"
    r"|prynhawn da|noswaith dda|s'mae)"
    r"(?: (?:all|everyone|everybody|team|folks|there|bot|matters arising|pawb))?\s?[,!.:–-]\s*"
    r"|(?:good )?(?:morning|afternoon|evening) (?=@?[a-z]{2,20}\s?[,!–-])"
    r"|(?:hi|hello|hey|hiya) (?:all|everyone|everybody|team|folks|there|bot)\s+|(?:hello|hey|hiya"
    r"|hi(?! vis))\s+"
)
_ANYWHERE = (
    r"(?:(?:i'm )?(?:not sure|no idea|don't know|unsure) whose (?:job|task|action|turn) (?:this|that|it) is,?"
    r" but"
    r"|unless (?:i'm mistaken|i misremember)|as far as i (?:know|recall|remember|am aware)|afaik|iirc"
    r"|if i (?:remember|recall)(?: rightly| correctly| right)?|my understanding is(?: that)?|apparently"
    r"|i (?:believe|understand|gather|think)(?: that)?(?: we said(?: that)?)?|we said(?: that)?"
    r"|i'm told(?: that)?|am i right(?: in thinking)? that|ah|oh|ok|okay|okey|alright"
    r"|all right|right then|right(?! to\b| of\b| hand)"
    r"|well(?! being)"
    r"|so(?! that\b)|also|and|yes|yep|yeah|now then|basically|anyway|anyhow|actually|diolch yn fawr|diolch"
    r"|reit"
    r"|nawr te|just|please|pls|plz|kindly|then|fyi|btw|nb|n\.b\.|sorry|thanks|cheers|as (?:discussed|agreed"
    r"|mentioned|promised|requested|before)(?: earlier| today| yesterday| tonight| last night| this morning"
    r"| last week| last time)?|before i forget|while i remember|don't forget to|i (?:nearly )?forgot to say"
    r"|forgot to say|following (?:a |some |our |the |much |further |brief )?discussions?"
    r"|after (?:a |some |much |further )?(?:lengthy |long |brief |full |good )?(?:discussion|debate))"
)
_MEETING = (
    r"(?:the |our |your |today's |yesterday's |last night's |this morning's |the last |last |the previous )?"
    r"(?:board |committee |group |trustees |trustee |team |zoom )?"
    r"(?:meeting|discussions?|conversation|chat|call|email|e-mail|session|minutes|last time|agm)"
)
_APART = (
    r"(?:carried forward|brought forward|c/f|b/f|outstanding|matters arising|from last time|still outstanding"
    r"|(?:good|great|quick) (?:news|update)|update|great|good|fine|lovely|perfect|brilliant|super"
    r"|excellent|cool|noted|sure|agreed then|thank you|lastly"
    r"|finally|next|next up|next one|first|firstly|second|secondly|thirdly|plus|but|again|in that case"
    r"|(?:one |a )?last (?:one|thing)|(?:just )?one more(?: thing| one| action| from me)?|another(?: one"
    r"| thing)"
    r"|quick one(?: from me| for you)?|reminder|note|important|forgot (?:one|this one|another|to add"
    r"|to mention)|forgot"
    r"|(?:just )?(?:to (?:confirm|recap|summarise|summarize|clarify|repeat|note|minute|be clear)|in summary)"
    r"|for (?:the )?(?:minutes|record|notes|log|info|information|avoidance of doubt)"
    rf"|(?:as (?:discussed|agreed|mentioned|decided|requested)|arising) (?:at|in|on|from|during) {_MEETING}"
    rf"|(?:following|following on from|further to|from|as per|per) {_MEETING}"
    r"|from (?:today|yesterday|last night|tonight|this morning|this evening)|(?:agreed |from )?(?:today"
    r"|tonight|yesterday|last night)|as above|see above)"
)
_PAUSE = r"\s?[,:;!.…–-]+\s*"
_SORRY = (
    r"(?:(?:there's |there is )?(?:absolutely |really )?no (?:rush|hurry)(?: at all)?|(?:i )?hate to ask"
    r"|(?:so |very |really )?sorry to (?:ask|chase|bother you|be a (?:pain|nuisance)|trouble you)(?: again)?"
    r"|i (?:know|appreciate)(?: that)? (?:you're|you are|it's|it is|everyone's)[\w' ]{0,24}"
    r"|(?:quick|small|big|tiny) (?:favour|ask|request)|favour|at some point"
    r"|if (?:at all )?(?:possible|poss)|when(?:ever)? (?:possible|convenient)|ideally)"
)
_IF_YOU_CAN = re.compile(
    r"(?:if|when) (?:it's|it is|that's|that is|you|u|anyone|somebody|someone|she|he|they)\b(?=[^,\n]{0,60}"
    r"(?:trouble|possible|poss|mind|ok|okay|right|alright|chance|moment|minute|min|mo|sec|second|could|can|time"
    r"|convenient|free)\s?[,–—])[^,–—\n]{1,66}[,–—]\s*"
)
_PATTERNS = (
    re.compile(_GREETING),
    re.compile(rf"{_SORRY}(?:\s?[,:–—-]|,? but\b)\s*"),
    _IF_YOU_CAN,
    re.compile(rf"{_APART}{_PAUSE}"),
    re.compile(rf"(?:as (?:discussed|agreed|decided) (?:at|in|during)|following|further to) {_MEETING}\s+"),
    re.compile(rf"{_ANYWHERE}(?:{_PAUSE}|\s+)"),
)

PLEASANTRY = re.compile(
    r"[,.!?–—-](?:[,.!?–—-])?\s?(?:i )?(?:hope (?:you|all|this|everyone|everything|the)\b|how are you"
    r"|trust you"
    r"|happy (?:monday|friday|new year))[^.!?\n]{0,60}[.!?]\s?"
)
"""What is said between whom one speaks to and what is asked of them: '…, hope you're well. …'."""
_ASKED = re.compile(
    r"(?:(?:can|could|shall|should|will|would) (?:we|you|i|u) |(?:i'd|we'd|i would|we would) like to "
    r"|let's )?"
    r"(?:please |just |also )?(?:add|minute|note|record|log|capture|put down|write down|remember)"
    r"(?: here| down| please)?(?: that\b|\s?:)\s*"
)


def end(text: str, *, commanded: bool) -> int:
    """Return where the first aside of a folded text ends; 0 where it comes to the matter at once.

    `commanded` says that what is typed is an action in any case, so that 'please note that' adds nothing.
    """
    patterns = (*_PATTERNS, _ASKED) if commanded else _PATTERNS
    return next((found.end() for each in patterns if (found := each.match(text))), 0)
