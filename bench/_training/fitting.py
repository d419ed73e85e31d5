"""Fits the weights: what words and structure weigh, then how a message has to stand out in its thread."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench._training import threads
from bench._training.threads import FOLDS, Thread
from bot.understanding.acts.capture.learned import scoring, structure, words
from bot.understanding.acts.capture.learned.lines import Line, lines_of
from bot.understanding.acts.capture.learned.weights import HEADS, NEAR, Head, Weights

UNIT = 1 / 512
"""What is learned is rounded to so much, so that the file is small and made again alike."""
OF_NEIGHBOURS, OF_PIECES = 0.7, 0.5
"""How much a phrase beside a message, and a piece of a word, counts of what a phrase of its own does."""
IN_MEETINGS, PIECE_IN_MEETINGS, TOLD_IN_MEETINGS = 6, 8, 5
"""What fewer meetings say teaches nothing about others."""
OFTEN = 40
"""Threads in which a word is said that is somebody's name too, and yet a word: 'will', 'may'."""
IN_EACH_FAMILY = 2
"""Words of one family of meetings alone are its trade's, not those of people who decide."""
SURE = {Head.FORMAL: 0.0, Head.PLAIN: 0.3, Head.ACTION: 0.5}
"""How much a message counts as marked that only stood near the mark."""
STRENGTH = {Head.FORMAL: 0.01, Head.PLAIN: 0.02, Head.ACTION: 0.02}
STRENGTH_OF_SURROUNDINGS = 0.003
_STEPS = 400
_DIGITS = 4
_Numbers = NDArray[Any]


@dataclass(frozen=True)
class Names:
    """What there are weights for, in order."""

    phrases: tuple[str, ...]
    pieces: tuple[str, ...]
    told: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """A thread, its lines, and what is told of each of them."""

    thread: Thread
    lines: Sequence[Line]
    told: Sequence[frozenset[str]]

    @classmethod
    def of(cls, thread: Thread) -> "Seen":
        """Return a thread as it is learned from."""
        lines = lines_of(thread.messages)
        return cls(thread, lines, structure.told(lines))


def seen(whole: Iterable[Thread]) -> list[Seen]:
    """Return threads and excerpts of them as they are learned from."""
    found: list[Seen] = []
    for thread in whole:
        found += map(Seen.of, (thread, *threads.excerpts(thread)))
    return found


def fit(seen: Sequence[Seen]) -> Weights:
    """Return the weights that some threads teach."""
    names = _names(seen)
    rows = _matrix(seen, names)
    tried = numpy.zeros((len(HEADS), rows.shape[0]))
    fold = numpy.array([each.thread.fold for each in seen for _ in each.lines])
    fitted = []
    for place, head in enumerate(HEADS):
        target, sure = _targets(seen, head)
        for aside in range(FOLDS):
            chosen = (fold != aside) & (sure > 0)
            model = _logistic(STRENGTH[head]).fit(rows[chosen], target[chosen], sample_weight=sure[chosen])
            tried[place, fold == aside] = model.decision_function(rows[fold == aside])
        fitted.append(
            _logistic(STRENGTH[head]).fit(rows[sure > 0], target[sure > 0], sample_weight=sure[sure > 0])
        )
    return _written(names, fitted, _surround(seen, tried))


def _logistic(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=_STEPS, tol=1e-5)


def _surround(seen: Sequence[Seen], tried: _Numbers) -> list[tuple[float, ...]]:
    """Fit how a message stands out, by what it weighed where its own meeting had taught nothing."""
    ends = numpy.cumsum([len(each.lines) for each in seen])[:-1]
    by_thread = numpy.split(tried, ends, axis=1)
    rows = numpy.array(list(chain.from_iterable(scoring.surroundings(one.tolist()) for one in by_thread)))
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    found = []
    for head in HEADS:
        target, sure = _targets(seen, head)
        model = _logistic(STRENGTH_OF_SURROUNDINGS)
        model.fit(((rows - middle) / spread)[sure > 0], target[sure > 0], sample_weight=sure[sure > 0])
        by_number = model.coef_[0] / spread
        begin = model.intercept_[0] - float(by_number @ middle)
        found.append(tuple(round(float(each), _DIGITS) for each in (begin, *by_number)))
    return found


def _targets(seen: Sequence[Seen], head: Head) -> tuple[_Numbers, _Numbers]:
    """Return what each message is, and how sure that is; nothing where people did not mark such things."""
    target, sure = list[bool](), list[float]()
    for each in seen:
        marks = each.thread.of(head)
        at = {mark.at for mark in marks}
        near = set(chain.from_iterable(mark.accept for mark in marks))
        for index in range(len(each.lines)):
            target.append(index in at or index in near)
            known = 1.0 if index in at or index not in near else SURE[head]
            sure.append(known if head in each.thread.marked else 0.0)
    return numpy.array(target), numpy.array(sure)


def _names(seen: Sequence[Seen]) -> Names:
    both = IN_EACH_FAMILY
    phrases = [[words.phrases(line.words) for line in each.lines] for each in seen]
    pieces = [[_pieces(line) for line in each.lines] for each in seen]
    return Names(
        tuple(filter(_nobodys(seen), _frequent(seen, phrases, IN_MEETINGS, both))),
        _frequent(seen, pieces, PIECE_IN_MEETINGS, both),
        _frequent(seen, [each.told for each in seen], TOLD_IN_MEETINGS, 0),
    )


def _nobodys(seen: Sequence[Seen]) -> Callable[[str], bool]:
    """Return what tells whether a phrase names none of those who were at the meetings."""
    people: set[str] = set()
    said = Counter[str]()
    for each in seen:
        here = words.names_in(message.name for message in each.thread.messages)
        people |= here
        said.update({word for line in each.lines for word in line.words} - here)
    names = {word for word in people if said[word] < OFTEN}
    return lambda phrase: names.isdisjoint(phrase.split())


def _pieces(line: Line) -> Counter[str]:
    """Return the pieces of a message's words, and in how many of these each is."""
    return Counter(chain.from_iterable(map(words.pieces, sorted(set(line.words)))))


def _frequent(
    seen: Sequence[Seen], said: Sequence[Sequence[Iterable[str]]], meetings: int, in_each: int
) -> tuple[str, ...]:
    """Return, sorted, what is said in so many meetings, and in enough of each family of them."""
    where: dict[str, set[tuple[str, str]]] = {}
    for each, lines in zip(seen, said, strict=True):
        place = (each.thread.family, each.thread.meeting)
        for name in chain.from_iterable(lines):
            where.setdefault(name, set()).add(place)
    families = {each.thread.family for each in seen}

    def is_spread(places: set[tuple[str, str]]) -> bool:
        return all(sum(family == one for one, _ in places) >= in_each for family in families)

    kept = (name for name, places in where.items() if len(places) >= meetings and is_spread(places))
    return tuple(sorted(kept))


def _matrix(seen: Sequence[Seen], names: Names) -> csr_matrix:
    at_phrase = {name: place for place, name in enumerate(names.phrases)}
    at_piece = {name: len(NEAR) * len(at_phrase) + place for place, name in enumerate(names.pieces)}
    first = len(NEAR) * len(at_phrase) + len(at_piece)
    at_told = {name: first + place for place, name in enumerate(names.told)}
    columns, values, ends = list[int](), list[float](), [0]
    for each in seen:
        said = [
            [at_phrase[one] for one in words.phrases(line.words) if one in at_phrase] for line in each.lines
        ]
        for index, line in enumerate(each.lines):
            found = dict(_of_phrases(said, index, len(at_phrase)))
            for piece, times in _pieces(line).items():
                if piece in at_piece:
                    found[at_piece[piece]] = OF_PIECES * times
            found |= {at_told[one]: 1.0 for one in each.told[index] if one in at_told}
            for column in sorted(found):
                columns.append(column)
                values.append(found[column])
            ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(ends) - 1, first + len(at_told)))


def _of_phrases(said: Sequence[Sequence[int]], index: int, many: int) -> Iterator[tuple[int, float]]:
    for place, offset in enumerate(NEAR):
        if 0 <= index + offset < len(said):
            for phrase in said[index + offset]:
                yield place * many + phrase, 1.0 if offset == 0 else OF_NEIGHBOURS


def _written(
    names: Names, fitted: Sequence[LogisticRegression], surround: list[tuple[float, ...]]
) -> Weights:
    by_head = numpy.array([model.coef_[0] for model in fitted]) / UNIT
    many, pieces = len(names.phrases), len(names.pieces)
    counted = [1.0 if offset == 0 else OF_NEIGHBOURS for offset in NEAR]
    of_phrases = by_head[:, : many * len(NEAR)].reshape(len(HEADS), len(NEAR), many)
    rows = (of_phrases * numpy.array(counted)[None, :, None]).transpose(2, 1, 0).reshape(many, -1)
    rest = by_head[:, many * len(NEAR) :].T
    return Weights(
        UNIT,
        _whole(numpy.array([model.intercept_[0] for model in fitted]) / UNIT),
        dict(_kept(names.phrases, rows)),
        dict(_kept(names.pieces, rest[:pieces] * OF_PIECES)),
        dict(_kept(names.told, rest[pieces:])),
        surround,
    )


def _kept(names: Sequence[str], rows: _Numbers) -> Iterator[tuple[str, tuple[int, ...]]]:
    for name, row in zip(names, rows, strict=True):
        whole = _whole(row)
        if any(whole):
            yield name, whole


def _whole(row: _Numbers) -> tuple[int, ...]:
    return tuple(int(each) for each in numpy.rint(row))
