"""What is said around an action and is no part of it: greetings, labels, 'please record an action for'."""

import re
from dataclasses import dataclass

from bot.understanding.plain import Plain

_QUOTES = {'"': '"', "'": "'", "(": ")", "[": "]", "*": "*", "_": "_", "`": "`"}
_BULLET = re.compile(r"(?:[-*•◦‣▪·>]|\(?\d{1,3}[.)]|\([a-z]\)|[a-z][.)])\s+(?=\S)|[-–—•]\s*(?=[a-z@])")
_GREETING = re.compile(
    r"(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening)|morning|afternoon)"
    r"(?: (?:all|everyone|everybody|team|folks|there|bot|matters arising))?\s?[,!.:–-]\s*"
    r"|(?:hi|hello|hey|hiya) (?:all|everyone|everybody|team|folks|there|bot)\s+"
)
_BOT = re.compile(r"@?matters arising\b\s?[,:–-]?\s*|@bot\b\s?[,:–-]?\s*")
_FILLER = re.compile(
    r"(?:um+|uh+|er+m?|ah|oh|ok|okay|right then|right|well|so(?! that\b)|also|and|yes|yep|yeah|now then"
    r"|basically"
    r"|great|just|please|pls|plz|kindly|next|then|fyi|nb|sorry|thanks|cheers)(?:\s?[,:!.…–-]+\s*|\s+)"
)
_RECORD = re.compile(
    r"(?:(?:can|could|would|will) (?:you|we|i) (?:please )?|i(?:'d| would) like (?:you )?to |let's )?"
    r"(?:please )?(?:record|note|add|log|minute|create|make|put down|raise|set up|capture|take|open|enter"
    r"|write down"
    r"|put in|save|we need|need|there is|there's)(?: (?:this|that|it))?(?: as)?"
    r" (?:an?|the|another|one more|a new|this|following)?\s?(?:new )?(?:action|task|to-do|todo)"
    r"(?: (?:item|point))?(?: (?:for|on|to|that|against|here))?\b\s?[:–-]?\s*"
)
_LABEL = re.compile(
    r"(?:(?:new|next|another|further) )?"
    r"(?:(?:action|acton|aciton|actoin|actin)(?:s| points?| items?| log| required| needed)?|ai|ap|act"
    r"|todo|to-do|to do|tasks?|what)"
    r"(?:\s?(?:no\.?|number|#))?(?:\s?[a-z]?\d{1,4}(?:\.\d{1,2})?)?\s?(?:[:=]|[–—-]+(?=\s)|\.(?=\s)"
    r"|\)(?=\s))\s*"
)
_COMMAND = re.compile(
    r"/?(?:actions?|acton|aciton|actoin|todo|to-do)\s+(?:points?\s+|items?\s+)?(?:(?:on|for|to)(?=\s(?:@"
    r"|me\b))\s+)?"
)
_NUMBERED = re.compile(r"(?:point|item|no\.?)?\s?#?\d{1,3}\s?[.:)–—-]\s+")
_DETERMINED = re.compile(r"(?:the|a|an|all|this|that|these|those|any|it|as|of|what)\b")
_DECIDED = re.compile(
    r"(?:(?:it (?:was|is|has been)|we(?: have|'ve)?|the (?:board|group|committee|meeting)(?: has)?)"
    r" (?:agreed|resolved|decided)(?: that| to|:)?|agreed(?: that|(?=\s?[:–—-]))?|resolved(?: that"
    r"|(?=\s?[:–—-]))"
    r"|decided(?: that)?|decision)\s?[:–—-]?\s*(?:that\s+)?"
)
_END = re.compile(r"[\s,;–—-]*(?:please|pls|thanks|thank you|ta|cheers|ok\?)[\s.!]*$")
_TAIL = 24
_ROUNDS = 8


@dataclass(frozen=True)
class Framed:
    """A text without what is said around it; `asked` says that an action is asked for in so many words.

    `decided` says that the frame is that of a decision: 'It was agreed that'.
    """

    plain: Plain
    asked: bool = False
    decided: bool = False


def without(plain: Plain, *, commanded: bool) -> Framed:
    """Return a text without its frame; `commanded` says that it stands behind /action already."""
    asked = decided = False
    plain = _unquoted(plain)
    for _ in range(_ROUNDS):
        rest, how = _once(plain, commanded=commanded or asked)
        asked, decided = asked or how == "asked", decided or how == "decided"
        if rest is plain:
            break
        plain = _unquoted(rest)
    return Framed(_ended(plain), asked, decided)


def _once(plain: Plain, *, commanded: bool) -> tuple[Plain, str]:
    text = plain.folded
    for pattern in (_BOT, _GREETING, _BULLET, _FILLER):
        if (found := pattern.match(text)) and found.end():
            return plain.cut(found.end(), len(text)), ""
    if found := _RECORD.match(text) or _LABEL.match(text):
        return plain.cut(found.end(), len(text)), "asked"
    if commanded and (found := _NUMBERED.match(text)):
        return plain.cut(found.end(), len(text)), ""
    if (found := _COMMAND.match(text)) and not (commanded and _DETERMINED.match(text, found.end())):
        return plain.cut(found.end(), len(text)), "asked"
    if text == "action":
        return plain.cut(len(text), len(text)), "asked"
    if (found := _DECIDED.match(text)) and found.end() and not text[found.end() - 1].isalpha():
        return plain.cut(found.end(), len(text)), "decided"
    return plain, ""


def _unquoted(plain: Plain) -> Plain:
    """Return a text without the quotes or brackets around the whole of it."""
    text = "" if plain.unread else plain.folded
    while len(text) > 1 and (closing := _QUOTES.get(text[0])) and text.rstrip(".").endswith(closing):
        end = len(text.rstrip(".")) - 1
        if closing in text[1:end] or text[0] in text[1:end]:
            break
        plain = plain.cut(1, end)
        text = plain.folded
    return plain


def _ended(plain: Plain) -> Plain:
    """Return a text without the courtesy at its end."""
    if plain.unread:
        return plain
    start = max(0, len(plain.text) - _TAIL)
    found = _END.search(plain.folded, start)
    if not found or found.start() == 0 or plain.folded[found.start()].isalnum():
        return plain
    return plain.cut(0, found.start())
