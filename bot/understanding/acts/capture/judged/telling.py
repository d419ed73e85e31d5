"""What is told of each sentence of a talk: its words, what it does, what is said near it, who answers.

All of it is names, of some kind: 'next yes', 'answer grants'. What was learned is how much each weighs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.acts.capture.exchanges import Talk
from bot.understanding.acts.capture.judged.messages import Message, Sentence
from bot.understanding.acts.capture.learned import words

_NEAR = {"next": (1, 0.7), "then": (2, 0.5), "third": (3, 0.35), "last": (-1, 0.7), "before last": (-2, 0.5)}
"""How far from a message others near it are, and how much their words count beside its own."""
_AFTER, _BEFORE = 4, 3
_COUNTED = ("grants", "refuses", "takes", "puts_off", "jokes", "settles", "proposes")
_CALLED = re.compile(r"\W*([^\W\d_]\w*)")
_LENGTHS = (1, 2, 3, 4, 6, 8, 12, 20, 40)


@dataclass(frozen=True)
class Told:
    """Names of one `kind` that are told of a sentence; each counts `much`."""

    kind: str
    names: Sequence[str]
    much: float = 1.0


@dataclass(frozen=True)
class _Place:
    """A sentence in its message, and where that is among the others."""

    messages: Sequence[Message]
    at: int
    sentence: Sentence
    named: frozenset[str]

    @property
    def message(self) -> Message:
        return self.messages[self.at]

    @property
    def after(self) -> Sequence[Message]:
        return self.messages[self.at + 1 :]

    @property
    def does(self) -> Sequence[str]:
        return sorted(self.sentence.does)


def told(messages: Sequence[Message], talk: Talk) -> Iterator[list[Told]]:
    """Yield what is told of each sentence, in their order."""
    for at, message in enumerate(messages):
        for sentence in message.sentences:
            place = _Place(messages, at, sentence, frozenset(talk.named_in(sentence.act)))
            yield [
                *_of_words(sentence),
                *_of_message(place),
                *_of_neighbours(place),
                *_of_answers(place),
                *_of_all(place),
                *_of_reactions(place),
                *_of_named(place),
                *_of_place(place),
            ]


def _of_words(sentence: Sentence) -> Iterator[Told]:
    edged = ["^", *sentence.words, "$"]
    yield Told("own", tuple({*sentence.words, *map(" ".join, pairwise(edged))}))
    yield Told("three", tuple({" ".join(edged[at : at + 3]) for at in range(len(edged) - 2)}))
    yield Told("begins", (" ".join(edged[1:3]), " ".join(edged[1:4])))
    for word in dict.fromkeys(sentence.words):
        yield Told("piece", words.pieces(word), 0.5)
    yield Told("does", tuple(sentence.does))
    yield Told("length", (_length(sentence.act.length),))


def _of_message(place: _Place) -> Iterator[Told]:
    """Tell of the other sentences of the same message."""
    sentences = place.message.sentences
    own = sentences.index(place.sentence)
    last = len(sentences) - 1
    where = "only" if not last else "first" if not own else "last" if own == last else "between"
    yield Told("stands", (where, f"of {min(len(sentences), 4)}"))
    for name, others in (("said before", sentences[:own]), ("goes on", sentences[own + 1 :])):
        for other in others:
            yield Told(name, tuple(other.does))


def _of_neighbours(place: _Place) -> Iterator[Told]:
    for name, (away, much) in _NEAR.items():
        if not 0 <= place.at + away < len(place.messages):
            yield Told(name, ("nobody",))
            continue
        near = place.messages[place.at + away]
        who = "same" if near.user == place.message.user else "other"
        yield Told(name, (f"by {who}", _length(len(near.words))))
        yield Told(f"{name} said", near.phrases if away == 1 else near.singly, much)
        yield Told(f"{name} does", tuple(near.does))
        yield Told(f"{name} {who} does", tuple(near.does))
        yield _crossed(place, name, near, 0.7)


def _of_answers(place: _Place) -> Iterator[Told]:
    """Tell of the next message of somebody else, of the writer's own next one, and of the next few."""
    user = place.message.user
    answer = next((each for each in place.after if each.user != user), None)
    if answer is not None:
        yield Told("answer does", tuple(answer.does))
        yield _crossed(place, "answer", answer, 1.0)
        yield Told("answer said", answer.phrases, 0.7)
    again = next((each for each in place.after if each.user == user), None)
    if again is not None:
        yield Told("again does", tuple(again.does))
        yield Told("again said", again.singly, 0.5)
    for each in place.after[:_AFTER]:
        who = "same" if each.user == user else "other"
        yield Told(f"after {who} said", each.phrases if who == "other" else each.singly, 0.5)
        yield Told(f"after {who} does", tuple(each.does), 0.7)
    for each in place.messages[max(0, place.at - _BEFORE) : place.at]:
        yield Told("before said", each.singly, 0.4)


def _of_all(place: _Place) -> Iterator[Told]:
    """Tell what is done anywhere after the message, and before it."""
    later = Counter(does for each in place.after for does in each.does)
    yield Told("later", tuple(f"{does} {min(count, 3)}" for does, count in later.items()))
    others = Counter(does for each in place.after if each.user != place.message.user for does in each.does)
    yield Told("others", tuple(f"{does} {min(others[does], 4)}" for does in _COUNTED))
    earlier = frozenset().union(*(each.does for each in place.messages[: place.at]))
    yield Told("earlier", tuple(earlier), 0.7)


def _of_reactions(place: _Place) -> Iterator[Told]:
    yield Told("agreeing", (str(min(len(place.message.agreeing), 4)),))
    yield Told("opposing", (str(min(len(place.message.opposing), 2)),))
    if place.message.agreeing:
        yield Told("agreed to", place.does)
    if any(each.agreeing or each.opposing for each in place.messages):
        yield Told("agreeing", ("somewhere",))


def _of_named(place: _Place) -> Iterator[Told]:
    """Tell of whom a sentence names, and of what they answer."""
    if not place.named:
        return
    yield Told("names", ("somebody",))
    called = _CALLED.match(place.sentence.act.text)
    if called is not None and place.sentence.words[:1] == (words.PERSON,):
        yield Told("names", ("first",))
    if place.named & place.message.agreeing:
        yield Told("named", ("react",))
    at = next((at for at, each in enumerate(place.after) if each.user in place.named), None)
    if at is None:
        yield Told("named", ("silent",))
        return
    answer = place.after[at]
    yield Told("named", (f"answer {min(at + 1, 4)}",))
    yield Told("named does", tuple(answer.does))
    yield _crossed(place, "named", answer, 1.0)
    yield Told("named said", answer.singly, 0.7)


def _of_place(place: _Place) -> Iterator[Told]:
    count, at = len(place.messages), place.at
    people = len({each.user for each in place.messages})
    yield Told("place", (f"first {min(at, 5)}", f"last {min(count - 1 - at, 5)}"))
    yield Told("place", (f"of {min(count, 10) // 2}", f"people {min(people, 6)}"))
    if place.message.user == place.messages[0].user:
        yield Told("place", ("opener",))
    yield Told("repeats", (f"later {_shared(place, place.after)}",))
    yield Told("repeats", (f"before {_shared(place, place.messages[:at])}",))


def _shared(place: _Place, others: Sequence[Message]) -> int:
    """Return, in quarters, how much of what a sentence is about stands in one of the other messages."""
    own = place.sentence.about
    return int(4 * max((len(own & each.about) / max(1, len(own)) for each in others), default=0.0))


def _crossed(place: _Place, name: str, other: Message, much: float) -> Told:
    """Tell what a sentence does together with what another message does."""
    both = tuple(f"{own} & {does}" for own in place.sentence.does for does in other.does)
    return Told(f"{name} crossed", both, much)


def _length(count: int) -> str:
    return f"length {sum(count >= length for length in _LENGTHS)}"
