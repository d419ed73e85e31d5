"""Which messages of a thread are likely its decisions and actions. Proposals only: a person confirms each.

Each message is described by a few features of how people come to an end in talk: somebody puts something
up and others agree; somebody asks, and somebody takes it on. The weights were fitted to public meetings
whose participants had marked what they decided; `bench/capture.py` tells how well they do.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

NEAR = 6
"""How many messages on an answer still is one to what was said."""
SHORT = 12
"""Agreement in more words than this says something of its own."""
LONG = 60
READ = 1000
"""Characters of a message that are looked at: the point of a longer one is near its beginning."""
LIKELY = 0.1
"""Few messages of a thread matter, so a message that does so once in ten times is worth showing."""
FULL = 20
"""Messages of a thread of common length; one of a shorter thread is likelier to be what it was about."""
MOST = 3


class Kind(StrEnum):
    """What a message may be worth recording as."""

    DECISION = "decision"
    ACTION = "action"


@dataclass(frozen=True)
class Said:
    """One message of a thread: who said it, what they are called, and what they said, as Slack sends it."""

    user: str
    name: str
    text: str


@dataclass(frozen=True)
class Proposal:
    """A message that is likely (from 0 to 1) a decision or an action, and who is likely to do it."""

    index: int
    kind: Kind
    likely: float
    owners: tuple[str, ...] = ()


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WORD = re.compile(r"[\w'’]+")
_TO = re.compile(r"\s*(?:<@(?P<id>\w+)(?:\|[^>]*)?>[,:]?|@?(?P<name>[^\s,:<>]+)[,:])\s*")
_AGREES = _words(
    r"\s*(?:\+1|:(?:\+1|thumbsup|white_check_mark|ok_hand|100|heavy_check_mark):|👍|✅"
    r"|(?:yes|yep|yeah|aye|agreed?|ok(?:ay)?|fine|sure|good|great|perfect|works|sounds|seconded|same|ack"
    r"|absolutely|definitely|cool|done|happy|right|no objections?)\b)"
)
_TAKES_ON = _words(
    r"\b(?:i(?:['’]ll| will| can| could| am going to|['’]m going to|['’]ve got| take| volunteer)|let me"
    r"|happy to|will do|leave (?:it|that) (?:with|to) me|on it)\b"
)
_ASKS = _words(
    r"\b(?:(?:can|could|will|would) (?:you|someone|somebody|anyone|we get)|please"
    r"|you (?:should|need to|take))\b"
)
_SETTLES = _words(
    r"\b(?:agreed?|decided?|approved?|accept(?:ed)?|resol(?:ved|ution)|carried|consensus|so we|going with"
    r"|go with|settled|confirmed|adopt(?:ed)?)\b"
)
_PUTS_UP = _words(
    r"\b(?:let['’]?s|shall we|(?:i|we) (?:propose|suggest|move)|propos(?:ed|al)|(?:how|what) about"
    r"|we (?:will|should|could|can|['’]ll)|should we|i think we)\b"
)
_OBLIGES = _words(r"\b(?:needs? to|ha(?:ve|s) to|should|must|will|to ?do|follow up|action)\b")
_BY_WHEN = _words(
    r"\b(?:by|before|until|this|next|end of)\s+(?:the\s+)?(?:\w+day|week|month|meeting|tomorrow|eod|cop|\d)"
    r"|\b(?:today|tonight|tomorrow)\b"
)
_THANKS = _words(r"\b(?:thanks|thank you|thx|cheers|great|cool)\b")

# Logistic regression, rounded; the bias comes first.
_WEIGHTS: Mapping[Kind, Mapping[str, float]] = {
    Kind.DECISION: {
        "bias": -4.9,
        "agreed by": 2.4,
        "settles": 1.0,
        # Formal motions, of which those meetings are full, are put up without these words; talk is not.
        "puts up": 0.3,
        "takes on": -0.5,
        "taken on": -0.5,
        "thanked": -0.5,
        "question": -0.5,
        "only agrees": -1.0,
        "tiny": -1.0,
        "late": 0.8,
    },
    Kind.ACTION: {
        "bias": -4.0,
        "agreed by": -0.1,
        "settles": 0.2,
        "puts up": 0.2,
        "takes on": 0.9,
        "asks": 0.7,
        "obliges": 0.4,
        "by when": 0.4,
        "taken on": 0.3,
        "answers": 0.3,
        "thanked": 0.4,
        "question": 0.1,
        "tiny": -0.3,
        "long": -0.3,
        "late": 1.6,
    },
}

# Place alone makes nothing of a message: one of these has to be there.
_SIGNS: Mapping[Kind, tuple[str, ...]] = {
    Kind.DECISION: ("agreed by", "settles", "puts up"),
    Kind.ACTION: ("takes on", "asks", "obliges", "by when", "taken on"),
}


@dataclass(frozen=True)
class _Message:
    """A message in its thread: its own words without the name it begins with, and what came near after it."""

    said: Said
    words: str
    to: str | None
    before: Said | None
    after: Sequence[Said]
    place: float

    @property
    def length(self) -> int:
        return len(_WORD.findall(self.words))

    @property
    def others(self) -> list[Said]:
        """What others said soon after."""
        return [each for each in self.after if each.user != self.said.user]


def propose(thread: Sequence[Said]) -> list[Proposal]:
    """Return what of a thread is likely worth recording, as it was said; at most three of each kind.

    No message is proposed twice: it is what it is likelier to be.
    """
    messages = _messages([replace(said, text=said.text[:READ]) for said in thread])
    features = [{name: float(tell(message)) for name, tell in _FEATURES.items()} for message in messages]
    enough = LIKELY * min(1, len(thread) / FULL)
    best: dict[int, Proposal] = {}
    for kind in Kind:
        likely = [(_likely(kind, each), index) for index, each in enumerate(features)]
        for chance, index in sorted(likely, key=lambda pair: (-pair[0], pair[1]))[:MOST]:
            if chance >= max(enough, best[index].likely if index in best else 0):
                owners = _owners(messages[index], messages) if kind is Kind.ACTION else ()
                best[index] = Proposal(index, kind, chance, owners)
    return [best[index] for index in sorted(best)]


def _likely(kind: Kind, features: Mapping[str, float]) -> float:
    if not any(features[sign] for sign in _SIGNS[kind]) or (features["only agrees"] and features["tiny"]):
        return 0.0
    total = sum(weight * features.get(name, 1.0) for name, weight in _WEIGHTS[kind].items())
    return 1 / (1 + math.exp(-total))


def _messages(thread: Sequence[Said]) -> list[_Message]:
    names = _names(thread)
    found = []
    for index, said in enumerate(thread):
        to, words = _addressed(said.text, names)
        found.append(
            _Message(
                said,
                words,
                to,
                thread[index - 1] if index else None,
                thread[index + 1 : index + 1 + NEAR],
                (index + 1) / len(thread),
            )
        )
    return found


def _names(thread: Sequence[Said]) -> dict[str, str]:
    """Return who is meant by a name, or by an id; a name that two people of the thread share is nobody's."""
    by_name: dict[str, set[str]] = {}
    for said in thread:
        by_name.setdefault(said.name.casefold(), set()).add(said.user)
    return {name: next(iter(users)) for name, users in by_name.items() if len(users) == 1}


def _addressed(text: str, names: Mapping[str, str]) -> tuple[str | None, str]:
    """Return whom a message begins by naming, and the rest of it."""
    match = _TO.match(text)
    if match is None:
        return None, text
    to = match["id"] or names.get((match["name"] or "").casefold())
    return (to, text[match.end() :]) if to else (None, text)


def _agrees(said: Said) -> bool:
    named = _TO.match(said.text)
    words = said.text[named.end() :] if named else said.text
    agreed = _AGREES.match(said.text) or _AGREES.match(words)
    return bool(agreed) and len(_WORD.findall(words)) <= SHORT


def _agreeing(message: _Message) -> set[str]:
    """Return who agrees with a message, until somebody puts up something else."""
    found = set()
    for each in message.after:
        if _agrees(each) and each.user != message.said.user:
            found.add(each.user)
        elif _PUTS_UP.search(each.text) or _SETTLES.search(each.text):
            break
    return found


def _taker(message: _Message) -> str | None:
    """Return who soon took on what a message asks; an 'I will' after any other is about something else."""
    if not (_question(message.words) or _ASKS.search(message.words) or _OBLIGES.search(message.words)):
        return None
    return next((each.user for each in message.others[:4] if _TAKES_ON.search(each.text)), None)


def _question(text: str) -> bool:
    return text.rstrip().endswith("?")


def _answers(message: _Message) -> bool:
    """Tell whether somebody takes on what another has just asked."""
    before = message.before
    if before is None or before.user == message.said.user or not _TAKES_ON.search(message.words):
        return False
    return _question(before.text) or bool(_ASKS.search(before.text))


_FEATURES: Mapping[str, Callable[[_Message], float | bool]] = {
    "agreed by": lambda one: math.log1p(len(_agreeing(one))),
    "settles": lambda one: bool(_SETTLES.search(one.words)),
    "puts up": lambda one: bool(_PUTS_UP.search(one.words)),
    "takes on": lambda one: bool(_TAKES_ON.search(one.words)),
    "asks": lambda one: bool(_ASKS.search(one.words)),
    "obliges": lambda one: bool(_OBLIGES.search(one.words)),
    "by when": lambda one: bool(_BY_WHEN.search(one.words)),
    "taken on": lambda one: _taker(one) is not None,
    "answers": _answers,
    "thanked": lambda one: any(_THANKS.search(each.text) for each in one.others[:3]),
    "question": lambda one: _question(one.words),
    "only agrees": lambda one: _agrees(one.said),
    "tiny": lambda one: one.length < 3,
    "long": lambda one: one.length > LONG,
    "late": lambda one: one.place,
}


def _owners(message: _Message, thread: Sequence[_Message]) -> tuple[str, ...]:
    """Return who is likely to do it: who said they would, or was asked, or took it on after."""
    if _TAKES_ON.search(message.words):
        return (message.said.user,)
    present = {each.said.user for each in thread}
    named = re.findall(r"<@(\w+)", message.said.text)
    if not named and message.to in present and message.to:
        named = [message.to]
    taker = _taker(message)
    return tuple(dict.fromkeys(named)) or ((taker,) if taker else ())
