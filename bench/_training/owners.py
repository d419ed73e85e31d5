"""Fits who owns work: by what is told of each person, then by how those who may compare."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench._talk import is_one_of
from bench._training import growing
from bench._training.threads import Thread
from bot.understanding import whose
from bot.understanding.acts.capture.exchanges import Act, Talk
from bot.understanding.acts.capture.judged import comparing, owning
from bot.understanding.acts.capture.judged.judging import first_look, takers_of, work_in
from bot.understanding.acts.capture.judged.messages import messages_of
from bot.understanding.acts.capture.judged.weights import Tree, Weights
from bot.understanding.acts.capture.learned import Head as Marked

UNIT = 1 / 256
STRENGTH, IN_MEETINGS = 0.5, 0.05
LEAST = 6
"""What is told fewer times teaches nothing about others."""
TREES: Mapping[str, Any] = {
    **{"n_estimators": 150, "max_depth": 3, "learning_rate": 0.07, "max_features": 0.3},
    **{"min_samples_leaf": 15, "subsample": 0.7, "random_state": 0},
}
_STEPS = 300


@dataclass(frozen=True)
class Work:
    """Work of a talk, how likely each sentence takes work on, its owners, and of which fold it is."""

    talk: Talk
    act: Act
    takers: Sequence[float]
    owners: Collection[str]
    fold: int = 0


def marked(meetings: Iterable[Thread], weights: Weights) -> Iterator[Work]:
    """Yield the work that was marked in meetings, by what was said near each message of it."""
    for meeting in meetings:
        for mark in meeting.of(Marked.ACTION):
            for index in sorted(mark.accept) if mark.owner else ():
                talk, users, at = whose.near(meeting.messages, index)
                looked = first_look(messages_of(talk, users), talk, weights)
                act = work_in(talk, looked, at)
                owners = [user for user in owning.people(talk) if is_one_of(user, mark.owner or "")]
                if act is not None:
                    yield Work(talk, act, takers_of(looked), owners)


def weighing(works: Iterable[Work], strength: float) -> Mapping[str, int]:
    """Return how many units what is told of somebody weighs for their owning work."""
    rows, owns = list[list[str]](), list[bool]()
    for work in works:
        for user in owning.people(work.talk):
            rows.append(list(dict.fromkeys(owning.told_of(work.talk, work.act, user, work.takers))))
            owns.append(user in work.owners)
    told = Counter(chain.from_iterable(rows))
    names = sorted(name for name, count in told.items() if count >= LEAST)
    place = {name: column for column, name in enumerate(names)}
    columns = [sorted(place[name] for name in row if name in place) for row in rows]
    ends = numpy.cumsum([0, *map(len, columns)])
    flat = list(chain.from_iterable(columns))
    matrix = csr_matrix((numpy.ones(len(flat)), flat, ends), shape=(len(rows), len(names)))
    model = LogisticRegression(C=strength, max_iter=_STEPS).fit(matrix, owns)
    weighed = {name: round(float(one) / UNIT) for name, one in zip(names, model.coef_[0], strict=True)}
    begin = {"": round(float(model.intercept_[0]) / UNIT)}
    return begin | {name: weight for name, weight in weighed.items() if weight}


def comparing_trees(works: Sequence[Work]) -> tuple[float, Sequence[Tree]]:
    """Return trees over how those compare who may own work, weighed by what other talks teach."""
    rows, owns = list[list[float]](), list[bool]()
    for aside in sorted({work.fold for work in works}):
        owner = weighing((work for work in works if work.fold != aside), STRENGTH)
        for work in works:
            if work.fold == aside:
                weighed = owning.weighed(work.talk, work.act, work.takers, owner, UNIT)
                rows += comparing.compared(work.talk, work.act, work.takers, weighed)
                owns += [user in work.owners for user in weighed]
    numbers = numpy.array(rows, dtype=numpy.float32)
    return growing.grown(numbers, numpy.array(owns), numpy.ones(len(owns)), TREES)
