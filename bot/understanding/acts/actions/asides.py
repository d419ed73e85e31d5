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
_NOD = (
    r"(?:um+|uh+|er+m?|ah|oh|ok|okay|okey|alright|all right|right then|righto|right(?! to\b| of\b| hand)"
    r"|well(?! being)|so(?! that\b| far\b)|also|and|yes|yep|yeah|now then|basically|anyway|anyhow|actually"
    r"|in that case|reit|nawr te|then)"
)
"""What people say on the way to what they have come to: 'ok', 'so', 'then'."""
_ANYWHERE = (
    rf"(?:{_NOD}|(?:i'm )?(?:not sure|no idea|don't know|unsure) whose (?:job|task|action|turn)"
    r" (?:this|that|it) is,? but|unless (?:i'm mistaken|i misremember)"
    r"|as far as i (?:know|recall|remember|am aware)"
    r"|afaik|iirc|if i (?:remember|recall)(?: rightly| correctly| right)?|my understanding is(?: that)?"
    r"|apparently"
    r"|i (?:believe|understand|gather|think)(?: that)?(?: we said(?: that)?)?|we said(?: that)?"
    r"|i'm told(?: that)?|am i right(?: in thinking)? that|diolch yn fawr|diolch"
    r"|just|please|pls|plz|kindly|fyi|btw|nb|n\.b\.|sorry|thanks|cheers|as (?:discussed|agreed"
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
_ASSENT = (
    r"(?:great|good|fine|lovely|perfect|brilliant|super|excellent|cool|sure|thank you"
    r"|(?:good|great|nice) (?:idea|point|plan|call)|fair enough|makes sense|works for me"
    r"|(?:that |it )?sounds (?:good|great|fine|sensible|like a plan)(?: to me)?"
    r"|(?:(?:just )?to (?:confirm|recap|sum up|summarise|summarize|clarify|repeat|note|minute|be clear)"
    r"|in summary)"
    r"|for (?:the )?(?:minutes|record|notes|log|info|information|avoidance of doubt))"
)
_APART = (
    rf"(?:{_ASSENT}|agreed then|noted|carried forward|brought forward|c/f|b/f|outstanding|matters arising"
    r"|from last time|still outstanding"
    r"|(?:good|great|quick) (?:news|update)|update|lastly"
    r"|finally|next|next up|next one|first|firstly|second|secondly|thirdly|plus|but|again"
    r"|(?:one |a )?last (?:one|thing)|(?:just )?one more(?: thing| one| action| from me)?|another(?: one"
    r"| thing)"
    r"|quick one(?: from me| for you)?|reminder|note|important|forgot (?:one|this one|another|to add"
    r"|to mention)|forgot"
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

_NODS = (
    re.compile(rf"{_ASSENT}{_PAUSE}"),
    re.compile(rf"(?:{_NOD}|{_ASSENT}) (?:all|everyone|everybody|folks|team|both){_PAUSE}"),
    re.compile(rf"{_NOD}(?:{_PAUSE}|\s+)"),
    re.compile(rf"(?:thanks|thank you|cheers|diolch)(?: (?!to\b|for\b)[\w'-]{{2,20}}){{0,2}}{_PAUSE}"),
    re.compile(r"(?:just )?to (?:confirm|recap|clarify|be clear)(?: that)? (?=(?:we|it|they|there)\b)"),
)


def end(text: str, *, commanded: bool) -> int:
    """Return where the first aside of a folded text ends; 0 where it comes to the matter at once.

    `commanded` says that what is typed is an action in any case, so that 'please note that' adds nothing.
    """
    patterns = (*_PATTERNS, _ASKED) if commanded else _PATTERNS
    return next((found.end() for each in patterns if (found := each.match(text))), 0)


def nod(text: str) -> int:
    """Return where the first word of assent at the beginning of a folded text ends; 0 where there is none."""
    return next((found.end() for each in _NODS if (found := each.match(text))), 0)
