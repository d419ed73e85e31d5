"""Fits how the sentences of a talk are judged: what is told of each, then how it stands among the others."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench._training import growing, owners
from bench._training.owners import Work
from bench._training.talks import CommitteeTalk, Meant
from bench._training.threads import Thread
from bot.understanding.acts.capture.exchanges import Act, Talk, talk_of
from bot.understanding.acts.capture.judged.judging import bounded
from bot.understanding.acts.capture.judged.messages import Message, about, messages_of
from bot.understanding.acts.capture.judged.standing import standing
from bot.understanding.acts.capture.judged.telling import told
from bot.understanding.acts.capture.judged.weights import HEADS, Head, Weights
from bot.understanding.proposals import RecordAs

UNIT = 1 / 256
"""What is learned is rounded to so much, so that the file is small and made again alike."""
SMALL = 10
"""What weighs no more units than that for any head is left out: a fifth of the names, which tell nothing."""
IN_TALKS = 6
"""What fewer talks say teaches nothing about others."""
STRENGTH = 0.2
HOLDS = {RecordAs.DECISION: Head.DECISION, RecordAs.ACTION: Head.WORK}
BESIDE = 0.3
"""How much a message counts as none of what it helps to settle."""
ASSENTING = 5
"""Among so many messages after a decision others agree to it."""
TREES: Mapping[str, Any] = {
    **{"n_estimators": 250, "max_depth": 4, "learning_rate": 0.07, "max_features": 0.25},
    **{"min_samples_leaf": 15, "subsample": 0.7, "random_state": 0},
}
_STEPS = 300
_Numbers = NDArray[Any]
Name = tuple[str, str]


@dataclass(frozen=True)
class Seen:
    """A talk as it is learned from: what is told of each sentence, what that is, and how sure that is."""

    of: CommitteeTalk
    talk: Talk
    messages: Sequence[Message]
    told: Sequence[Mapping[Name, float]]
    target: Mapping[Head, Sequence[bool]]
    sure: Mapping[Head, Sequence[float]]


def seen(of: CommitteeTalk) -> Seen:
    """Return a talk as it is learned from."""
    talk = talk_of(of.messages, of.people)
    messages = messages_of(talk, [each.user for each in of.messages])
    rows: list[Mapping[Name, float]] = []
    for every in told(messages, talk):
        row: Counter[Name] = Counter()
        for each in every:
            for name in each.names:
                row[each.kind, name] += each.much  # type: ignore[assignment]
        rows.append(row)
    return Seen(of, talk, messages, rows, *_targets(of, talk))


def _targets(
    of: CommitteeTalk, talk: Talk
) -> tuple[Mapping[Head, Sequence[bool]], Mapping[Head, Sequence[float]]]:
    target = {head: [head is Head.NOTHING and not of.meant] * len(talk.acts) for head in Head}
    sure = {head: [1.0] * len(talk.acts) for head in Head}
    held = held_by(of, talk)
    for matter, holder in held.items():
        head = HOLDS[matter.kind]
        for act in talk.acts:
            if act.index in matter.messages and act.at != holder.at:
                sure[head][act.at] = min(sure[head][act.at], BESIDE if act.index != holder.index else 0.0)
                if head is Head.WORK and act.index != holder.index:
                    target[Head.TAKER][act.at] = True
    for matter, holder in held.items():
        head = HOLDS[matter.kind]
        target[head][holder.at], sure[head][holder.at] = True, 1.0
        if head is Head.DECISION:
            for act in _assenting(talk, holder, {each.index for each in held.values()}):
                target[Head.ASSENT][act.at] = True
    return target, sure


def held_by(of: CommitteeTalk, talk: Talk) -> Mapping[Meant, Act]:
    """Return which sentence holds the words of each matter: the one that shares most of them."""
    held = {}
    for matter in of.meant:
        acts = [act for act in talk.acts if act.index in matter.messages]
        if acts:
            held[matter] = max(acts, key=lambda act: (_overlap(matter, act), -act.at))
    return held


def _overlap(matter: Meant, act: Act) -> float:
    wanted = about(matter.wording)
    return len(wanted & about(act.text)) / max(1, len(wanted))


def _assenting(talk: Talk, holder: Act, holders: set[int]) -> Iterator[Act]:
    """Yield what others say to a decision, until the next matter."""
    until = min((at for at in holders if at > holder.index), default=len(talk.acts))
    for act in talk.acts:
        if holder.index < act.index < min(until, holder.index + 1 + ASSENTING) and act.user != holder.user:
            yield act


def fit(every: Sequence[Seen], meetings: Iterable[Thread]) -> Weights:
    """Return the weights that some talks teach, and some meetings what tells of owners there."""
    names = _names(every)
    rows = _matrix(every, names)
    fold = numpy.array([each.of.fold for each in every for _ in each.talk.acts])
    fitted, tried = [], {}
    for head in HEADS:
        target, sure = _of(every, head)
        tried[head] = _tried(rows, target, sure, fold)
        fitted.append(_logistic().fit(rows[sure > 0], target[sure > 0], sample_weight=sure[sure > 0]))
    numbers = _standing(every, tried)
    trees = {head: growing.grown(numbers, *_of(every, head), TREES) for head in HOLDS.values()}
    first, told = _written(names, fitted)
    works = list(_works(every, tried[Head.TAKER]))
    owner = owners.weighing(works, owners.STRENGTH)
    owner_begin, owner_trees = owners.comparing_trees(works)
    weights = Weights(
        UNIT,
        first,
        told,
        {head: begin for head, (begin, _) in trees.items()},
        {head: found for head, (_, found) in trees.items()},
        owner,
        owner_begin,
        owner_trees,
        {},
    )
    marked = list(owners.marked(meetings, weights))
    return replace(weights, owner_in_meetings=owners.weighing(marked, owners.IN_MEETINGS))


def _works(every: Sequence[Seen], taking: _Numbers) -> Iterator[Work]:
    """Yield the work of talks; what takes work on is as other talks teach."""
    at = 0
    for each in every:
        end = at + len(each.talk.acts)
        takers = [1 / (1 + math.exp(-bounded(float(one)))) for one in taking[at:end]]
        at = end
        for matter, act in held_by(each.of, each.talk).items():
            if matter.kind is RecordAs.ACTION:
                yield Work(each.talk, act, takers, matter.owners, each.of.fold)


def _logistic() -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=_STEPS, tol=1e-3)


def _of(every: Sequence[Seen], head: Head) -> tuple[_Numbers, _Numbers]:
    target = numpy.array([one for each in every for one in each.target[head]])
    return target, numpy.array([one for each in every for one in each.sure[head]])


def _tried(rows: csr_matrix, target: _Numbers, sure: _Numbers, fold: _Numbers) -> _Numbers:
    """Return what each sentence weighs by what the other talks teach."""
    found = numpy.zeros(rows.shape[0])
    for aside in sorted(set(fold.tolist())):
        chosen = (fold != aside) & (sure > 0)
        model = _logistic().fit(rows[chosen], target[chosen], sample_weight=sure[chosen])
        found[fold == aside] = model.decision_function(rows[fold == aside])
    return found


def _standing(every: Sequence[Seen], tried: Mapping[Head, _Numbers]) -> _Numbers:
    found, at = list[list[float]](), 0
    for each in every:
        end = at + len(each.talk.acts)
        weighed = {head: [bounded(float(one)) for one in tried[head][at:end]] for head in HEADS}
        found += standing(each.messages, weighed)
        at = end
    return numpy.array(found, dtype=numpy.float32)


def _names(every: Sequence[Seen]) -> list[Name]:
    """Return, sorted, what is told in so many talks; nobody's name."""
    talks: Counter[Name] = Counter()
    for each in every:
        talks.update(set(chain.from_iterable(each.told)))
    return sorted(name for name, count in talks.items() if count >= IN_TALKS)


def _matrix(every: Sequence[Seen], names: Iterable[Name]) -> csr_matrix:
    at = {name: place for place, name in enumerate(names)}
    columns, values, ends = list[int](), list[float](), [0]
    for each in every:
        for row in each.told:
            found = sorted((at[name], much) for name, much in row.items() if name in at)
            columns += [column for column, _ in found]
            values += [much for _, much in found]
            ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(ends) - 1, len(at)))


def _written(
    names: Sequence[Name], fitted: Sequence[LogisticRegression]
) -> tuple[tuple[int, ...], Mapping[str, Mapping[str, tuple[int, ...]]]]:
    rows = numpy.rint(numpy.array([model.coef_[0] for model in fitted]).T / UNIT)
    told: dict[str, dict[str, tuple[int, ...]]] = {}
    for (kind, name), row in zip(names, rows, strict=True):
        if abs(row).max() > SMALL:
            told.setdefault(kind, {})[name] = tuple(int(each) for each in row)
    first = tuple(round(float(model.intercept_[0]) / UNIT) for model in fitted)
    return first, told
