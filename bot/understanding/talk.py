"""One message of a talk by itself: the signs in it of agreeing, of asking, and of taking something on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.language import slack_text
from bot.language.wording import word_set
from bot.understanding import doubts

SHORT = 12
"""Agreement in more words than this says something of its own."""


IN_FAVOUR = word_set(
    "+1 thumbsup white_check_mark heavy_check_mark ballot_box_with_check ok_hand ok 100 raised_hands",
    "raised_hand hand tada muscle saluting_face clap partying_face",
)
AGAINST = word_set("-1 thumbsdown x no_entry no_entry_sign")
"""The reactions, by Slack's names, that say yes or no to a message."""


@dataclass(frozen=True)
class ThreadMessage:
    """One message of a thread: who said it, what they are called, and what they said, as Slack sends it.

    `at` is when they said it, aware; None where that is not known. `agreeing` and `opposing` are those who
    said yes or no to it by a reaction.
    """

    user: str
    name: str
    text: str
    at: datetime | None = None
    agreeing: frozenset[str] = frozenset()
    opposing: frozenset[str] = frozenset()


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_MYSELF = _words(
    r"\b(?:i|me|please)\b|\bwe (?:can['’]?t|cannot|can not|could ?n['’]?o?t) (?:do|make|manage|take)\b"
)
_WORD = re.compile(r"[\w'’]+")
_TO = re.compile(rf"\s*(?:{slack_text.PERSON}[,:]?|@?(?P<name>[^\s,:<>]+)[,:])\s*")
_AGREES = _words(
    r"\s*(?:\+1|:(?:\+1|thumbsup|white_check_mark|ok_hand|100|heavy_check_mark):|👍|✅"
    r"|(?:yes|yep|yeah|aye|agreed?|ok(?:ay)?|fine|sure|good|great|perfect|works|sounds|seconded|same|ack"
    r"|absolutely|definitely|cool|done|happy|right|no objections?)\b)"
)
_TAKES_ON = _words(
    r"\b(?:i(?:['’]ll| will| can| could| am going to|['’]m going to|['’]ve got| take| volunteer)"
    r"|let me(?! (?:know|think|see))|happy to|leave (?:it|that) (?:with|to) me|i(?:['’]m| am) on it)\b"
    r"(?!['’]t| not\b| never\b)"
    r"|(?:(?<![\w'’] )|\b(?:yes|yep|yeah|ok|okay|sure|fine),? )\b(?:will do|on it)\b"
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


@dataclass(frozen=True)
class Signs:
    """What one message says by itself: its words without the name it begins with, and whom that names."""

    message: ThreadMessage
    words: str
    to: str | None

    @cached_property
    def sentences(self) -> list[str]:
        """What it says, one thing after the other."""
        return doubts.sentences(self.words)

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.words))

    @cached_property
    def agrees(self) -> bool:
        """Whether it is a few words that agree with what was said."""
        agreed = _AGREES.match(self.message.text) or _AGREES.match(self.words)
        return bool(agreed) and self.length <= SHORT and not self.question and not self.denies

    @cached_property
    def settles(self) -> bool:
        """Whether it speaks of agreement without any doubt."""
        return any(_SETTLES.search(each) and not doubts.on_agreement(each) for each in self.sentences)

    @cached_property
    def puts_up(self) -> bool:
        """Whether it puts something up for agreement."""
        return bool(_PUTS_UP.search(self.words))

    @cached_property
    def asks(self) -> bool:
        """Whether it asks somebody to do something."""
        return bool(_ASKS.search(self.words))

    @cached_property
    def obliges(self) -> bool:
        """Whether it says that something has to be done."""
        return bool(_OBLIGES.search(self.words))

    @cached_property
    def takes_on(self) -> bool:
        """Whether its writer plainly takes something on."""
        return any(_TAKES_ON.search(each) and not doubts.on_work(each) for each in self.sentences)

    @cached_property
    def thanks(self) -> bool:
        """Whether it thanks somebody."""
        return bool(_THANKS.search(self.words))

    @cached_property
    def question(self) -> bool:
        """Whether it ends with a question."""
        return self.words.rstrip().endswith("?")

    @cached_property
    def denies(self) -> bool:
        """Whether it says that something is not agreed on, or puts that off."""
        return doubts.denied(self.sentences)

    @cached_property
    def undecided(self) -> bool:
        """Whether all that it says of agreement is in doubt."""
        return doubts.in_doubt(self.sentences)

    @cached_property
    def leaves_open(self) -> bool:
        """Whether it only says that its writer will not, or that somebody else might, do something."""
        own = any(doubts.on_work(each) and _MYSELF.search(each) for each in self.sentences)
        return (own or self.asks_anybody) and not any(map(doubts.agrees, self.sentences))

    @cached_property
    def dated(self) -> bool:
        """Whether it says by when."""
        return bool(_BY_WHEN.search(self.words))

    @cached_property
    def mentions(self) -> tuple[str, ...]:
        """Whom it names by a token, by id."""
        return slack_text.people(self.message.text)

    @cached_property
    def refuses(self) -> bool:
        """Whether all that it says of doing something is that it will, or may, not be done."""
        refused = [doubts.on_work(each) for each in self.sentences]
        clear = (each for each, refuses in zip(self.sentences, refused, strict=True) if not refuses)
        return any(refused) and not any(_TAKES_ON.search(each) or _ASKS.search(each) for each in clear)

    @cached_property
    def asks_anybody(self) -> bool:
        """Whether it leaves something to anybody who comes along."""
        return any(map(doubts.asks_anybody, self.sentences))


def signs_in(message: ThreadMessage, names: Mapping[str, str]) -> Signs:
    """Return a message with the person it begins by naming, and the rest of it."""
    match = _TO.match(message.text)
    to = (match["id"] or names.get((match["name"] or "").casefold())) if match else None
    return Signs(message, message.text[match.end() :] if match and to else message.text, to)
