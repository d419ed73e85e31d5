"""What stands before a wording and is no part of it: bullets, thanks, 'please record that', 'Item 6.'."""

import re

from bot.understanding.acts.decisions.draft import Found
from bot.understanding.plain import Plain

BULLET = re.compile(r"(?:[>•*·▪◦‣●–—-]|\(?\d{1,2}[.)]|\(?[a-hA-H]\))\s+")
_ITEM = re.compile(
    r"(?:agenda )?(?:item|minute|min\.?|point|para|paragraph|res\.?|resolution"
    r"|no\.?)\s?\d{1,3}(?:[./]\d{1,4})?[a-z]?(?:\s?[.:),–—-]\s|\s(?=agreed|resolved|decided|approved"
    r"|not agreed|deferred))",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:a\.?o\.?b\.?|any other business|other business|matters arising|correspondence)\s?[.:–—-]\s",
    re.IGNORECASE,
)
"""A part of every agenda, which says nothing of what was decided there."""
_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){1,2}|\d{1,3}/\d{2,4})\s?[.:)-]?\s(?=[A-Z])|\d{1,3}\s(?=(?:RESOLVED|AGREED"
    r"|DECIDED|Resolved|Agreed|Decided|It was (?:agreed|resolved|decided))\b)"
)
"""The number of a minute before its words: '6.2', '45/2026', '7 RESOLVED'."""
_POLITE = re.compile(
    r"(?:please(?: to(?= [a-z]))?|pls|plz|kindly|just|hi|hello|hey|hi all"
    r"|thanks(?: all| everyone| everybody)?"
    r"|thank you(?: all)?|many thanks(?: all| everyone)?|all|right|great|good|good morning|morning|ok|okay"
    r"|and|also|well|yes|yep|ooh|oooh|aah|so|:[a-z0-9_+-]{1,30}:|[✅👍🎉☑✔]\ufe0f?|basically|fyi|fine|lovely"
    r"|brilliant|perfect|tidy|lush|there we are(?: then)?"
    r"|right then|now then|ok then|alright|sorry|oh|then|cool)(?:[,.!:]|\s-)*\s"
)
_WANTS = re.compile(
    r"(?:can|could|would|will) (?:you|we|i)(?: please| kindly)? |(?:i'd|i would|we'd"
    r"|we would) like (?:you )?to |i want (?:you )?to |let's |we want to |i need to |we need to "
)
_TO_BE_DECIDED = re.compile(r"decide (?!later\b|next\b|that\b|this\b|to\b)")
_BY_US = re.compile(r"\b(?:we|let's|i)\b")
_VERB = r"(?:record|minute|log|register|capture|write down|put down|note down|put on record|enter|save|add)"
_RECORDS = re.compile(
    rf"{_VERB}(?: (?:this|it|the following))?(?: (?:as|for) (?:a |an |the |our )?(?:new )?(?:decision"
    rf"|agreed|minuted"
    r"|record|agreement|minutes))?(?: down| here)?(?:,? that[,:]?\s|\s?:\s?|\s-\s)"
    rf"|{_VERB} (?:a|the|our|this|my) (?:new )?decision(?: that| to| of)?\s?[:-]?\s"
    rf"|(?:add|put|enter) (?:it |this )?(?:to|in|into|on) (?:the |our )?(?:decisions?|minutes|log"
    rf"|record)\s?[:,]\s"
    r"|i (?:can |hereby |would like to |must )?(?:confirm|record|report|state) that\s"
    r"|let (?:the record show|it be (?:recorded|noted|minuted)|the minutes (?:show|say))(?: that)?[,:]?\s"
    r"|(?:for|in) the (?:record|minutes)[,:]?(?: that)?\s|decide(?! by\b| at\b"
    r"| in\b(?! (?:place|lieu|future|principle|favour|view|light))| if\b"
    r"| when\b)(?: on(?! behalf))?[,:]?\s(?:that[,:]?\s|to\s)?|new decision\s?[:-]?\s"
)
_AS_AN_ACTION = re.compile(
    rf"(?:{_VERB}|put|write|make|mark|note|turn) (?:this|that|it|these|those|the above)(?: down)?"
    r"(?: as| like| into| for)? (?:an? |the |another )?(?:new )?(?:actions?|tasks?|to-?dos?)\b"
)
_RECORDS_US = re.compile(rf"{_VERB} (?=(?:we|our|the|i|no|nobody|everyone|everybody|it|all|there)\b)")
_ASKS_US = re.compile(r"\b(?:can|could|would|will) (?:you|we|i)\b")
_NOTHING_MORE = re.compile(
    rf"(?:(?:that's|that is|it was|it's|it is|this is|we have|we've|we are|we're|we|all|everyone) (?:all )?)?"
    rf"(?:{_VERB}|make|decide|agreed|decided|resolved|approved|settled|that's a decision|new decision"
    r"|(?:put|get|have|mark|count|class|treat|take|note|write)(?= (?:that|this|it)\b)"
    r"|(?:make|take) a note of)"
    r"(?: (?:that|this|it|the above|as above|above|the decision|as a decision|as agreed|a decision|decided"
    r"|(?:as|like) (?:a )?decision|(?:in|on|to) the (?:decisions|register|records|list)"
    r"|decision|please|one|then|now|to|with|down|minuted|recorded|logged|noted|official|agreed|formally"
    r"|in the minutes|on record|on the record|for the record|in the log|as)){0,5}"
    r"(?:[,.;!]? -? ?(?:so |and |then )?(?:can (?:you|we) |could you |would you |let's )?(?:please "
    r"|pls |kindly )?"
    r"(?:record|minute|note|log|capture)(?: (?:it|this|that))?(?: (?:please|pls|down|too|then)){0,2})?"
    r"(?:,? so (?:that )?(?:it|we|i|nobody|this)(?: \w{1,8}| \w{2,6}'t){1,3}(?: get)?"
    r" (?:forget|forgotten|lost|missed))?[.!:]*"
)
_PLEASE = re.compile(r"(?:,|\s-|[.!])? (?:please|pls|plz)[.!]{0,3}$")
_THANKS = re.compile(
    r"(?P<ends>,|\s-|[.!?])? (?:many |huge |big )?(?:thanks|thank you|thankyou|thx|ta|cheers|diolch)"
    r"(?: very much| so much| a lot| again| in advance| yn fawr(?: iawn)?| bawb)?"
    r"(?: all| everyone| everybody| both| folks| team|,? (?!to\b|for\b)(?P<name>[a-z]{2,12}))?[.!]{0,3}$"
)
_PLEASED = re.compile(
    r"(?:,|\s-|[.!;])? (?:i |just )?(?:hope|trust|think) (?:that's|that is|this is|it's|it is|everyone's"
    r"|everybody's) (?:all |quite )?(?:ok|okay|alright|fine|right|correct|happy|good)(?: with (?:that|this"
    r"|it|everyone|everybody|all|you all))?[.!]*$"
    r"|, which (?:(?:i|we) (?:all )?(?:think|thought|feel) )?(?:is|was) (?:really |very |so |just ){0,2}"
    r"(?:wonderful|great|lovely|brilliant|fantastic|good|super|nice|exciting)(?: news)?[.!]*$"
    r"|(?: (?::-?[)d]|;-?\)|x{1,3}|[🎉😊🙂👍❤]\ufe0f?))$"
)
"""What somebody adds of how glad they are of it: no part of what was decided."""
_NO_THANKS = re.compile(
    r"\b(?:our|my|their|his|her|your|its|the|a|of|with|we|i|they|says?|said|sends?|gives?|to|and)$"
)
"""Before 'thanks' these say that the thanks are a part of what was decided: 'Send the club our thanks'."""
_MOST_AT_ITS_END = 4
_LONGEST_THANKS = 60
"""Letters."""
_MARKS = re.compile(r"[*_~]{1,3}")
_SO = re.compile(
    r"(?:(?:ok|okay|so|then|right|right then|ok then|well|yes|yep|alright|basically|fyi|hi|hello"
    r"|hey|hi all|hello all|hi everyone|quick one|(?:just )?to (?:say|confirm|note|recap)(?: that)?"
    r"|just to let (?:you|everyone|people) know(?: that)?"
    r"|(?:just )?wanted to (?:say|confirm|let you know)(?: that)?)"
    r"(?:,|:|\s-)? ){1,4}(?=(?:we|we'll|we're|we've|we'd|let's|the|our|it|it's|everyone|nobody)\b)"
)
"""What people say before a sentence, with no mark behind it."""
_WHAT_FOR = re.compile(
    r"so [^,]{1,80}?\b(?:can|could|may|might)\b[^,]{1,80},"
    r"|(?:just )?to (?:say|confirm|note|recap) (?:the|our|it)\b"
)
"""'So the café can open, we …' and 'to confirm the booking we …' say what for."""


_AGAIN = re.compile(
    r"(?:@matters ?arising|/ ?decide|/ ?decision)(?![\w/])[,:]?\s?(?:please decide (?=that)|decide (?!on\b))?"
)
"""The command, or the bot's name, typed once more behind the command."""


def once(text: Plain) -> Plain:
    """Return a text without the command or the name of the bot that is typed again at its beginning."""
    if text.folded.startswith("/propose"):
        return text.cut(1, len(text.text))
    match = _AGAIN.match(text.folded)
    return text.cut(match.end(), len(text.text)) if match else text


def unmarked(text: Plain) -> Plain:
    """Return a text without the marks of bold or slanted type around its first words."""
    opening = _MARKS.match(text.folded)
    closing = _MARKS.search(text.folded, opening.end(), 300) if opening and text.text[0] != " " else None
    if opening is None or closing is None or text.folded[opening.end() : opening.end() + 1].isspace():
        return text
    return text.cut(opening.end(), closing.start()).then(text.cut(closing.end(), len(text.text)))


def bare(text: Plain) -> Plain:
    """Return a text without a bullet, a number or 'Item 6.' before it."""
    for pattern in (BULLET, _ITEM, _NUMBER, _HEADING):
        if match := pattern.match(text.text):
            text = text.cut(match.end(), len(text.text))
            that = pattern is _ITEM and text.folded.startswith("that ")
            text = text.cut(len("that "), len(text.text)) if that else text
    return text


def read(text: Plain, *, asked: bool) -> tuple[Found, int] | None:
    """Return that a text begins by asking for it to be recorded, and where that ends.

    `asked` tells that it is said to the bot by name, so that 'record …' is no wording.
    """
    start, polite = _polite(text.folded)
    match = _RECORDS.match(text.folded, start)
    if match is None and (polite or asked):
        match = _RECORDS_US.match(text.folded, start)
    if match is None or (_BY_US.search(text.folded, 0, start) and _TO_BE_DECIDED.match(text.folded, start)):
        return None  # 'we need to decide on the logo' asks for nothing to be recorded
    return Found(recorded=True), match.end()


def without_thanks(text: Plain) -> Plain:
    """Return a text without a 'please', thanks or a smile at its end."""
    for _ in range(_MOST_AT_ITS_END):
        end = _thanked(text.folded)
        if not end or text.unread:
            break
        text = text.cut(0, end)
    return text


def _thanked(folded: str) -> int:
    """Return where a 'please' or thanks at the end of a text begin; 0 where there are none."""
    start = max(len(folded) - _LONGEST_THANKS, 0)
    if match := _PLEASE.search(folded, start) or _PLEASED.search(folded, start):
        return match.start()
    match = _THANKS.search(folded, start)
    if match is None or (match["name"] and not match["ends"]):
        return 0
    return 0 if not match["ends"] and _NO_THANKS.search(folded[: match.start()]) else match.start()


def says_nothing(text: Plain) -> bool:
    """Tell whether a text holds nothing but a greeting, a yes or thanks, or nothing at all."""
    said = text.folded.rstrip(" .!")
    return not said or _polite(said + ", ")[0] >= len(said)


def greeting(text: Plain) -> int:
    """Return where greetings, thanks and fillers at the beginning of a text end."""
    return _polite(text.folded)[0]


def asks_for_an_action(text: Plain) -> bool:
    """Tell whether a text asks for what was said to be an action: 'record that as an action for Lena'."""
    start, _ = _polite(text.folded)
    return _AS_AN_ACTION.match(text.folded, start) is not None


def lead_in(text: Plain) -> int:
    """Return where a sentence begins that is only led up to: 'ok so we go with the van'; 0 for any other."""
    match = _SO.match(text.folded)
    return match.end() if match and not _WHAT_FOR.match(text.folded) else 0


def points_above(text: Plain) -> bool:
    """Tell whether a text says only that what was said before is to be recorded: 'agreed', 'record that'."""
    start, _ = _polite(text.folded + " ")
    if text.folded.endswith("?") and _ASKS_US.search(text.folded, 0, start):
        text = text.cut(0, len(text.text) - 1)
    return bool(_NOTHING_MORE.fullmatch(text.folded, min(start, len(text.folded))))


def _polite(folded: str) -> tuple[int, bool]:
    at = 0
    for _ in range(6):
        match = _POLITE.match(folded, at) or _WANTS.match(folded, at)
        if match is None:
            break
        at = match.end()
    return at, at > 0
