"""A message as the learned weights see it: its words, whom it speaks to, and what it does in the talk."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.language import slack_text
from bot.language.bounds import Budget
from bot.language.wording import word_set
from bot.understanding.acts.capture.learned import words
from bot.understanding.talk import ThreadMessage

_ADDRESSED = re.compile(rf"\s*(?:{slack_text.PERSON}|@?(?P<name>[^\s,:<>]{{1,40}}))[,:]?\s")
_VOICE = word_set(
    "+1 yes yep yeah yup aye agreed agree ok okay fine sure good great perfect works sounds seconded ack",
    "absolutely definitely cool done right same indeed",
)
_BALLOT = frozenset({"+1", "-1"})
_AGAINST = word_set("-1 no nope nah disagree object oppose")
_SHORT = 8
"""Agreement in more words than this says something of its own."""
_TELLING = 4
"""Letters of a word by which two messages are likely about one matter."""


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ACTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "takes on",
        _pattern(
            r"\b(?:i(?:['’]?ll| will| can| could| shall|['’]?m going to| am going to|['’]m on| am on| take"
            r"| volunteer)|let me|happy to|leave (?:it|that) (?:with|to) me|will do|on it)\b(?!['’]t| not\b)"
        ),
    ),
    (
        "asks",
        _pattern(
            r"\b(?:(?:can|could|will|would) (?:you|someone|somebody|anyone|we)|please|pls|need you to"
            r"|volunteers?)\b"
        ),
    ),
    (
        "puts up",
        _pattern(
            r"\b(?:let['’]?s|shall we|propos\w{0,4}|suggest\w{0,4}|(?:how|what) about|should we"
            r"|we (?:should|could)|i think we|i move|motion|why don['’]?t we|vote)\b"
        ),
    ),
    ("obliges", _pattern(r"\b(?:needs? to|ha(?:s|ve) to|should|must|to ?do|follow up|action|task)\b")),
    (
        "settles",
        _pattern(
            r"\b(?:agreed|decid\w{1,4}|decision|approved|accepted|resol\w{2,6}|carried|consensus|settled"
            r"|confirmed|adopted|pass(?:ed|es)|no objections?|so we|go(?:ing)? (?:with|for|ahead))\b"
        ),
    ),
    (
        "says when",
        _pattern(
            r"\b(?:today|tonight|tomorrow|asap|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
            r"|(?:next|this) (?:week|month|meeting)|end of|by the)\b"
        ),
    ),
    ("thanks", _pattern(r"\b(?:thanks|thank you|thx|cheers)\b")),
    (
        "runs the meeting",
        _pattern(
            r"\b(?:next (?:item|topic|up|on)|mov(?:e|ing) on|any(?:thing else| other)|agenda|minutes"
            r"|scrib\w{1,4}|hello|hi all|welcome|meeting|bye|that['’]?s (?:it|all))\b"
        ),
    ),
    (
        "asks whether all agree",
        _pattern(
            r"\b(?:objections?|any (?:other )?(?:comments?|thoughts?|concerns?|opinions?)|in favou?r"
            r"|all agreed|ok(?:ay)? with)\b"
        ),
    ),
    (
        "withdraws",
        _pattern(r"\b(?:withdraw|never ?mind|scratch that|(?:forget|ignore) (?:it|that)|retract)\b"),
    ),
    (
        "puts off",
        _pattern(r"\b(?:postpone|defer|later|next time|offline|another time|come back to|revisit|park)\b"),
    ),
    ("denies", _pattern(r"n['’]t\b|\b(?:not|never|nobody|nothing|cannot|cant|dont)\b")),
    (
        "looks back",
        _pattern(
            r"\b(?:i|we|he|she|they)(?:['’]ve| have| had)? (?:already |just )?(?:did|was|were|sent|made"
            r"|\w{3,12}ed)\b"
        ),
    ),
)


@dataclass(frozen=True)
class Line:
    """One message: `does` names what it does, `to` is whom it speaks to, `about` its telling words."""

    who: str
    words: tuple[str, ...]
    does: frozenset[str]
    to: str | None
    about: frozenset[str]


def lines_of(thread: Sequence[ThreadMessage], budget: Budget | None = None) -> list[Line]:
    """Return the messages of a thread as the weights see them: the last, if there is not time for all."""
    budget = budget or Budget(math.inf)
    names = words.names_in(each.name for each in thread)
    called = _called(thread)
    read = takewhile(lambda _: not budget.over, reversed(thread))
    return [_line(each, names, called) for each in read][::-1]


def _line(message: ThreadMessage, names: frozenset[str], called: dict[str, str]) -> Line:
    text = message.text[: words.READ]
    said = words.tokens(text, names)
    does = {name for name, pattern in _ACTS if pattern.search(text)} | set(_answers(said))
    if "?" in said[-3:]:
        does.add("questions")
    match = _ADDRESSED.match(text)
    to = (match["id"] or called.get((match["name"] or "").casefold())) if match else None
    about = frozenset(word for word in said if len(word) >= _TELLING)
    return Line(message.user, tuple(said), frozenset(does), to, about)


def _answers(said: Sequence[str]) -> Iterable[str]:
    """Yield what a message is as an answer: a few words that agree, or do not; a ballot."""
    own = next((word for word in said[:_SHORT] if word not in (words.PERSON, ":", ",", "/")), "")
    if own in _BALLOT:
        yield "votes"
    elif len(said) > _SHORT:
        return
    if own in _AGAINST:
        yield "says no"
    if own in _VOICE and "?" not in said[-3:]:
        yield "says yes"


def _called(thread: Sequence[ThreadMessage]) -> dict[str, str]:
    """Return who is meant by a first word; a name that two people of the thread share is nobody's."""
    meant: dict[str, set[str]] = {}
    for each in thread:
        for name in {each.name.casefold(), *each.name.casefold().split()[:1]}:
            meant.setdefault(name, set()).add(each.user)
    return {name: next(iter(users)) for name, users in meant.items() if len(users) == 1}
