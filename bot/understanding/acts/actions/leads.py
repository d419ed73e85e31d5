"""What stands before whoever is to do something: 'can we get', 'one for', 'make sure that', 'over to'."""

import re
from collections.abc import Iterator

from bot.understanding.acts.actions.words import Words

_THAT = r"(?: that)?"
_WISH = (
    r"(?:(?:i|we)(?:'d| would)?(?: also| really| just)? (?:need|want|like|appreciate it if|be grateful if)"
    r"|(?:(?:i|we)(?:'d| would) be )?(?:grateful|much appreciated) if|also need|need"
    r"|it(?:'d| would) be (?:good|great|helpful|useful|nice|lovely|really good|really helpful) if"
    r"|it(?:'d| would) be (?:good|great|nice|lovely|helpful|ideal) (?:to have|that)"
    r"|it(?: might| would|'d)? (?:makes?|make|be) (?:sense|best|sensible|better) for"
    r"|(?:i(?:'m| was| am| do)? )?wonder(?:ing|ed)? (?:if|whether)|maybe|perhaps|possibly|how about"
    r"|what about"
    r"|(?:would it be|is it)(?: at all)? (?:ok|okay|alright|possible) for|any chance|chance"
    r"|it is important that"
    r"|would it be (?:at all )?possible for)"
)
_REQUEST = (
    r"(?:(?:please )?(?:can|could|cld|wld|would|should|shall|will|may|might)(?: we| i)?(?: please| just"
    r"| also| possibly| perhaps)?"
    r"(?: get| ask| have| make sure(?: that)?| ensure(?: that)?)?|please|pls|plz|shall we ask)"
)
_SAY = (
    r"(?:it is the (?:responsibility|duty|job|task) of|i think|so|then|and|that|just|ok|well|let's(?: say"
    r"| have| get| ask)?|let us(?: have| get| ask)?"
    r"|(?:just )?to (?:confirm|recap|clarify)|so that's|that's|that is|it's|it is|this is|here's"
    r"|(?:don't|do not) forget|make sure|ensure|see to it|i(?:'ve| have) asked|we(?:'ve| have)? asked"
    r"|(?:i|we) (?:nominate|suggest|volunteer)|nominating|volunteering|i asked|we(?:'ve| have)? agreed"
    r"|agreed)"
)
_FOR = (
    r"(?:(?:an?|and|new|another|one|the|next|last|further|other|quick|small|little|only|first|just|this|set|make|create)\s){0,3}"
    r"(?:(?:add|put) (?:to|on)|(?:actions?|task|job|one|thing|item|note|reminder|todo|to-do|request"
    r"|question|work)(?: is|'s)?"
    r"(?: here)? (?:for|on|by|falls to|sits with|with)|for|on|over to|down to|up to|back to|falls to"
    r"|is for|it's for|fao|attn|attention|f\.a\.o|to|by)"
)
_FONDLY = r"(?:lovely|dear|good old|our|poor|wonderful|kind|brilliant|young)"
_LEAD = re.compile(
    rf"(?:{_WISH}|{_REQUEST}|{_SAY}|{_FOR}|{_FONDLY}){_THAT}(?:\s?[:–—-]+)?(?=\s)\s",
)
"""What stands before whoever is to do something: 'can we get', 'one for', 'make sure that'."""
_MOST_LEADS = 5


def begins(words: Words) -> Iterator[int]:
    """Yield the places where owners may begin who are named first: at once, or behind 'can' or 'for'."""
    at = 0
    yield at
    for _ in range(_MOST_LEADS):
        if not (at := words.through(at, _LEAD)):
            break
        yield at
