"""What is said in a thread and is nothing to record: small talk, and one voice that agrees."""

import re

from bot.language.wording import word_set
from bot.understanding.acts.capture.parts import led
from bot.understanding.plain import Plain

_MINE = (
    r"(?:i|we)(?:'ll|ll| will|'m| am|'re| are| shall| can| need to| have to| must)(?: just| also"
    r"| only| all| try to)?"
)
_IS = re.compile(
    rf"{_MINE} (?:be (?!\w{{1,20}}ing\b)[^.]{{0,40}}\b(?:late|there|here|back|in|out|around|along"
    rf"|down|over|off|away|on"
    r"|online|free|busy|happy|glad|sad|surprised|amazed|quick|brief|right|with|delighted|honest"
    r"|fine|ok|okay"
    r"|careful|ready|quiet|gone|sorry)\b|be (?:running|travelling|driving|missing|leaving|joining|eating)\b"
    r"|see (?:you|y'all|everyone)\b|let (?:you|everyone|people|us) know\b|think\b"
    r"|(?:running|going to be|gonna be|on my way|in a|on a|nearly|just|late)\b)"
)
_PASSES = re.compile(
    r"(?:i|we)(?:'ll|ll| will|'m| am| shall)(?: just| also| only| all)? (?:have (?:a |my |some "
    r"|the )?(?:think|lunch|tea|coffee|cuppa|break|biscuit|cake|dinner|nap|go)\b"
    r"|get (?:my|me|a coffee|coffee|tea|the kettle|going|off|back|there|home|in)\b|put the kettle\b"
    r"|(?:join|rejoin|dial|hop|jump|drop off|drop out|log|pop|nip|mute|unmute|pass|bet|eat|go|wait"
    r"|miss|survive"
    r"|manage|cope|believe|never|stop|shut|leave|catch|stick|die|cry|need|want|know|hope|like|love"
    r"|admit|say"
    r"|say that|give you|remember|second|slip|head|run|hold on|keep quiet|live)\b)"
)
_FEELS = re.compile(
    r"(?:love|like|hate|enjoy|know|win|kill|laugh|cry|need|want|remember|miss|think|agree|understand"
    r"|appreciate|freak|be|have|get|die|mind|care|hope|wish|see|hear|learn|feel|survive|worry|wonder)\b"
)
_BY_A_DAY = re.compile(r"\bby\s")
_LAUGHS = re.compile(
    r"\b(?:lol|lmao|rofl|haha\w{0,10}|hehe\w{0,10}|jk|just kidding|only joking|joking)\b|:joy:|😂|🤣"
)
_PRAISES = re.compile(
    r"\b(?:best|worst|nicest|finest|funniest|longest|shortest)\b[^.]{0,40}\b(?:yet|ever|so far)\b"
)
_SAID = re.compile(r":[\w+'-]{1,30}:|[\w'’+-]+")
VOICE = word_set(
    "+1 yes yep yeah yup aye no nope nah agree agreed ok okay fine sure good great perfect works",
    "sounds same ack",
    "cool done happy absolutely definitely for me us i with that this it you too from our my side",
    "here seconded so",
    "to nice thanks thank lovely noted right exactly true fair enough indeed very idea point",
)
"""A message of no other words is what one person thinks of it, and not the group's word."""


def says_nothing(part: Plain) -> bool:
    """Tell whether a part is small talk, or no more than somebody's own yes."""
    words = led(part).folded
    if (
        not words
        or _is_one_voice(words)
        or _PRAISES.search(words)
        or _LAUGHS.search(words)
        or _IS.match(words)
    ):
        return True
    return bool(_PASSES.match(words)) and not _BY_A_DAY.search(words)


def _is_one_voice(words: str) -> bool:
    return all(word in VOICE or word[0] == ":" for word in _SAID.findall(words))


def is_a_feeling(work: str) -> bool:
    """Tell whether what somebody 'will' is nothing that they do: 'Val will love this'."""
    return _FEELS.match(work.casefold()) is not None
