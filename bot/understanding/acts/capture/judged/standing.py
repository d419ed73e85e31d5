"""How a sentence stands among the others of its talk, in numbers: what each weighs, and who answers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from bot.understanding.acts.capture.judged.messages import Message, Sentence
from bot.understanding.acts.capture.judged.weights import Head

NONE = -9.0
"""How much a message weighs that is not there."""
_MAY_BE = (Head.DECISION, Head.WORK, Head.TAKER)
_AWAY = (-3, -2, -1, 1, 2, 3, 4)
_DOES = ("proposes", "settles", "asks_one", "asks_anybody", "takes", "grants", "refuses", "puts_off")
_ALSO = ("takes_back", "jokes", "is_news", "is_done", "falls", "dated", "offers", "opens", "supposes")
_OWN = (*_DOES, *_ALSO, "is_nothing", "thanks", "refers_back")
_LATER = ("grants", "refuses", "takes", "settles", "proposes", "puts_off", "takes_back", "jokes")
_ANSWERS = 5
_LIKELY = -0.5

Weighed = Mapping[Head, Sequence[float]]
"""For each head what each sentence of a talk weighs, in their order."""


def standing(messages: Sequence[Message], weighed: Weighed) -> Iterator[list[float]]:
    """Yield the numbers of each sentence of a talk, in their order."""
    sentences = list(chain.from_iterable(message.sentences for message in messages))
    by_message = {head: _heaviest(messages, weighed[head]) for head in Head}
    for at, sentence in enumerate(sentences):
        place = sentence.act.index
        yield [
            *chain.from_iterable(_among(head, at, sentences, weighed, by_message) for head in _MAY_BE),
            *_of_place(messages, place, sentence),
            *(float(does in sentence.does) for does in _OWN),
            *_of_answer(messages, place),
            *_of_later(messages, place),
            *_of_matter(messages, place, sentence),
            *_of_assent(messages, at, place, weighed, by_message),
        ]


def _heaviest(messages: Sequence[Message], weighed: Sequence[float]) -> list[float]:
    """Return for each message what the heaviest of its sentences weighs."""
    found, at = [], 0
    for message in messages:
        found.append(max(weighed[at : at + len(message.sentences)], default=NONE))
        at += len(message.sentences)
    return found


def _among(
    head: Head,
    at: int,
    sentences: Sequence[Sentence],
    weighed: Weighed,
    by_message: Mapping[Head, Sequence[float]],
) -> Iterator[float]:
    own, all_of, place = weighed[head][at], weighed[head], sentences[at].act.index
    others = [each for other, each in enumerate(all_of) if other != at]
    yield own
    yield own - max(others, default=NONE)
    yield sum(each > own for each in others)
    beside = (
        each for other, each in enumerate(all_of) if other != at and sentences[other].act.index == place
    )
    yield max(beside, default=NONE)
    found = by_message[head]
    for away in _AWAY:
        yield found[place + away] if 0 <= place + away < len(found) else NONE
    yield max(found[place + 1 :], default=NONE)
    yield max(found[:place], default=NONE)


def _of_place(messages: Sequence[Message], place: int, sentence: Sentence) -> Iterator[float]:
    yield from (place, len(messages) - 1 - place, len(messages), sentence.act.length)
    yield len({message.user for message in messages})
    yield len(messages[place].agreeing)
    yield len(messages[place].opposing)


def _of_answer(messages: Sequence[Message], place: int) -> list[float]:
    answer = next((each for each in messages[place + 1 :] if each.user != messages[place].user), None)
    if answer is None:
        return [-1.0] * len(_OWN)
    return [float(does in answer.does) for does in _OWN]


def _of_later(messages: Sequence[Message], place: int) -> Iterator[float]:
    others = [each for each in messages[place + 1 :] if each.user != messages[place].user]
    for does in _LATER:
        yield len({each.user for each in others if does in each.does})


def _of_matter(messages: Sequence[Message], place: int, sentence: Sentence) -> Iterator[float]:
    own = sentence.about
    for others in (messages[place + 1 :], messages[:place]):
        yield max((len(own & each.about) / max(1, len(own)) for each in others), default=0.0)


def _of_assent(
    messages: Sequence[Message],
    at: int,
    place: int,
    weighed: Weighed,
    by_message: Mapping[Head, Sequence[float]],
) -> Iterator[float]:
    """Yield how much those near it agree, and how much the talk looks like one that comes to nothing."""
    assent, nothing = by_message[Head.ASSENT], by_message[Head.NOTHING]
    yield weighed[Head.ASSENT][at]
    yield weighed[Head.NOTHING][at]
    yield sum(weighed[Head.NOTHING]) / len(weighed[Head.NOTHING])
    yield max(nothing[place:])
    soon = range(place + 1, min(len(messages), place + 1 + _ANSWERS))
    others = [assent[other] for other in soon if messages[other].user != messages[place].user]
    yield max(others, default=NONE)
    yield sum(each > _LIKELY for each in others)
    yield others[0] if others else NONE
    for away in (1, 2, 3):
        yield assent[place + away] if place + away < len(assent) else NONE
