"""What is said one thing after the other in a message, without what each begins with."""

import re
from collections.abc import Sequence

from bot.understanding.plain import Plain

MOST = 12
"""A message of a thread is looked at in so many parts: the point of a longer one is near its beginning."""

_END = re.compile(r"(?<=[.!?;])\s|\n|,? but\b(?! only\b)|,? and (?=i(?:'ll|ll| will)\b)")
_LEAD = re.compile(
    r"(?:so|ok|okay|and|then|but|oh|anyway)(?:[,.!:-]{0,2}\s|\s-\s)"
    r"|(?:right|well|sorry|yes|yeah|yep|sure|no|hi|hello|great|fine|good|actually|thanks|cheers"
    r"|thank you|folks|all"
    r"|everyone|perfect|brilliant|lovely|leave [^,.;:!?]{1,40} (?:with|to) me|on it|no problem|noted"
    r"|just so it's (?:written down|clear|on record|noted)|for the (?:record|minutes|notes)|to confirm|fyi"
    r"|for the avoidance of doubt|just to (?:confirm|note|say|be clear)"
    r"|no worries|np"
    r"|of course|will do|absolutely|definitely|yup|aye)(?:[,.!:-]{1,2}\s| then[,.]?\s|\s-\s)"
)
_NOT_YET = re.compile(r"(?:no,? )?not yet(?:,|\.| -| but)? (?=i(?:'ll|ll| will)\b)")
_ADDRESSED = re.compile(r"\s?(?:[,:]|-|–|—)\s")


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
        match = _LEAD.match(text.folded, at) or _NOT_YET.match(text.folded, at)
        if match is None:
            break
        at = match.end()
    return text.cut(at, len(text.text))


def spoken_to(part: Plain, ends: Sequence[int]) -> Plain:
    """Return a part without the name that it is addressed to, which ends at one of the `ends`."""
    for end in ends:
        if mark := _ADDRESSED.match(part.folded, end):
            return part.cut(mark.end(), len(part.text))
    return part
