"""A question without what is said around it: greetings, how politely it is asked, and why.

'Would you be able to tell me who has the keys, please?'      'who has the keys'
'Before I do it twice, is anyone writing to the council?'     'is anyone writing to the council?'
'whatever is late, I'd rather know now'                       'whatever is late'
"""

import re
from dataclasses import dataclass

from bot.understanding import spoken_numbers
from bot.understanding.plain import Plain

_NOTHING = re.compile(r"nothing(?= (?:for|on|due|left|new|else)\b[^?]{0,40}\?)")
"""'Nothing for me?' asks whether there is anything."""
_SLANG = {
    **dict.fromkeys(("wot", "wat", "wht", "wut"), "what"),
    **dict.fromkeys(("wots", "wats", "whts", "wos"), "what's"),
    **{"hoos": "who's", "b4": "before", "cud": "could", "wud": "would", "shud": "should"},
    **{"ppl": "people", "mtg": "meeting", "mtgs": "meetings", "dun": "done", "u": "you", "thru": "through"},
    **{
        "tmrw": "tomorrow",
        "2moro": "tomorrow",
        "tomoz": "tomorrow",
        "2day": "today",
        "1s": "ones",
        "gimme": "give me",
        **dict.fromkeys(("hows", "how's"), "how is"),
        "whens": "when's",
        "wheres": "where's",
        "whys": "why's",
        "nxt": "next",
        "yr": "year",
    },
    **{"wk": "week", "wks": "weeks", "mth": "month", "abt": "about", "outstandin": "outstanding"},
}
_WORD = re.compile(r"[\w']{1,20}")
_GREETS = re.compile(
    r"(?:(?:please to|please|pls|plz|kindly|(?:hi|hiya|hello|hey)(?: (?:lovely|dear|friendly))? (?:bot|robot)"
    r"|hi|hiya|hello|hey|ok|okay|so|sorry|oh|um|er|erm|and|but|just"
    r"|actually"
    r"|quick (?:one|question|q)|out of (?:interest|curiosity)|me again|apologies|good (?:morning"
    r"|afternoon)|(?:sorry to|hate to) (?:ask|bother you|be a pain|chase)|one more(?: thing)?"
    r"|for (?:info|clarity)|to be clear|as a matter of interest|daft question|silly question"
    r"|stupid question)(?:[,.!:;-]| -)?|(?:right|well|all|morning|afternoon|evening|thanks|cheers"
    r"|everyone|team|folks|now|then)[,.!:;-]|all(?= (?:what|that|which)\b)) "
)
_EXCUSES = re.compile(
    r"(?:so |very |really )?(?:(?:i )?(?:don't|do not|dont|didn't) (?:understand|get (?:it|this))"
    r"|sorry|apologies|excuse me|forgive me|oh dear|i've (?:rather |quite "
    r"|completely )?"
    r"lost (?:track|the thread)|before i forget|for the life of me|bit of a senior moment)\b[^.?!:;,]{0,50}"
    r"[,.:;] (?:but |and |so )?(?=(?:could|can|would|will|what|who|who's|when|where|why|how|which|did|do|does"
    r"|is|are|was|were|has|have|remind|tell|show)\b)"
)
"""What is said before a question out of courtesy: 'Sorry to be a pest, but …'."""
_HOW = (
    r"(?:please |kindly |possibly |just |perhaps |maybe |quickly |be able to |be so kind as to "
    r"|be kind enough to |happen to |also |ever |quite |at all )"
)
_SEES = r"(?:see|know|check|find out|view|consult|look at|be told|hear|have a look at|have sight of|work out)"
_A_LIST = (
    r"(?: an?| the)?(?: (?:full|complete|quick|short|up to date))?"
    r" (?:list|copy|note|rundown|run-down|summary|look|reminder|breakdown) (?:of|at)"
)
_FRAMES = (
    re.compile(
        rf"(?:can|could|would|will|may|might) (?:you|we|i|somebody|someone|anyone) {_HOW}{{0,4}}"
        rf"(?:mind )?(?:(?:tell|telling|show|showing|give|giving|remind|reminding|send|sending|get|find|bring"
        rf"|read|run|dig out|pull up|look up) (?:me|us)|let (?:me|us) (?:know|see|have)|dig out|pull up"
        rf"|look out|{_SEES}|list|have|get"
        rf"|look up)\b(?:{_A_LIST}| again| about| of)?"
    ),
    re.compile(
        rf"(?:i|we)(?:'d| would)? {_HOW}{{0,2}}(?:like|love|want|need|prefer)"
        rf"(?: to (?:see|know|find out|view|consult|look at|be told|hear|have a look at|have sight of)\b"
        rf"(?:{_A_LIST})?|{_A_LIST})"
    ),
    re.compile(
        r"(?:i'm|i am|i was|we're|we are|we were) (?:just |only )?(?:wondering|trying to (?:find out|find"
        r"|remember|work out|check|see|recall)|looking for|not (?:quite |entirely )?(?:sure|clear)|unsure)"
        r"(?: if you (?:can|could|would) (?:tell|show|remind) (?:me|us))?"
    ),
    re.compile(
        r"(?:i )?(?:don't|dont|do not) suppose (?:you|anyone|anybody|someone) (?:knows?|remembers?"
        r"|recalls?|can remember)"
        r"|(?:it exists|there exists|exists there)(?= an?\b)|(?:do|does|did|would|can) (?:you|anyone"
        r"|anybody|someone|somebody|we) (?:happen to |possibly )?"
        r"(?:know|remember|recall)\b"
    ),
    re.compile(
        r"(?:(?:can|could|may|might) (?:i|we) (?:trouble|bother|ask|pester) (?:you|someone) (?:for|about)"
        r"|(?:i'd be |i would be |we'd be )?(?:most |very |so )?(?:grateful|obliged|glad|thankful|pleased)"
        r" (?:for|if (?:you|someone|somebody) (?:could|would|can) (?:please |kindly )?(?:tell me|show me|list"
        r"|let me (?:know|have|see)|confirm|advise|remind me|give me|send me))"
        r"|(?:advise|confirm|state|specify)(?: me)?(?= (?:which|what|who|where|when|whether|how))"
        rf"|(?:remind|tell|show|give|explain)(?: to)? (?:me|us)(?! to\b))\b(?:{_A_LIST})?(?: of)?,?"
    ),
    re.compile(
        r"(?:any (?:idea|clue)|any chance (?:of|you could (?:tell|show|remind) (?:me|us))"
        r"|no idea|i (?:can't|cannot|don't|can not|do not|couldn't|never can|can never)"
        r" (?:quite |for the life of me )?(?:remember|recall|think|find|see|know)"
        r"|i(?:'ve| have)? (?:completely |totally |clean )?(?:forgotten|forget|lost track of)|i wonder"
        r"|(?:is|would) it (?:be )?possible to (?:see|know|find out|have|get)"
        r"|all i (?:want|need) to know is|what i(?:'d like| want| need) to know is|the question is"
        rf"|let (?:me|us) (?:know|see|have))\b(?:{_A_LIST})?"
    ),
)
_ENDS = re.compile(
    r"[,.;!?]? ?(?:-|–)? ?\b(?:x{1,3}|this time|please|pls|plz|thanks|thank you|thx|ta|cheers|kindly"
    r"|if (?:you can|possible|you could|you don't mind|you wouldn't mind|that's ok|poss)|when you (?:can"
    r"|get a (?:moment|chance|minute|sec)|have a (?:moment|minute))|by any chance|do you know|at all"
    r"|as it stands|at present|at the moment|at this (?:moment|point|stage)|to date|so far|as of (?:now"
    r"|today)|right now|up to now|as yet|these days|nowadays|just now|currently"
    r"|at today's date|as at today|rn|lol|in the end|in total|all told|again"
    r"|then|though|anyway|any idea|remind me|i wonder|many thanks|out of interest|ie|eh)$"
)
_NOW = re.compile(
    r"\b(?:at present|at the moment|at this (?:moment|point|stage)|as things stand|at all"
    r"|at today's date|as at today)\b"
)
_SOMEBODY = r"(?:i|i'd|i'm|i've|i'll|i'd|we|we'd|we're|we've|we'll|you|they|he|she|it|it's|there|my|nobody)"
_MARKED = r"(?<![,;.!?-])[,;.!?-]{1,4} "
_WHY = re.compile(
    rf"{_MARKED}(?:(?:but|and|so|as|because|if|in case|before|when|while|although|though|since|cos|just) )?"
    rf"{_SOMEBODY}\b.{{0,200}}$|{_MARKED}(?:just|purely|only) (?:so|to|for|checking|wondering)\b.{{0,200}}$"
    rf"|{_MARKED}(?:that's|thats) all\b.{{0,100}}$"
)
_BEFORE = re.compile(
    rf"(?:before|as|since|if|when|because|now that|while|although|in case|given that|seeing as|so that) "
    rf"{_SOMEBODY}\b[^,?]{{1,160}}, (?P<asks>.+)"
)
_FORGETS = re.compile(
    r"(?<![,;.-])[,;.-]{0,3} ?(?:but |and |though |only )?i (?:can't|cannot|can not|don't|do not"
    r"|couldn't) (?:quite |now )?"
    r"(?:think|remember|recall|find)\b.{0,60}$|(?<![,;.-])[,;.-]{0,3} ?(?:but |and )?i(?:'ve"
    r"| have)? (?:forgotten|forget)\b"
    r".{0,60}$"
)
_SURE = re.compile(
    r"(?:i'm|i am) (?:fairly |pretty |quite |almost |absolutely )?(?:sure|certain|convinced)(?: that)? "
    r"|i (?:think|thought|seem to (?:remember|recall)|vaguely (?:remember|recall)|could have sworn|know"
    r"|believe|remember)(?: that)? "
)
"""Behind what somebody is sure of, 'but I can't think when' makes it a question."""
_ABSENT = re.compile(
    r"(?:sorry,? )?(?:i )?(?:was|wasn't|couldn't|could not|didn't|missed|have|been|just|got|had)\b[^?]{2,80}"
    r"(?:[,.;-]|\band|\bso) ?(?P<asks>(?:what|which|anything)"
    r" (?:did|was|were|have|has|got|came|you|we)\b.{1,80})"
)
"""'I couldn't make the last meeting, what was decided': it asks, though it does not begin so."""
_MEETING = re.compile(r"\b(?:the |our )?(?:last |previous )?(?:meeting|one)(?: (?:on|of) [^,.;-]{2,20})?")
MOST = 6


@dataclass(frozen=True)
class Tidied:
    """What is asked, and whether it was said that somebody wants to be told or shown it."""

    plain: Plain
    wants: bool = False


def tidied(plain: Plain, *, may_record: bool) -> Tidied:
    """Return a question without what is said around it; of what may record something only greetings go."""
    made = _greeted(_spelled(spoken_numbers.in_figures(plain)))
    if nothing := _NOTHING.match(made.folded):
        made = Plain("anything", folded="anything").then(made.cut(nothing.end(), len(made.text)))
    if may_record:
        return Tidied(made)
    forgotten = _without(made, _FORGETS)
    if forgotten is not made and (sure := _SURE.match(forgotten.folded)):
        return Tidied(_kept(forgotten.cut(sure.end(), len(forgotten.text)), forgotten), wants=True)
    if before := _BEFORE.fullmatch(made.folded):
        made = _greeted(made.cut(before.start("asks"), len(made.text)))
    made = _without(made, _WHY)
    found = _framed(_ended(made))
    if absent := _ABSENT.fullmatch(found.plain.folded):
        return Tidied(_asked_of_meeting(found.plain, absent), wants=True)
    return Tidied(_ended(_without_now(found.plain)), found.wants)


def _asked_of_meeting(plain: Plain, absent: re.Match[str]) -> Plain:
    """Return what is asked, of the meeting that somebody says they missed, if they name one."""
    asks = plain.cut(absent.start("asks"), len(plain.folded.rstrip(" ?!.")))
    meeting = _MEETING.search(plain.folded, 0, absent.start("asks"))
    if meeting is None:
        return plain
    return asks.then(Plain.of("at")).then(plain.cut(*meeting.span()))


def _kept(shorter: Plain, whole: Plain) -> Plain:
    return shorter if shorter.text.strip(" ?!.,") else whole


def _spelled(plain: Plain) -> Plain:
    """Return a text with the words written out that are commonly typed short: 'b4 xmas'."""
    found = ((match, _SLANG.get(match[0])) for match in _WORD.finditer(plain.folded))
    return plain.with_words((*match.span(), word) for match, word in found if word is not None)


def _greeted(plain: Plain) -> Plain:
    for _ in range(MOST):
        match = _EXCUSES.match(plain.folded) or _GREETS.match(plain.folded)
        if match is None:
            break
        plain = _kept(plain.cut(match.end(), len(plain.text)), plain)
    return plain


def _framed(plain: Plain) -> Tidied:
    wants = False
    for _ in range(2):
        match = next((found for frame in _FRAMES if (found := frame.match(plain.folded))), None)
        if match is None:
            break
        rest = plain.cut(match.end(), len(plain.text))
        if not rest.text.strip(" ?!.,"):
            break
        plain, wants = _greeted(rest), True
    return Tidied(plain, wants)


def _ended(plain: Plain) -> Plain:
    for _ in range(MOST):
        bare = plain.cut(0, len(plain.folded.rstrip(" ?!.,")))
        match = _ENDS.search(bare.folded)
        if match is None or not match.start():
            break
        asks = plain.folded.rstrip(" !.,").endswith("?")
        cut = bare.cut(0, match.start())
        plain = cut.then(Plain.of("?")) if asks else cut
    return plain


def _without(plain: Plain, pattern: re.Pattern[str]) -> Plain:
    match = pattern.search(plain.folded)
    return _kept(plain.cut(0, match.start()), plain) if match and match.start() else plain


def _without_now(plain: Plain) -> Plain:
    match = _NOW.search(plain.folded)
    return _kept(plain.without(*match.span()), plain) if match else plain
