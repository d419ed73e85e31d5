"""Owners whom a sentence begins with: 'Val to ring them', 'can Val ring them', 'ask Val to ring them'."""

import re
from collections.abc import Iterator

from bot.language.wording import word_set
from bot.understanding.acts.actions import connections, interposed, telling, verbs
from bot.understanding.acts.actions.owners import Owners, Slot, either, run
from bot.understanding.acts.actions.words import Words, phrases
from bot.understanding.people import How
from bot.understanding.plain import Plain

_THAT = r"(?: that)?"
_WISH = (
    r"(?:(?:i|we)(?:'d| would)?(?: also| really| just)? (?:need|want|like|appreciate it if|be grateful if)"
    r"|(?:(?:i|we)(?:'d| would) be )?(?:grateful|much appreciated) if|also need|need"
    r"|it(?:'d| would) be (?:good|great|helpful|useful|nice|lovely|really good|really helpful) if"
    r"|it(?:'d| would) be (?:good|great|nice|lovely|helpful|ideal) (?:to have|that)"
    r"|it(?: might| would|'d)? (?:makes?|make|be) (?:sense|best|sensible|better) for"
    r"|(?:i(?:'m| was| am| do)? )?wonder(?:ing|ed)? (?:if|whether)|maybe|perhaps|possibly|how about|what about"
    r"|(?:would it be|is it) (?:ok|okay|alright|possible) for|any chance|chance|it is important that"
    r"|would it be possible for)"
)
_REQUEST = (
    r"(?:(?:please )?(?:can|could|cld|wld|would|should|shall|will|may|might)(?: we| i)?(?: please| just| also| possibly| perhaps)?"
    r"(?: get| ask| have| make sure(?: that)?| ensure(?: that)?)?|please|pls|plz|shall we ask)"
)
_SAY = (
    r"(?:it is the (?:responsibility|duty|job|task) of|i think|so|then|and|that|just|ok|well|let's(?: say| have| get| ask)?|let us(?: have| get| ask)?"
    r"|(?:just )?to (?:confirm|recap|clarify)|so that's|that's|that is|it's|it is|this is|here's"
    r"|(?:don't|do not) forget|make sure|ensure|see to it|i(?:'ve| have) asked|we(?:'ve| have)? asked"
    r"|i asked|we(?:'ve| have)? agreed|agreed)"
)
_FOR = (
    r"(?:(?:an?|and|new|another|one|the|next|last|further|other|quick|small|little|only|first|just|this)\s){0,3}"
    r"(?:(?:add|put) (?:to|on)|(?:actions?|task|job|one|thing|item|note|reminder|todo|to-do|request|question|work)(?: is|'s)?"
    r"(?: here)? (?:for|on|by|falls to|sits with|with)|for|on|over to|down to|up to|back to|falls to"
    r"|is for|it's for|fao|attn|attention|f\.a\.o|to|by)"
)
_LEAD = re.compile(
    rf"(?:{_WISH}|{_REQUEST}|{_SAY}|{_FOR}){_THAT}(?:\s?[:–—-]+)?(?=\s)\s",
)
"""What stands before whoever is to do something: 'can we get', 'one for', 'make sure that'."""
_MOST_LEADS = 5
_HANDS = re.compile(
    r"(?:please |pls |can we |let's )?(?:assign|allocate|delegate|give|hand|pass|put|task|nominate|appoint|name)(?: to)?\s"
)
_OVER = re.compile(
    r"(?:down )?(?:to|for|with|as lead (?:on|for))\s|(?:the |this )?(?:job|task|action|responsibility|work|honour) (?:of|to|for)\s"
)
"""How work is handed to somebody: 'put Val down for', 'give Val the job of'."""
_THIS = frozenset({"this", "that", "it", "this one", "that one", "this over", "it over"})
_HANDED = word_set("assign allocate delegate")
_ASKS = phrases(
    "ask|get|tell|remind|have|chase|nudge",
)
_OF_THE_BOT = phrases(
    "can you|could you|would you|will you|please can you|please could you|please would you|can you please",
    "could you please|would you please|will you please|would you mind|can you pls|can u|could u|pls can you",
)
"""Whoever says this to the bot before 'ask Val' has asked for it to be done."""
_ASKING = phrases("ask|get|tell|remind|chase|nudge|asking|getting|telling|reminding|chasing|nudging")
_IS_WORD = word_set(
    "will may mark grant bill rob sue pat chase frank art dean page grace hope faith joy rose june",
    "april august summer dawn eve guy jack josh max miles nick ray skip sandy wade drew carol penny",
    "ruby dale glen heath rich bob gene jay lane victor ward read price cook baker page",
)
"""Names that are words, too: who is named by one stands where nothing else can stand."""
_SO = frozenset({"say", "sure", "that", "ensure", "agreed", "it"})
"""What stands before somebody who is to do what is said of them: 'let's say Val rings them'."""
_WISHING = frozenset({"if", "whether", "chance", "maybe", "perhaps", "possibly", "think"})
_MODAL = frozenset({"can", "could", "would", "will", "should", "have"})


def find(words: Words, speaker: str) -> Slot | None:
    """Return the owners that a sentence begins with, who are told or mentioned; None where nobody is."""
    of_bot = words.says(0, _OF_THE_BOT)
    if of_bot and (asks := words.says(of_bot, _ASKING)) and (named := told(words, asks, speaker)):
        return Slot(named.owners, named.rest, plainly=True)
    if handed := _handed(words, speaker):
        return handed
    for at in _begins(words):
        if (asks := words.says(at, _ASKS)) and (named := told(words, asks, speaker)):
            myself = words[asks] in ("me", "us")
            return Slot(named.owners, named.rest, asked=not myself, plainly=True)
        found = (
            told(words, at, speaker)
            or _wished(words, at, speaker)
            or _at_once(words, at, speaker, asked=words[at - 1] in _MODAL)
            or _stated(words, at, speaker)
        )
        if found is not None:
            return found
    for at in _begins(words):
        stranger = run(words, at, speaker, strangers=True)
        begun = connections.after(words, stranger.end) if stranger.readings else 0
        if begun and words[begun - 1] not in connections.MARKS:
            return Slot(stranger, words.rest(begun), plainly=True)
    return None


def _handed(words: Words, speaker: str) -> Slot | None:
    """Return whom some work is handed to: 'assign Val the order', 'put Val down for the stall'."""
    if handed := _handed_to(words, speaker):
        return handed
    hands = words.through(0, _HANDS)
    owners = run(words, hands, speaker, strangers=True) if hands else Owners()
    if not owners.readings:
        return None
    over = words.through(owners.end, _OVER)
    if over or (not _HANDED.isdisjoint(words.lower[:hands]) and owners.end < len(words)):
        return Slot(owners, words.rest(over or owners.end), plainly=True)
    return None


def _does(words: Words, at: int, end: int) -> bool:
    """Tell whether an office or a body is told what it is to do: 'that the Secretary write to the bank'."""
    return words[at] in ("the", "our") and words[end] in verbs.USUAL


def _handed_to(words: Words, speaker: str) -> Slot | None:
    """Return whom some work is handed to at the end: 'assign the order to Val', 'give this to Val'."""
    hands = words.through(0, _HANDS)
    last = max((at for at in words.spots if at > hands and words[at - 1] == "to"), default=0)
    owners = run(words, last, speaker) if hands and last else Owners()
    if not owners.readings or words.rest(owners.end).text.strip(" .!?"):
        return None
    work = words.plain.cut(words.start(hands), words.start(last - 1))
    if work.folded in _THIS:
        return Slot(owners, Plain(""), plainly=True)
    return Slot(owners, work, plainly=True) if not _HANDED.isdisjoint(words.lower[:hands]) else None


def _stated(words: Words, at: int, speaker: str) -> Slot | None:
    """Return of whom it is said that they do something: 'Val orders the vests', 'make sure Val orders them'."""
    owners = run(words, at, speaker)
    does = words[owners.end]
    if not owners.readings or words.capital(owners.end) or words[owners.end + 1] == "to":
        return None
    bare = (does.removesuffix("s"), does.removesuffix("es"), does.removesuffix("ies") + "y")
    if not does.endswith("s") or not any(word in verbs.USUAL for word in bare if word != does):
        return None
    return Slot(owners, words.rest(owners.end), stated=words[at - 1] not in _SO)


def _begins(words: Words) -> Iterator[int]:
    """Yield the places where owners may begin who are named first: at once, or behind 'can' or 'for'."""
    at = 0
    yield at
    for _ in range(_MOST_LEADS):
        if not (at := words.through(at, _LEAD)):
            break
        yield at


def told(words: Words, at: int, speaker: str) -> Slot | None:
    """Return who is named at a place and told to do something."""
    owners = run(words, at, speaker)
    if not owners.named:
        return None
    if owners.told:
        if words[owners.end] in ("not", "never"):
            return None
        plainly = not connections.says_what_happens(words, owners.end)
        return Slot(owners, words.rest(owners.end), plainly=plainly)
    begun = connections.after(words, owners.end)
    if begun and not (owners.everybody and words[begun - 2].startswith("agree")):
        marked = words[begun - 1] in connections.MARKS
        return Slot(owners, words.rest(begun), plainly=not marked, hinted=marked)
    begun, kept = interposed.read(words, owners.end)
    if begun:
        return Slot(owners, kept.then(words.rest(begun)), plainly=True)
    if (other := run(words, owners.end, speaker)).named and words[owners.end] not in ("'s",):
        begun = connections.after(words, other.end)
        if begun and owners.by_token:
            return Slot(either(owners, other), words.rest(begun), plainly=True)
    return None


def _wished(words: Words, at: int, speaker: str) -> Slot | None:
    """Return whom it is wished of that they do something: 'grateful if Val could send it'."""
    if words[at - 1] not in _WISHING:
        return None
    owners = run(words, at, speaker)
    if not owners.readings or words[owners.end] not in ("could", "can", "would", "might"):
        return None
    return Slot(owners, words.rest(owners.end + 1), plainly=True) if words[owners.end + 1] != "be" else None


def _at_once(words: Words, at: int, speaker: str, *, asked: bool) -> Slot | None:
    """Return who is named first, and not told by any word that they are to do it: '@priya draft it'.

    `asked` says that 'can' or 'could' stands before them.
    """
    owners = run(words, at, speaker)
    end = owners.end
    if asked and words[end] == "mind" and words[end + 1].endswith("ing"):
        return Slot(owners, words.rest(end + 1), plainly=True)
    spot, _ = words.spots.get(at, (None, 0))
    body = spot is not None and spot.how is How.ORGANISATION
    if owners.readings and not body and (doing := telling.hint(words, end)):
        return Slot(owners, words.rest(doing), hinted=words[end] != words[doing], reported=True)
    if owners.nobody and (words[end], words[end + 1]) == ("have", "a"):
        return Slot(owners, words.rest(end))
    if not owners.named or connections.happens(words, end) or words[end] == "(":
        return None
    if end == len(words):
        return Slot(owners, Plain(""))
    rest = words.rest(end + (words[end] in (",", ";")))
    if owners.by_token or (owners.nobody and words[end] == ","):
        return Slot(owners, rest, hinted=owners.by_token)
    if asked and connections.follows_at_once(words, end) and words[end] not in ("be", "attend", "come"):
        return Slot(owners, rest, plainly=True)
    comma = words[end] == ","
    if owners.nobody or owners.everybody:
        return Slot(owners, rest, plainly=words[at - 1] == "we") if words[end] in verbs.USUAL else None
    if spot and spot.how in (How.OFFICE, How.ORGANISATION) and not _does(words, at, end):
        return None
    small = not words.capital(at) and words[at] not in ("me", "myself")
    if not comma and (words[at] in _IS_WORD or (small and words[end] not in verbs.USUAL)):
        return None
    return Slot(owners, rest) if connections.follows_at_once(words, end + comma) else None
