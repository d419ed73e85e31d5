"""Grows small trees, and writes them as the bot reads them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from bot.understanding.acts.capture.judged.weights import Tree

_DIGITS = 4
Numbers = NDArray[Any]


def grown(
    numbers: Numbers, target: Numbers, sure: Numbers, how: Mapping[str, Any]
) -> tuple[float, Sequence[Tree]]:
    """Return what trees begin with, and trees that tell `target` by rows of numbers, each so `sure`."""
    model = GradientBoostingClassifier(**how)
    model.fit(numbers[sure > 0], target[sure > 0], sample_weight=sure[sure > 0])
    share = float(numpy.average(target[sure > 0], weights=sure[sure > 0]))
    begin = float(numpy.log(share / (1 - share)))
    rate = how["learning_rate"]
    return round(begin, _DIGITS), [_tree(each.tree_, rate) for each in model.estimators_[:, 0]]


def _tree(tree: Any, rate: float) -> Tree:
    leaf = tree.feature < 0
    limits = numpy.where(leaf, tree.value[:, 0, 0] * rate, tree.threshold)
    return Tree(
        tuple(int(each) if each >= 0 else -1 for each in tree.feature),
        tuple(round(float(each), _DIGITS) for each in limits),
        tuple(int(each) for each in tree.children_left),
        tuple(int(each) for each in tree.children_right),
    )
