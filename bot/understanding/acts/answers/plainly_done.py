"""Whether a clause says that work is done, and nothing else."""

from collections.abc import Sequence

from bot.language.wording import word_set
from bot.understanding import likeness, spoken_days
from bot.understanding.acts.answers import abroad, deeds, emoji
from bot.understanding.known import KnownAction
from bot.understanding.line import Line, phrases

_OFF = word_set("off up out away round over across around along")
_AWAY = word_set("in the desk bag way list gone went signed wrapped post mail first class")
_CARRIED = deeds.SENT | word_set("sent ticked emailed e-mailed mailed circulated submitted delivered closed")
_KNOWN = (deeds.MANAGED, deeds.OVER, deeds.TICKS, deeds.GONE)
"""Phrases whose words mean something only beside each other."""
_NOT_ALONE = word_set("for to of with on last our your you me copy text list")
"""Of those, what says more than that when the work is not named beside it."""
_NOW_AND_THEN = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today morning afternoon night week"
)
_OVER_WITH = deeds.SENT | word_set(
    "i we have was were has did last sent emailed e-mailed mailed wrote went gone"
)
"""Before a day, these tell that it is over."""
_FINISHED = word_set(
    "finished completed circulated submitted delivered dispatched despatched actioned ticked"
)
_ASKS = word_set(
    "is are has have had was were did does do when what who why how where which can could will should"
)
_ON_A_DAY = phrases("on monday, on tuesday, on wednesday, on thursday, on friday, on saturday, on sunday")
_LEAST = 2
_GOT = word_set("over out away in across round")
_ADJUNCTS = word_set(
    "to in on at with from via through into onto among amongst alongside under within without per"
)
_PARTS_OF_IT = word_set(
    "approval checking comment comments review signature signing proofreading proofing printing"
    " feedback check"
    " me us my principle theory wrong error incorrect blank empty checks amend correct correction"
    " amendments"
    " sign approve half"
    " some most one two three"
)
"""What work is sent for before it is done."""
_MEANWHILE = word_set("when while after before because since straight")
_WERE = word_set("was were had did got came went")


def says_so(part: Line, actions: Sequence[KnownAction], *, loose: bool = False) -> bool:
    """Tell whether a clause says that something is done, and nothing else; `loose` but where it went."""
    if part.asks or not part.words:
        return False
    if abroad.says(part) == abroad.DONE:
        return True
    part = _without_past(_without_one(part))
    part = deeds.without_when(_without_adjunct(part, actions) if loose else part)
    words = [word for word in part.words if not _is_beside(word)]
    if not words:
        return False
    own = frozenset(past for action in actions for past in deeds.pasts_of(action))
    if part.words[0][0] == "@" or (_first(part) in _ASKS and not _tells(part, own)):
        return False
    over = part.has(deeds.PASSIVE) or part.has(deeds.OVER) or part.has(deeds.TICKS)
    did = deeds.managed(words, actions) if part.has(deeds.MANAGED) else frozenset()
    gone = part.has(deeds.GONE) or words[-1] == "gone" or bool(did) or _is_got(words)
    if not (over or gone) and (deeds.DONE | own).isdisjoint(words):
        return False
    known = deeds.DONE | deeds.FRAME | own | did | {"got"} | _known_here(part, words, over=over or gone)
    texts = [word for action in actions for word in likeness.words_of(action.text)]
    named = {word for word in words if any(likeness.alike(word, each) for each in texts)}
    if not all(word in known or word in named for word in words):
        return False
    beside = _beside(part, actions, own).split()
    if not (named or over or gone) and not _NOT_ALONE.isdisjoint(beside):
        return False
    return not _hangs_on_a_day(words)


def _is_beside(word: str) -> bool:
    """Tell whether a word is a number, a name or a smiley, and says nothing of whether it is done."""
    if word in emoji.REFUSED or word in deeds.DONE:
        return False
    return (word[0] in "AD@" and len(word) > 1) or not (word[0].isascii() or word[0].isalpha())


def _without_adjunct(part: Line, actions: Sequence[KnownAction]) -> Line:
    """Return a clause without where something went: 'circulated to all members and the clerk'."""
    texts = [piece.text for piece in part.pieces]
    verbs = [
        at
        for at, text in enumerate(texts)
        if text in deeds.DONE or any(text in deeds.pasts_of(a) for a in actions)
    ]
    if not verbs:
        return part
    at = next((n for n in range(verbs[-1] + 1, len(texts)) if texts[n] in _ADJUNCTS), len(texts))
    rest = texts[at:]
    denied = "by" in rest or any(text.endswith(("n't", "days")) for text in rest)
    if denied or len(rest) < _LEAST or not (deeds.DOUBTS | _PARTS_OF_IT).isdisjoint(rest):
        return part
    dated = any(map(spoken_days.promises, rest)) and _OVER_WITH.isdisjoint(texts[:at])
    askers = {(action.asked_by,) for action in actions}
    people = [text for text in rest if text[0] == "@" and text[1:].isdecimal()]
    others = any(part.spots[int(text[1:])].who not in askers for text in people)
    return part if dated or others else part.part(0, at)


def _without_one(part: Line) -> Line:
    """Return 'finished with that' for 'finished with that one'."""
    ends = part.words[-2:] in (("that", "one"), ("this", "one"))
    return part.part(0, len(part.pieces) - 1) if ends else part


def _without_past(part: Line) -> Line:
    """Return a clause without what went on meanwhile: 'did it yesterday when I was in the office'."""
    texts = [piece.text for piece in part.pieces]
    at = next((n for n, text in enumerate(texts) if n and text in _MEANWHILE), len(texts))
    return part if _WERE.isdisjoint(texts[at + 1 :]) else part.part(0, at)


def _is_got(words: Sequence[str]) -> bool:
    """Tell whether something was got to where it was to go: 'got the numbers over to Val'."""
    at = words.index("got") if "got" in words else len(words)
    return not _GOT.isdisjoint(words[at + 1 : at + 6]) and "get" not in words


def _known_here(part: Line, words: Sequence[str], *, over: bool) -> frozenset[str]:
    """Return words that mean something only beside these: 'thank you', 'mark it as done', 'ticked off'."""
    found = {word for phrase in _KNOWN for each in phrase.findall(part.flat) for word in each.split()}
    found |= {"thank", "you"} if " thank you " in part.flat else set()
    found |= deeds.BESIDE_MARKS if not deeds.MARKS.isdisjoint(words) else set()
    found |= _OFF if over or part.has(deeds.MANAGED) or not _CARRIED.isdisjoint(words) else set()
    found |= {word for at, word in enumerate(words) if word[0].isdecimal() and words[at - 1 : at] == ["at"]}
    if not _OVER_WITH.isdisjoint(words) and "by" not in words:
        # 'Issued 25 November': nobody says so of a day to come.
        found |= {word for word in words if word[0].isdecimal() or word in spoken_days.MONTHS}
    return frozenset(found | (_AWAY if over else set()))


def _beside(part: Line, actions: Sequence[KnownAction], own: frozenset[str]) -> str:
    """Return a clause without words that only frame: 'with A1', 'thank you', 'to Val' who asked for it."""
    askers = {(action.asked_by,) for action in actions}
    written = not own.isdisjoint(part.words)
    text = part.flat
    for word in part.words:
        if word[0] == "A" and word[1:].isdecimal():
            text = text.replace(f" with {word} ", " ")
        if word[0] == "@" and word[1:].isdecimal() and part.spots[int(word[1:])].who in askers:
            for joint in ("to", "for", "with", "by"):
                text = text.replace(f" {joint} {word} ", " ")
    text = _ON_A_DAY.sub(" ", text)
    if written:
        text = text.replace(" to them ", " ")
    for framed in (
        " that is me ",
        " that is us ",
        " done with ",
        " finished with ",
        " thank you ",
        " thanks to you ",
        " to you ",
        " for you ",
        " on it ",
        " of mine ",
        " of them ",
    ):
        text = text.replace(framed, " ")
    return text


def _hangs_on_a_day(words: Sequence[str]) -> bool:
    """Tell whether there is a day that may be one to come, as in 'done Friday'."""
    at = next((n for n, word in enumerate(words) if word in _NOW_AND_THEN), None)
    if at is None:
        return False
    before = words[:at]
    recent = words[at] in ("today", "morning", "afternoon")
    over = not _OVER_WITH.isdisjoint(before) or (before[-1:] == ["on"] and not _FINISHED.isdisjoint(before))
    return not (recent or over)


def _first(line: Line) -> str:
    return next((word for word in line.words if word[0] not in "@"), "")


def _tells(line: Line, own: frozenset[str]) -> bool:
    """Tell whether a line that begins as questions do says what was done: 'did it', 'have sent it'."""
    words = tuple(word for word in line.words if word not in ("now", "just", "already", "finally"))
    if len(words) < 2:
        return words[:1] == ("did",)
    if words[0] == "did":
        return (words[1] in deeds.OBJECTS or words[1][0] == "A") and deeds.DONE.isdisjoint(words[1:])
    if words[0] in ("is", "are", "was", "were"):
        return words[1] in deeds.DONE | own
    return words[0] in ("have", "had") and words[1] in deeds.DONE | own | {"been", "gone"}
